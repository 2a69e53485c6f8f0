"""The admin views that all records share."""

from typing import Any

from django.utils.functional import cached_property

from wagtail.admin.panels import ObjectList, Panel, PublishingPanel, TabbedInterface
from wagtail.snippets.views.snippets import SnippetViewSet

from core.records import Record


class RecordViewSet(SnippetViewSet):
    """Listing, form, history and preview of one kind of record.

    Subclasses set `model`, `icon`, `record_panels` and, as a rule, `list_display`.
    """

    record_panels: list[Panel | str] = []
    source_panels: list[Panel | str] = ["source_url", "source_grade"]
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50

    def get_edit_handler(self) -> Any:
        from django.utils.translation import gettext as _

        model: type[Record] = self.model
        names = {field.name for field in model._meta.get_fields()}
        tabs = [ObjectList(self.record_panels, heading=_("Facts"))]
        sources = [panel for panel in self.source_panels if panel in names]
        if sources:
            tabs.append(ObjectList(sources, heading=_("Source")))
        tabs.append(ObjectList([PublishingPanel()], heading=_("Schedule")))
        return TabbedInterface(tabs).bind_to_model(self.model)

    @cached_property
    def url_prefix(self) -> str:
        return f"records/{self.model_name}"

    @cached_property
    def admin_url_namespace(self) -> str:  # type: ignore[override]
        return f"record_{self.model_name}"
