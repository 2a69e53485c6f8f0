"""The search page and its API: found words marked, hostile input refused, never a 500."""

from urllib.parse import quote

import pytest

from entries.build import build
from news.models import NewsPage
from tests.factories import site

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture(scope="module")
def homes(module_db):
    for code in ("tr", "en", "kk"):
        build(site.home(code).pk)


@pytest.fixture(scope="module")
def written(homes):
    found = [
        site.article("tr", title="İstanbul’da <b>Ortak</b> Eylem Planı", source_id="a-1"),
        site.article("en", title="Action plan of Istanbul"),
    ]
    found += [site.article("tr", title=f"Toplantı {number}") for number in range(12)]
    for page in found:
        build(page.pk)
    return [page.pk for page in found]


@pytest.fixture
def articles(written):
    return [NewsPage.objects.get(pk=pk) for pk in written[:2]]


def test_found_words_are_marked_and_the_rest_escaped(client, articles):
    text = client.get("/tr/search/?q=istanbul").content.decode()
    assert "<mark>İstanbul’da</mark> &lt;b&gt;Ortak&lt;/b&gt; Eylem" in text
    assert 'lang="tr"' in text
    assert "/en/search/?q=istanbul" in text


def test_a_correction_is_offered_as_the_pages_write_it(client, articles):
    text = client.get("/tr/search/?q=istanbul+eylm").content.decode()
    assert ">istanbul Eylem</a>" in text


def test_pages_of_results(client, articles):
    first = client.get("/tr/search/?q=toplantı").content.decode()
    assert first.count('class="result"') == 10
    assert "page=2" in first
    second = client.get("/tr/search/?q=toplantı&page=2").content.decode()
    assert second.count('class="result"') == 2
    assert client.get("/tr/search/?q=toplantı&page=3").status_code == 404


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 200),
        ("q=", 200),
        ("q=+", 200),
        ("q=%22", 200),
        ("q='", 200),
        ("q=a%22b%22%22", 200),
        ("q=%FF%FE", 200),
        ("q=%00", 400),
        ("q=" + "a" * 10_000, 400),
        ("q=a&page=-1", 404),
        ("q=a&page=0", 404),
        ("q=a&page=abc", 404),
        ("q=a&page=1000000000", 404),
        ("q=a&page=%D9%A1", 404),
        ("q=a&year=abc", 400),
        ("q=a&centre=-1", 400),
        ("q=a&type=" + "x" * 100, 400),
        ("q=a&" + "&".join(["year=2013"] * 100), 400),
    ],
)
def test_hostile_addresses(client, homes, query, status):
    assert client.get(f"/tr/search/?{query}").status_code == status
    answer = client.get(f"/api/search/?lang=tr&{query}")
    assert answer.status_code == (400 if status == 404 else status)


def test_a_language_without_a_live_home_has_no_search(client, articles):
    site.no_home("ar")
    assert client.get("/ar/search/?q=a").status_code == 404
    assert client.get("/xx/search/?q=a").status_code == 404


def test_the_page_needs_few_queries(client, articles, django_assert_max_num_queries):
    client.get("/tr/search/?q=istanbul")
    with django_assert_max_num_queries(12):
        client.get("/tr/search/?q=istanbul+eylm")


def test_the_api_keeps_its_contract(client, articles):
    answer = client.get("/api/search/?q=istanbul&lang=tr").json()
    assert answer["total"] == 1
    result = answer["results"][0]
    assert result.keys() == {
        "id", "source_id", "lang", "type", "title", "url", "date", "excerpt", "score",
        "attribution",
    }  # fmt: skip
    assert (result["id"], result["source_id"]) == (articles[0].pk, "a-1")
    assert (result["lang"], result["type"]) == ("tr", "news")
    assert result["url"].endswith(articles[0].url)
    assert answer["facets"]["type"] == {"news": 1}


@pytest.mark.parametrize("language", ["xx", "tr-TR", "../", "'"])
def test_the_api_refuses_an_unknown_language(client, homes, language):
    answer = client.get(f"/api/search/?q=a&lang={quote(language)}")
    assert (answer.status_code, "error" in answer.json()) == (400, True)


def test_filters_are_a_form_with_counts(client, articles):
    centre = site.centre("berlin")
    centre.save_revision().publish()
    page = site.article("tr", title="İstanbul buluşması", centre=centre, issued_on="2020")
    build(page.pk)
    text = client.get(f"/tr/search/?q=istanbul&centre={centre.pk}").content.decode()
    assert f'name="centre" value="{centre.pk}" checked' in text
    assert "Berlin centre (tr)" in text
    assert text.count('class="result"') == 1
    assert client.get("/api/search/?q=istanbul&lang=tr&year=2020").json()["total"] == 1
    assert client.get("/api/search/?q=&lang=tr&type=event").json()["total"] == 0


def test_drafts_are_not_found(client, articles):
    page = site.article("tr", title="Gizli Kanarya", live=False)
    page.save_revision()
    build(page.pk)
    assert client.get("/api/search/?q=kanarya&lang=tr").json()["total"] == 0


def test_nobody_is_told_to_take_off_a_filter_that_is_not_set(client, articles):
    hint = "süzgeci kaldırın"
    assert hint not in client.get("/tr/search/?q=zzqxzz").content.decode()
    assert hint in client.get("/tr/search/?q=zzqxzz&year=1999").content.decode()
