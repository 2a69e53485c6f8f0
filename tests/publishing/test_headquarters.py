"""What HQ's officers and translators submit reaches HQ's publishers, and is no dead end."""

from django.core import mail
from django.urls import reverse

from wagtail.models import Page, Workflow, WorkflowPage

import pytest

from publishing.review.workflows import HEADQUARTERS, WAGTAILS, ensure_workflow
from tests.factories.site import article, centre, centre_page
from tests.publishing.test_doors import approve, edit_form, is_live
from users.roles import ensure_roles

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def submitted(client, page):
    """Send the editor's form with "Submit"."""
    address, data = edit_form(client, page)
    return client.post(address, {**data, "action-submit": "1"})


def draft(code, owner):
    """A complete draft of `owner`."""
    page = article(code, live=False, owner=owner)
    page.save_revision(user=owner)
    return page


def act(client, page, action):
    """Take the step from the editor."""
    address, data = edit_form(client, page)
    data["action-workflow-action"], data["workflow-action-name"] = "true", action
    data["workflow-action-extra-data"] = '{"comment": "Which source?"}'
    return client.post(address, data)


def actions(client, page):
    """The steps that the editor offers."""
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    return {name for name in ("approve", "reject") if f'workflow-action-name="{name}"' in html}


@pytest.mark.parametrize(("author", "code"), [("officer", "tr"), ("translator", "kk")])
def test_the_publisher_approves_what_another_submitted(sign_in, people, author, code):
    page = draft(code, people[author])
    submitted(sign_in(author), page)
    assert page.current_workflow_state.workflow.name == HEADQUARTERS
    assert "publisher@example.org" in [name for letter in mail.outbox for name in letter.to]
    assert not actions(sign_in(author), page)
    act(sign_in(author), page, "approve")
    assert not is_live(page)

    publisher = sign_in("publisher")
    assert page.title in publisher.get("/admin/").content.decode()
    assert actions(publisher, page) == {"approve", "reject"}
    approve(publisher, page, page.current_workflow_state)
    assert is_live(page)


def test_it_goes_back_with_a_comment(sign_in, people):
    page = draft("tr", people["officer"])
    submitted(sign_in("officer"), page)
    act(sign_in("publisher"), page, "reject")
    page.refresh_from_db()
    assert not page.live
    assert page.current_workflow_state.status == "needs_changes"
    assert any("Which source?" in letter.body for letter in mail.outbox)


def test_a_centres_own_workflow_stands_nearer(people):
    story = article("tr", live=False, parent=centre_page("tr", centre("berlin")))
    assert story.get_workflow().name == HEADQUARTERS
    ensure_workflow(centre("berlin"))
    assert story.get_workflow().name == "berlin: second person"
    ensure_roles()
    assert Page.objects.get(pk=story.pk).get_workflow().name == "berlin: second person"


def test_ensure_roles_makes_one_and_keeps_another(people, homes):
    other = Workflow.objects.create(name="Other")
    WorkflowPage.objects.filter(page=homes["kk"]).update(workflow=other)
    WorkflowPage.objects.filter(page=homes["ar"]).delete()
    ensure_roles()
    ensure_roles()
    assert {code: page.get_workflow().name for code, page in homes.items() if code != "ar"} == {
        "tr": HEADQUARTERS, "en": HEADQUARTERS, "kk": "Other",
    }  # fmt: skip
    assert Page.objects.get(pk=homes["ar"].pk).get_workflow() is not None
    assert Workflow.objects.filter(name=HEADQUARTERS).count() == 1


def test_what_waited_in_wagtails_own_is_submitted_anew(sign_in, people):
    default = Workflow.objects.get(name=WAGTAILS)
    assert not default.active
    Workflow.objects.filter(pk=default.pk).update(active=True)
    page = draft("tr", people["officer"])
    default.refresh_from_db()
    default.start(page, people["officer"])
    # Until then whoever may publish may, with the same form.
    html = sign_in("publisher").get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert 'name="action-publish"' in html.content.decode()
    ensure_roles()
    page = Page.objects.get(pk=page.pk)
    assert page.current_workflow_state.workflow.name == HEADQUARTERS
    assert page.current_workflow_state.requested_by == people["officer"]
    assert actions(sign_in("publisher"), page) == {"approve", "reject"}
