"""Search through a real Elasticsearch: the same answers, and no difference to the database."""

import os
import uuid

import pytest

from entries.build import build
from entries.models import Entry
from entries.search import engine, index
from entries.search.models import Unsent
from entries.search.query import search
from tests.factories import site

pytestmark = [pytest.mark.django_db, pytest.mark.engine]


@pytest.fixture(autouse=True)
def real_engine(settings, monkeypatch):
    host = os.environ["ENGINE_URL"].rpartition("//")[2].strip("/")
    name = f"test-{uuid.uuid4().hex}"
    settings.SEARCH_URL = f"elasticsearch9://{host}/{name}"
    client = engine._client()
    monkeypatch.setattr(engine, "_rests_until", 0.0)
    monkeypatch.setattr(engine, "_was_away", False)
    yield
    for made in client.indices.get(index=f"{name}-*", allow_no_indices=True):
        client.indices.delete(index=made)


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    def _publish(code, title, **values):
        with django_capture_on_commit_callbacks(execute=True):
            page = site.article(code, title=title, **values)
            build(page.pk)
        return page

    return _publish


def found(query, language="tr"):
    result = search(query, language)
    assert not result.degraded
    return [hit.entry.title for hit in result.hits]


def ids():
    answer = engine._client().search(index=engine._alias(), size=100, source=False)
    return {int(hit["_id"]) for hit in answer["hits"]["hits"]}


def entries():
    return set(Entry.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    "query",
    ["ISTANBUL", "istanbul", "eylem planları", "eylm", "isik istanbul", "plan", '"eylem planı"'],
)
def test_the_engine_answers_as_the_database_does(publish, settings, query):
    publish("tr", "İstanbul’da eylem planı kabul edildi")
    publish("tr", "Işık şehrinde buluşma")
    publish("en", "Action plan adopted in Istanbul")
    by_engine = found(query)
    assert by_engine
    settings.SEARCH_URL = ""
    assert {hit.entry.title for hit in search(query, "tr").hits} == set(by_engine)


def test_other_alphabets(publish):
    publish("kk", "Қазақстан диаспорасы")
    for query in ("qazaqstan", "kazakstan", "kazakhstan", "Қазақстанның"):
        assert found(query, "kk") == ["Қазақстан диаспорасы"]


def test_a_deleted_page_leaves_the_engine(publish, django_capture_on_commit_callbacks):
    page = publish("tr", "Işık şehri")
    entry = Entry.objects.get(page=page)
    assert entry.pk in ids()
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    assert (ids(), found("ışık")) == (entries(), [])
    assert entry.pk not in ids()
    assert not Unsent.objects.exists()


def test_changes_made_while_it_was_away_arrive(publish, settings):
    publish("tr", "Birinci yazı")
    alive = settings.SEARCH_URL
    settings.SEARCH_URL = "elasticsearch9://127.0.0.1:9/dead"
    publish("tr", "İkinci yazı")
    assert Unsent.objects.exists()
    settings.SEARCH_URL = alive
    engine._rests_until = 0.0
    assert engine.flush()
    assert ids() == entries()
    assert sorted(found("yazı")) == ["Birinci yazı", "İkinci yazı"]


def test_a_stale_hit_is_never_shown(publish):
    page = publish("tr", "Gizli kanarya")
    # Deleted, but the engine hears nothing: the commit's callbacks don't run.
    page.delete()
    assert len(ids()) > len(entries())
    result = search("kanarya", "tr")
    assert (result.total, result.hits) == (0, [])


def test_a_rebuild_swaps_one_index_for_another(publish):
    publish("tr", "Birinci yazı")
    before = set(engine._client().indices.get(index=f"{engine._alias()}-*"))
    index.rebuild()
    after = set(engine._client().indices.get(index=f"{engine._alias()}-*"))
    assert len(after) == 1 and after != before
    assert found("yazı") == ["Birinci yazı"]
