"""A centre adopts a story of headquarters: the story's words, and its end, are always the origin's."""

import re
import uuid
from datetime import date

from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import pytest

from entries.build import build
from entries.models import Entry
from entries.search.models import Document
from news.adoption.actions import adopt
from news.adoption.models import AdoptedStoryPage
from news.models import NewsIndexPage, NewsPage
from publishing.actions import publish, withdraw
from publishing.disclosure.models import DisclosureRule
from publishing.models import Correction, Release
from publishing.releases import add_member, recall, release
from tests.factories.site import article, centre, centre_page, country, section, words
from tests.publishing.conftest import *  # noqa: F403  accounts and transactions
from users.roles import ensure_roles

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

OWN = "Why Berlin should read this."


@pytest.fixture
def news(people, committed):
    """The lists of articles: headquarters' and those of two centres."""
    found = {"hq": section(NewsIndexPage)}
    for slug, code in (("berlin", "DE"), ("vienna", "AT")):
        found[slug] = section(
            NewsIndexPage, parent=centre_page("tr", centre(slug, country=country(code)))
        )
        build(found[slug].get_parent().pk)
        build(found[slug].pk)
    build(found["hq"].get_parent().pk)
    build(found["hq"].pk)
    ensure_roles()
    return found


def story(committed, code="tr", title="Told by headquarters", **values):
    """A published article of headquarters."""
    with committed():
        page = article(code, live=False, title=title, **values)
        page.save_revision()
        publish(page)
    return NewsPage.objects.get(pk=page.pk)


def adopted(origin, index, people, committed, role="centre"):
    """Its page in a centre's list, introduced and published."""
    page = adopt(origin.translation_key, index, people[role])
    with committed():
        page.introduction = OWN
        page.save_revision(user=people[role])
        publish(page, people[role])
    return AdoptedStoryPage.objects.get(pk=page.pk)


@pytest.fixture
def origin(news, committed):
    return story(committed)


@pytest.fixture
def page(origin, news, people, committed):
    return adopted(origin, news["berlin"], people, committed)


def read(client, page):
    answer = client.get(page.url_path)
    return answer.status_code, answer.content.decode()


def test_it_shows_the_story_with_the_centres_words_and_names_the_origin(page, origin, client):
    status, text = read(client, page)
    assert status == 200
    for said in (origin.title, "Text of the article.", OWN, "Sekretaryadan"):
        assert said in text
    assert re.search(rf'<link rel="canonical" href="[^"]*{origin.url_path}">', text)
    assert 'rel="alternate" hreflang' not in text
    assert f'href="{origin.url_path}"' in text


def test_it_stands_in_the_centres_lists_and_feed_and_nowhere_else(page, origin, news, client):
    address = page.url_path
    for where in (news["berlin"].url_path, news["berlin"].get_parent().url_path):
        text = client.get(where).content.decode()
        assert address in text and "Sekretaryadan" in text, where
    for form in ("atom", "rss"):
        text = client.get(f"{news['berlin'].url_path}feed.{form}").content.decode()
        assert address in text and origin.url_path in text and OWN in text
        assert address not in client.get(f"/tr/feed.{form}").content.decode()
    others = [news["vienna"].url_path, news["hq"].url_path, "/tr/", "/sitemap-tr.xml"]
    others += ["/tr/search/?q=headquarters", "/api/search/?lang=tr&q=headquarters"]
    others += [
        "/tr/search/?type=adopted",
        f"/tr/search/?q=Berlin+should+read&centre={page.written_at().pk}",
    ]
    for where in others:
        assert address not in client.get(where).content.decode(), where
    assert origin.url_path in client.get("/sitemap-tr.xml").content.decode()
    assert not Document.objects.filter(entry__page_id=page.pk).exists()


def test_corrections_and_a_new_title_follow(page, origin, news, client, committed):
    with committed():
        Correction.objects.create(
            page=origin,
            text=words("Six hundred"),
            what_was=words("Five"),
            made_on=date(2026, 11, 2),
        )
    with committed():
        origin.title, origin.change, origin.change_id = "A better title", "minor", uuid.uuid4()
        origin.save_revision()
        publish(origin)
    _status, text = read(client, page)
    assert "Six hundred" in text and "A better title" in text
    assert "A better title" in client.get(news["berlin"].url_path).content.decode()
    page.refresh_from_db()
    assert page.title == page.draft_title == "A better title"
    entry = Entry.objects.get(page_id=page.pk)
    assert entry.attribution["corrected_on"] == ["2026-11-02"]


def test_a_withdrawn_story_takes_its_adoptions_with_it(page, origin, news, client, committed):
    with committed():
        withdraw(origin, "withdrawn", text="Yanlış.")
    status, text = read(client, page)
    assert status == 404 and origin.title not in text
    for where in (news["berlin"].url_path, f"{news['berlin'].url_path}feed.atom"):
        assert origin.title not in client.get(where).content.decode()
    page.refresh_from_db()
    assert not page.live
    with pytest.raises(PermissionDenied):
        publish(page)


