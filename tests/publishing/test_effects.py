"""What follows a change: once a transaction, after the commit, whatever the door."""

import datetime

from django.db import transaction
from django.utils import timezone

from wagtail.models import Page, PageViewRestriction, ReferenceIndex

import pytest

from core.navigation import translations_of
from entries.models import Entry
from news.models import NewsPage
from publishing import effects
from publishing.effects import retry
from publishing.models import PendingEffect, Release
from publishing.refs import ref_of
from publishing.releases import add_member, release
from tests.factories.site import article, body_record, event, forum, home

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def calls(monkeypatch):
    """Every call of an effect of our own."""
    found = []
    monkeypatch.setitem(effects._effects, "probe", lambda ref, public: found.append((ref, public)))
    return found


@pytest.fixture
def draft(db):
    """A complete draft."""
    page = article("tr", live=False)
    page.save_revision()
    return page


def test_publishing_has_its_effects_once(draft, committed, calls):
    with committed(), transaction.atomic():
        draft.get_latest_revision().publish()
    assert calls == [(ref_of(draft), True)]
    assert Entry.objects.filter(page_id=draft.pk).count() == 1
    assert not PendingEffect.objects.exists()


def test_unpublishing_has_its_effects_once(committed, calls):
    page = article("tr")
    with committed():
        pass
    calls.clear()
    with committed(), transaction.atomic():
        page.unpublish()
    assert calls == [(ref_of(page), False)]
    assert not Entry.objects.filter(page_id=page.pk).exists()


def test_deleting_has_its_effects_once(committed, calls):
    with committed():
        page = article("tr")
    ref = ref_of(page)
    calls.clear()
    with committed():
        page.delete()
    assert calls == [(ref, False)]


def test_drafts_and_schedules_have_none(draft, committed, calls):
    with committed():
        draft.teaser = "Another."
        draft.save_revision()
        draft.go_live_at = timezone.now() + datetime.timedelta(days=1)
        draft.save_revision().publish()
    assert calls == []


def test_a_draft_of_a_live_page_has_none(committed, calls):
    with committed():
        page = article("tr")
    calls.clear()
    with committed():
        page.save_revision()
    assert calls == []


def test_a_live_child_made_without_any_signal_is_found(committed):
    with committed():
        page = article("tr")
    assert Entry.objects.filter(page_id=page.pk).exists()


def test_what_was_rolled_back_has_none(draft, committed, calls):
    with committed():
        try:
            with transaction.atomic():
                draft.get_latest_revision().publish()
                raise RuntimeError
        except RuntimeError:
            pass
        assert not PendingEffect.objects.exists()
        body_record().save()
    assert [ref.label for ref, _public in calls] == ["directory.body"]


def test_a_record_changes_every_page_that_shows_it(committed):
    record = event()
    with committed():
        page = forum("tr", record)
    with committed():
        record.status = "postponed"
        record.status_note = {"tr": "Ertelendi"}
        record.save_revision().publish()
    assert Entry.objects.get(page_id=page.pk).status == "postponed"


def test_a_failing_effect_keeps_the_save_and_is_made_up(draft, committed, monkeypatch, caplog):
    def fails(ref, public):
        raise RuntimeError("engine down")

    monkeypatch.setitem(effects._effects, "probe", fails)
    with committed():
        draft.get_latest_revision().publish()
    draft.refresh_from_db()
    assert draft.live and "ALARM" in caplog.text
    assert "engine down" in PendingEffect.objects.get().error
    assert Entry.objects.filter(page_id=draft.pk).exists()
    assert retry(older_than=0) == (0, 1)
    monkeypatch.delitem(effects._effects, "probe")
    assert retry(older_than=0) == (1, 0)
    assert not PendingEffect.objects.exists()


def test_a_process_that_died_after_the_commit_leaves_its_work(draft):
    draft.get_latest_revision().publish()
    assert PendingEffect.objects.exists()
    assert not Entry.objects.filter(page_id=draft.pk).exists()
    retry(older_than=0)
    assert Entry.objects.filter(page_id=draft.pk).exists()


def test_a_restriction_hides_the_subtree_and_every_language(committed):
    key = article("tr").translation_key
    turkish = NewsPage.objects.get(translation_key=key)
    with committed():
        kazakh = article("kk", key=key)
        turkish.save()
    with committed():
        restriction = PageViewRestriction.objects.create(
            page=turkish, restriction_type=PageViewRestriction.LOGIN
        )
    assert not Entry.objects.filter(translation_key=key).exists()
    assert kazakh.view_restrictions.count() == 1
    with committed():
        restriction.delete()
    assert Entry.objects.filter(translation_key=key).count() == 2
    assert not PageViewRestriction.objects.exists()


def test_a_new_translation_of_a_private_page_is_private(committed):
    turkish = article("tr")
    PageViewRestriction.objects.create(page=turkish, restriction_type=PageViewRestriction.LOGIN)
    kazakh = article("kk", key=turkish.translation_key)
    assert kazakh.get_view_restrictions().exists()


def test_deleting_the_private_source_opens_nothing():
    turkish = article("tr")
    kazakh = article("kk", key=turkish.translation_key)
    PageViewRestriction.objects.create(page=turkish, restriction_type=PageViewRestriction.LOGIN)
    turkish.delete()
    assert kazakh.get_view_restrictions().exists()


def test_a_language_disappears_and_returns_with_its_home(committed):
    with committed():
        page = article("kk")
    found = home("kk")
    with committed():
        found.save_revision()
        found.unpublish()
    assert not Entry.objects.filter(language="kk").exists()
    with committed():
        Page.objects.get(pk=found.pk).specific.save_revision().publish()
    assert Entry.objects.filter(page_id=page.pk).exists()


def test_a_new_slug_moves_the_entries_below(committed):
    with committed():
        page = article("tr")
    with committed():
        parent = page.get_parent().specific
        parent.slug = "yeni"
        parent.save()
    assert Entry.objects.get(page_id=page.pk).url.startswith("/tr/yeni/")
    assert translations_of(Page.objects.get(pk=page.pk))["tr"].startswith("/tr/yeni/")


def test_a_release_writes_the_indexes_of_the_admin_after_its_commit(committed):
    planned = Release.objects.create(name="Launch")
    page = article("tr", live=False)
    page.save_revision()
    add_member(planned, page)
    ReferenceIndex.objects.all().delete()
    with committed():
        release(planned.pk)
        assert not ReferenceIndex.objects.exists()
    assert ReferenceIndex.get_references_for_object(page).exists()
