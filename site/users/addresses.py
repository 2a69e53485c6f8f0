"""Whose address a request comes from."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the address that the outermost of our own proxies saw.

    Each of the `TRUSTED_PROXIES` adds whom it heard to the right of X-Forwarded-For; what stands
    further left was written by the client and is believed by nobody.
    """
    heard = request.headers.get("x-forwarded-for", "").split(",")
    heard = [address.strip() for address in heard if address.strip()]
    heard.append(request.META.get("REMOTE_ADDR") or "socket")
    return heard[-min(settings.TRUSTED_PROXIES + 1, len(heard))]
