"""What every public template finds: language, direction, sections, languages of the page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from core.navigation import alternates, language_menu, navigation

#: Codes written from right to left. Django's own table is wrong for Azerbaijani.
RIGHT_TO_LEFT = frozenset(settings.LANGUAGES_BIDI)


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the public site; nothing is queried before a template asks."""
    language = get_language() or settings.LANGUAGE_CODE
    route = getattr(request, "_wagtail_route_for_request", None)
    page = route[0] if route else None
    return {
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "demonstration": settings.DEMONSTRATION,
        "base_url": settings.BASE_URL,
        "navigation": SimpleLazyObject(lambda: navigation(language, request.path, page)),
        "languages": SimpleLazyObject(lambda: language_menu(language, page)),
        "alternates": SimpleLazyObject(lambda: alternates(page)),
    }
