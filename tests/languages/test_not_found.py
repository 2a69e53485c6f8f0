"""A page missing in a language answers in that language, with the ways on (L2)."""

import uuid

from django.test import Client

from wagtail.models import Page

import pytest

from core.navigation import alternates, language_menu
from entries.build import build
from tests.factories import site

pytestmark = pytest.mark.django_db


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
    menu = language_menu("tr", page)
    assert {row["code"]: row["url"] for row in menu["available"]} == {
        "tr": page.url_path,
        "en": other.url_path,
    }
    assert {row["url"] for row in menu["missing"]} == {"/kk/", "/ar/"}
