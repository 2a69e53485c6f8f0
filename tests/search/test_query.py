"""The search finds the page although the reader lacks the dot, the alphabet or the suffix."""

import pytest

from entries.build import build
from entries.models import Entry
from entries.search import index
from entries.search.models import Document, Posting, Word
from entries.search.query import HEADQUARTERS, Filters, search
from news.models import NewsPage
from publishing.changes import choose
from tests.factories import site

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

ARTICLES = {
    "tr": [
        "İstanbul'da Ortak Eylem Planı kabul edildi",
        "Işık şehrinde öğrenciler buluştu",
        "Bakanlar kitap fuarını gezdi",
    ],
    "en": ["Joint Action Plan adopted in Istanbul", "Students met the ministers"],
    "kk": ["Қазақстан диаспорасы форумы", "Студенттер кездесуі өтті"],
}


@pytest.fixture(scope="module")
def written(module_db):
    pages = {}
    for code, titles in ARTICLES.items():
        for title in titles:
            page = site.article(code, title=title, issued_on="2013-06")
            build(page.pk)
            pages[title] = page.pk
    return pages


@pytest.fixture
def articles(written):
    return {title: NewsPage.objects.get(pk=pk) for title, pk in written.items()}


def titles(query, language="tr", **filters):
    return [hit.entry.title for hit in search(query, language, Filters(**filters)).hits]


@pytest.mark.parametrize(
    ("language", "query", "found"),
    [
        ("tr", "ISTANBUL", 0),
        ("tr", "istanbul", 0),
        ("tr", "eylem planı", 0),
        ("tr", "isik", 1),
        ("tr", "IŞIK", 1),
        ("tr", "ogrencilerin", 1),
        ("tr", "kitabı", 2),
        ("tr", "eylm", 0),
        ("tr", "buluş", 1),
        ("tr", '"ortak eylem planı"', 0),
        ("en", "action plans", 0),
        ("en", "student", 1),
        ("kk", "qazaqstan", 0),
        ("kk", "kazakstan", 0),
        ("kk", "kazakhstan", 0),
        ("kk", "Қазақстанның", 0),
        ("kk", "казакстан диаспорасы", 0),
    ],
)
def test_golden_queries(articles, language, query, found):
    assert titles(query, language)[:1] == [ARTICLES[language][found]]


@pytest.mark.parametrize(
    "query", ["", " ", '"', "'", '"""', "+", "*", "\x00", "xy" * 2500, "(" * 300, "٪", "\ud83d"]
)
def test_hostile_queries_find_nothing_and_break_nothing(articles, query):
    assert search(query, "tr").total == 0


def test_another_language_is_counted_not_mixed_in(articles):
    result = search("istanbul", "tr")
    assert {hit.entry.language for hit in result.hits} == {"tr"}
    assert result.languages == {"en": 1}


def test_a_slip_of_the_hand_is_corrected_only_when_the_word_is_unknown(articles):
    assert search("eylm", "tr").corrections == {"eylm": "eylem"}
    assert search("eylem", "tr").corrections == {}


def test_filters_and_their_counts(articles):
    centre = site.centre("berlin")
    Entry.objects.filter(title=ARTICLES["tr"][1]).update(year=2020, centre=centre)
    result = search("istanbul ışık", "tr")
    assert result.facets["year"] == {2013: 1, 2020: 1}
    assert result.facets["centre"] == {HEADQUARTERS: 1, centre.pk: 1}
    narrowed = search("istanbul ışık", "tr", Filters(years=(2020,)))
    assert (narrowed.total, narrowed.facets["year"]) == (1, {2013: 1, 2020: 1})
    assert titles("istanbul ışık", centres=(HEADQUARTERS,)) == [ARTICLES["tr"][0]]
    assert titles("", years=(2020,)) == [ARTICLES["tr"][1]]


def test_a_page_that_goes_leaves_no_word_behind(articles):
    page = articles[ARTICLES["tr"][1]]
    entry = Entry.objects.get(page=page)
    page.delete()
    assert not Document.objects.filter(pk=entry.pk).exists()
    assert not Posting.objects.filter(document_id=entry.pk).exists()
    assert Word.objects.get(language="tr", text="isik").entries == 0
    assert titles("ışık") == []


def test_a_changed_text_is_found_by_its_new_words_only(articles):
    page = articles[ARTICLES["tr"][1]]
    page.title = "Gençler toplandı"
    choose(page, "minor")
    page.save()
    build(page.pk)
    assert titles("gençler") == ["Gençler toplandı"]
    assert titles("ışık") == []


def test_the_number_of_queries_does_not_grow(articles, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        search("istanbul eylm plani ogrencilerin kitabi bakan fuar", "tr")


def known_words():
    """How many entries have each word, by language, word and stem."""
    return {(w.language, w.text, w.stem): w.entries for w in Word.objects.all()}


def test_a_rebuild_mends_whatever_went_astray(articles):
    before = known_words()
    Word.objects.update(entries=7)
    Word.objects.create(language="tr", text="nobody", stem="nobody", reversed="ydobon", length=6)
    Posting.objects.filter(document__entry__title=ARTICLES["tr"][0]).delete()
    assert index.rebuild() == Entry.objects.count()
    assert known_words() == before
    assert titles("istanbul") == [ARTICLES["tr"][0]]
