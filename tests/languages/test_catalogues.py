"""The catalogues are complete and say the same as their source, with every plural form."""

import re
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation import ngettext

import polib
import pytest

FORMS = {"tr": 2, "kk": 2, "ar": 6, "ru": 4}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
TAG = re.compile(r"</?\w+>")


def catalogue(language):
    """The project's own catalogue of a language."""
    return polib.pofile(str(Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES/django.po"))


@pytest.mark.parametrize("language", FORMS)
def test_complete_and_with_every_plural_form(language):
    entries = catalogue(language)
    assert f"nplurals={FORMS[language]};" in entries.metadata["Plural-Forms"]
    assert not entries.fuzzy_entries()
    assert not [entry.msgid for entry in entries.untranslated_entries()]
    for entry in entries:
        if entry.msgid_plural:
            assert len(entry.msgstr_plural) == FORMS[language]
            assert all(entry.msgstr_plural.values()), entry.msgid


@pytest.mark.parametrize("language", FORMS)
def test_same_placeholders_and_tags(language):
    for entry in catalogue(language):
        for words in [entry.msgstr, *entry.msgstr_plural.values()]:
            if not words:
                continue
            allowed = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
            assert set(PLACEHOLDER.findall(words)) <= allowed, entry.msgid
            if not entry.msgid_plural:
                assert set(PLACEHOLDER.findall(words)) == allowed, entry.msgid
            assert TAG.findall(words) == TAG.findall(entry.msgid), entry.msgid


def test_arabic_counts_in_six_forms():
    with translation.override("ar"):
        said = {ngettext("%(n)d page", "%(n)d pages", n) for n in (0, 1, 2, 3, 11, 100)}
    assert len(said) >= 4
    assert not any("page" in words for words in said)
