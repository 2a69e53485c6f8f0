"""What stands beside a limited draft, and the dashboard's panels without what is hidden."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.home import LockedPagesPanel, RecentEditsPanel

from publishing.limits.models import Remark
from publishing.limits.rules import hides, limit_of


class LimitSidePanel(BaseSidePanel):
    """Who reads the draft, and the remarks of who opened it or lifted the limit."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle limit")
        icon_name = "lock"

    name = "limit"
    title = _("Limited draft")
    template_name = "limits/side_panel.html"
    order = 350

    def __init__(self, limit: Any, remarks: list[Remark], page: Any, request: Any) -> None:
        super().__init__(page, request)
        self.limit, self.remarks = limit, remarks

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return {**context, "limit": self.limit, "remarks": self.remarks}


def side_panels(page: Any, request: Any) -> list[LimitSidePanel]:
    """Return the panel of a page that is limited, or was (two queries)."""
    limit = limit_of(page)
    remarks = Remark.objects.filter(translation_key=page.translation_key).select_related("user")
    found = list(remarks[:20])
    return [LimitSidePanel(limit, found, page, request)] if limit or found else []


class OwnRecentEditsPanel(RecentEditsPanel):
    """Forgets what was limited after the user wrote it."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        edits = context["last_edits"]
        return {**context, "last_edits": [row for row in edits if not hides(user, row[1])]}


class OwnLockedPagesPanel(LockedPagesPanel):
    """Forgets what was limited after the user locked it."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        pages = [page for page in context["locked_pages"] if not hides(user, page)]
        return {**context, "locked_pages": pages}


OWN = {RecentEditsPanel: OwnRecentEditsPanel, LockedPagesPanel: OwnLockedPagesPanel}


def replace_panels(panels: list[Any]) -> None:
    """Put our panels in the place of Wagtail's."""
    panels[:] = [OWN[type(each)]() if type(each) in OWN else each for each in panels]
