"""The catalogues hold what the code asks, say the same as it, and have every plural form."""

import re
import sys
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation import ngettext

import polib
import pytest

sys.path.append(str(Path(__file__).resolve().parents[2] / "tools"))

import messages
import source_messages

FORMS = {"tr": 2, "kk": 2, "ar": 6, "ru": 4, "uk": 4}
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


def test_catalogues_hold_every_message_of_the_source_and_no_other(capsys):
    assert messages.check() == 0, capsys.readouterr().out


def test_the_source_is_read_whole(tmp_path, monkeypatch):
    (tmp_path / "templates").mkdir()
    (tmp_path / "code.py").write_text(
        'pgettext_lazy("month", "May")\nngettext("%(n)d day", "%(n)d days", n)\n_("%(n)d day")\n_("One " "line")\n'
    )
    (tmp_path / "templates" / "page.html").write_text(
        "<p>\n    {% translate 'Indented' context 'list' %}\n  {% blocktranslate trimmed %}\n"
        "    Two\n    lines\n  {% endblocktranslate %}\n{{ _('In a variable') }}</p>"
    )
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_code.py").write_text('_("Only a test")')
    monkeypatch.setattr(source_messages, "ROOT", tmp_path)
    assert source_messages.messages().keys() == {
        ("month", "May", ""),
        (None, "%(n)d day", "%(n)d days"),
        (None, "One line", ""),
        ("list", "Indented", ""),
        (None, "Two lines", ""),
        (None, "In a variable", ""),
    }


def test_a_catalogue_tells_what_it_lacks_and_what_nobody_asks():
    asked = source_messages.messages()
    gone = next(iter(asked))
    asked[None, "Never said before", ""] = asked.pop(gone)
    faults = messages._faults("kk", asked, asked)
    assert [fault.partition(":")[2].partition(":")[0] for fault in faults] == [
        " not in the catalogue",
        " used nowhere",
    ]
