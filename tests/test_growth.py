"""No public page asks more of the database, or prints more rows, because the site has grown (G9)."""

import copy

from django.apps import apps
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from core.pages import BasePage
from news.models import NewsIssuer
from publishing.actions import withdraw
from publishing.models import Withdrawal
from tests.factories.growth import Site
from tests.factories.site import body_record

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

#: The bar of README, for every page, whatever editors put into it.
MOST_QUERIES = 12
#: A hundred actions, and what else stands on a page.
MOST_ROWS = 130
ROWS = (b'class="row"', b"<tr>", b"<h3")


@pytest.fixture(autouse=True)
def _cache_as_in_production(settings):
    """Menus and notices come from the database cache: its query counts too."""
    backend = "django.core.cache.backends.db.DatabaseCache"
    cache_in_database = {"BACKEND": backend, "LOCATION": "cache_of_growth"}
    settings.CACHES = {**settings.CACHES, "default": cache_in_database}
    call_command("createcachetable", verbosity=0)
    assert connection.features.supports_json_field  # SQLite is asked once a connection


@pytest.fixture(scope="module")
def small(module_db):
    """A site with three of everything."""
    grown = Site()
    grown.grow(3)
    return grown


@pytest.fixture
def grown(small):
    """The same, for one test to let grow."""
    return copy.deepcopy(small)


def addresses(grown):
    """Every public address that reads the database, by name."""
    found = {model.__name__: page.url for model, page in grown.under_test().items()}
    return found | {
        "news of a centre": grown.centre_news.url,
        "meetings of a centre": grown.centre_meetings.url,
        "search": "/tr/search/?q=newspage+newspge",
        "search by filter": "/tr/search/?type=news&year=2013",
        "search API": "/api/search/?lang=tr&q=newspage",
        "sitemap": "/sitemap-tr.xml",
        "index of sitemaps": "/sitemap.xml",
        "no such page": "/tr/no-such-page/",
        "no such page in this language": "/ar" + grown.article.url[3:],
        "root": "/",
        "file": grown.document.url,
    }


def ask(address):
    """The answer to an address and the number of its queries."""
    reset_queries()  # the log holds 9,000: it would hide growth in a long test
    with CaptureQueriesContext(connection) as queries:
        answer = Client().get(address)
    assert answer.status_code in {200, 301, 302, 404, 410}, address
    return answer, len(queries)


def cold_queries(grown):
    """The queries of every address before anything is in the cache."""
    found = {}
    for name, address in addresses(grown).items():
        cache.clear()
        found[name] = ask(address)[1]
    return found


def above(grown):
    """The addresses that ask too much, the menus being in the cache."""
    for code in ("tr", "ar"):
        ask(f"/{code}/")
    found = {name: ask(address)[1] for name, address in addresses(grown).items()}
    return {name: count for name, count in found.items() if count > MOST_QUERIES}


def check(grown, size):
    """Let a site grow and compare what its pages ask."""
    few = cold_queries(grown)
    grown.grow(size)
    many = cold_queries(grown)
    assert {name: (few[name], many[name]) for name in few if many[name] != few[name]} == {}
    assert above(grown) == {}
    grown.write_usual_texts()
    assert above(grown) == {}


def test_every_type_of_page_is_under_test(grown):
    types = {model for model in apps.get_models() if issubclass(model, BasePage)}
    assert set(grown.under_test()) == types


def test_more_content_asks_no_more_queries(grown):
    check(grown, 30)


@pytest.mark.slow
def test_a_thousand_siblings_ask_no_more_queries_and_print_one_page(grown):
    grown.grow(10)
    check(grown, 1000)
    lists = [
        grown.home, grown.news, grown.forums, grown.meetings, grown.centres, grown.plans,
        grown.plan, grown.priority, grown.centre_news, grown.centre_meetings,
    ]  # fmt: skip
    for page in lists:
        answer, _queries = ask(page.url)
        for row in ROWS:
            assert answer.content.count(row) <= MOST_ROWS, (page, row)


def test_no_withdrawn_page_asks_more_than_a_public_one(grown, django_capture_on_commit_callbacks):
    article = grown.article
    for number in range(8):
        body = body_record(f"body-{number}")
        NewsIssuer.objects.create(page_id=article.pk, body=body, sort_order=number)
    pages = [page for page in grown.under_test().values() if page != grown.home]
    found = {}
    # What stands below another page goes first: nothing is left of a list whose texts are gone.
    for page in sorted(pages, key=lambda page: -page.depth):
        for reason in (Withdrawal.Reason.WITHDRAWN, Withdrawal.Reason.ERROR):
            page.refresh_from_db()
            with django_capture_on_commit_callbacks(execute=True):
                withdraw(page, reason, text="Kurs yapılmadı.", replacement=grown.home)
            ask("/tr/")
            answer, found[page.url, reason] = ask(page.url)
            assert "Kurs yapılmadı." in answer.content.decode()
    assert {name: count for name, count in found.items() if count > MOST_QUERIES} == {}


def test_a_page_that_a_list_lacks_is_not_found(grown):
    lists = [
        grown.news, grown.forums, grown.meetings, grown.centres, grown.plans, grown.plan,
        grown.priority,
    ]  # fmt: skip
    for page in lists:
        for number in ("-1", "0", "abc", "2", str(10**9), "1.5", "9" * 5000):
            answer = Client().get(f"{page.url}?page={number}")
            assert answer.status_code == 404, (page, number)
            assert b'<html lang="tr"' in answer.content
