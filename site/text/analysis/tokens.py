"""Words of a text, as the index and the query need them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from text.analysis.skeleton import skeleton
from text.analysis.stems import stem
from text.casing import base_language
from text.transliteration import APOSTROPHES

#: Longer "words" are not words (a pasted address, a hostile query).
LONGEST = 40

# Marks that join no letter (İ typed as two, Arabic vowels) belong to the word all the same.
_LETTER = "[^\\W_][\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:[{APOSTROPHES}](?:{_LETTER})+)*[{APOSTROPHES}]?")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_QUOTED = re.compile(r'"([^"]+)"|“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]')
# In these an apostrophe is part of a letter (oʻ gʻ) or a sign, never the edge of a suffix.
_LETTER_APOSTROPHE = frozenset({"uz"})
_ELIDED = frozenset({"l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu"})


class Token(NamedTuple):
    """A word of the text: its search spelling and its stem."""

    word: str
    stem: str


def analyse(text: str, language: str) -> Iterator[Token]:
    """Yield the tokens of a text in order.

    Args:
        text: Any text; control characters, quotes and markup are no words.
        language: Code of the language the text is searched in.
    """
    for _start, _end, token in spans(text, language):
        yield token


def spans(text: str, language: str) -> Iterator[tuple[int, int, Token]]:
    """Yield the tokens of a text with where their words begin and end in it."""
    for match in _WORD.finditer(text):
        word = _bare(unicodedata.normalize("NFC", match.group()), language)
        spelling = skeleton(word, language)[:LONGEST]
        if spelling:
            token = Token(spelling, stem(word, language)[:LONGEST] or spelling)
            yield match.start(), match.end(), token


def quoted_phrases(query: str) -> list[str]:
    """Return what stands in quotation marks; an unbalanced mark quotes nothing."""
    return [next(filter(None, match.groups())) for match in _QUOTED.finditer(query)]


def _bare(word: str, language: str) -> str:
    """Return the word without what an apostrophe joins to it: Türkiye'nin → Türkiye."""
    language = base_language(language)
    if language in _LETTER_APOSTROPHE:
        return _APOSTROPHE.sub("", word)
    parts = [part for part in _APOSTROPHE.split(word) if part]
    if len(parts) > 1 and (language == "fr" or len(parts[0]) == 1):
        return parts[-1] if parts[0].lower() in _ELIDED else "".join(parts)
    return parts[0]
