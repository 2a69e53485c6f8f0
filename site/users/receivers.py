"""What follows when somebody signs in, gets a factor or loses one."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from wagtail.log_actions import log

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_used

from users.second_factor import FACTORS
from users.sessions import begin, end_all

ADDED, REMOVED, RECOVERED = "users.factor_added", "users.factor_removed", "users.code_recovered"
JOINED = "users.provider_joined"


def connect() -> None:
    """Listen; called once when the app is ready."""
    user_logged_in.connect(_signed_in, dispatch_uid="users.signed_in")
    authenticator_added.connect(_added, dispatch_uid="users.added")
    authenticator_removed.connect(_removed, dispatch_uid="users.removed")
    authenticator_used.connect(_used, dispatch_uid="users.used")


def _signed_in(request: HttpRequest | None, **kwargs: Any) -> None:
    if request is not None and hasattr(request, "session"):
        begin(request)


def _added(request: HttpRequest, user: Any, authenticator: Authenticator, **kwargs: Any) -> None:
    """Who has just set a factor up has shown it."""
    if authenticator.type in FACTORS:
        record_authentication(
            request, user, "mfa", id=authenticator.pk, type=str(authenticator.type)
        )
        log(user, ADDED, user=user, data={"factor": str(authenticator)})


def _removed(request: HttpRequest, user: Any, authenticator: Authenticator, **kwargs: Any) -> None:
    """Sessions elsewhere may have begun with the removed factor: they end."""
    if authenticator.type in FACTORS:
        log(user, REMOVED, user=user, data={"factor": str(authenticator)})
        end_all([user], but=request.session.session_key)


def _used(user: Any, authenticator: Authenticator, **kwargs: Any) -> None:
    """A recovery code in use is worth a line: its owner has lost a device, or the codes."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        log(user, RECOVERED, user=user)
