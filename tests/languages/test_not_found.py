"""A page missing in a language answers in that language, with the ways on (L2)."""

import uuid

from django.test import Client

from wagtail.models import Page, PageViewRestriction

import pytest

from core.navigation import alternates, language_menu
from entries.build import build
from tests.factories import site

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def published(code, **values):
    page = site.article(code, **values)
    build(page.pk)
    return page


def test_unknown_addresses_answer_404_in_the_language_of_the_address():
    for code, direction in (("kk", "ltr"), ("ar", "rtl")):
        site.home(code)
        response = Client().get(f"/{code}/nothing/here/")
        assert response.status_code == 404
        assert f'<html lang="{code}" dir="{direction}">' in response.content.decode()
        assert not response.cookies


def test_a_draft_of_this_language_leads_to_the_languages_that_exist():
    key = uuid.uuid4()
    site.home("tr")
    published("en", key=key, title="The Baku forum")
    draft = site.article("kk", key=key, title="Құпия", live=False)
    response = Client().get(draft.url_path)
    text = response.content.decode()
    assert response.status_code == 404
    assert "The Baku forum" in text
    assert "Құпия" not in text


def test_the_same_address_under_another_language_is_found():
    site.home("kk")
    page = published("tr", title="Bakü Forumu")
    response = Client().get("/kk" + page.url_path[3:])
    assert response.status_code == 404
    assert "Bakü Forumu" in response.content.decode()


def test_a_language_without_a_live_home_answers_404_everywhere():
    site.home("tr")
    page = published("kk")
    Page.objects.filter(url_path="/kk/").update(live=False)
    for path in ("/kk/", page.url_path, "/kk/x/"):
        response = Client().get(path)
        assert response.status_code == 404
        assert '<html lang="kk"' in response.content.decode()


def test_hreflang_is_mutual_and_holds_only_live_translations():
    key = uuid.uuid4()
    site.home("tr")
    pages = [site.article(code, key=key) for code in ("tr", "en")]
    site.article("kk", key=key, live=False)
    sets = [{(row["hreflang"], row["url"]) for row in alternates(page)} for page in pages]
    assert sets[0] == sets[1]
    assert {code for code, _url in sets[0]} == {"tr", "en", "x-default"}


def test_the_language_menu_leads_home_where_a_translation_is_missing():
    key = uuid.uuid4()
    page = site.article("tr", key=key)
    other = site.article("en", key=key)
    site.home("kk")
    Page.objects.filter(url_path="/ar/").update(live=False)
    menu = language_menu("tr", page)
    assert {row["code"]: row["url"] for row in menu["available"]} == {
        "tr": page.url_path,
        "en": other.url_path,
    }
    # Arabic has no live home yet: its addresses answer 404, so nothing leads there.
    assert {row["url"] for row in menu["missing"]} == {"/kk/"}


def test_nothing_leads_to_a_language_without_home():
    key = uuid.uuid4()
    page = site.article("tr", key=key)
    site.article("kk", key=key)
    Page.objects.filter(url_path="/kk/").update(live=False)
    assert {row["hreflang"] for row in alternates(page)} == {"tr", "x-default"}
    menu = language_menu("tr", Page.objects.get(pk=page.pk))
    assert "kk" not in {row["code"] for row in menu["all"]}


def test_the_page_is_found_in_its_own_language_under_its_own_address():
    key = uuid.uuid4()
    site.home("kk")
    other = published("tr", key=key, title="Bakü Forumu")
    own = published("kk", key=key, title="Баку форумы")
    text = Client().get("/kk" + other.url_path[3:]).content.decode()
    assert f'href="{own.url_path}"' in text
    assert text.index(own.url_path) < text.index(other.url_path)


def test_a_private_page_is_named_nowhere():
    site.home("kk")
    page = published("tr", title="Gizli toplantı")
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    build(page.pk)
    assert "Gizli" not in Client().get("/kk" + page.url_path[3:]).content.decode()


def test_titles_carry_their_language_and_direction():
    site.home("kk")
    page = published("ar", title="منتدى باكو")
    text = Client().get("/kk" + page.url_path[3:]).content.decode()
    assert 'lang="ar" hreflang="ar" dir="rtl"' in text


@pytest.mark.parametrize(
    "path",
    [
        "/kk/" + "a" * 9000 + "/",
        "/kk/" + "a/" * 500,
        "/kk/%27%3B%20DROP%20TABLE/",
        "/kk/%F0%9F%92%A9/",
        "/kk/../../etc/passwd/",
        "/kk//x//",
        "/xx/nothing/",
        "/%E2%80%AE/",
    ],
)
def test_hostile_addresses_answer_404(path):
    site.home("kk")
    site.home("tr")
    assert Client().get(path).status_code == 404


def test_queries_are_bounded(django_assert_max_num_queries):
    key = uuid.uuid4()
    for code in ("tr", "en", "ar"):
        page = published(code, key=key)
    site.home("kk")
    with django_assert_max_num_queries(12):
        response = Client().get("/kk" + page.url_path[3:])
    assert response.status_code == 404
