"""Whatever the admin writes leaves one row that says who, what, in which language."""

import csv
import io

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from wagtail.models import GroupPagePermission

import pytest

from audit.models import AuditRow
from media.models import Image
from tests.admin.conftest import staffed  # noqa: F401  a fixture
from tests.admin.posting import add_address, edit_address, filled, form_of, signed_in
from tests.admin.test_creation import ROWS, again, name, newest, prepared
from tests.factories import media, site
from tests.media.test_uploads import FORM, complete, wait
from users import roles
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def chief():
    """An administrator's client."""
    return signed_in(roles.ADMINISTRATOR)


def actor(client):
    """Whose client it is."""
    return int(client.session["_auth_user_id"])


def since(mark):
    """The rows after a mark."""
    return AuditRow.objects.filter(pk__gt=mark).order_by("pk")


def mark():
    """The newest row's number."""
    return AuditRow.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def test_a_page_written_at_each_door_leaves_one_row(chief):
    page = site.article("kk", live=False, title="First")
    page.save_revision()
    names = {
        "wagtail.edit": lambda: chief.post(
            edit_address(page),
            {**form_of(chief, edit_address(page))[1], "title": "Second", "body-count": "0"},
        ),
        "wagtail.lock": lambda: chief.post(reverse("wagtailadmin_pages:lock", args=[page.pk])),
        "wagtail.unlock": lambda: chief.post(reverse("wagtailadmin_pages:unlock", args=[page.pk])),
        "wagtail.view_restriction.create": lambda: chief.post(
            reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), {"restriction_type": "login"}
        ),
        "wagtail.copy": lambda: chief.post(
            reverse("wagtailadmin_pages:copy", args=[page.pk]),
            {"new_title": "Copy", "new_slug": "copy", "new_parent_page": page.get_parent().pk},
        ),
        "wagtail.delete": lambda: chief.post(reverse("wagtailadmin_pages:delete", args=[page.pk])),
    }
    for action, door in names.items():
        before = mark()
        assert door().status_code in (200, 302), action
        row = since(before).get(action=action)
        assert (row.actor_id, row.language) == (actor(chief), "kk"), action
        assert row.object_type == "news.newspage" and row.label


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_what_is_made_and_published_leaves_one_row_each(row, staffed):  # noqa: F811
    parent = prepared(row)
    roles.ensure_roles()
    kind = row.model._meta.label_lower
    client = signed_in(row.role)
    address = add_address(row, parent)
    sent = filled(client, address, row)
    before = mark()
    assert client.post(address, sent).status_code == 302
    made = newest(row)
    language = made.locale.language_code if row.is_page else ""
    found = since(before).get(action="wagtail.create", object_type=kind)
    assert (found.actor_id, found.language) == (actor(client), language)
    assert found.object_id == str(made.pk) and found.label
    chief = signed_in(row.publisher)
    sent = again(chief, made, row)
    before = mark()
    assert chief.post(edit_address(made), sent).status_code == 302
    found = since(before).get(action="wagtail.publish", object_type=kind)
    assert (found.actor_id, found.language) == (actor(chief), language)
    assert since(before).filter(action="wagtail.edit", object_type=kind).count() == 1


