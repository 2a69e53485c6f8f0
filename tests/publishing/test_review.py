"""Review afterwards, the named exception, and the second person of a release (R5, G5)."""

import datetime

from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import PageLogEntry
from wagtail.users.models import UserProfile

import pytest

from centres.opening import Opening, open_centre
from directory.models import Centre, Country
from news.models import NewsIndexPage
from publishing.actions import PublicationRefused, publish
from publishing.changes import choose
from publishing.models import Release
from publishing.releases import add_member, release
from publishing.review.models import LaterReview
from publishing.review.notices import tell_of_what_waits
from publishing.review.releases import approve_release
from publishing.review.verbs import clear, publish_alone
from tests.factories.site import article, centre_page, country, section
from tests.publishing.conftest import make_user
from tests.publishing.test_doors import in_review, is_live
from users import roles

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
QUEUE = "/admin/second-person/"


@pytest.fixture
def story(people):
    """What an editor in Berlin wrote and published at once."""
    parent = section(NewsIndexPage, "tr", parent=centre_page("tr"))
    page = article("tr", live=False, parent=parent, owner=people["centre"])
    page.save_revision(user=people["centre"])
    publish(page, people["centre"])
    page.refresh_from_db()
    return page


@pytest.fixture
def statement(people):
    """A statement that an administrator wrote."""
    page = article("tr", live=False, kind="statement", owner=people["administrator"])
    page.save_revision(user=people["administrator"])
    return page


def test_a_trusted_centres_article_is_live_and_in_the_queue(story, people):
    row = LaterReview.objects.get()
    assert story.live and row.page_id == story.pk and row.published_by == people["centre"]
    assert row.publication.title == story.title
    assert set(row.people.all()) == {people["centre"]}


def test_its_author_cannot_clear_it(sign_in, story, people):
    row = LaterReview.objects.get()
    with pytest.raises(PermissionDenied):
        clear(row, people["centre"])
    data = {"row": row.pk, "seen": row.changed_at.isoformat()}
    assert sign_in("centre").post(QUEUE, data).status_code in {302, 403}
    assert LaterReview.objects.get().cleared_at is None
    sign_in("publisher").post(QUEUE, {**data, "note": "Good."})
    row.refresh_from_db()
    assert (row.cleared_by, row.note) == (people["publisher"], "Good.")
    assert "Good." in sign_in("publisher").get(
        reverse("wagtailadmin_pages:history", args=[story.pk])
    ).content.decode()  # fmt: skip


def test_a_colleague_clears_it_and_a_stranger_never_sees_it(client, story, people):
    colleague = make_user("colleague", roles.centre_editor("berlin"))
    client.force_login(colleague)
    html = client.get(QUEUE).content.decode()
    assert story.title in html
    client.force_login(make_user("stranger", roles.OFFICER))
    assert client.get(QUEUE).status_code == 302 or client.get(QUEUE).status_code == 403
    with pytest.raises(PermissionDenied):
        clear(LaterReview.objects.get(), people["officer"])
    clear(LaterReview.objects.get(), colleague)
    assert not LaterReview.objects.filter(cleared_at=None).exists()


def test_a_second_publication_keeps_the_age_and_adds_its_people(story, people):
    first = LaterReview.objects.get()
    colleague = make_user("colleague", roles.centre_editor("berlin"))
    story.title = "Yeni başlık"
    choose(story, "minor")
    story.save_revision(user=colleague)
    publish(story, colleague)
    row = LaterReview.objects.get()
    assert row.since == first.since and row.title == "Yeni başlık"
    with pytest.raises(PermissionDenied):
        clear(row, colleague)
    with pytest.raises(ValidationError):
        clear(row, people["publisher"], seen=first.changed_at.isoformat())
    clear(row, people["publisher"], seen=row.changed_at.isoformat())


def test_what_a_second_person_published_waits_for_nobody(people):
    parent = section(NewsIndexPage, "tr", parent=centre_page("tr"))
    page = article("tr", live=False, parent=parent, owner=people["centre"])
    page.save_revision(user=people["centre"])
    publish(page, people["publisher"])
    assert is_live(page) and not LaterReview.objects.exists()


def test_taken_back_it_leaves_the_queue(sign_in, story):
    client = sign_in("publisher")
    assert story.title in client.get(QUEUE).content.decode()
    story.unpublish()
    assert story.title not in client.get(QUEUE).content.decode()


def test_the_queue_asks_little(sign_in, story, people, django_assert_max_num_queries):
    parent = story.get_parent()
    client = sign_in("publisher")
    client.get(QUEUE)
    for _each in range(12):
        page = article("tr", live=False, parent=parent, owner=people["centre"])
        page.save_revision(user=people["centre"])
        publish(page, people["centre"])
    draft = article("tr", live=False)
    draft.save_revision()
    workflow = in_review(draft, people).workflow
    for _each in range(8):
        draft = article("tr", live=False)
        draft.save_revision()
        workflow.start(draft, people["officer"])
    with django_assert_max_num_queries(20):
        client.get(QUEUE)
    assert "13" in client.get("/admin/").content.decode()


