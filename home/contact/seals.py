"""The signed mark in a form: who fills it in needs time, and not a day.

It stands in the form instead of a cookie, so the public site keeps none. No right hangs on it: the
view never asks who is signed in, so there is nothing that a foreign site could do in their name.
"""

from enum import Enum

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

SECONDS_TO_WRITE, SECONDS_OPEN = 3, 24 * 3600

_signer = TimestampSigner(salt="contact")


class Seal(Enum):
    """What a seal says of the form that came back."""

    GOOD = "good"
    TOO_FAST = "too fast"
    TOO_OLD = "too old"
    FALSE = "false"


def seal(address: str) -> str:
    """Return the mark of a form that is opened now at `address`."""
    return _signer.sign(address)


def judge(mark: str, address: str) -> Seal:
    """Say what `mark` is worth for a form at `address`."""
    try:
        if _signer.unsign(mark, max_age=SECONDS_OPEN) != address:
            return Seal.FALSE
    except SignatureExpired:
        return Seal.TOO_OLD
    except BadSignature:
        return Seal.FALSE
    try:
        _signer.unsign(mark, max_age=SECONDS_TO_WRITE)
    except SignatureExpired:
        return Seal.GOOD
    return Seal.TOO_FAST
