"""What django-allauth asks us: whose address it is, when to wait, where to go."""

import time
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal import ratelimit

from users.addresses import client_address
from users.signals import locked_out

LIMIT: dict[str, str] = {"app": "allauth.account", "action": "login_failed"}
#: How long one word about a locked account is enough, in seconds.
WAIT = 15 * 60


class SignInAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators; a lock holds for one account at one address."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("wagtailadmin_home")

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count an attempt, or refuse it and say until when.

        Raises:
            ValidationError: this account waits, at this address.
        """
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            key = self._get_login_attempts_cache_key(request, **credentials)
            if cache.add(f"told:{sha256(key.encode()).hexdigest()}", 1, WAIT):
                locked_out.send(type(self), credentials=credentials)
            raise waiting(request, key) from error

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Name the account and the address: who guesses locks out nobody else."""
        account = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account}@{ratelimit.get_ip(request)}"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask again only when the last step is some minutes old, be it the sign-in itself."""
        records = get_authentication_records(self.request, self.request.user)
        if not records:
            return True
        return bool(time.time() - records[-1]["at"] > app_settings.REAUTHENTICATION_TIMEOUT)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        messages.error(request, _("This account is closed."))
        return redirect("account_login")


def waiting(request: HttpRequest, key: str) -> ValidationError:
    """Return the error that names the time from which the next attempt counts."""
    (rate,) = ratelimit.get_rates(**LIMIT)
    name = ratelimit.get_cache_key(request, rate=rate, key=key, **LIMIT)
    history = cache.get(name) or [time.time()]
    until = datetime.fromtimestamp(history[-1] + rate.duration, tz=timezone.get_current_timezone())
    return ValidationError(
        _(
            "Too many wrong attempts for this account from your address. Try again after "
            "%(time)s (%(zone)s)."
        ),
        code="too_many_login_attempts",
        params={"time": date_format(until, "H:i:s"), "zone": settings.TIME_ZONE},
    )
