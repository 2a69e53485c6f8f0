"""Registers notices."""

from wagtail.admin.panels import FieldRowPanel
from wagtail.snippets.models import register_snippet

from core.viewsets import RecordViewSet
from home.models import Notice


class NoticeViewSet(RecordViewSet):
    """Notices above every page."""

    model = Notice
    icon = "warning"
    record_panels = ["text", "address", FieldRowPanel(["starts", "ends"]), "centre"]
    list_display = ["__str__", "starts", "ends", "live"]
    add_to_admin_menu = True
    menu_order = 240


register_snippet(NoticeViewSet)
