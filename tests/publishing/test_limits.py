"""Only its readers know of a limited draft; an administrator opens it with a remark (A7)."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client, TestCase
from django.utils import timezone

from wagtail.models import Page, PageLogEntry, ReferenceIndex

import pytest
import time_machine

from audit.models import AuditRow
from news.models import NewsIndexPage
from publishing.limits.actions import limit
from publishing.limits.models import Limit, Remark
from publishing.models import Release
from publishing.releases import add_member
from publishing.reuse import templates_for
from tests.admin.posting import signed_in
from tests.factories import media, site
from users import roles
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

TITLE = "Appointment of A. Kaplan"
#: Where a title would be read. A client each time: what a session has seen isn't seen anew.
LISTS = (
    "/admin/pages/search/?q=Appointment",
    "/admin/pages/search/results/?q=Appointment",
    "/admin/choose-page/search/?q=Appointment",
    "/admin/api/main/pages/?search=Appointment",
    "/admin/reports/site-history/",
    "/admin/reports/page-types-usage/",
    "/admin/calendar/",
    "/admin/",
)


def user_of(client):
    """Who is signed in."""
    return User.objects.get(pk=client.session["_auth_user_id"])


@pytest.fixture
def keeper():
    """A client of the officer who limits the draft."""
    return signed_in(roles.OFFICER)


@pytest.fixture
def draft(keeper):
    """A limited draft, last edited of its kind."""
    page = site.article("tr", live=False, title=TITLE)
    page.save_revision(user=user_of(keeper))
    limit(page, people=[], groups=[], by=user_of(keeper))
    return page


def reads(client, page):
    """The addresses at which somebody reads the title."""
    section = f"/admin/pages/{page.get_parent().pk}/"
    wanted = (f"/admin/pages/{page.pk}/edit/", section, *LISTS)
    answers = {address: client.get(address) for address in wanted}
    return [a for a, answer in answers.items() if b"Kaplan" in answer.content]


@pytest.mark.parametrize("role", [roles.OFFICER, roles.PUBLISHER, roles.ADMINISTRATOR])
def test_nobody_else_reads_its_title(role, draft):
    assert reads(signed_in(role), draft) == []
    assert signed_in(role).get(f"/admin/pages/{draft.pk}/edit/").status_code == 302


def test_a_superuser_is_no_exception(draft):
    client = Client()
    client.force_login(User.objects.create_superuser("root", "root@example.org"))
    assert reads(client, draft) == []


def test_its_readers_do(draft, keeper):
    assert len(reads(keeper, draft)) > 5
    colleague = signed_in(roles.OFFICER)
    data = {"people": [user_of(colleague).pk]}
    assert keeper.post(f"/admin/pages/{draft.pk}/limit/", data).status_code == 302
    assert len(reads(colleague, draft)) > 4


def test_an_administrator_opens_it_with_a_remark_that_is_listed(draft, keeper):
    chief, address = signed_in(roles.ADMINISTRATOR), f"/admin/pages/{draft.pk}/limit/"
    listed = chief.get("/admin/limited/").content.decode()
    assert address in listed and "Kaplan" not in listed
    asked = chief.get(address).content.decode()
    assert "Say why you open it" in asked and "Kaplan" not in asked
    assert chief.post(address, {"open": "1", "text": " "}).status_code == 200
    assert chief.get(f"/admin/pages/{draft.pk}/edit/").status_code == 302
    assert signed_in(roles.PUBLISHER).post(address, {"open": "1", "text": "x"}).status_code == 302
    assert not Remark.objects.exists()
    assert "Kaplan" not in chief.get("/admin/reports/audit/").content.decode()

    answer = chief.post(address, {"open": "1", "text": "The minister asked me to."})
    assert answer["Location"] == f"/admin/pages/{draft.pk}/edit/"
    assert chief.get(answer["Location"]).status_code == 200
    beside = keeper.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
    assert "The minister asked me to." in beside and user_of(chief).username in beside
    history = keeper.get(f"/admin/pages/{draft.pk}/history/").content.decode()
    assert "Opened, though limited" in history and "The minister asked me to." in history
    assert "The minister" in AuditRow.objects.get(action="limits.open").data
    assert "Kaplan" in chief.get("/admin/reports/audit/").content.decode()
    assert reads(signed_in(roles.ADMINISTRATOR), draft) == []
    same = user_of(chief)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        again = Client()
        again.force_login(same)
        assert again.get(f"/admin/pages/{draft.pk}/edit/").status_code == 302


def test_lifting_needs_a_remark(draft, keeper):
    address = f"/admin/pages/{draft.pk}/limit/"
    assert keeper.post(address, {"lift": "1", "text": ""}).status_code == 200
    assert Limit.objects.exists()
    assert keeper.post(address, {"lift": "1", "text": "All may read it."}).status_code == 302
    assert not Limit.objects.exists()
    other = signed_in(roles.OFFICER).get(f"/admin/pages/{draft.pk}/edit/")
    assert "All may read it." in other.content.decode()


def test_what_is_live_is_public_in_every_language(draft, keeper):
    other = site.article("en", live=False, title=TITLE, key=draft.translation_key)
    publisher = signed_in(roles.PUBLISHER)
    assert not other.permissions_for_user(user_of(publisher)).can_edit()
    with TestCase.captureOnCommitCallbacks(execute=True):
        Page.objects.get(pk=draft.pk).specific.get_latest_revision().publish()
    assert not Limit.objects.exists()
    assert other.permissions_for_user(user_of(publisher)).can_edit()
    assert PageLogEntry.objects.filter(action="limits.end", page=draft.pk).exists()


def test_no_door_leads_around_it(draft, keeper):
    user = user_of(keeper)
    tester = draft.permissions_for_user(user)
    assert tester.can_edit() and not tester.can_copy() and not tester.can_submit_for_moderation()
    assert not templates_for(user, draft.get_parent()).filter(pk=draft.pk).exists()
    release = Release.objects.create(name="R", goes_out_at=timezone.now() + timedelta(days=1))
    with pytest.raises(ValidationError, match="Önce sınırı kaldırın"):
        add_member(release, draft)


def test_what_others_read_already_is_not_limited(keeper):
    user = user_of(keeper)
    for page in (site.article("tr"), site.section(NewsIndexPage)):
        with pytest.raises(ValidationError):
            limit(page, people=[], groups=[], by=user)
    planned = site.article("tr", live=False)
    planned.save_revision()
    add_member(
        Release.objects.create(name="R", goes_out_at=timezone.now() + timedelta(days=1)), planned
    )
    with pytest.raises(ValidationError, match="yayın paketinin"):
        limit(planned, people=[], groups=[], by=user)
    with pytest.raises(PermissionDenied):
        limit(
            site.article("tr", live=False),
            people=[],
            groups=[],
            by=user_of(signed_in("translator_kk")),
        )


def test_what_one_edited_before_leaves_the_dashboard(keeper):
    writer = signed_in(roles.OFFICER)
    page = site.article("tr", live=False, title=TITLE)
    page.save_revision(user=user_of(writer), log_action=True)
    assert "Kaplan" in writer.get("/admin/").content.decode()
    limit(page, people=[], groups=[], by=user_of(keeper))
    assert "Kaplan" not in writer.get("/admin/").content.decode()


def test_a_centre_offers_its_own_people_only(keeper):
    centre = signed_in(roles.centre_editor("berlin"))
    page = site.article(
        "tr", live=False, parent=site.section(NewsIndexPage, "tr", site.centre_page())
    )
    text = centre.get(f"/admin/pages/{page.pk}/limit/").content.decode()
    assert "centre_editor_berlin" in text and "hq_publisher" not in text
    assert user_of(keeper).username not in text


def test_where_a_picture_is_used_names_no_hidden_draft(draft, settings, tmp_path, keeper):
    settings.MEDIA_ROOT = tmp_path
    draft.image = media.picture("one.jpg")
    draft.save()
    ReferenceIndex.create_or_update_for_object(draft)
    address = f"/admin/images/usage/{draft.image_id}/"
    assert b"Kaplan" in keeper.get(address).content
    assert b"Kaplan" not in signed_in(roles.PUBLISHER).get(address).content