def test_a_deleted_story_takes_its_adoptions_with_it(page, origin, client, committed):
    with committed():
        origin.delete()
    assert read(client, page)[0] == 404
    assert not AdoptedStoryPage.objects.get(pk=page.pk).live


def test_a_story_that_is_recalled_never_stands_at_a_centre(news, people, client, committed):
    origin = article(live=False, title="Under embargo")
    origin.save_revision()
    found = Release.objects.create(
        name="Release", goes_out_at=timezone.now() + timezone.timedelta(days=1)
    )
    add_member(found, origin)
    with pytest.raises(ValidationError):
        adopt(origin.translation_key, news["berlin"], people["centre"])
    with committed():
        assert release(found.pk).state == Release.State.RELEASED
    page = adopted(origin, news["berlin"], people, committed)
    assert read(client, page)[0] == 200
    with committed():
        assert recall(found.pk).state == Release.State.RECALLED
    status, text = read(client, page)
    assert status == 404 and "Under embargo" not in text
    assert "Under embargo" not in client.get(news["berlin"].url_path).content.decode()
    assert not Entry.objects.filter(title="Under embargo").exists()


def test_without_the_language_it_says_which_there_are(origin, people, client, committed):
    index = section(NewsIndexPage, "kk", parent=centre_page("kk"))
    build(index.pk)
    page = adopted(origin, index, people, committed, role="administrator")
    _status, text = read(client, page)
    assert f'<h1 lang="tr" dir="auto">{origin.title}</h1>' in text
    assert "Text of the article." not in text and "Türkçe" in text and OWN in text
    assert (
        f'lang="tr" dir="auto"><a href="{page.url_path}"'
        in client.get(index.url_path).content.decode()
    )
    assert page.url_path not in client.get(f"{index.url_path}feed.atom").content.decode()
    story(committed, "kk", "Қазақша", key=origin.translation_key)
    _status, text = read(client, page)
    assert "<h1>Қазақша</h1>" in text and "Text of the article." in text


def test_what_is_dead_foreign_or_a_centres_is_refused(news, origin, people, committed):
    draft = article(live=False)
    with committed():
        local = article(parent=news["vienna"], live=False)
        local.save_revision()
        publish(local)
    for key in (uuid.uuid4(), draft.translation_key, local.translation_key):
        with pytest.raises(ValidationError):
            adopt(key, news["berlin"], people["centre"])
    with pytest.raises(PermissionDenied):
        adopt(origin.translation_key, news["vienna"], people["centre"])
    with pytest.raises(ValidationError):
        adopt(origin.translation_key, news["hq"], people["administrator"])


def test_an_editor_adopts_from_the_list(news, origin, sign_in, people, client):
    door = reverse("adopt_story")
    editor = sign_in("centre")
    draft = article(live=False, title="Nobody's business")
    text = editor.get(door).content.decode()
    assert origin.title in text and draft.title not in text
    assert (
        reverse("adopt_story")
        in editor.get(reverse("wagtailadmin_explore", args=[news["berlin"].pk])).content.decode()
    )
    made = editor.post(door, {"section": news["berlin"].pk, "story": origin.translation_key})
    page = AdoptedStoryPage.objects.get()
    assert made.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.owner == people["centre"] and not page.live
    edit = editor.get(made.url)
    assert edit.status_code == 200 and "id_introduction" in edit.content.decode()
    again = editor.post(door, {"section": news["berlin"].pk, "story": origin.translation_key})
    assert again.url == made.url and AdoptedStoryPage.objects.count() == 1
    for wrong in ({"section": news["vienna"].pk}, {"section": news["hq"].pk}, {"section": "x"}):
        answer = editor.post(door, {"story": origin.translation_key, **wrong}, follow=True)
        assert (
            answer.redirect_chain[-1][0] == reverse("wagtailadmin_home")
            or answer.status_code == 403
        )
    for wrong in (draft.translation_key, "no uuid", ""):
        editor.post(door, {"section": news["berlin"].pk, "story": wrong})
    assert AdoptedStoryPage.objects.count() == 1
    assert sign_in("translator").get(door).status_code in {302, 403}


def test_the_disclosure_of_the_adopting_centre_stands_on_it_alone(
    page, origin, news, people, committed, client
):
    DisclosureRule.objects.create(
        country=country("DE"), applies_from=date(2020, 1, 1), text=words("Said by law")
    )
    cache.clear()
    other = adopted(origin, news["vienna"], people, committed, role="administrator")
    said = "Said by law (tr)"
    assert said in read(client, page)[1]
    for form in ("atom", "rss"):
        assert said in client.get(f"{news['berlin'].url_path}feed.{form}").content.decode()
    assert said not in read(client, origin)[1] and said not in read(client, other)[1]


def test_it_asks_few_queries(page, client):
    read(client, page)
    with CaptureQueriesContext(connection) as queries:
        read(client, page)
    assert len(queries) <= 12
