"""Who must show a second factor, who has one, and whether this session has shown it.

Signing in is django-allauth's; demanding the second step is ours, in two places. The middleware
lets a session that hasn't shown it reach nothing but the pages where it does. And a person without
any factor holds no right to publish (`User.has_perm`, the tester of pages, the policy of centres),
so that a door without a session isn't a way round.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from wagtail.models import GroupApprovalTask, GroupPagePermission

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator

#: Recovery codes alone are no factor: they stand in for one that was lost.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
#: Beginnings of rights that bring something before the public, or take it away.
PUBLISHING = ("publish_", "go_out_", "add_release", "change_release", "change_withdrawal")
#: Whoever hands out rights could give them to himself.
APPOINTING = ("add_user", "change_user", "add_group", "change_group")


def has_factor(user: Any) -> bool:
    """Tell whether `user` has a passkey or an app for codes. Remembered on the user."""
    known: bool | None = getattr(user, "_has_factor", None)
    if known is None:
        known = Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()
        user._has_factor = known
    return known


def lacks_factor(user: Any) -> bool:
    """Tell whether `user` may not publish for want of a second factor."""
    return bool(settings.SECOND_FACTOR_REQUIRED and user.pk and not has_factor(user))


def is_publishing(permission: str) -> bool:
    """Tell whether the right `permission` ("app.codename") publishes."""
    return permission.rpartition(".")[2].startswith(PUBLISHING)


def must_have(user: Any) -> bool:
    """Tell whether `user` can publish, approve, or hand out rights, as far as groups go."""
    if user.is_superuser:
        return True
    rights = user.get_all_permissions()
    if any(is_publishing(right) or right.rpartition(".")[2] in APPOINTING for right in rights):
        return True
    groups = user.groups.all()
    pages = GroupPagePermission.objects.filter(
        group__in=groups, permission__codename="publish_page"
    )
    return bool(
        pages.exists() or GroupApprovalTask.objects.filter(active=True, groups__in=groups).exists()
    )


def has_shown(request: HttpRequest, user: Any) -> bool:
    """Tell whether the second step was taken in this session."""
    records = get_authentication_records(request, user)
    return any(record.get("method") == "mfa" for record in records)


def missing_step(request: HttpRequest, user: Any) -> str | None:
    """Return the name of the page where `user` must go first; None: nothing is missing.

    Whoever has a factor shows it, needed or not: he asked for it.
    """
    if not settings.SECOND_FACTOR_REQUIRED or not user.is_authenticated:
        return None
    if has_factor(user):
        return None if has_shown(request, user) else "mfa_reauthenticate"
    return "second_factor_choose" if must_have(user) else None
