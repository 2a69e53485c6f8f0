"""The trail's place in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from audit.media import bulk_done
from audit.views import AuditView
from users.roles import is_administrator

hooks.register("after_bulk_action", bulk_done)


class AuditMenuItem(MenuItem):
    """Shown to administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    """Below `/admin/`."""
    return [
        path("reports/audit/", AuditView.as_view(), name="audit"),
        path("reports/audit/results/", AuditView.as_view(results_only=True), name="audit_results"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    """Among the reports."""
    return AuditMenuItem(
        _("Audit"), reverse("audit"), name="audit", icon_name="history", order=1100
    )
