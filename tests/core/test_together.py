"""Rows of several tables that come in one query are the rows of as many queries."""

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import F

from wagtail.models import Page

import pytest

from core.privacy import open_to_all
from core.together import Wanted, read_together
from events.models import Event, Series
from media.models import Document, Image, Rendition, Video, VideoCaption
from tests.factories.growth import Site

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def columns(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_each_row_is_as_its_own_query_gives_it(django_assert_num_queries):
    Site().grow(2)
    assert connection.features.supports_json_field  # SQLite is asked once a connection
    models = [Image, Rendition, Document, Video, VideoCaption, Event, Series, get_user_model()]
    wanted = [Wanted(model._default_manager.all()) for model in models]
    pages = Page.objects.annotate(language=F("locale__language_code"), is_open=open_to_all())
    with django_assert_num_queries(1):
        found = read_together(*wanted, Wanted(pages))
    for rows in [each.rows for each in wanted] + [pages]:
        assert rows.count() == len(found[rows.model]) > 0
        for row in rows:
            assert str(columns(found[rows.model][row.pk])) == str(columns(row))
            if rows is pages:
                other = found[Page][row.pk]
                assert (other.language, other.is_open) == (row.language, row.is_open)


def test_nothing_wanted_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert read_together() == {}
