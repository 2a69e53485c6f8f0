"""What every link to unpublished words has in common: its secret, its headers, its files.

Used by shared previews and by links under embargo (press.embargo).
"""

from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from core.pages import BasePage

#: A browser may hold so many links at once; a picture costs a look-up for each.
MOST_LINKS = 8


def new_secret() -> str:
    """Return a secret that nobody guesses."""
    return token_urlsafe(32)


def digest(secret: str) -> str:
    """Return what is kept of a link's secret: whoever reads the database can't open a link."""
    return sha256(secret.encode()).hexdigest()


def private(response: Any) -> Any:
    """Return the answer so that no robot lists it, no cache keeps it, no site hears of it."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response


def preview(
    request: HttpRequest, page: BasePage, secret: str, kind: str, **attributes: Any
) -> HttpResponse:
    """Return the draft as it will look, and lend its reader the files it shows.

    Args:
        request: of who opened the link.
        page: the words to show.
        secret: of the link.
        kind: of link; `secrets_in` finds the secret again by it.
        attributes: what the templates find on the request.
    """
    with translation.override(page.locale.language_code):
        answer = page.make_preview_request(request, page.default_preview_mode, attributes)
    # The pictures of the text come by addresses of their own: they must know the link, too. This is
    # no cookie of the public site: it goes to who was given a link, and only with files.
    answer.set_cookie(
        f"{kind}-{digest(secret)[:12]}", secret, max_age=12 * 3600, path=settings.MEDIA_URL,
        secure=request.is_secure(), httponly=True, samesite="Strict",
    )  # fmt: skip
    return private(answer)


def secrets_in(request: HttpRequest, kind: str) -> list[str]:
    """Return the secrets of the links of a kind that the browser has opened."""
    found = [value for name, value in request.COOKIES.items() if name.startswith(f"{kind}-")]
    return found[:MOST_LINKS]


def is_too_often(what: str, most: int, seconds: int) -> bool:
    """Count `what` once more; tell whether it came more than `most` times in about `seconds`."""
    key = f"sharing:{digest(what)}"
    cache.add(key, 0, seconds)
    try:
        return bool(cache.incr(key) > most)
    except ValueError:  # it expired in between
        return False
