"""Every door to "live" of the field guide, tried with content that may not go through (G6)."""

import datetime

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

import pytest
import time_machine

from entries.models import Entry
from news.models import NewsPage
from publishing.actions import PublicationRefused, publish
from tests.factories.site import article, event, section
from users import roles

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def incomplete(people):
    """A draft with a block that lacks its text and without a teaser."""
    page = article("tr", live=False, teaser="", body=[("paragraph", "")])
    page.save_revision(clean=False)
    return page


@pytest.fixture
def complete(people):
    """A draft that may go live."""
    page = article("tr", live=False)
    page.save_revision()
    return page


def is_live(page):
    """What the database says."""
    return Page.objects.values_list("live", flat=True).get(pk=page.pk)


def edit_form(client, page):
    """The edit form as a browser would send it, and its address."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return address, form_data(client.get(address))


def form_data(response):
    """The fields of a page's form; the text, which a script draws, is filled in."""
    data = querydict_from_html(response.content.decode(), form_id="page-edit-form")
    text = streamfield([("paragraph", rich_text("<p>Text of the article.</p>"))])
    for name, value in nested_form_data({"body": text}).items():
        data[name] = str(value)
    return data


def bulk(client, action, *pages, **data):
    """Post a bulk action."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    query = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{query}&next=/admin/pages/", data, follow=True)


def api_publish(client, page):
    """Post the admin API's action."""
    return client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))


def test_editor_refuses_beside_the_field(sign_in, incomplete):
    client = sign_in("publisher")
    address, data = edit_form(client, incomplete)
    data["action-publish"] = "1"
    response = client.post(address, data)
    assert response.status_code == 200
    assert "teaser" in response.context["form"].errors
    assert not is_live(incomplete)


def test_editor_saves_an_incomplete_draft_of_a_live_page(sign_in, people):
    page = article("tr")
    client = sign_in("publisher")
    address, data = edit_form(client, page)
    data["teaser"] = ""
    response = client.post(address, data)
    assert response.status_code == 302
    page.refresh_from_db()
    assert page.live and page.teaser
    assert page.get_latest_revision().content["teaser"] == ""


def test_editor_publishes_what_is_complete(sign_in, complete):
    client = sign_in("publisher")
    address, data = edit_form(client, complete)
    data["action-publish"] = "1"
    assert client.post(address, data).status_code == 302
    assert is_live(complete)


def test_editor_names_the_draft_record_at_its_field(sign_in, complete):
    record = event(live=False)
    client = sign_in("publisher")
    address, data = edit_form(client, complete)
    data["action-publish"], data["event"] = "1", str(record.pk)
    response = client.post(address, data)
    assert "event" in response.context["form"].errors
    assert not is_live(complete)


def test_editor_asks_for_the_issuing_body_at_its_rows(sign_in, complete):
    client = sign_in("publisher")
    address, data = edit_form(client, complete)
    data["action-publish"], data["issuers-0-DELETE"] = "1", "on"
    response = client.post(address, data)
    assert response.status_code == 200
    assert response.context["form"].formsets["issuers"].non_form_errors()
    assert not is_live(complete)


def test_new_page_in_one_go_needs_the_same(sign_in, people):
    index = section_of_news()
    client = sign_in("publisher")
    address = reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])
    data = form_data(client.get(address))
    data["title"], data["slug"], data["action-publish"] = "Yeni yazı", "yeni-yazi", "1"
    response = client.post(address, data)
    assert response.status_code == 200
    assert response.context["form"].formsets["issuers"].non_form_errors()
    assert not NewsPage.objects.filter(slug="yeni-yazi").exists()
    del data["action-publish"]
    client.post(address, data)
    assert not NewsPage.objects.get(slug="yeni-yazi").live


def section_of_news():
    """The Turkish list of articles."""
    from news.models import NewsIndexPage

    return section(NewsIndexPage, "tr")


@pytest.mark.parametrize("role", ["officer", "translator", "centre"])
def test_editor_without_the_right(sign_in, complete, role):
    address, data = edit_form(sign_in("publisher"), complete)
    data["action-publish"] = "1"
    sign_in(role).post(address, data)
    assert not is_live(complete)


def test_bulk_refuses_cleanly_and_wholly(sign_in, incomplete, complete):
    response = bulk(sign_in("publisher"), "publish", complete, incomplete)
    assert response.status_code == 200
    assert any(incomplete.title in str(message) for message in response.context["messages"])
    assert not is_live(complete) and not is_live(incomplete)


def test_bulk_publishes_what_is_complete(sign_in, complete):
    bulk(sign_in("publisher"), "publish", complete)
    assert is_live(complete)


