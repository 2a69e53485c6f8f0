"""What the trail calls the actions that Wagtail's log doesn't know."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import registry

WORDS: dict[str, Any] = {
    "account.create": _("Account made"),
    "account.change": _("Account changed"),
    "account.delete": _("Account deleted"),
    "audit.export": _("File taken from the admin"),
    "media.add_tags": _("Tags added"),
    "media.add_to_collection": _("Put into a collection"),
    "rights.given": _("Right given"),
    "rights.taken": _("Right taken"),
    "session.in": _("Signed in"),
    "session.out": _("Signed out"),
    "session.refused": _("Sign-in refused"),
    "session.locked": _("Sign-in locked"),
}


def word(action: str) -> Any:
    """Return what people call an action."""
    if action in WORDS:
        return WORDS[action]
    return registry.get_action_label(action) if registry.action_exists(action) else action
