"""A change of what readers know is major, with a note, or minor; never in silence (G4)."""

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

import pytest
import time_machine

from entries.models import Entry
from languages import translations
from languages.words import translation_into
from news.models import NewsPage
from publishing.actions import PublicationRefused, publish
from publishing.changes import choose
from publishing.models import Publication, Release, Statement
from publishing.releases import add_member, recall, release
from tests.factories.site import article, locale
from tests.languages.conftest import translate_all
from tests.publishing.test_doors import api_publish, approve, bulk, edit_form, in_review

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
MAJOR, MINOR = Statement.Change.MAJOR, Statement.Change.MINOR
NOTE = "Katılımcı sayısı düzeltildi."


@pytest.fixture
def page(people, committed):
    """A published article."""
    found = article("tr", live=False)
    found.save_revision()
    with committed():
        publish(found)
    return fresh(found)


def fresh(page):
    """The article as the database has it."""
    return NewsPage.objects.get(pk=page.pk)


def draft(page, change="", note="", summary="Yeni özet."):
    """Save a draft with other words and, if given, a choice."""
    found = fresh(page).get_latest_revision_as_object()
    found.summary = summary
    if change:
        choose(found, change, note)
    return found.save_revision(clean=False)


def kinds(page):
    """The kinds of its publications, the oldest first."""
    rows = Publication.objects.filter(page_id=page.pk).order_by("pk")
    return [row.kind for row in rows]


def changed(page):
    """Whether readers see the other words."""
    return fresh(page).summary == "Yeni özet."


def by_bulk(client, people, page):
    bulk(client, "publish", page)


def by_api(client, people, page):
    api_publish(client, page)


def by_workflow(client, people, page):
    approve(client, page, in_review(page, people))


def by_verb(client, people, page):
    publish(fresh(page))


def by_release(client, people, page):
    planned = Release.objects.create(name="Forum")
    add_member(planned, fresh(page))
    release(planned.pk)


def by_schedule(client, people, page):
    revision = fresh(page).get_latest_revision()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.save()
    call_command("publish_scheduled")


def by_saving(client, people, page):
    revision_page = fresh(page).get_latest_revision_as_object()
    revision_page.save()


DOORS = [by_bulk, by_api, by_workflow, by_verb, by_release, by_schedule, by_saving]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(("change", "note"), [("", ""), (MAJOR, ""), (MAJOR, "  ")])
def test_no_door_lets_a_change_pass_in_silence(sign_in, people, page, door, change, note):
    draft(page, change, note)
    try:
        door(sign_in("publisher"), people, page)
    except (PublicationRefused, ValidationError) as refused:
        assert str(refused)
    assert not changed(page)
    assert kinds(page) == ["first"]


@pytest.mark.parametrize("door", DOORS)
def test_every_door_takes_the_choice_of_the_draft(sign_in, people, page, door):
    draft(page, MAJOR, NOTE)
    door(sign_in("publisher"), people, page)
    assert changed(page)
    row = Publication.objects.filter(page_id=page.pk).first()
    assert (row.kind, row.note.data) == ("major", {"tr": NOTE})
    assert row.content["summary"] == "Yeni özet."


def test_the_form_refuses_beside_the_field(sign_in, page):
    client = sign_in("publisher")
    address, data = edit_form(client, page)
    data["summary"], data["action-publish"] = "Yeni özet.", "1"
    assert "change" in client.post(address, data).context["form"].errors
    data["change"] = MAJOR
    assert "change_note" in client.post(address, data).context["form"].errors
    assert not changed(page)
    data["change_note"] = NOTE
    assert client.post(address, data).status_code == 302
    assert changed(page) and kinds(page) == ["first", "major"]


def test_the_form_asks_anew_for_each_change(sign_in, page):
    client = sign_in("publisher")
    for summary in ("Bir.", "İki."):
        address, data = edit_form(client, page)
        assert not data.get("change") and not data["change_note"].strip()
        data["summary"], data["action-publish"] = summary, "1"
        data["change"], data["change_note"] = MAJOR, NOTE
        assert client.post(address, data).status_code == 302
    assert kinds(page) == ["first", "major", "major"]
    draft_again = fresh(page).get_latest_revision_as_object()
    draft_again.summary = "Üç."
    draft_again.save_revision(clean=False)
    with pytest.raises(PublicationRefused):
        publish(fresh(page))


def test_a_first_publication_is_asked_nothing(sign_in, people):
    found = article("tr", live=False)
    found.save_revision()
    client = sign_in("publisher")
    address, data = edit_form(client, found)
    assert "change" not in data
    data["action-publish"] = "1"
    assert client.post(address, data).status_code == 302
    assert kinds(found) == ["first"]


def test_publishing_the_same_words_again_asks_and_records_nothing(sign_in, page):
    client = sign_in("publisher")
    address, data = edit_form(client, page)
    data["action-publish"] = "1"
    response = client.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    assert kinds(page) == ["first"]


def test_changing_only_the_order_of_issuers_is_a_change(sign_in, people, page):
    from tests.factories.site import body_record

    found = fresh(page)
    first = found.issuers.get()
    first.sort_order = 0
    found.issuers = [first, type(first)(body=body_record("ytb"), sort_order=1)]
    choose(found, MINOR)
    found.save_revision().publish()
    client = sign_in("publisher")
    address, data = edit_form(client, page)
    data["issuers-0-ORDER"], data["issuers-1-ORDER"] = "2", "1"
    data["action-publish"] = "1"
    assert "change" in client.post(address, data).context["form"].errors


