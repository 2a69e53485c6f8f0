"""Upper, lower and title case by the rules of the language.

Turkish and Azerbaijani pair i with İ and ı with I; Python's own methods know one rule for all
languages, and make two code points of `'İ'.lower()`. Public text is cased in CSS (which follows
`lang`); these functions serve where Python must do it: search, sorting, files, mails.
"""

DOTTED_LANGUAGES = frozenset({"tr", "az"})

_COMBINING_DOT = "\u0307"
_TO_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_TO_LOWER = str.maketrans({"İ": "i", "I": "ı"})


def base_language(language: str) -> str:
    """Return the language without script or region: `uz-Latn` and `uz_UZ` are both `uz`."""
    return language.replace("_", "-").partition("-")[0].lower()


def upper(text: str, language: str) -> str:
    """Return `text` in capitals as `language` writes them (tr: `iş` → `İŞ`)."""
    if base_language(language) in DOTTED_LANGUAGES:
        text = text.translate(_TO_UPPER)
    return text.upper()


def lower(text: str, language: str) -> str:
    """Return `text` in small letters as `language` writes them (tr: `IŞIK` → `ışık`).

    In every language `İ` becomes one code point, `i`, and a decomposed `İ` is read as `İ`.
    """
    text = text.replace("I" + _COMBINING_DOT, "İ")
    if base_language(language) in DOTTED_LANGUAGES:
        text = text.translate(_TO_LOWER)
    return text.replace("İ", "i").lower()


def title(text: str, language: str) -> str:
    """Return `text` with the first letter of each word as a capital and the rest small."""
    return " ".join(capitalise(word, language) for word in text.split(" "))


def sentence(text: str, language: str) -> str:
    """Return `text` with a capital first letter and the rest as it was (`Q&A` stays)."""
    return upper(text[:1], language) + text[1:]


def capitalise(text: str, language: str) -> str:
    """Return `text` with its first letter as a capital and the rest small."""
    return upper(text[:1], language) + lower(text[1:], language)
