"""Addresses find their page with one query, and only what the public may see."""

from django.db import connection
from django.test import Client

from wagtail.models import Page

import pytest

from core.routing import live_page_at
from tests.factories import site

pytestmark = pytest.mark.django_db


def test_the_tree_path_is_the_address():
    page = site.article("tr", title="Bakü'de şıracı ıhlamur")
    assert page.url == page.url_path == "/tr/newsindexpage-tr/bakude-siraci-ihlamur/"
    assert live_page_at(page.url, "tr") == page


def test_a_draft_has_no_address():
    page = site.article("tr", live=False)
    assert live_page_at(page.url_path, "tr") is None


def test_a_language_without_a_live_home_has_no_pages():
    page = site.article("kk")
    assert live_page_at(page.url_path, "kk") == page
    Page.objects.filter(url_path="/kk/").update(live=False)
    assert live_page_at(page.url_path, "kk") is None


def test_finding_costs_two_queries_at_any_depth(django_assert_num_queries):
    page = site.article("tr")
    with django_assert_num_queries(2):
        live_page_at(page.url_path, "tr")


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("kk-KZ,kk;q=0.9,en;q=0.5", "/kk/"),
        ("en-GB", "/en/"),
        ("fr,ja;q=0.4", "/tr/"),
        ("", "/tr/"),
        ("x" * 5000, "/tr/"),
    ],
)
def test_the_root_sends_to_the_browsers_language_without_a_cookie(header, address):
    for code in ("tr", "en", "kk"):
        site.home(code)
    response = Client().get("/", headers={"accept-language": header})
    assert (response.status_code, response.url) == (302, address)
    assert not response.cookies


def test_the_root_never_sends_to_a_language_that_is_not_live():
    Page.objects.filter(url_path="/kk/").update(live=False)
    assert Client().get("/", headers={"accept-language": "kk"}).url == "/tr/"


@pytest.mark.parametrize("path", ["/tr/%00/", "/tr/?q=%00", "/xx/", "/tr/" + "a" * 3000 + "/"])
def test_hostile_addresses_are_refused_not_500(path):
    site.home("tr")
    client = Client(raise_request_exception=True)
    assert client.get(path).status_code in {400, 404}


def test_the_address_of_a_page_has_an_index(db):
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, Page._meta.db_table)
    assert any(each["index"] and each["columns"] == ["url_path"] for each in found.values())
