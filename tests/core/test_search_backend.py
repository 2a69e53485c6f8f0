"""The admin's search answers every input."""

from wagtail.models import Page
from wagtail.search.utils import parse_query_string

import pytest

from tests.factories import site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query", ["", " ", '"', "'", "a\x00b", '"a', "*", "+", "(", "AND", "\ud83d"]
)
def test_hostile_queries(query):
    list(Page.objects.search(query))
    list(Page.objects.autocomplete(query))
    list(Page.objects.search(parse_query_string(query, zero_terms=None)[1] or ""))


def test_pages_are_still_found():
    page = site.article("en", title="Canary of the council")
    assert page.pk in [found.pk for found in Page.objects.search("canary")]
    assert page.pk in [found.pk for found in Page.objects.search('"canary')]
    assert page.pk in [found.pk for found in Page.objects.autocomplete("cana")]