def test_files_leave_a_row_at_each_door(chief, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = media.picture("a.jpg", title="A picture")
    before = mark()
    _form, address, prefix = wait(chief)
    complete(chief, address, prefix, **FORM, description="A hall")
    assert [(r.action, r.actor_id) for r in since(before)] == [("wagtail.create", actor(chief))]
    before = mark()
    chief.post(f"/admin/bulk/media/image/add_tags/?id={picture.pk}", {"tags": "one"})
    assert "media.add_tags" in since(before).values_list("action", flat=True)
    before = mark()
    chief.post(reverse("wagtailimages:delete", args=[picture.pk]))
    gone = since(before).get(action="wagtail.delete")
    assert (gone.label, gone.object_type) == ("A picture", "media.image")
    assert Image.objects.count() == 1


def test_rights_memberships_and_accounts_leave_rows(chief):
    person = User.objects.create_user("somebody", password="before")
    group = Group.objects.create(name="Group")
    before = mark()
    group.user_set.add(person)
    person.is_active = False
    person.set_password("after")
    person.save()
    permission = GroupPagePermission.objects.first().permission
    GroupPagePermission.objects.create(group=group, page=site.home("kk"), permission=permission)
    person.groups.clear()
    rows = list(since(before))
    told = [(row.action, row.label) for row in rows]
    assert told[0] == ("rights.given", "somebody") and "Group" in rows[0].data
    assert ("account.change", "somebody") in told and told[-1] == ("rights.taken", "somebody")
    change = next(row for row in rows if row.action == "account.change")
    assert "password" in change.data and "md5" not in change.data and "argon2" not in change.data
    tree = next(row for row in rows if row.label == "Group")
    assert (tree.action, tree.language) == ("rights.given", "kk")


def test_the_form_of_a_group_notes_the_rights_in_the_tree(chief):
    group = Group.objects.get(name=roles.translator("kk"))
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    page = site.article("kk", live=False, title="Place").get_parent()
    data = {
        "name": group.name,
        "page_permissions-TOTAL_FORMS": 1, "page_permissions-INITIAL_FORMS": 0,
        "page_permissions-0-page": page.pk, "page_permissions-0-permissions": ["publish_page"],
    }  # fmt: skip
    for panel in chief.get(address).context["permission_panels"]:
        data.setdefault(f"{panel.prefix}-TOTAL_FORMS", 0)
        data.setdefault(f"{panel.prefix}-INITIAL_FORMS", 0)
    before = mark()
    response = chief.post(address, data)
    assert response.status_code == 302, [
        (p.prefix, p.errors, p.non_form_errors()) for p in response.context["permission_panels"]
    ]
    row = since(before).get(action="users.rights")
    assert row.actor_id == actor(chief) and f"({page.pk})" in row.data
    assert since(before).filter(action="rights.taken").exists()  # what the form no longer held


def test_coming_in_and_being_refused_leave_rows_without_what_was_typed():
    User.objects.create_user("somebody", password="right-password-1")
    client, address = Client(), reverse("wagtailadmin_login")
    before = mark()
    client.post(address, {"login": "secret typed in the wrong box", "password": "x"})
    client.post(address, {"login": "somebody", "password": "right-password-1"})
    for _turn in range(8):
        Client().post(address, {"login": "somebody", "password": "wrong"})
    found = [row.action for row in since(before)]
    assert found.count("session.in") == 1 and "session.refused" in found
    assert found.count("session.locked") == 1
    assert "secret typed" not in str(list(since(before).values()))


def test_only_administrators_read_it_and_its_export_is_noted(chief):
    page = site.article("tr", live=False, title="=cmd|' /C calc'!A0")
    page.save_revision(log_action=True)
    for role in (
        roles.PUBLISHER,
        roles.OFFICER,
        roles.translator("kk"),
        roles.centre_editor("berlin"),
    ):
        client = signed_in(role)
        for route in ("audit", "audit_results"):
            assert client.get(reverse(route)).status_code != 200
            assert client.get(reverse(route) + "?export=csv").status_code != 200
    assert "=cmd" in chief.get(reverse("audit")).content.decode()
    for query in ("actor=nobody-such", "language=kk", "action=session.in", "thing=xxxx"):
        assert "=cmd" not in chief.get(f"{reverse('audit')}?{query}").content.decode(), query
    assert "=cmd" in chief.get(f"{reverse('audit')}?thing=calc&language=tr").content.decode()
    before = mark()
    response = chief.get(reverse("audit") + "?export=csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert len(lines) >= before and not [
        cell for line in lines for cell in line.values() if cell[:1] in ("=", "+", "@")
    ]
    assert since(before).get(action="audit.export").actor_id == actor(chief)


def test_the_list_asks_as_often_for_many_rows_as_for_few(chief, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        assert chief.get(reverse("audit")).status_code == 200
