"""Four eyes: whoever wrote or submitted a text that needs two people publishes it by no door (G5)."""

import datetime

from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from wagtail.actions import action_registry
from wagtail.models import Page

import pytest
import time_machine
from wagtail_localize.models import Translation

from directory.models import Centre
from languages import translations
from news.models import NewsIndexPage, NewsPage
from publishing.actions import PublicationRefused, publish
from publishing.changes import choose
from publishing.four_eyes import is_own, needs_two
from tests.factories.site import article, centre, centre_page, locale, section, version_page
from tests.publishing.conftest import make_user
from tests.publishing.test_doors import (
    api_publish,
    approve,
    bulk,
    edit_form,
    form_data,
    in_review,
    is_live,
    section_of_news,
)
from users import roles

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def publisher(people):
    return people["publisher"]


@pytest.fixture
def second(people):
    """Another publisher."""
    return make_user("second", roles.PUBLISHER)


@pytest.fixture
def statement(publisher):
    """A statement that the publisher wrote."""
    page = article("tr", live=False, kind="statement", owner=publisher)
    page.save_revision(user=publisher)
    return page


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_which_texts_need_two(people):
    assert needs_two(article("tr", kind="statement"))
    assert needs_two(article("tr", kind="response", live=False))
    assert needs_two(version_page())
    assert not needs_two(article("tr"))


def test_the_button_keeps_the_draft_and_says_who_decides(sign_in, statement, second):
    client = sign_in("publisher")
    address, data = edit_form(client, statement)
    data["action-publish"], data["teaser"] = "1", "Another teaser."
    response = client.post(address, data, follow=True)
    assert "second" in said(response)
    assert "action-publish" not in response.content.decode()
    assert not is_live(statement)
    statement.refresh_from_db()
    assert statement.get_latest_revision().content["teaser"] == "Another teaser."


def test_the_button_of_a_new_page(sign_in, people):
    index = section_of_news()
    client = sign_in("publisher")
    address = reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])
    draft = article("tr", live=False, kind="statement")
    data = {**form_data(client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])))}
    data.update({"slug": "yeni", "action-publish": "1", "issuers-INITIAL_FORMS": "0"})
    data["issuers-0-id"] = ""
    response = client.post(address, data, follow=True)
    made = NewsPage.objects.get(slug="yeni")
    assert not made.live
    assert "somebody else" in said(response) or "başka" in said(response)


def test_calling_it_a_statement_in_the_same_form(sign_in, publisher, second):
    page = article("tr", live=False, owner=publisher)
    page.save_revision(user=publisher)
    client = sign_in("publisher")
    address, data = edit_form(client, page)
    data["action-publish"], data["kind"] = "1", "statement"
    client.post(address, data)
    assert not is_live(page)


def test_a_statement_called_news_stays_one(sign_in, publisher):
    page = article("tr", kind="statement", owner=publisher)
    page.kind, page.title = "news", "Bambaşka"
    choose(page, "minor")
    page.save_revision(user=publisher)
    assert not page.permissions_for_user(publisher).can_publish()


def test_the_second_person_publishes_by_the_button(client, statement, second):
    client.force_login(second)
    address, data = edit_form(client, statement)
    data["action-publish"] = "1"
    client.post(address, data)
    assert is_live(statement)


def test_the_second_person_who_changes_words_is_none(client, statement, second):
    client.force_login(second)
    address, data = edit_form(client, statement)
    data["action-publish"], data["teaser"] = "1", "Other words."
    client.post(address, data)
    assert not is_live(statement)
    assert is_own(second, statement)


def test_passing_through_the_editor_writes_nothing(client, statement, second):
    client.force_login(second)
    client.post(*edit_form(client, statement))
    statement.refresh_from_db()
    assert statement.get_latest_revision().user == second
    assert not is_own(second, statement)


def test_bulk_names_what_waits(sign_in, statement, second):
    other = article("tr", live=False)
    other.save_revision()
    response = bulk(sign_in("publisher"), "publish", statement, other)
    assert statement.title in said(response) and "second" in said(response)
    assert not is_live(statement) and not is_live(other)


def test_the_api_says_why(sign_in, statement, second):
    answer = api_publish(sign_in("publisher"), statement)
    assert answer.status_code == 403
    assert "second" in answer.json()["detail"]
    assert not is_live(statement)


def test_the_public_api_publishes_by_the_same_verb(statement, publisher, second):
    verb = action_registry.get_action_class(Page, "publish")
    with pytest.raises(PublicationRefused):
        verb(statement.get_latest_revision(), user=publisher).execute()
    verb(statement.get_latest_revision(), user=second).execute()
    assert is_live(statement)


