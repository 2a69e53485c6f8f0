"""The second step in the admin: in the account, in the list of accounts, in the log."""

from collections.abc import Iterator
from typing import Any

from django.forms import ModelForm
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel, SettingsTab
from wagtail.admin.widgets import Button

from users.factor_reset import RESET
from users.models import User
from users.receivers import ADDED, JOINED, RECOVERED, REMOVED
from users.second_factor import has_factor
from users.viewsets import RIGHTS

security_tab = SettingsTab("security", _("Security"), order=150)


class NothingForm(ModelForm):
    """Wagtail wants a form of each panel; this one changes nothing."""

    class Meta:
        model = User
        fields: list[str] = []


@hooks.register("register_account_settings_panel")
class SecurityPanel(BaseSettingsPanel):
    """Says whether there is a second step, and leads to it and to the sessions."""

    name = "security"
    order = 100
    title = _("Second step and sessions")
    tab = security_tab
    template_name = "users/security_panel.html"
    form_class = NothingForm

    def get_context_data(self) -> dict[str, Any]:
        return {"form": self.get_form(), "has_factor": has_factor(self.user)}


@hooks.register("register_user_listing_buttons")
def reset_button(user: Any, request_user: Any) -> Iterator[Button]:
    """Offer to reset the second step of an account."""
    if request_user.has_perm("users.change_user"):
        yield Button(
            _("Reset the second step"),
            reverse("reset_second_factor", args=[user.pk]),
            icon_name="key",
            priority=90,
        )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what happens to second factors and accounts."""
    for action, name, done in (
        (ADDED, _("Set up a second step"), _("Set up a second step")),
        (REMOVED, _("Remove a second step"), _("Removed a second step")),
        (RECOVERED, _("Use a recovery code"), _("Signed in with a recovery code")),
        (RESET, _("Reset the second step"), _("Reset the second step")),
        (
            JOINED,
            _("Join single sign-on"),
            _("Signed in through single sign-on for the first time"),
        ),
        (RIGHTS, _("Give rights"), _("Gave rights in the tree and on files")),
    ):
        actions.register_action(action, name, done)
