"""Taking somebody's second factor away: a lost telephone, a person who left."""

from typing import Any

from django.db import transaction

from wagtail.log_actions import log

from allauth.mfa.models import Authenticator

from users.models import User
from users.sessions import end_all

RESET = "users.factor_reset"


def reset_second_factor(user: User, by: Any = None) -> int:
    """Remove all of `user`'s factors and recovery codes and end the sessions; note it in the log.

    The next sign-in with the password sets a new one up, so hand out a new password too where the
    old one may be known.

    Args:
        user: whose factors go.
        by: the administrator; None on the command line.

    Returns:
        How many factors there were.
    """
    with transaction.atomic():
        factors = Authenticator.objects.filter(user=user)
        count = factors.exclude(type=Authenticator.Type.RECOVERY_CODES).count()
        factors.delete()
        end_all([user])
        log(user, RESET, user=by, data={"factors": count})
    return count
