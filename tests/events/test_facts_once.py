"""A changed fact changes everywhere by its publication, and nowhere by its draft (G4)."""

from html import unescape

from django.utils import translation

import pytest

from core.dates import PartialDate
from entries.present import status_badge
from events.models import Event
from publishing.actions import publish
from tests.factories import site

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
WHY = {"tr": "Salon hazır değil.", "en": "The hall isn't ready.", "kk": "Зал дайын емес.",
       "ar": "القاعة غير جاهزة."}  # fmt: skip


@pytest.fixture
def forum(django_capture_on_commit_callbacks):
    """A planned forum with a live page in every language."""
    with django_capture_on_commit_callbacks(execute=True):
        record = site.event("demo-2027", status=Event.Status.PLANNED, starts_on="2027-05-20")
        record.save_revision().publish()
        for code in site.LANGUAGES:
            site.forum(code, record).save_revision().publish()
    return record


def shown(client):
    """What readers of each language see of the forum: its page, the list, home and search."""
    return {
        (code, name): unescape(client.get(address).content.decode())
        for code in site.LANGUAGES
        for name, address in {
            "page": f"/{code}/forumindexpage-{code}/forum-{code}/",
            "list": f"/{code}/forumindexpage-{code}/",
            "home": f"/{code}/",
            "search": f"/{code}/search/?q=forum",
        }.items()
    }


def postponed(forum):
    """The draft of the postponement."""
    forum.status = Event.Status.POSTPONED
    forum.status_note = site.LazyI18nString(WHY)
    forum.previously_on, forum.starts_on = forum.starts_on, PartialDate("2027-09-14")
    forum.save_revision()
    return forum


def test_a_draft_of_the_postponement_changes_nothing(forum, client):
    before = shown(client)
    postponed(forum)
    assert shown(client) == before


def test_published_it_stands_everywhere_at_the_next_request(
    forum, client, django_capture_on_commit_callbacks
):
    before = shown(client)
    with django_capture_on_commit_callbacks(execute=True):
        publish(postponed(forum))
    after = shown(client)
    for code in site.LANGUAGES:
        with translation.override(code):
            word = status_badge("postponed")
            days = (PartialDate("2027-09-14").display(), PartialDate("2027-09-14").short(code))
        assert WHY[code] in after[code, "page"]
        for name in ("page", "list", "home", "search"):
            assert word in after[code, name], (code, name)
            assert word not in before[code, name], (code, name)
        for name in ("page", "list", "search"):
            assert any(day in after[code, name] for day in days), (code, name)


def test_an_adopted_version_says_so_in_every_language(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        site.body_record()
        version = site.version()
        for code in site.LANGUAGES:
            site.version_page(code, version).save_revision().publish()
        meeting = site.event("ministers-2013", "ministers", name=site.words("Bakanlar"))
    addresses = {c: f"/{c}/strategypage-{c}/strategy-text-{c}/" for c in site.LANGUAGES}
    for code, address in addresses.items():
        assert f"Bakanlar ({code})" not in client.get(address).content.decode()
    meeting.adopts.add(version)
    meeting.save_revision()
    for code, address in addresses.items():
        assert f"Bakanlar ({code})" not in client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        publish(meeting)
    for code, address in addresses.items():
        assert f"Bakanlar ({code})" in client.get(address).content.decode()
