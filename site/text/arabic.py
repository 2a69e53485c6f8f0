"""Arabic in Latin letters that a reader can say, without a dictionary.

Arabic writes no short vowels, so an exact spelling is out of reach. The article is kept apart
(`al-`), long vowels are read from ا و ي, and where consonants meet an `a` is set after each one
that must open a syllable: مجلس → majlas, not mjls. Good for addresses, not for display.
"""

import re

_CONSONANTS = {
    "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t",
    "ظ": "z", "غ": "gh", "ف": "f", "ڤ": "v", "ق": "q", "ك": "k", "ک": "k", "گ": "g", "ل": "l",
    "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
_VOWELS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ى": "a", "ة": "a", "ع": "a", "ئ": "i",
    "ؤ": "u", "\u064e": "a", "\u064f": "u", "\u0650": "i", "\u064b": "an", "\u064c": "un",
    "\u064d": "in",
}  # fmt: skip
_SEMIVOWELS = {"و": ("w", "u"), "ي": ("y", "i"), "ی": ("y", "i")}
_SILENT = "ء\u0640\u0651\u0652\u0670"
_DIGITS = {ord(char): str(index) for index, char in enumerate("٠١٢٣٤٥٦٧٨٩")}
_WORD = re.compile(r"[\u0621-\u065f\u0670-\u06d3]+")
_PREFIXES = {
    "ال": "al-", "وال": "wal-", "فال": "fal-", "بال": "bil-", "كال": "kal-", "لل": "lil-",
}  # fmt: skip
_PREFIX = re.compile(f"^({'|'.join(_PREFIXES)})(?=..)")
_REPEATED_VOWEL = re.compile(r"([aiu])\1+")


def romanise(text: str) -> str:
    """Return `text` with every Arabic word in Latin letters; the rest is untouched."""
    if text.isascii():
        return text
    return _WORD.sub(lambda match: _word(match.group()), text.translate(_DIGITS))


def _word(word: str) -> str:
    word = word.translate({ord(char): None for char in _SILENT})
    prefix = _PREFIX.match(word)
    before = _PREFIXES[prefix.group()] if prefix else ""
    return before + _syllables(_sounds(word[len(prefix.group()) if prefix else 0 :]))


def _sounds(word: str) -> list[tuple[str, bool]]:
    """Return the sounds of a word, each with whether it is a vowel."""
    sounds: list[tuple[str, bool]] = []
    for index, char in enumerate(word):
        if char in _SEMIVOWELS:
            consonant, vowel = _SEMIVOWELS[char]
            glides = word[index + 1 : index + 2] in ("ا", "ة", "ى")
            after_vowel = bool(sounds) and sounds[-1][1]
            if glides and sounds and not after_vowel:
                sounds.append((vowel, True))
            opens = not sounds or after_vowel or glides
            sounds.append((consonant, False) if opens else (vowel, True))
        elif char in _VOWELS:
            sounds.append((_VOWELS[char], True))
        elif char in _CONSONANTS:
            sounds.append((_CONSONANTS[char], False))
        else:
            sounds.append((char, True))
    return sounds


def _syllables(sounds: list[tuple[str, bool]]) -> str:
    """Return the sounds joined, with an `a` after each consonant that opens a bare syllable."""
    written: list[str] = []
    closed = True  # the syllable before is complete: the next consonant opens a new one
    for index, (sound, is_vowel) in enumerate(sounds):
        written.append(sound)
        if is_vowel:
            closed = False
            continue
        vowel_follows = index + 1 < len(sounds) and sounds[index + 1][1]
        if vowel_follows or not closed:
            closed = not vowel_follows
            continue
        if index + 1 < len(sounds) or index == 0:
            written.append("a")
            closed = False
    return _REPEATED_VOWEL.sub(r"\1", "".join(written))
