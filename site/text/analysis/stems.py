"""Stems: Snowball where it knows the language, our own light stemmer for the Turkic ones."""

import re
from functools import lru_cache

from Stemmer import Stemmer

from text.analysis import turkic
from text.analysis.skeleton import skeleton, spelling
from text.casing import base_language, lower

TURKIC = frozenset({"az", "kk", "ky", "tk", "tr", "uz"})
_SNOWBALL = {
    "ar": "arabic", "de": "german", "en": "english", "fr": "french", "hu": "hungarian",
    "ru": "russian",
}  # fmt: skip
# And, so, with, like, for + the article, which Snowball leaves on.
_ARABIC_PREFIX = re.compile("^(?:[وفبك]?[وفبك]?ال|[وف]?لل)(?=...)")
_ARABIC_FEMININE = re.compile("(?<=..)(?:ه|ات)$")
# Readers drop these marks often, and the stem must not depend on them.
_STEMMED_WITHOUT_MARKS = frozenset({"fr", "hu"})


@lru_cache(maxsize=12)
def _snowball(language: str) -> Stemmer:
    return Stemmer(_SNOWBALL[language], 0)


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a word, in the skeleton's spelling.

    Args:
        word: One word as written.
        language: Code of the language; one without a stemmer keeps the whole word.
    """
    language = base_language(language)
    if language in TURKIC:
        return turkic.stem(spelling(word, language), language)
    whole = skeleton(word, language)
    if language not in _SNOWBALL:
        return whole
    word = lower(word, language)
    if language == "ar":
        # ه typed for ة, and the regular plural, become the singular that Snowball knows.
        word = _ARABIC_FEMININE.sub("ة", _ARABIC_PREFIX.sub("", whole))
    if language in _STEMMED_WITHOUT_MARKS:
        word = whole
    if language == "fr" and word.endswith("aux") and not word.endswith("eaux"):
        word = word[:-3] + "al"  # chevaux, cheval
    return skeleton(_snowball(language).stemWord(word), language) or whole
