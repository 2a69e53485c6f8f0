"""How far a language reaches: the whole site, or the sections of centres that opened it (L1)."""

from typing import Any

from django.conf import settings

HOME_DEPTH = 2
#: What stands below the home page of a language that only centres have (`BasePage.entry_kind`).
CENTRES = "centres"


def is_centre_only(language: str) -> bool:
    """Tell whether only centres have pages in `language`."""
    return language in settings.CENTRE_LANGUAGE_CODES


def site_wide() -> list[str]:
    """Return the codes of the languages that the whole site speaks."""
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if not is_centre_only(code)]


def has_place_for(kind: str, parent: Any) -> bool:
    """Tell whether a page of `kind` may stand below the page `parent`, as far as languages go."""
    is_home = parent.depth == HOME_DEPTH and is_centre_only(parent.slug)
    return kind == CENTRES if is_home else True
