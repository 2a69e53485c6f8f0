"""Registers the doors' refusals, the log's words and the admin of this app."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from publishing import doors
from wagtail import hooks

hooks.register("before_bulk_action", doors.before_bulk)
hooks.register("before_copy_page", doors.before_copy)
hooks.register("before_unpublish", doors.before_unpublish_record)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what a release and a withdrawal write into the history."""
    actions.register_action("publishing.release", _("Release"), _("Released"))
    actions.register_action("publishing.recall", _("Recall"), _("Recalled"))
