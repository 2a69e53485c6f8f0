"""The skeleton: one Latin spelling shared by all the ways people write a word.

`Қазақстан`, `Qazaqstan`, `qazaqstan` and `kazakstan` have the same skeleton, and so have `Şəhər`
and `seher`. It merges letters that readers without the right keyboard exchange; it is never shown.
"""

import re
import unicodedata
from functools import lru_cache

from text.casing import base_language, lower
from text.transliteration import APOSTROPHES, to_latin

# Letters without a decomposition into a letter and a mark.
_LETTERS = str.maketrans(
    {"ı": "i", "ə": "e", "ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l"}
    | dict.fromkeys(APOSTROPHES)
)
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه",
     "ک": "ك", "ء": None, "\u0640": None}
    | {char: str(index) for index, char in enumerate("٠١٢٣٤٥٦٧٨٩")}
)  # fmt: skip
_DOUBLED = re.compile(r"([a-z])\1+")

_CYRILLIC_SIDE = [("shch", "s"), ("sh", "s"), ("ch", "c"), ("kh", "h"), ("gh", "g"), ("zh", "j"),
                  ("ts", "s"), ("ng", "n"), ("x", "h"), ("ye", "e")]  # fmt: skip
_EVERYWHERE = [("q", "k"), ("w", "v")]
_GERMAN = [("ae", "a"), ("oe", "o"), ("ue", "u")]
# What each language merges beside marks: letters and digraphs of informal and official spellings.
_MERGES: dict[str, list[tuple[str, str]]] = {
    **dict.fromkeys(("kk", "ky", "ru", "tk"), [*_CYRILLIC_SIDE, *_EVERYWHERE, ("y", "i")]),
    **dict.fromkeys(("az", "uz"), [*_CYRILLIC_SIDE, *_EVERYWHERE]),
    "de": [*_GERMAN, *_EVERYWHERE],
}


@lru_cache(maxsize=50_000)
def skeleton(word: str, language: str) -> str:
    """Return the search spelling of a word, doubled letters written once.

    Args and result as `spelling`.
    """
    return single(spelling(word, language))


def single(word: str) -> str:
    """Return a spelling with doubled letters written once."""
    return _DOUBLED.sub(r"\1", word)


def spelling(word: str, language: str) -> str:
    """Return a word in the letters of the skeleton, doubled letters kept for the stemmer.

    Args:
        word: One word, in any case and script.
        language: The language searched in; it decides which spellings count as the same.

    Returns:
        Small ASCII letters and digits; Arabic stays in Arabic letters without marks and variants;
        "" where nothing is left.
    """
    language = base_language(language)
    if any("\u0600" <= char <= "\u06ff" for char in word):
        return _without_marks(word).translate(_ARABIC)
    # I and ı, İ and i are one letter to a reader without a Turkish keyboard.
    text = lower(word, "en").replace("ё", "е")
    text = _without_marks(to_latin(text, language).translate(_LETTERS))
    for written, kept in _MERGES.get(language, _EVERYWHERE):
        text = text.replace(written, kept)
    return text


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
