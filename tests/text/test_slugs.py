"""Slugs are readable Latin in the page's own language, and never empty."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.slugs import FALLBACK, MAX_LENGTH, slugify

LANGUAGES = ["tr", "en", "ru", "az", "kk", "ky", "uz", "tk", "hu", "de", "fr", "ar"]


@pytest.mark.parametrize(
    ("title", "language", "slug"),
    [
        ("Қазақстан", "kk", "qazaqstan"),
        ("Жаңалықтар", "kk", "janalyqtar"),
        ("Bakı", "az", "baki"),
        ("Şəhəri", "az", "seheri"),
        ("Азәрбајҹан", "az", "azerbaycan"),
        ("İkizce", "tr", "ikizce"),
        ("Türkiye'nin IŞIĞI", "tr", "turkiyenin-isigi"),
        ("Өзгөн", "ky", "ozgon"),
        ("Ўзбекистон", "uz", "ozbekiston"),
        ("Oʻzbekiston gʻalabasi", "uz", "ozbekiston-galabasi"),
        ("Aşgabat şäheri", "tk", "asgabat-saheri"),
        ("Щербаков объявил", "ru", "shcherbakov-obyavil"),
        ("Magyarország", "hu", "magyarorszag"),
        ("Straße und Übung", "de", "strasse-und-uebung"),
        ("Cœur de l'Arménie", "fr", "coeur-de-l-armenie"),
        ("Don't stop, 2014!", "en", "dont-stop-2014"),
        ("مجلس", "ar", "majlas"),
        ("الأخبار ١٢", "ar", "al-akhbar-12"),
        ("أذربيجان", "ar", "adhrabijan"),
        ("للشتات", "ar", "lil-shatat"),
        ("日本", "en", "riben"),
    ],
)
def test_known_titles(title, language, slug):
    assert slugify(title, language) == slug


@pytest.mark.parametrize("title", ["", "   ", "!!!", "—", "\u0651"])
def test_a_title_without_a_letter_has_the_fallback(title):
    assert slugify(title, "tr") == FALLBACK


def test_a_long_title_is_cut_between_words():
    slug = slugify("strategy " * 40, "en")
    assert len(slug) <= MAX_LENGTH
    assert slug.endswith("-strategy")
    assert slugify("a" * 200, "en") == "a" * MAX_LENGTH


@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
def test_any_text_gives_a_slug(title, language):
    slug = slugify(title, language)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= MAX_LENGTH
    assert slugify(slug, language) == slug
