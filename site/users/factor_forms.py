"""django-allauth's forms of the second step, stricter: a code works once, whatever the clock."""

from typing import Any

from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm

from users.adapters import waiting

#: Longer than a code is good for: its half minute, one before, one after.
REMEMBERED = 180
DIGITS = {
    "inputmode": "numeric",
    "autocomplete": "one-time-code",
    "autofocus": "",
    "placeholder": "",
}


class OnceForm(forms.Form):
    """A form with a code that nobody can use again, not even the one that set the app up."""

    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(DIGITS)

    def clean_code(self) -> str:
        """Refuse a used code, and say until when who guessed too often waits.

        Raises:
            ValidationError: wrong, used, or one of too many.
        """
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError as error:
            if error.code in ("too_many_login_attempts", "rate_limited"):
                raise waiting(context.request, f"mfa-auth-user-{self.user.pk}") from error
            raise
        if not cache.add(f"code:{self.user.pk}:{normalize_user_code(code)}", True, REMEMBERED):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(OnceForm, AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(OnceForm, ReauthenticateForm):
    """The second step within a session."""


class NewAppForm(OnceForm, ActivateTOTPForm):
    """Sets up an app for codes."""


class NewPasskeyForm(AddWebAuthnForm):
    """Sets up a passkey, which by itself opens the door unless told otherwise."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("To tell your keys apart, for example “Telephone”."),
        required=False,
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with this key alone"),
        help_text=_(
            "The device then asks for your fingerprint, face or PIN instead of a password."
        ),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.pop("name", None)
