"""The languages of the site. Adding one is a setting, a catalogue and one admin action.

A language is site-wide (`CONTENT_LANGUAGES`), or only the language of some centres' own sections
(`CENTRE_LANGUAGES`): headquarters has no page in it.
"""

#: Every content language the product knows: code, its own name (endonym), direction, script.
#: Django's own table calls Azerbaijani right to left, so the direction is ours.
LANGUAGE_FACTS: dict[str, tuple[str, str, str]] = {
    "ar": ("العربية", "rtl", "arabic"),
    "az": ("Azərbaycanca", "ltr", "latin"),
    "de": ("Deutsch", "ltr", "latin"),
    "en": ("English", "ltr", "latin"),
    "fr": ("Français", "ltr", "latin"),
    "hu": ("Magyar", "ltr", "latin"),
    "kk": ("Қазақша", "ltr", "cyrillic"),
    "ky": ("Кыргызча", "ltr", "cyrillic"),
    "ru": ("Русский", "ltr", "cyrillic"),
    "tk": ("Türkmençe", "ltr", "latin"),
    "tr": ("Türkçe", "ltr", "latin"),
    "uk": ("Українська", "ltr", "cyrillic"),
    "uz": ("Oʻzbekcha", "ltr", "latin"),
}

#: What headquarters writes in; translations start from it.
SOURCE_LANGUAGE = "tr"

#: Shipped with complete catalogues, in the order of the language menus (by endonym).
DEFAULT_CONTENT_LANGUAGES = ["en", "kk", "tr", "ar"]

#: Languages of the admin: those that Wagtail has catalogues for and our editors read.
ADMIN_LANGUAGES = [("tr", "Türkçe"), ("en", "English"), ("ru", "Русский")]


def centre_only(codes: list[str], site_wide: list[str]) -> list[str]:
    """Return the codes of centres' own languages.

    Raises:
        ValueError: one is site-wide, too.
    """
    both = sorted(set(codes) & set(site_wide))
    if both:
        raise ValueError(
            f"{', '.join(both)}: name a language in CONTENT_LANGUAGES or in CENTRE_LANGUAGES, "
            "not in both."
        )
    return codes


def content_languages(codes: list[str]) -> list[tuple[str, str]]:
    """Return Django's `(code, endonym)` pairs for `codes`.

    Raises:
        KeyError: a code that `LANGUAGE_FACTS` doesn't know.
    """
    return [(code, LANGUAGE_FACTS[code][0]) for code in codes]
