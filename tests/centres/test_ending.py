"""A centre that ends loses its editors at once, keeps what it published, and can come back (R7)."""

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

import pytest

from directory.models import Centre
from events.models import MeetingIndexPage, MeetingPage
from news.models import NewsIndexPage
from publishing.actions import publish
from tests.admin.posting import edit_address, form_of, signed_in
from tests.factories import site
from users import roles
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
BERLIN = roles.centre_editor("berlin")
NOTE = {"tr": "Kira sözleşmesi bitti."}


def set_state(status, **values):
    """Publish the centre's record with a state, as HQ does."""
    centre = site.centre()
    for name, value in {"status": status, "status_note": NOTE, **values}.items():
        setattr(centre, name, value)
    centre.save_revision()
    publish(centre)
    centre.refresh_from_db()
    return centre


@pytest.fixture
def story():
    index = site.section(NewsIndexPage, parent=site.centre_page())
    return site.article(parent=index, centre=site.centre())


def test_a_draft_of_the_state_ends_nothing(story):
    editor = signed_in(BERLIN)
    centre = site.centre()
    centre.status, centre.status_note = "closed", NOTE
    centre.save_revision()
    assert editor.get(edit_address(story)).status_code == 200


@pytest.mark.parametrize("status", Centre.ENDED)
def test_a_session_ends_at_the_next_request(status, story):
    editor = signed_in(BERLIN)
    where = edit_address(story)
    _names, data = form_of(editor, where)
    kept = Client()
    kept.force_login(User.objects.get(username__startswith=BERLIN))
    set_state(status)
    for client, answer in (
        (editor, editor.post(where, {**data, "title": "Too late", "action-publish": "1"})),
        (kept, kept.get(reverse("wagtailadmin_home"))),
    ):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("wagtailadmin_login"))
        assert "_auth_user_id" not in client.session
    story.refresh_from_db()
    assert story.title != "Too late"


@pytest.mark.slow
def test_one_who_signs_in_afterwards_finds_every_door_closed(story):
    set_state("closed")
    editor = signed_in(BERLIN)
    for where in (
        reverse("wagtailadmin_home"),
        edit_address(story),
        edit_address(site.centre()),
        reverse("record_event:list"),
        reverse("wagtailimages:index"),
        reverse("wagtailadmin_explore", args=[story.get_parent().pk]),
    ):
        for answer in (editor.get(where), editor.post(where, {"x": "1"})):
            assert answer.status_code == 302, where


def test_who_has_another_role_stays_signed_in(story):
    officer = signed_in(roles.OFFICER)
    User.objects.get(username__startswith=roles.OFFICER).groups.add(Group.objects.get(name=BERLIN))
    set_state("closed")
    assert officer.get(reverse("wagtailadmin_home")).status_code == 200


def test_its_texts_stay_and_say_so(story):
    event = site.event("tea", kind="regional", centre=site.centre())
    meetings = site.section(MeetingIndexPage, parent=site.centre_page())
    meeting = MeetingPage(title="Çay", event=event, locale=site.locale("tr"), introduction="Çay.")
    meetings.add_child(instance=meeting)
    meeting.save_revision()
    publish(meeting)
    page, index = site.centre_page(), site.centre_page().get_parent().specific
    before = Client().get(index.url).content.decode()
    assert page.title in before
    set_state("closed", closed="2025-06")
    for each in (story, meeting, page):
        answer = Client().get(each.url)
        assert answer.status_code == 200
        text = answer.content.decode()
        assert "Bu merkez kapandı (Haziran 2025)." in text and NOTE["tr"] in text, each
    assert Client().get(f"{page.url}feed.atom").status_code == 200
    assert page.title not in Client().get(index.url).content.decode().split("<main")[1]


def test_opening_again_gives_everything_back(story):
    roles.ensure_roles()
    group = Group.objects.get(name=BERLIN)

    def rights():
        return (
            set(group.permissions.values_list("codename", flat=True)),
            set(group.page_permissions.values_list("page", "permission__codename")),
            set(group.collection_permissions.values_list("collection", "permission__codename")),
        )

    before = rights()
    assert all(before)
    set_state("suspended")
    assert not any(rights())
    roles.ensure_roles()
    assert not any(rights())
    set_state("open")
    assert rights() == before
    assert signed_in(BERLIN).get(edit_address(story)).status_code == 200
