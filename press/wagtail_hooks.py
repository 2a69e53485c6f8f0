"""The press's part of the admin: recipients of a release, and counts of downloads."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _

from wagtail import hooks

from press.admin_views import RecipientsView


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    """Below `/admin/`."""
    return [
        path("releases/<int:pk>/recipients/", RecipientsView.as_view(), name="press_recipients")
    ]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what accrediting writes into the history of a release."""
    actions.register_action("press.accredit", _("Give a link"), _("Gave a link under embargo"))
    actions.register_action("press.visit", _("Use a link"), _("Link under embargo used"))
    actions.register_action("press.revoke", _("End a link"), _("Ended a link under embargo"))