def test_minor_leaves_feeds_alone_and_major_moves_them(page, committed):
    first = Entry.objects.get(page_id=page.pk).updated_at
    with time_machine.travel(timezone.now() + datetime.timedelta(days=1), tick=False), committed():
        draft(page, MINOR)
        publish(fresh(page))
    assert changed(page)
    assert Entry.objects.get(page_id=page.pk).updated_at == first
    later = timezone.now().replace(microsecond=0) + datetime.timedelta(days=2)
    with time_machine.travel(later, tick=False), committed():
        draft(page, MAJOR, NOTE, "Daha yeni.")
        publish(fresh(page))
    assert Entry.objects.get(page_id=page.pk).updated_at == later
    assert fresh(page).structured_data()["dateModified"] == later.isoformat()


def test_readers_see_the_major_notes_with_their_dates(page, client, committed):
    address = page.url_path
    assert 'id="history"' not in client.get(address).content.decode()
    with time_machine.travel("2026-12-01T10:00:00Z", tick=False), committed():
        draft(page, MINOR, "Görünmez not.", "Bir.")
        publish(fresh(page))
        draft(page, MAJOR, NOTE)
        publish(fresh(page))
    text = client.get(address).content.decode()
    assert 'id="history"' in text and NOTE in text and "1 Aralık 2026" in text
    assert "Görünmez not." not in text


def test_the_evidence_is_neither_changed_nor_deleted(page):
    row = Publication.objects.get(page_id=page.pk)
    row.title = "Başka"
    with pytest.raises(PermissionDenied):
        row.save()
    for delete in (row.delete, Publication.objects.all().delete):
        with pytest.raises(PermissionDenied), transaction.atomic():
            delete()
    fresh(page).delete()
    assert Publication.objects.get(pk=row.pk).content["summary"] == page.summary


def test_a_revision_that_is_overwritten_leaves_the_evidence(page):
    revision = page.get_latest_revision()
    page.summary = "Üzerine yazıldı."
    page.save_revision(overwrite_revision=revision, clean=False)
    row = Publication.objects.get(page_id=page.pk)
    assert row.content["summary"] != "Üzerine yazıldı."


def test_a_recall_restores_and_says_so(page, client, committed):
    with committed():
        draft(page, MAJOR, NOTE)
        planned = Release.objects.create(name="Forum")
        add_member(planned, fresh(page))
        release(planned.pk)
    assert changed(page)
    with committed():
        recall(planned.pk)
    assert fresh(page).live and not changed(page)
    assert kinds(page) == ["first", "major", "restored"]
    assert "Önceki metin geri getirildi." in client.get(page.url_path).content.decode()


def test_a_page_that_was_live_before_this_was_recorded_is_asked_too(page):
    Publication.objects.filter(page_id=page.pk)._raw_delete("default")
    draft(page)
    with pytest.raises(PublicationRefused):
        publish(fresh(page))
    draft(page, MAJOR, NOTE)
    publish(fresh(page))
    assert kinds(page) == ["major"]


@pytest.fixture
def both(page, people):
    """A Turkish article and its Kazakh translation, live."""
    chief = people["administrator"]
    chief.is_superuser = True
    chief.save()
    target = translations.submit(page, [locale("kk")], chief)[0]
    translation = translation_into(target)
    translate_all(translation)
    return page, translations.publish(translation, chief), translation, chief


def test_a_translation_follows_the_choice_and_needs_the_note_in_its_words(both):
    page, target, translation, chief = both
    draft(page, MAJOR, NOTE)
    publish(fresh(page))
    translations.source_changed(fresh(page))
    translation.refresh_from_db()
    translate_all(translation, leave_out={"change_note"})
    with pytest.raises(PublicationRefused):
        translations.publish(translation, chief)
    assert kinds(target) == ["first"]
    translate_all(translation)
    translations.publish(translation, chief)
    row = Publication.objects.filter(page_id=target.pk).first()
    assert (row.kind, row.note.data) == ("major", {"kk": f"Қаз {NOTE}"})


def test_better_words_of_a_translation_are_minor_and_a_missed_note_is_told(both):
    from wagtail_localize.models import StringTranslation

    page, target, translation, chief = both
    draft(page, MAJOR, NOTE)
    publish(fresh(page))
    draft(page, MINOR, summary="Bir daha.")
    publish(fresh(page))
    translations.source_changed(fresh(page))
    translation.refresh_from_db()
    translate_all(translation)
    translations.publish(translation, chief)
    assert kinds(target)[-1] == "minor" or kinds(target) == ["first", "major"]
    words = StringTranslation.objects.filter(context__path="summary").latest("pk")
    words.data = "Жақсырақ."
    words.save()
    translations.publish(translation, chief)
    assert kinds(target)[-1] == "minor"
    assert "major" in kinds(target)


def test_a_copy_starts_its_own_history(page):
    draft(page, MAJOR, NOTE)
    publish(fresh(page))
    copy = fresh(page).copy(update_attrs={"slug": "kopya"}, keep_live=False)
    assert (copy.change, copy.change_note, copy.change_id) == ("", "", None)
