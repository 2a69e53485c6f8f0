"""Who may do what, by group."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from wagtail.models import GroupCollectionPermission, GroupPagePermission

import pytest

from news.models import NewsIndexPage
from tests.factories.site import (
    LANGUAGES,
    article,
    centre,
    centre_page,
    event,
    home,
    section,
    words,
)
from users import roles

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def _user(*groups):
    user = get_user_model().objects.create_user("user", "u@example.org", "password")
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def site():
    for code in LANGUAGES:
        home(code)
        centre_page(code)
        centre_page(code, centre("vienna"))
    roles.ensure_roles()


def test_a_second_time_changes_nothing(site):
    counts = [model.objects.count() for model in (Group, GroupPagePermission)]
    counts.append(GroupCollectionPermission.objects.count())
    roles.ensure_roles()
    again = [model.objects.count() for model in (Group, GroupPagePermission)]
    again.append(GroupCollectionPermission.objects.count())
    assert counts == again
    assert Group.objects.filter(name="translator_kk").exists()


def test_everyone_may_enter_the_admin(site):
    for group in Group.objects.filter(name__in=[roles.OFFICER, "translator_ar"]):
        assert group.permissions.filter(codename="access_admin").exists()


def test_a_translator_writes_in_one_language_and_publishes_nothing(site):
    user = _user("translator_kk")
    assert article("kk", live=False).permissions_for_user(user).can_edit()
    assert not article("kk", live=False).permissions_for_user(user).can_publish()
    assert not article("tr", live=False).permissions_for_user(user).can_edit()


def test_a_centre_editor_has_the_own_centre_in_every_language_and_nothing_else(site):
    user = _user("centre_editor_berlin")
    for code in LANGUAGES:
        own = section(NewsIndexPage, code, parent=centre_page(code))
        theirs = section(NewsIndexPage, code, parent=centre_page(code, centre("vienna")))
        assert own.permissions_for_user(user).can_publish()
        assert not theirs.permissions_for_user(user).can_edit()
        assert not home(code).permissions_for_user(user).can_edit()
    assert not user.has_perm("directory.change_centre")


def test_records_are_written_by_officers_published_by_publishers_deleted_by_administrators(site):
    model = event()._meta.label_lower.split(".")
    perms = {right: f"{model[0]}.{right}_{model[1]}" for right in ("change", "publish", "delete")}
    officer = _user(roles.OFFICER)
    assert officer.has_perm(perms["change"]) and not officer.has_perm(perms["publish"])
    officer.delete()
    publisher = _user(roles.PUBLISHER)
    assert publisher.has_perm(perms["publish"]) and not publisher.has_perm(perms["delete"])
    publisher.delete()
    assert _user(roles.ADMINISTRATOR).has_perm(perms["delete"])


def test_only_administrators_delete_what_is_public(site):
    page, draft = article("tr"), article("tr", live=False)
    publisher = _user(roles.PUBLISHER)
    assert not page.permissions_for_user(publisher).can_delete()
    assert not page.get_parent().permissions_for_user(publisher).can_delete()
    assert draft.permissions_for_user(publisher).can_delete()
    publisher.delete()
    assert page.permissions_for_user(_user(roles.ADMINISTRATOR)).can_delete()


def test_rights_follow_a_new_language_of_a_centre(site):
    found = centre("kyiv", name=words("Kyiv centre"))
    page = centre_page("kk", found)
    assert page.permissions_for_user(_user("centre_editor_kyiv")).can_publish()
