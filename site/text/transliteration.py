"""Latin spelling of text in every content language, with a table of our own per language.

The Cyrillic tables follow the alphabet a language itself uses or has chosen in Latin: Kazakh the
one of 2021, Uzbek and Turkmen and Azerbaijani their official Latin alphabets, Ukrainian
the resolution of 2010, Kyrgyz and Russian the usual English spelling. Arabic follows the usual
English spelling too, see `text.arabic`.
Letters outside every table go through anyascii.
"""

import re
import unicodedata

from anyascii import anyascii

from text.arabic import romanise
from text.casing import base_language, lower

_RUSSIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_KAZAKH = _RUSSIAN | {
    "ә": "ä", "ғ": "ğ", "ж": "j", "и": "i", "й": "i", "қ": "q", "ң": "ñ", "ө": "ö", "ұ": "ū",
    "ү": "ü", "х": "h", "һ": "h", "ш": "ş", "ч": "ch", "і": "ı", "ю": "iu", "я": "ia", "ё": "io",
}  # fmt: skip
_KYRGYZ = _RUSSIAN | {"ж": "j", "ң": "ñ", "ө": "ö", "ү": "ü"}
_UZBEK = _RUSSIAN | {"ў": "oʻ", "қ": "q", "ғ": "gʻ", "ҳ": "h", "х": "x", "ж": "j", "ъ": "ʼ"}
_TURKMEN = _RUSSIAN | {
    "в": "w", "ж": "ž", "җ": "j", "й": "ý", "ң": "ň", "ө": "ö", "ү": "ü", "ә": "ä", "х": "h",
    "ч": "ç", "ш": "ş", "щ": "şç", "ю": "ýu", "я": "ýa", "ё": "ýo",
}  # fmt: skip
_AZERBAIJANI = _RUSSIAN | {
    "г": "q", "ғ": "ğ", "ҝ": "g", "ә": "ə", "ж": "j", "ы": "ı", "ј": "y", "ө": "ö", "ү": "ü",
    "х": "x", "һ": "h", "ч": "ç", "ҹ": "c", "ш": "ş",
}  # fmt: skip
# Resolution 55 of the Cabinet of Ministers, 2010; a word begins otherwise than it goes on.
_UKRAINIAN = _RUSSIAN | {
    "г": "h", "ґ": "g", "є": "ie", "и": "y", "і": "i", "ї": "i", "й": "i", "ю": "iu", "я": "ia",
}  # fmt: skip
_UKRAINIAN_INITIALS = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_UKRAINIAN_INITIAL = re.compile(r"(?<![\w'’ʼ])[єїйюя]")
_CYRILLIC = {
    "az": _AZERBAIJANI,
    "kk": _KAZAKH,
    "ky": _KYRGYZ,
    "tk": _TURKMEN,
    "uk": _UKRAINIAN,
    "uz": _UZBEK,
}

# Latin letters that do not decompose into a letter and a mark, or that a language spells out.
_ASCII = {"ı": "i", "ə": "e", "ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l"}
_ASCII_BY_LANGUAGE = {"de": {"ä": "ae", "ö": "oe", "ü": "ue"}}
APOSTROPHES = "'’‘ʼʻ`´ʹ′"


def to_latin(text: str, language: str) -> str:
    """Return `text` in small Latin letters, with the marks that `language` writes.

    Args:
        text: Text in any script.
        language: Code of the language; Cyrillic of a language without a table reads as Russian.

    Returns:
        The text in lower case; what is Latin already keeps its letters.
    """
    table = _CYRILLIC.get(base_language(language), _RUSSIAN)
    text = unicodedata.normalize("NFC", lower(text, language))
    if base_language(language) == "uk":
        text = _UKRAINIAN_INITIAL.sub(lambda found: _UKRAINIAN_INITIALS[found[0]], text)
    return romanise("".join(table.get(char, char) for char in text))


def to_ascii(text: str, language: str) -> str:
    """Return `text` in small ASCII letters, the marks off and apostrophes gone.

    German spells its umlauts out (`ä` → `ae`); everyone else drops the marks.
    """
    text = to_latin(text, language)
    table = _ASCII | _ASCII_BY_LANGUAGE.get(base_language(language), {})
    text = "".join("" if char in APOSTROPHES else table.get(char, char) for char in text)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(char for char in text if not unicodedata.combining(char))
    return text if text.isascii() else anyascii(text).lower()
