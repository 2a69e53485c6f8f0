"""Signing in at the organisation's own OpenID Connect provider (O1); off without `OIDC_ISSUER`.

The provider says who somebody is, never what he may do: it opens accounts that administrators made,
and the second step follows here as after a password.
"""

import logging
from typing import Any, NoReturn

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wagtail.log_actions import log

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.openid_connect import views
from requests import RequestException

from users.models import User
from users.receivers import JOINED

logger = logging.getLogger("users.single_sign_on")

#: What an unreachable provider, or one that answers nonsense, ends in before the redirect.
BROKEN = (RequestException, KeyError, ValueError)


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """Lets in whom an administrator has let in; everybody else reads why not."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Join the provider's identity to an account, at its first sign-in.

        Raises:
            ImmediateHttpResponse: there is no such account, or more than one.
        """
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            _refuse(request, _("Sign in here instead."))
        if sociallogin.is_existing:
            return
        account = account_of(sociallogin.email_addresses)
        if account is None:
            _refuse(
                request,
                _("No account here has the address that %(provider)s confirmed. Ask your "
                  "administrator to enter it in your account.") % {"provider": settings.OIDC_NAME},
            )  # fmt: skip
        sociallogin.connect(request, account)
        log(account, JOINED, user=account, data={"provider": settings.OIDC_NAME})

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None,
        **kwargs: Any,
    ) -> NoReturn:  # fmt: skip
        logger.warning("the provider signed nobody in: %s", exception or error)
        _refuse(request, _failed())

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send none: an administrator joined person and address."""


def account_of(addresses: Any) -> User | None:
    """Return the one open account with an address that the provider has verified."""
    verified = {row.email.casefold() for row in addresses if row.verified is True}
    found = [
        user
        for address in verified
        for user in User.objects.filter(email__iexact=address, is_active=True)[:2]
    ]
    return found[0] if len(found) == 1 else None


@never_cache
@require_safe
def begin(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Send the browser to the provider."""
    return _guarded(views.login, request, provider_id)


@never_cache
@require_safe
def come_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Take what the browser brings from the provider."""
    return _guarded(views.callback, request, provider_id)


def _guarded(view: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    try:
        response: HttpResponseBase = view(request, provider_id)
    except BROKEN:
        logger.exception("the provider gave no answer, or one that can't be read")
        messages.error(request, _failed())
        return redirect("account_login")
    return response


def _failed() -> str:
    return _(
        "%(provider)s didn't sign you in. Try again later, or sign in with your password here."
    ) % {"provider": settings.OIDC_NAME}


def _refuse(request: HttpRequest, why: str) -> NoReturn:
    messages.error(request, why)
    raise ImmediateHttpResponse(redirect("account_login"))
