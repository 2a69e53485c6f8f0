"""Admin of forums' and meetings' records."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.viewsets import RecordViewSet, hq_only, taught
from events.models import Decision, Event, Series


class SeriesViewSet(RecordViewSet):
    model = Series
    icon = "list-ol"
    record_panels = ["name", taught("slug"), "kind", "text", taught("sort_order")]
    list_display = ["__str__", "kind", "live"]


class EventViewSet(RecordViewSet):
    model = Event
    icon = "date"
    record_panels = [
        FieldPanel("name"),
        FieldRowPanel(["series", "ordinal"]),
        taught("slug"),
        MultiFieldPanel(["status", "status_note", "previously_on"], heading=_("Status")),
        MultiFieldPanel(
            [
                FieldRowPanel(["starts_on", "ends_on"]),
                FieldRowPanel(["starts_at", taught("zone")]),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            ["city", "country", "venue", FieldRowPanel([taught("latitude"), taught("longitude")])],
            heading=_("Where"),
        ),
        MultiFieldPanel(["host", "centre"], heading=_("Who")),
        MultiFieldPanel(
            [hq_only(name, Event) for name in ("adopts", "presents", "adopts_plans", "materials")],
            heading=_("What came of it"),
        ),
        InlinePanel("figures", heading=_("Figures with their sources"), label=_("figure")),
        InlinePanel("sessions", heading=_("Programme"), label=_("session")),
        MultiFieldPanel(
            ["languages", "audience", "accessibility"],
            heading=_("Practical"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            ["registration_url", "registration_closes"],
            heading=_("Registration"),
            classname="collapsed",
        ),
        hq_only("is_fictional", Event),
    ]
    list_display = ["__str__", "series", "ordinal", "starts_on", "status", "live"]
    list_filter = ["series", "status", "country", "live"]
    ordering = ["-starts_on"]


class DecisionViewSet(RecordViewSet):
    model = Decision
    icon = "clipboard-list"
    record_panels = [FieldRowPanel(["event", "number"]), "text", "actions"]
    list_display = ["__str__", "event", "number", "live"]
    list_filter = ["event", "live"]


class EventsGroup(SnippetViewSetGroup):
    """Forums and meetings."""

    menu_label = _("Events")
    menu_icon = "date"
    menu_order = 220
    items = (EventViewSet, SeriesViewSet, DecisionViewSet)
