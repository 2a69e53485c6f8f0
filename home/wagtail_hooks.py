"""Registers notices."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet

from core.viewsets import RecordViewSet
from home.models import Notice


class NoticeViewSet(RecordViewSet):
    """Notices above every page."""

    model = Notice
    icon = "warning"
    record_panels = [
        "text",
        FieldPanel(
            "address",
            help_text=_("Begins with / for a page of this site, with https:// for another."),
        ),
        FieldRowPanel(["starts", "ends"]),
        "centre",
    ]
    list_display = ["__str__", "starts", "ends", "live"]
    add_to_admin_menu = True
    menu_order = 240


register_snippet(NoticeViewSet)
