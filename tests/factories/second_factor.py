"""A second factor for an account, its codes, and sessions that have shown it."""

import time

from allauth.account.internal.flows import login as flow
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def give_app(user):
    """Let `user` have an app for codes."""
    return TOTP.activate(user, SECRET).instance


def give_recovery(user):
    """Let `user` have recovery codes, and return them."""
    return RecoveryCodes.activate(user).generate_codes()


def code(secret=SECRET, ahead=0):
    """The code that the app shows now, or `ahead` half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def wrong_code():
    """Six digits that no clock near ours gives."""
    right = {code(ahead=step) for step in range(-3, 4)}
    return next(digits for digits in map(str, range(111111, 999999)) if digits not in right)


def show(client, user):
    """Mark the client's session as one in which the second step was taken."""
    factor = Authenticator.objects.filter(user=user).first() or give_app(user)
    session = client.session
    session[flow.AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "mfa", "at": time.time(), "id": factor.pk, "type": factor.type}
    ]
    session[flow._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()
    return client
