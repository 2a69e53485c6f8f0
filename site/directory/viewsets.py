"""Admin of the directory."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.viewsets import RecordViewSet, hq_only, taught
from directory.models import (
    Body,
    Centre,
    Channel,
    Country,
    Organisation,
    Person,
    RoleAppointment,
    Topic,
)


class CountryViewSet(RecordViewSet):
    model = Country
    icon = "globe"
    record_panels = [
        "code",
        "name",
        MultiFieldPanel(["is_member", "is_observer", "joined"], heading=_("In the Council")),
    ]
    list_display = ["__str__", "code", "is_member", "is_observer", "live"]
    list_filter = ["is_member", "is_observer", "live"]


class BodyViewSet(RecordViewSet):
    model = Body
    icon = "group"
    record_panels = [
        "name",
        "short_name",
        taught("slug"),
        "country",
        "url",
        "email",
        "is_publisher",
        InlinePanel("former_names", heading=_("Former names"), label=_("former name")),
    ]
    list_display = ["__str__", "country", "is_publisher", "live"]
    list_filter = ["country", "is_publisher", "live"]


class OrganisationViewSet(RecordViewSet):
    model = Organisation
    icon = "group"
    record_panels = ["name", "country", "city", "url", "email"]
    list_display = ["__str__", "country", "live"]
    list_filter = ["country", "live"]


class PersonViewSet(RecordViewSet):
    model = Person
    icon = "user"
    record_panels = ["name", taught("slug"), "biography", "portrait"]
    list_display = ["__str__", "live"]


class RoleAppointmentViewSet(RecordViewSet):
    model = RoleAppointment
    icon = "history"
    record_panels = [
        "person",
        "title",
        "body",
        "centre",
        FieldRowPanel(["started", "ended"]),
    ]
    list_display = ["__str__", "started", "ended", "live"]


class TopicViewSet(RecordViewSet):
    model = Topic
    icon = "tag"
    record_panels = ["name", taught("slug")]
    list_display = ["__str__", "slug", "live"]


class CentreViewSet(RecordViewSet):
    model = Centre
    icon = "home"
    record_panels = [
        FieldPanel("name"),
        FieldRowPanel([hq_only("country", Centre), taught("zone")]),
        FieldPanel("city"),
        hq_only("slug", Centre),
        MultiFieldPanel(
            [
                hq_only("status", Centre),
                hq_only("status_note", Centre),
                FieldRowPanel([hq_only("opened", Centre), hq_only("closed", Centre)]),
                hq_only("is_fictional", Centre),
                hq_only("trusted", Centre),
            ],
            heading=_("State"),
        ),
        MultiFieldPanel(
            ["address", "directions", FieldRowPanel([taught("latitude"), taught("longitude")])],
            heading=_("Where"),
        ),
        MultiFieldPanel(["phone", "email", "languages", "services"], heading=_("Contact")),
        InlinePanel("hours", heading=_("Opening hours"), label=_("span")),
        FieldPanel("default_image"),
    ]
    list_display = ["__str__", "country", "status", "live"]
    list_filter = ["status", "country", "live"]


class ChannelViewSet(RecordViewSet):
    model = Channel
    icon = "link"
    record_panels = ["name", "network", "url", "centre", "languages"]
    list_display = ["__str__", "network", "centre", "live"]
    list_filter = ["network", "centre", "live"]


class DirectoryGroup(SnippetViewSetGroup):
    """Who and where."""

    menu_label = _("Directory")
    menu_icon = "group"
    menu_order = 230
    items = (
        CentreViewSet,
        CountryViewSet,
        BodyViewSet,
        PersonViewSet,
        RoleAppointmentViewSet,
        OrganisationViewSet,
        TopicViewSet,
        ChannelViewSet,
    )