def test_an_administrator_publishes_alone_with_a_remark(sign_in, statement, people):
    address = reverse("publish_alone", args=[statement.pk])
    assert sign_in("publisher").get(address).status_code == 302
    client = sign_in("administrator")
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[statement.pk]))
    assert address in edit.content.decode()
    assert client.post(address, {"remark": " "}).status_code == 200
    assert not is_live(statement)
    client.post(address, {"remark": "Everybody is on a plane."})
    assert is_live(statement)
    row = LaterReview.objects.get()
    assert row.remark == "Everybody is on a plane."
    with pytest.raises(PermissionDenied):
        clear(row, people["administrator"])
    assert PageLogEntry.objects.filter(action="review.alone").get().user == people["administrator"]
    history = client.get(reverse("wagtailadmin_pages:history", args=[statement.pk]))
    assert "Everybody is on a plane." in history.content.decode()


def test_nobody_else_publishes_alone(statement, people):
    with pytest.raises(PermissionDenied):
        publish_alone(statement, people["publisher"], "Because.")


@pytest.fixture
def planned(statement, people):
    found = Release.objects.create(name="Forum", created_by=people["administrator"])
    add_member(found, statement)
    return found


def test_a_release_needs_a_second_person(planned, statement, people):
    with pytest.raises(PublicationRefused):
        release(planned.pk, people["administrator"])
    planned.refresh_from_db()
    assert planned.state == Release.State.PLANNED and not is_live(statement)
    release(planned.pk, people["publisher"])
    assert is_live(statement)


def test_at_its_time_too(planned, statement, people):
    planned.goes_out_at = timezone.now() - datetime.timedelta(seconds=1)
    planned.save()
    assert release(planned.pk).state == Release.State.FAILED
    assert not is_live(statement)


def test_an_approval_covers_what_was_read(planned, statement, people):
    with pytest.raises(ValidationError):
        approve_release(planned, people["administrator"])
    approve_release(planned, people["publisher"])
    statement.teaser = "Another teaser."
    statement.save_revision(user=people["administrator"])
    with pytest.raises(PublicationRefused):
        release(planned.pk, people["administrator"])
    approve_release(planned, people["publisher"])
    release(planned.pk, people["administrator"])
    assert is_live(statement)
    published = PageLogEntry.objects.filter(page=statement.pk, action="wagtail.publish").get()
    assert published.user == people["publisher"]


def test_an_administrator_releases_alone_with_a_remark(sign_in, planned, statement):
    board = reverse("releases:board", args=[planned.pk])
    client = sign_in("administrator")
    client.post(board, {"approve": "1", "remark": ""})
    client.post(reverse("releases:release", args=[planned.pk]))
    assert not is_live(statement)
    client.post(board, {"approve": "1", "remark": "Alone on duty."})
    client.post(reverse("releases:release", args=[planned.pk]))
    assert is_live(statement)
    assert LaterReview.objects.get().remark == "Alone on duty."


def test_who_must_approve_is_asked_in_his_language(statement, people):
    profile = UserProfile.get_for_user(people["publisher"])
    profile.preferred_language = "ru"
    profile.save()
    in_review(statement, people)
    (letter,) = [each for each in mail.outbox if each.to == ["publisher@example.org"]]
    assert letter.subject.startswith("Утвердите") and statement.title in letter.subject
    assert f"/admin/pages/{statement.pk}/edit/" in letter.body


def test_a_step_with_nobody_left_is_no_dead_end(sign_in, people):
    page = article("tr", live=False, kind="statement", owner=people["officer"])
    page.save_revision(user=people["officer"])
    state = in_review(page, people)
    reviewers = make_user("reviewer", roles.centre_editor("berlin"))
    task = state.current_task_state.task.specific
    task.groups.set(reviewers.groups.all())
    people["centre"].delete()
    assert not page.permissions_for_user(people["publisher"]).can_publish()
    mail.outbox.clear()
    assert tell_of_what_waits() == 0
    reviewers.is_active = False
    reviewers.save()
    assert (tell_of_what_waits(), tell_of_what_waits()) == (1, 0)
    assert mail.outbox[-1].to == ["publisher@example.org"]
    assert page.title in sign_in("publisher").get(QUEUE).content.decode()
    publish(page, people["publisher"])
    assert is_live(page)


def test_hq_is_told_of_a_release_that_would_not_go_out(planned, people):
    planned.goes_out_at = timezone.now() + datetime.timedelta(hours=3)
    planned.save()
    mail.outbox.clear()
    assert (tell_of_what_waits(), tell_of_what_waits()) == (1, 0)
    assert mail.outbox[-1].to == ["publisher@example.org"] and "/board/" in mail.outbox[-1].body


def test_opening_a_centre_makes_its_workflow_once(people):
    country("DE")
    Country.objects.update(live=True)
    wanted = Opening(
        slug="bonn", name={"tr": "Bonn", "en": "Bonn"}, city={"tr": "Bonn", "en": "Bonn"},
        country="DE", zone="Europe/Berlin", languages=("tr",),
    )  # fmt: skip
    assert str(_("Second person")) in open_centre(wanted)
    assert open_centre(wanted) == []
    centre = Centre.objects.get(slug="bonn")
    page = centre.pages.get()
    assert [task.specific.groups.count() for task in page.get_workflow().tasks] == [2]
    open_centre(Opening(**{**wanted.__dict__, "languages": ("tr", "en")}))
    workflows = {each.get_workflow().pk for each in centre.pages.all()}
    assert len(workflows) == 1 and centre.pages.count() == 2
