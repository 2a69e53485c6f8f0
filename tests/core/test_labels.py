"""Labels never stand under a language they aren't written in."""

from django.utils import translation

from i18nfield.strings import LazyI18nString

from core.labels import label_in, localized
from core.templatetags.core_tags import label

NAME = LazyI18nString({"tr": "Bakü", "en": "Baku"})


def test_the_language_of_the_page_comes_first():
    assert localized(NAME, "en") == ("Baku", "en")


def test_a_fallback_names_its_language():
    assert localized(NAME, "kk") == ("Bakü", "tr")
    with translation.override("kk"):
        assert label(NAME) == '<span lang="tr" dir="auto">Bakü</span>'


def test_label_in_does_not_fall_back():
    assert label_in(NAME, "kk") == ""


def test_a_label_cannot_break_out_of_its_element():
    with translation.override("kk"):
        assert "<script" not in label(LazyI18nString({"tr": "<script>"}))