def test_the_public_api_makes_no_statement_live(publisher):
    index = section_of_news()
    page = NewsPage(title="Yeni", kind="statement", owner=publisher, locale=index.locale)
    verb = action_registry.get_action_class(NewsPage, "create")
    action = verb(page, index, user=publisher, publish=True)
    with pytest.raises(PublicationRefused):
        action.check_publish()


def test_the_verb_gives_the_reason(statement, publisher, second):
    with pytest.raises(PublicationRefused) as refused:
        publish(statement, publisher)
    assert "second" in refused.value.reasons[0]
    publish(statement, second)
    assert is_live(statement)


def test_nobody_approves_what_he_wrote_or_submitted(sign_in, client, people, statement, second):
    state = in_review(statement, people)  # by the officer
    people["officer"].groups.add(*people["publisher"].groups.all())
    for role in ("publisher", "officer"):
        response = approve(sign_in(role), statement, state)
        assert said(response)
        assert not is_live(statement)
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    client.force_login(second)
    approve(client, statement, state)
    assert is_live(statement)


def test_approval_of_ones_own_news_too(sign_in, people, publisher):
    page = article("tr", live=False)
    page.save_revision(user=publisher)
    state = in_review(page, people)
    approve(sign_in("publisher"), page, state)
    assert not is_live(page)


def test_a_schedule_is_somebodys_decision(sign_in, statement, second, caplog):
    later = timezone.now() + datetime.timedelta(hours=1)
    statement.go_live_at = later
    statement.save_revision(user=statement.owner).publish()  # by no person
    with time_machine.travel(later + datetime.timedelta(minutes=1), tick=False):
        call_command("publish_scheduled")
    assert not is_live(statement) and "ALARM" in caplog.text
    statement.revisions.update(approved_go_live_at=None)  # taken out of the schedule
    statement.get_latest_revision().publish(user=second)
    with time_machine.travel(later + datetime.timedelta(minutes=3), tick=False):
        call_command("publish_scheduled")
    assert is_live(statement)


def test_the_author_schedules_nothing(statement, publisher):
    statement.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    revision = statement.save_revision(user=publisher)
    with pytest.raises(PermissionDenied):
        revision.publish(user=publisher)


def test_a_live_copy_of_a_statement(sign_in, people):
    page = article("tr", kind="statement")
    data = {
        "new_title": "Kopya",
        "new_slug": "kopya",
        "new_parent_page": page.get_parent().pk,
        "publish_copies": "on",
    }
    client = sign_in("publisher")
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    action = reverse("wagtailadmin_api:pages:action", args=[page.pk, "copy"])
    assert client.post(action, {"slug": "kopya", "keep_live": "true"}).status_code == 403
    assert not NewsPage.objects.filter(slug="kopya").exists()


def test_a_translation_needs_two_as_well(people, publisher, second):
    source = article("tr", kind="statement")
    (page,) = translations.submit(source, [locale("kk")], publisher)
    page.title = "Мәлімдеме"
    page.save_revision(user=publisher)
    translation = Translation.objects.get(source__object_id=source.translation_key)
    with pytest.raises(PublicationRefused) as refused:
        translations.publish(translation, publisher)
    assert "second" in refused.value.reasons[0]


def test_news_of_a_centre_that_isnt_trusted(people):
    centre_page("tr")
    news = section(NewsIndexPage, "tr", parent=centre_page("tr"))
    page = article("tr", live=False, parent=news, owner=people["centre"])
    page.save_revision(user=people["centre"])
    assert page.permissions_for_user(people["centre"]).can_publish()
    Centre.objects.update(trusted=False)
    assert not page.permissions_for_user(people["centre"]).can_publish()
    assert page.permissions_for_user(people["publisher"]).can_publish()


def test_a_centre_doesnt_trust_itself(sign_in, people):
    """Neither by a field of its form, nor by putting an older version back."""
    berlin = centre()
    trusted = berlin.save_revision(user=people["publisher"])
    berlin.trusted = False
    berlin.save_revision(user=people["publisher"]).publish()
    address = reverse("record_centre:revisions_revert", args=[berlin.pk, trusted.pk])
    client = sign_in("centre")
    from tests.admin.posting import form_of

    _names, data = form_of(client, address)
    assert "trusted" not in data
    client.post(address, {**data, "trusted": "on", "action-publish": "1"})
    berlin.refresh_from_db()
    assert not berlin.trusted and berlin.latest_revision.user == people["centre"]
