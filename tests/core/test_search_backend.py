"""The admin's search answers every input."""

from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.utils import parse_query_string

import pytest

from directory.models import Organisation
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


def test_a_kind_of_record_without_an_order_is_searched_in_its_chooser():
    """Wagtail's choosers order such rows by their key, by which a search can't be ordered."""
    rows = Organisation.objects.order_by("pk")
    assert list(get_search_backend().autocomplete("anything", rows)) == []
