"""Registers the messages, and the word for their erasure."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import hooks

from home.contact.erasing import ERASED
from home.contact.viewsets import MessageViewSet

hooks.register("register_admin_viewset", MessageViewSet)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what the scheduler does on the day."""
    actions.register_action(ERASED, _("Erase a message"), _("Erased on its day"))