@pytest.mark.parametrize("role", ["officer", "translator", "centre"])
def test_bulk_without_the_right(sign_in, complete, role):
    bulk(sign_in(role), "publish", complete)
    assert not is_live(complete)


def test_bulk_respects_a_lock(sign_in, people, complete):
    Page.objects.filter(pk=complete.pk).update(locked=True, locked_by=people["administrator"])
    bulk(sign_in("publisher"), "publish", complete)
    assert not is_live(complete)


def in_review(page, people):
    """Put the page into a workflow whose last approver is the publisher."""
    task = GroupApprovalTask.objects.create(name="review")
    task.groups.add(Group.objects.get(name=roles.PUBLISHER))
    workflow = Workflow.objects.create(name="review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    home = page.get_ancestors().get(depth=2)
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    return workflow.start(page, people["officer"])


def test_bulk_and_api_respect_a_review(sign_in, people, complete):
    in_review(complete, people)
    bulk(sign_in("publisher"), "publish", complete)
    assert api_publish(sign_in("publisher"), complete).status_code == 403
    assert not is_live(complete)
    complete.refresh_from_db()
    assert complete.workflow_in_progress


def approve(client, page, state):
    """Approve from the dashboard."""
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[page.pk, "approve", state.current_task_state.pk],
    )
    return client.post(address, {"next": "/admin/"}, follow=True)


def test_approval_publishes(sign_in, people, complete):
    state = in_review(complete, people)
    assert approve(sign_in("publisher"), complete, state).status_code == 200
    assert is_live(complete)


def test_approval_of_what_became_invalid_is_refused_whole(sign_in, people, incomplete):
    state = in_review(incomplete, people)
    response = approve(sign_in("publisher"), incomplete, state)
    assert [str(said) for said in response.context["messages"]]
    assert not is_live(incomplete)
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS


def test_admin_api(sign_in, incomplete, complete):
    client = sign_in("publisher")
    assert api_publish(client, incomplete).status_code == 400
    assert api_publish(sign_in("officer"), complete).status_code == 403
    assert not is_live(incomplete) and not is_live(complete)
    assert api_publish(client, complete).status_code == 200
    assert is_live(complete)


def test_adding_a_live_child(people):
    index = section_of_news()
    page = NewsPage(title="Eksik", live=True, locale=index.locale)
    with pytest.raises(ValidationError):
        index.add_child(instance=page)
    assert not NewsPage.objects.filter(title="Eksik").exists()


def test_copy_kept_live_obeys_the_rules(sign_in, people):
    page = article("tr")
    NewsPage.objects.filter(pk=page.pk).update(teaser="")
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    data = {
        "new_title": "Kopya",
        "new_slug": "kopya",
        "new_parent_page": page.get_parent().pk,
        "publish_copies": "on",
    }
    client = sign_in("publisher")
    client.raise_request_exception = False
    client.post(address, data)
    assert not NewsPage.objects.filter(slug="kopya", live=True).exists()


def test_alias_is_refused(sign_in, people):
    page = article("tr")
    with pytest.raises(ValidationError):
        page.create_alias(parent=page.get_parent(), update_slug="takma")
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_verb_gives_reasons(incomplete):
    with pytest.raises(PublicationRefused) as refused:
        publish(incomplete)
    assert refused.value.reasons
    assert not is_live(incomplete)


def test_scheduled_item_that_became_invalid_stays_and_holds_up_nobody(people, complete, caplog):
    from django.core.management import call_command

    record = event()
    bad = article("tr", live=False, event=record)
    now = timezone.now()
    for minutes, page in ((2, bad), (1, complete)):
        page.go_live_at = now + datetime.timedelta(hours=1)
        page.save_revision().publish()
        with time_machine.travel(now - datetime.timedelta(hours=2), tick=False):
            page.go_live_at = now - datetime.timedelta(minutes=minutes)
            page.save_revision().publish()
    record.unpublish()
    call_command("publish_scheduled")
    assert is_live(complete)
    assert not is_live(bad)
    assert "ALARM" in caplog.text


def test_scheduling_is_no_publication(people, complete, committed):
    with committed():
        complete.go_live_at = timezone.now() + datetime.timedelta(hours=1)
        complete.save_revision().publish()
    assert not is_live(complete)
    assert not Entry.objects.filter(page_id=complete.pk).exists()


def test_a_record_is_checked_at_every_door(people):
    record = event("istanbul-2020", live=False)
    record.status = "postponed"
    revision = record.save_revision(clean=False)
    with pytest.raises(ValidationError):
        revision.publish()
    record.refresh_from_db()
    assert not record.live
