"""Hostile addresses at every public door: 400 or 404, or a page in the right language (G9).

What search makes of its own parameters is in search/test_pages.py; unknown paths of a language in
languages/test_not_found.py.
"""

from django.test import Client

import pytest

from tests.factories import site
from tests.factories.growth import Site

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

#: What may stand in a query string or as the last part of a path.
HOSTILE = {
    "null byte": "%00",
    "invalid UTF-8": "%ff%fe",
    "truncated UTF-8": "%f0%9f%92",
    "surrogate": "%ed%a0%80",
    "overlong": "%c0%ae%c0%ae",
    "unbalanced quotes": "%22a'b%22%22%27",
    "negative": "-1",
    "letters": "abc",
    "huge number": str(10**9),
    "10,000 digits": "9" * 10_000,
    "10,000 letters": "a" * 10_000,
    "markup": "%3Cscript%3Ealert(1)%3C/script%3E",
    "other direction": "%E2%80%AE",
    "template": "{{7*7}}%7B%25",
    "up": "../../etc/passwd",
    "half escaped": "%u0041%zz%",
    "line break": "a%0d%0aSet-Cookie:x=1",
}
#: What search and its API read.
PARAMETERS = ("page", "year", "q", "type", "centre", "lang")


@pytest.fixture(scope="module")
def grown(module_db):
    """A site with one of everything."""
    made = Site()
    made.grow(1)
    return made


def ask(address):
    """The answer; an exception in a view fails the test by itself."""
    answer = Client().get(address)
    assert answer.status_code in {200, 301, 302, 400, 404}, address
    assert not answer.cookies
    assert b"<script>alert" not in answer.content
    return answer


def check_language(answer, code):
    """A page is in the language of its address; a plain refusal (400) has no page."""
    if answer.status_code in {200, 404} and answer["Content-Type"].startswith("text/html"):
        assert f'<html lang="{code}"'.encode() in answer.content


def test_parameters_that_a_page_does_not_read(grown):
    query = "&".join(f"x{number}={value}" for number, value in enumerate(HOSTILE.values()))
    for page in grown.under_test().values():
        for asked in (query.replace("%00", ""), query):
            check_language(ask(f"{page.url}?{asked}"), "tr")


@pytest.mark.parametrize("name", HOSTILE)
def test_parameters_of_lists_search_and_sitemaps(name, grown):
    value = HOSTILE[name]
    for page in (
        grown.forums, grown.meetings, grown.centres, grown.plans, grown.plan, grown.priority,
    ):  # fmt: skip
        check_language(ask(f"{page.url}?page={value}"), "tr")
    for parameter in ("page", "year", "kind"):
        check_language(ask(f"{grown.news.url}?{parameter}={value}"), "tr")
    for parameter in PARAMETERS:
        check_language(ask(f"/tr/search/?q=a&{parameter}={value}"), "tr")
        ask(f"/api/search/?{parameter}={value}")
    for address in ("/", "/sitemap.xml", "/tr/no-such-page/"):
        ask(f"{address}?page={value}&q={value}")


@pytest.mark.parametrize("name", HOSTILE)
def test_parts_of_paths(name):
    value = HOSTILE[name]
    for path in (f"/tr/{value}/", f"/tr/{value}", f"/tr/search/{value}/", f"/tr/news/{value}/"):
        check_language(ask(path), "tr")
    check_language(ask(f"/ar/{value}/"), "ar")
    for path in (
        f"/{value}", f"/{value}/", f"/media/{value}", f"/media/documents/{value}",
        f"/media/images/{value}.jpg", f"/sitemap-{value}.xml", f"/api/search/{value}",
        f"/healthz/{value}",
    ):  # fmt: skip
        ask(path)


@pytest.mark.parametrize(
    "header", ["\udcff", "a" * 10_000, ";q=", "tr;q=abc", "*", ",,,", "kk;q=1e9", "'\"", "../"]
)
def test_the_root_whatever_the_browser_wishes(header):
    site.home("tr")
    assert Client().get("/", headers={"accept-language": header}).url == "/tr/"
