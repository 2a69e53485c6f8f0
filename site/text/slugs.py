"""Addresses: readable, Latin, in the page's own language."""

import re

from text.casing import base_language
from text.transliteration import APOSTROPHES, to_ascii

FALLBACK = "page"
MAX_LENGTH = 80

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
# Languages where an apostrophe stands between two words (l'Arménie).
_ELIDING_LANGUAGES = frozenset({"fr"})


def slugify(text: str, language: str, max_length: int = MAX_LENGTH) -> str:
    """Return the slug of a title: small ASCII letters, digits and single hyphens.

    Args:
        text: The title, in any script.
        language: Code of the page's language; it decides the spelling (Бакы is not Bakı).
        max_length: Longest slug; it is cut at a hyphen where there is one.

    Returns:
        A slug that is never empty: a title without a letter or digit gives `page`. Making it
        unique among its siblings is the caller's part.
    """
    if base_language(language) in _ELIDING_LANGUAGES:
        text = _APOSTROPHE.sub(" ", text)
    slug = _NOT_SLUG.sub("-", to_ascii(text, language)).strip("-")
    if len(slug) > max_length:
        whole_words = slug[: max_length + 1].rpartition("-")[0]
        slug = (whole_words or slug[:max_length]).strip("-")
    return slug or FALLBACK
