"""A light stemmer of the Turkic languages, on the skeleton.

Snowball knows Turkish only, and needs its marks. In the skeleton the vowels of a suffix are `a`,
`e`, `i`, `u` (and `o` in Kyrgyz), so one short list of plural, possessive, case and a few common
verbal endings serves tr az kk ky uz tk. Endings come off until none is left, so a word and the
same word with one ending more have the same stem. Words of different roots may share a stem;
search ranks the exact word first.
"""

import re
from functools import lru_cache

from text.analysis.skeleton import single

SHORTEST_STEM = 4

_SHARED = [
    # plural; ours, yours, theirs
    "lAr", "ImIz", "InIz", "mIz", "nIz", "sI", "Im", "In",
    # genitive, accusative, dative
    "nIn", "nI", "yI", "nA", "yA",
    # locative, ablative, instrumental
    "dA", "tA", "ndA", "dAn", "tAn", "ndAn", "lA", "ylA",
    # of, being, with, without, -ness
    "kI", "dAkI", "lI", "lIk", "lIg", "lIy", "sIz", "cA", "cI",
    # to do, doing, done
    "mAk", "mA", "mIs", "Ip", "An", "dIr", "tIr",
    # bare vowels
    "A", "I",
]  # fmt: skip
# Endings whose first consonant follows the word's last sound; Turkish and Azerbaijani have none.
_KIPCHAK = [
    "dAr", "tAr", "dIn", "tIn", "dI", "tI", "gA", "kA", "nAn", "mAn", "bAn", "pAn", "dAgI",
    "tAgI", "dIk", "tIk", "dIg", "tIg", "gAn", "kAn",
]  # fmt: skip
_OGHUZ_LANGUAGES = frozenset({"tr", "az"})
# Stem-final consonants that change before a vowel: kitap-kitabı, kulak-kulağı, müstəqillik-liyi.
_FINAL = str.maketrans({"b": "p", "d": "t", "g": "k", "y": "k"})


def _pattern(endings: list[str]) -> re.Pattern[str]:
    longest_first = "|".join(sorted(endings, key=len, reverse=True))
    return re.compile(f"(?:{longest_first.replace('A', '[aeo]').replace('I', '[iu]')})$")


_OGHUZ_ENDING = _pattern([*_SHARED, "Iyor"])
_ENDING = _pattern([*_SHARED, *_KIPCHAK])


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a Turkic word given in the spelling of `skeleton.spelling`."""
    pattern = _OGHUZ_ENDING if language in _OGHUZ_LANGUAGES else _ENDING
    while (ending := pattern.search(word)) and ending.start() >= SHORTEST_STEM:
        word = word[: ending.start()]
    return single(word[:-1] + word[-1:].translate(_FINAL))
