"""The letters our languages need, by the font file that carries them.

The font cutter reads these sets, and the font test checks the cut files against them.
"""

from __future__ import annotations

_ASCII = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

# Letters beyond A to Z, one entry a language.
LATIN = {
    "tr": "ÇĞİÖŞÜçğıöşüÂÎÛâîû",
    "en": "",
    "az": "ÇƏĞİÖŞÜçəğıöşü",
    "uz": "ʻʼ‘’",
    "tk": "ÇÄŽŇÖŞÜÝçäžňöşüý",
    "hu": "ÁÉÍÓÖŐÚÜŰáéíóöőúüű",
    "de": "ÄÖÜẞäöüß",
    "fr": "ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿ",
}
_RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
CYRILLIC = {
    "ru": _RUSSIAN,
    "kk": _RUSSIAN + "ӘҒҚҢӨҰҮҺІәғқңөұүһі",
    "ky": _RUSSIAN + "ҢӨҮңөү",
    "uz": _RUSSIAN + "ЎҚҒҲўқғҳ",
    "uk": _RUSSIAN + "ҐЄІЇґєії",
}
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي" + "ًٌٍَُِّْٰٓ" + "،؛؟٪٫٬"
# Digits, punctuation and signs. U+2011, № and ← are left out on purpose: DESIGN section 3.
COMMON = " \u00a00123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡§©«°±·»¿×÷–—‘’‚“”„†•…‹›€₺™−"


def latin() -> str:
    """Return every Latin letter of our languages (signs of COMMON left out)."""
    return "".join(sorted(set(_ASCII + "".join(LATIN.values())) - set(COMMON)))


def cyrillic() -> str:
    """Return every Cyrillic letter of our languages."""
    return "".join(sorted(set("".join(CYRILLIC.values()))))
