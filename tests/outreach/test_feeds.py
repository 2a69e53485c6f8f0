"""Feeds: which texts, told when, and nothing that isn't public (X1)."""

import re
from datetime import timedelta

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import Page, PageViewRestriction

import feedparser
import pytest
import time_machine

from centres.models import CentrePage
from directory.models import Topic
from entries.build import build
from entries.models import Entry
from news.models import NewsIndexPage
from publishing.changes import choose
from tests.factories.site import article, centre_page, forum, home, section, words

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def put(code="tr", **values):
    """An article that was published, with its entry."""
    page = article(code, first_published_at=timezone.now(), **values)
    for above in page.get_ancestors().filter(depth__gte=2):
        build(above.pk)
    build(page.pk)
    return page


def titles(client, address):
    """The titles of a feed's texts, in its order."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return [entry.title for entry in feedparser.parse(answer.content).entries]


def test_the_site_has_every_dated_text_of_its_language(client):
    page = put(title="Haber")
    put("kk", title="Жаңалық")
    event_page = forum("tr", first_published_at=timezone.now())
    build(event_page.pk)
    assert titles(client, "/tr/feed.atom") == ["Forum tr", "Haber"]
    assert titles(client, "/kk/feed.rss") == ["Жаңалық"]
    assert titles(client, f"{page.get_parent().url_path}feed.atom") == ["Haber"]


def test_a_centre_has_its_own_texts_only(client):
    put(title="Of headquarters")
    place = centre_page("tr")
    own = section(NewsIndexPage, "tr", parent=place)
    put(title="Of the centre", parent=own, centre=place.centre)
    assert titles(client, f"{place.url_path}feed.atom") == ["Of the centre"]
    assert titles(client, f"{own.url_path}feed.rss") == ["Of the centre"]
    assert CentrePage.has_feed


def test_kind_and_topic(client):
    topic = Topic.objects.create(slug="youth", name=words("Youth"))
    above = put(title="News").get_parent().url_path
    statement = put(title="Statement", kind="statement")
    statement.topics.add(topic)
    choose(statement, "minor")
    statement.save()
    assert titles(client, f"{above}statement/feed.atom") == ["Statement"]
    assert titles(client, f"{above}press-release/feed.atom") == []
    assert titles(client, f"{above}topics/youth/feed.atom") == ["Statement"]


@pytest.mark.parametrize(
    "path", ["gossip/", "topics/none/", "topics/", "nowhere/", "statement/statement/"]
)
def test_an_unknown_one_is_refused_in_the_language(client, path):
    above = put("kk").get_parent().url_path
    answer = client.get(f"{above}{path}feed.atom")
    assert answer.status_code == 404 and answer["Content-Language"] == "kk"
    assert 'lang="kk"' in answer.content.decode()


def test_an_article_or_a_language_without_home_has_no_feed(client):
    page = put()
    assert client.get(f"{page.url_path}feed.atom").status_code == 404
    closed = home("ar")
    Page.objects.filter(pk=closed.pk).update(live=False)
    build(closed.pk)
    assert client.get("/ar/feed.atom").status_code == 404
    assert client.get("/feed.atom").status_code == 404


def test_nothing_that_is_not_public(client):
    page, draft = put(title="Public"), article("tr", live=False, title="Draft")
    build(draft.pk)
    hidden = put(title="Restricted")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    build(hidden.pk)
    text = client.get("/tr/feed.atom").content.decode()
    assert page.title in text and "Draft" not in text and "Restricted" not in text


def test_the_id_outlives_the_address(client):
    page = put()
    before = feedparser.parse(client.get("/tr/feed.atom").content).entries[0]
    page.slug = "another-address"
    page.save()
    build(page.pk)
    after = feedparser.parse(client.get("/tr/feed.atom").content).entries[0]
    assert before.id == after.id and before.link != after.link


def test_only_a_major_change_moves_a_text(client):
    with time_machine.travel("2027-03-01T09:00:00+00:00"):
        first, _second = put(title="First"), put(title="Second")
        Entry.objects.filter(page=first).update(updated_at=timezone.now() + timedelta(seconds=5))
        assert titles(client, "/tr/feed.atom") == ["First", "Second"]
    with time_machine.travel("2027-03-02T09:00:00+00:00"):
        Page.objects.filter(pk=first.pk).update(last_published_at=timezone.now())
        build(first.pk)
        entry = feedparser.parse(client.get("/tr/feed.atom").content).entries[0]
        assert entry.updated.startswith("2027-03-01")


def test_nothing_is_sent_again_until_something_changes(client):
    page = put()
    first = client.get("/tr/feed.atom")
    etag, date = first["ETag"], first["Last-Modified"]
    assert client.get("/tr/feed.atom", headers={"If-None-Match": etag}).status_code == 304
    assert client.get("/tr/feed.atom", headers={"If-Modified-Since": date}).status_code == 304
    # What goes away changes the answer although no date of what is left does.
    Page.objects.filter(pk=page.pk).update(live=False)
    build(page.pk)
    assert client.get("/tr/feed.atom", headers={"If-None-Match": etag}).status_code == 200
    assert client.get("/tr/feed.atom", headers={"If-Modified-Since": date}).status_code == 200


def test_validators_do_not_know_of_drafts(client):
    put()
    with time_machine.travel("2027-03-01T09:00:00+00:00"):
        before = client.get("/tr/feed.atom")
    with time_machine.travel("2027-03-02T09:00:00+00:00"):
        draft = article("tr", live=False)
        build(draft.pk)
        after = client.get("/tr/feed.atom")
    assert (before["ETag"], before["Last-Modified"]) == (after["ETag"], after["Last-Modified"])


def test_a_lost_memory_only_sends_more(client):
    put()
    date = client.get("/tr/feed.atom")["Last-Modified"]
    cache.clear()
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        answer = client.get("/tr/feed.atom", headers={"If-Modified-Since": date})
    assert answer.status_code == 200


@pytest.mark.parametrize("shown", [True, False])
def test_a_demonstration_says_so_in_every_text(client, settings, shown):
    settings.DEMONSTRATION = shown
    put("en")
    text = client.get("/en/feed.rss").content.decode()
    assert (text.count("Demonstration. Not a site of the organisation.") == 2) is shown


def test_few_queries_whatever_the_number(client):
    for _ in range(8):
        put()
    home("tr")
    client.get("/tr/feed.atom")
    with CaptureQueriesContext(connection) as queries:
        assert len(titles(client, "/tr/feed.atom")) == 8
    assert len(queries) <= 5, [query["sql"] for query in queries]


def test_pages_lead_to_their_feeds(client):
    page = put()
    above = page.get_parent().url_path
    html = client.get(above).content.decode()
    for address in ("/tr/feed.atom", f"{above}feed.atom"):
        head = rf'type="application/atom\+xml" title="[^"]+" href="http://testserver{address}"'
        assert re.search(head, html), address
    assert f'<a href="{above}statement/feed.atom"' in html
    assert '<a href="/tr/feed.atom"' in client.get(page.url_path).content.decode()
