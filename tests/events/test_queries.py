"""Lists of events cost the same however long they are (G9)."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from entries.build import build
from tests.factories import site

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def queries_of(path):
    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_the_list_of_forums_asks_no_more_for_more_forums():
    for number in range(2):
        site.forum("tr", site.event(f"few-{number}"))
    path = "/tr/forumindexpage-tr/"
    few = queries_of(path)
    for number in range(10):
        site.forum("tr", site.event(f"many-{number}"))
    assert queries_of(path) == few
    assert few <= 12


def test_a_forum_leads_to_the_ones_before_and_after_it_and_to_its_news():
    pages = [site.forum("tr", site.event(f"no-{number}", ordinal=number)) for number in (1, 2, 3)]
    article = site.article("tr", event=pages[1].event, title="From the second forum")
    other = site.article("tr", event=pages[2].event, title="From the third forum")
    for page in [*pages, article, other]:
        build(page.pk)
    html = Client().get(pages[1].url).content.decode()
    assert f'href="{pages[0].url}" rel="prev"' in html
    assert f'href="{pages[2].url}" rel="next"' in html
    assert article.title in html
    assert other.title not in html
