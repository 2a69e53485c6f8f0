"""Lists of events cost the same however long they are (G9)."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from tests.factories import site

pytestmark = pytest.mark.django_db


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
