"""Without an answer from the engine the database answers, and no change is lost to it."""

import time

import pytest

from entries.build import build
from entries.models import Entry
from entries.search import engine
from entries.search.models import Unsent
from entries.search.query import search
from tests.factories import site

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture(autouse=True)
def dead_engine(settings, monkeypatch):
    settings.SEARCH_URL = "elasticsearch9://127.0.0.1:9/dead"
    monkeypatch.setattr(engine, "_rests_until", 0.0)
    monkeypatch.setattr(engine, "_was_away", False)


@pytest.fixture
def page(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = site.article("tr", title="İstanbul eylem planı")
        build(page.pk)
    return page


def test_the_database_answers_and_the_page_says_so(client, page):
    build(site.home("tr").pk)
    result = search("istanbul", "tr")
    assert [hit.entry.page_id for hit in result.hits] == [page.pk]
    assert result.degraded
    answer = client.get("/tr/search/?q=istanbul")
    assert answer.status_code == 200
    assert answer.context["is_degraded"]


def test_a_dead_engine_is_left_alone_for_a_while(page, monkeypatch):
    asked = []
    monkeypatch.setattr(engine, "_client", lambda *args: asked.append(args))
    search("istanbul", "tr")
    assert asked == []
    monkeypatch.setattr(engine, "_rests_until", time.monotonic() - 1)
    with pytest.raises(AttributeError):
        search("istanbul", "tr")
    assert len(asked) == 1


def test_changes_wait_for_the_engine(page, django_capture_on_commit_callbacks):
    entry = Entry.objects.get(page=page)
    assert Unsent.objects.filter(entry_id=entry.pk).count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    assert Unsent.objects.filter(entry_id=entry.pk).count() == 2


def test_without_an_engine_nothing_is_noted(settings):
    settings.SEARCH_URL = ""
    build(site.article("tr").pk)
    assert not Unsent.objects.exists()
    assert not search("article", "tr").degraded
    assert engine.flush() is False
