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

_WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*[{APOSTROPHES}]?")
_LOOSE_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]")
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
    # A mark that joins no letter (İ typed as two, Arabic vowels) would cut the word in two.
    text = _LOOSE_MARKS.sub("", unicodedata.normalize("NFC", text))
    for match in _WORD.finditer(text):
        word = _bare(match.group(), language)
        spelling = skeleton(word, language)[:LONGEST]
        if spelling:
            yield Token(spelling, stem(word, language)[:LONGEST] or spelling)


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
