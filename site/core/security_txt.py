"""`/.well-known/security.txt` (RFC 9116): whom to tell of a hole in the site."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.reach import site_wide

PATH = "/.well-known/security.txt"


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Answer the contacts and until when they hold.

    Raises:
        Http404: no contact is set, or the date is over: a stale address is worse than none.
    """
    expires = settings.SECURITY_EXPIRES
    if not settings.SECURITY_CONTACT or expires is None or expires <= datetime.now(UTC):
        raise Http404
    languages = ", ".join(site_wide())
    lines = [f"Contact: {contact}" for contact in settings.SECURITY_CONTACT]
    lines += [
        f"Expires: {expires.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {languages}",
        f"Canonical: {settings.BASE_URL}{PATH}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@register(Tags.security, deploy=True)
def check_security_txt(app_configs: Any, **kwargs: Any) -> list[Warning]:
    """Tell an operator when the file isn't served, or won't be in a month."""
    expires = settings.SECURITY_EXPIRES
    if settings.SECURITY_CONTACT and expires and (expires - datetime.now(UTC)).days >= 30:
        return []
    return [
        Warning(
            "security.txt is missing or about to expire.",
            hint="Set SECURITY_CONTACT (mailto:, https:) and SECURITY_EXPIRES (2027-06-30T00:00Z).",
            id="core.W001",
        )
    ]
