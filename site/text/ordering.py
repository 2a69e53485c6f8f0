"""Order of names as a reader of the language expects it.

Each language has its own alphabet: `ç` follows `c` in Turkish and `ı` stands before `i`; Kazakh
orders its Cyrillic letters where they belong; Hungarian counts `cs` as one letter. Python's own
order is that of code points.
"""

import re
import unicodedata
from functools import lru_cache

from text.casing import base_language, lower
from text.transliteration import APOSTROPHES

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_RUSSIAN = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"
# Letters that names borrow (q w x in Turkish) stand where Latin has them.
_ALPHABETS = {
    "ar": "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي",
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v w y z",
    "hu": "a b c cs d dz dzs e f g gy h i j k l ly m n ny o ö p q r s sz t ty u ü v w x y z zs",
    "kk": "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я",
    "ky": "а б в г д е ё ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я",
    "ru": _RUSSIAN,
    "tk": "a b c ç d e ä f g h i j ž k l m n ň o ö p q r s ş t u ü v w x y ý z",
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
    "uz": "a b c d e f g h i j k l m n o p q r s t u v w x y z oʻ gʻ sh ch",
}
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
# Variants of a letter that an alphabet counts as one.
_VARIANTS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ئ": "ي", "ؤ": "و"}
)

#: Compares by the letters, then by marks and case.
SortKey = tuple[tuple[int, ...], str, str]


@lru_cache(maxsize=12)
def _alphabet(language: str) -> tuple[dict[str, int], re.Pattern[str]]:
    letters = _ALPHABETS.get(language, _LATIN).split()
    longest_first = sorted(letters, key=len, reverse=True)
    pattern = re.compile("|".join([*map(re.escape, longest_first), r"\s+", r"\d", r"."]))
    return {letter: number for number, letter in enumerate(letters)}, pattern


def sort_key(text: str, language: str) -> SortKey:
    """Return the key that sorts names as `language` does.

    Spaces come before digits, digits before letters; marks an alphabet doesn't know and case decide
    only between names that are otherwise equal; letters of other scripts come last.

    Args:
        text: A name.
        language: Code of the reader's language, not the name's: a Turkish list sorts all its
            names by the Turkish alphabet.
    """
    language = base_language(language)
    numbers, pattern = _alphabet(language)
    folded = unicodedata.normalize("NFC", lower(text, language)).translate(_VARIANTS)
    folded = _APOSTROPHE.sub("ʻ" if language == "uz" else "", folded)
    ranks: list[int] = []
    for letter in pattern.findall(folded):
        ranks += _rank(letter, numbers)
    return tuple(ranks), folded, text


def _rank(letter: str, numbers: dict[str, int]) -> list[int]:
    if letter in numbers:
        return [100 + numbers[letter]]
    if letter.isspace():
        return [0]
    if letter.isdigit():
        return [1 + unicodedata.digit(letter, 0)]
    bare = [char for char in unicodedata.normalize("NFKD", letter) if char.isalpha()]
    return [100 + numbers[char] if char in numbers else 1000 + ord(char) for char in bare]
