"""Entries agree with the pages: only live, public, real pages are in them."""

import datetime

from wagtail.models import Page, PageViewRestriction

import pytest

from entries.build import build, rebuild
from entries.models import Entry
from publishing.changes import choose
from tests.factories import site

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def entries():
    return set(Entry.objects.values_list("page_id", flat=True))


def test_a_live_page_has_one_row_however_often_it_is_built():
    page = site.article("tr", issued_on="2013-06", place="Bakü")
    build(page.pk)
    build(page.pk)
    entry = Entry.objects.get(page=page)
    assert (entry.language, entry.kind, entry.subkind) == ("tr", "news", "news")
    assert (str(entry.date), entry.year, entry.url) == ("2013-06", 2013, page.url)
    assert "Text of the article." in entry.text


def test_a_page_that_stops_being_public_loses_its_row():
    page = site.article("tr")
    build(page.pk)
    Page.objects.filter(pk=page.pk).update(live=False)
    build(page.pk)
    assert page.pk not in entries()


def test_a_restriction_above_hides_the_page():
    page = site.article("tr")
    restriction = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    build(page.pk)
    assert page.pk not in entries()
    restriction.delete()
    build(page.pk)
    assert page.pk in entries()


def test_nothing_of_a_language_without_a_live_home():
    page = site.article("kk")
    Page.objects.filter(url_path="/kk/").update(live=False)
    build(page.pk)
    assert page.pk not in entries()


def test_rebuild_finds_what_is_missing_and_what_is_stale():
    page, other = site.article("tr"), site.article("tr")
    Entry.objects.all().delete()
    build(other.pk)
    Page.objects.filter(pk=other.pk).update(live=False)
    kept, removed = rebuild()
    assert page.pk in entries()
    assert other.pk not in entries()
    assert kept == Entry.objects.count()


def test_facts_that_went_away_go_away_in_the_row():
    page = site.article("tr", place="Bakü")
    build(page.pk)
    page.place = ""
    choose(page, "minor")
    page.save()
    build(page.pk)
    assert Entry.objects.get(page=page).place == ""


def test_a_minor_edit_moves_the_last_change_and_not_the_date_readers_are_told():
    page = site.article("tr")
    page.get_latest_revision().publish()
    page.refresh_from_db()
    first = page.first_published_at
    Page.objects.filter(pk=page.pk).update(last_published_at=first + datetime.timedelta(days=1))
    build(page.pk)
    entry = Entry.objects.get(page=page)
    assert entry.first_published_at == first
    assert entry.updated_at == first.replace(microsecond=0)
    assert entry.updated == first + datetime.timedelta(days=1)
