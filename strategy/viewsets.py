"""Admin of the Strategy's records."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.viewsets import RecordViewSet, taught
from strategy.models import (
    Action,
    ActionPlan,
    KeyMessage,
    LaunchMaterial,
    Priority,
    StrategyVersion,
)


class StrategyVersionViewSet(RecordViewSet):
    model = StrategyVersion
    icon = "doc-full-inverse"
    record_panels = [
        FieldRowPanel(["number", "status"]),
        FieldPanel("name"),
        FieldRowPanel(["adopted_on", "presented_on"]),
        MultiFieldPanel(["supersedes", "what_changed"], heading=_("What changed")),
        FieldPanel("name_variants"),
    ]
    list_display = ["__str__", "number", "status", "adopted_on", "live"]
    list_filter = ["status", "live"]


class PriorityViewSet(RecordViewSet):
    model = Priority
    icon = "pick"
    record_panels = ["number", "name", "text"]
    list_display = ["__str__", "number", "live"]


class KeyMessageViewSet(RecordViewSet):
    model = KeyMessage
    icon = "openquote"
    record_panels = ["priority", "text", taught("sort_order")]
    list_display = ["__str__", "priority", "live"]
    list_filter = ["priority", "live"]


class LaunchMaterialViewSet(RecordViewSet):
    model = LaunchMaterial
    icon = "download"
    record_panels = [
        FieldPanel("name"),
        FieldPanel("kind"),
        taught("slug"),
        FieldPanel("summary"),
        FieldPanel("version"),
        InlinePanel(
            "files",
            heading=_("Files by language"),
            label=_("file"),
            help_text=_(
                "A file or a film in each row. Leave the language empty if it has no words."
            ),
            min_num=1,
        ),
        MultiFieldPanel(["rights", "credit"], heading=_("Rights")),
        taught("sort_order"),
    ]
    list_display = ["__str__", "kind", "version", "live"]
    list_filter = ["kind", "version", "live"]


class ActionPlanViewSet(RecordViewSet):
    model = ActionPlan
    icon = "calendar-alt"
    record_panels = [
        FieldPanel("name"),
        taught("slug"),
        MultiFieldPanel(
            [FieldRowPanel(["period_start", "period_end"]), "period_note"],
            heading=_("Period"),
        ),
        FieldPanel("adopted_on"),
        FieldPanel("is_fictional"),
    ]
    list_display = ["__str__", "period_start", "period_end", "live"]


class ActionViewSet(RecordViewSet):
    model = Action
    icon = "check"
    record_panels = [
        FieldRowPanel(["plan", "number"]),
        FieldPanel("title"),
        FieldRowPanel(["priority", "body"]),
        FieldPanel("countries"),
        MultiFieldPanel(
            [
                FieldRowPanel(["due", "status"]),
                FieldPanel(
                    "evidence_url",
                    help_text=_("Where one can see that it was done. Needed when it is done."),
                ),
                "note",
            ],
            heading=_("Progress"),
        ),
    ]
    list_display = ["__str__", "plan", "number", "status", "due", "live"]
    list_filter = ["plan", "status", "priority", "live"]


class StrategyGroup(SnippetViewSetGroup):
    """The Strategy's records."""

    menu_label = _("Strategy")
    menu_icon = "doc-full-inverse"
    menu_order = 210
    items = (
        StrategyVersionViewSet,
        PriorityViewSet,
        KeyMessageViewSet,
        LaunchMaterialViewSet,
        ActionPlanViewSet,
        ActionViewSet,
    )
