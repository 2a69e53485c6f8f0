"""Nobody publishes without a second factor: each door, each role, with and without a session."""

import os
import subprocess
import sys
from datetime import timedelta

from django.conf import settings as site_settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import querydict_from_html

import pytest

from events.models import Event
from news.models import NewsIndexPage, NewsPage
from publishing.models import Release, Withdrawal
from publishing.releases import add_member
from tests.factories.second_factor import code, give_app, show
from tests.factories.site import article, centre, centre_page, event, section
from tests.publishing.test_doors import api_publish, approve, bulk, form_data, in_review, is_live
from users.middleware import SecondFactorMiddleware
from users.second_factor import must_have

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


@pytest.fixture
def draft(people):
    """A draft that may go live."""
    page = article("tr", live=False)
    page.save_revision()
    return page


def proven(user):
    """A browser in which the second step was taken."""
    client = Client()
    client.force_login(user)
    return show(client, user)


def in_the_editor(client, page, people, **more):
    form = form_data(
        proven(people["officer"]).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    )
    data = {**form.dict(), "action-publish": "1", **more}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def by_schedule(client, page, people):
    soon = (timezone.localtime() + timedelta(hours=1)).strftime("%Y-%m-%d %H:%M")
    return in_the_editor(client, page, people, go_live_at=soon)


def by_bulk(client, page, people):
    return bulk(client, "publish", page)


def by_the_api(client, page, people):
    return api_publish(client, page)


def by_approval(client, page, people):
    return approve(client, page, in_review(page, people))


def by_copy(client, page, people):
    data = {
        "new_title": "Kopya", "new_slug": "kopya", "publish_copies": "on",
        "new_parent_page": page.get_parent().pk,
    }  # fmt: skip
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)


def by_release(client, page, people):
    planned = Release.objects.create(name="Launch")
    add_member(planned, page)
    return client.post(reverse("releases:release", args=[planned.pk]))


def by_taking_another_away(client, page, people):
    live = article("tr", title="Öteki")
    data = {"reason": "withdrawn", "text": "Geri çekildi."}
    return client.post(reverse("wagtailadmin_pages:unpublish", args=[live.pk]), data)


def by_a_record(client, page, people):
    record = event("istanbul-2020", live=False)
    record.save_revision()
    address = reverse("record_event:edit", args=[record.pk])
    form = querydict_from_html(proven(people["officer"]).get(address).text, form_id="w-editor-form")
    return client.post(address, {**form.dict(), "action-publish": "1"})


#: Each way to publish, and how one sees that it worked.
DOORS = {
    "editor": (in_the_editor, is_live),
    "schedule": (by_schedule, lambda page: NewsPage.objects.get(pk=page.pk).approved_schedule),
    "bulk": (by_bulk, is_live),
    "api": (by_the_api, is_live),
    "approval": (by_approval, is_live),
    "release": (by_release, is_live),
    "withdrawal": (by_taking_another_away, lambda page: Withdrawal.objects.exists()),
    "record": (by_a_record, lambda page: Event.objects.filter(slug="istanbul-2020", live=True)),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("state", ["without a factor", "factor not shown", "factor shown"])
def test_doors(people, demanded, draft, door, state):
    publisher = people["publisher"]
    client = Client()
    client.force_login(publisher)
    if state != "without a factor":
        give_app(publisher)
    if state == "factor shown":
        show(client, publisher)
    go_through, worked = DOORS[door]
    go_through(client, draft, people)
    assert bool(worked(draft)) == (state == "factor shown")


@pytest.mark.parametrize("role", ["publisher", "administrator", "centre", "superuser"])
def test_rights_without_a_session(people, demanded, role):
    """What a verb, a command or a token would ask of the account itself."""
    people["superuser"] = get_user_model().objects.create_superuser("chief", "c@x.org", "password")
    page = section(NewsIndexPage, "tr", parent=centre_page("tr"))
    record = centre()
    assert publishes(people[role], page, record) == set()
    give_app(people[role])
    again = get_user_model().objects.get(pk=people[role].pk)
    assert publishes(again, page, record) >= {"page", "unpublish", "below", "record"}


def publishes(user, page, record):
    """The names of what `user` may bring before the public."""
    from wagtail.permissions import policy_registry

    tester = page.permissions_for_user(user)
    policy = policy_registry.get(record)
    found = {
        "page": tester.can_publish(),
        "unpublish": tester.can_unpublish(),
        "below": tester.can_publish_subpage(),
        "release": tester.can_release() and user.has_perm("publishing.go_out_release"),
        "record": policy.user_has_permission_for_instance(user, "publish", record),
        "country": user.has_perm("directory.publish_country"),
    }
    return {name for name, may in found.items() if may}


def test_writing_needs_no_second_factor(people, demanded, draft):
    for role in ("officer", "translator"):
        assert not must_have(people[role])
    client = Client()
    client.force_login(people["officer"])
    assert client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).status_code == 200


@pytest.mark.parametrize("role", ["publisher", "administrator", "centre"])
def test_who_publishes_must_have_one(people, demanded, role):
    assert must_have(people[role])


def test_who_approves_must_have_one(people, demanded, draft):
    assert not must_have(people["officer"])
    state = in_review(draft, people)
    state.current_task_state.task.specific.groups.add(*people["officer"].groups.all())
    assert must_have(people["officer"])


ADDRESSES = [
    "/admin/", "/admin/pages/", "/admin/account/", "/admin/users/", "/admin/api/main/pages/",
    "/admin/second-factor/recovery/", "/admin/reports/site-history/", "/admin/nowhere/",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_factor_not_shown_leads_to_it_from_everywhere(people, demanded, address):
    give_app(people["publisher"])
    client = Client()
    client.force_login(people["publisher"])
    answer = client.get(address)
    if "/api/" in address:
        assert answer.status_code == 403
    else:
        assert answer.url.startswith("/admin/login/confirm/code/?next=")


def test_a_factor_not_shown_can_be_neither_removed_nor_replaced(people, demanded):
    give_app(people["publisher"])
    client = Client()
    client.force_login(people["publisher"])
    for address in ("app/remove/", "recovery/new/", "passkey/", "app/"):
        client.post(f"/admin/second-factor/{address}", {"code": code()})
    assert people["publisher"].authenticator_set.count() == 1
    assert client.get("/admin/").status_code == 302


def test_outside_the_admin_such_a_session_is_nobody(people, demanded):
    give_app(people["publisher"])
    seen = []
    middleware = SecondFactorMiddleware(lambda request: seen.append(request.user.pk) or None)
    for shown in (False, True):
        request = RequestFactory().get("/documents/1/private.pdf")
        client = proven(people["publisher"]) if shown else Client()
        if not shown:
            client.force_login(people["publisher"])
        request.session, request.user = client.session, people["publisher"]
        middleware(request)
    assert seen == [AnonymousUser().pk, people["publisher"].pk]


def test_setting_the_app_up_at_the_first_sign_in(people, demanded, monkeypatch):
    # The session is written with the answer, after the commit that a test never sees.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda effect, *_, **__: effect())
    client = Client()
    client.post("/admin/login/", {"login": "publisher", "password": "password"})
    assert client.get("/admin/").url.startswith("/admin/second-factor/choose/")
    page = client.get("/admin/second-factor/app/")
    assert page.status_code == 200 and "data:image/svg+xml" in page.text
    used = code(page.context["form"].secret)
    answer = client.post("/admin/second-factor/app/", {"code": used})
    assert answer.url == "/admin/second-factor/recovery/"
    first, second = (client.get(answer.url) for _ in range(2))
    codes = people["publisher"].authenticator_set.get(type="recovery_codes").wrap().generate_codes()
    assert all(each in first.text for each in codes)
    assert not any(each in second.text for each in codes)
    assert client.get("/admin/").status_code == 200
    assert ModelLogEntry.objects.filter(action="users.factor_added").count() == 1
    other = Client()
    other.post("/admin/login/", {"login": "publisher", "password": "password"})
    other.post("/admin/login/code/", {"code": used})
    assert other.get("/admin/").status_code == 302, "the code of the setting up works again"


def test_a_visitor_costs_nothing(demanded, client, settings, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    centre_page("tr")
    client.get("/tr/")
    with CaptureQueriesContext(connection) as on:
        answer = client.get("/tr/")
    settings.SECOND_FACTOR_REQUIRED = False
    with CaptureQueriesContext(connection) as off:
        client.get("/tr/")
    assert answer.status_code == 200 and len(on) == len(off)
    assert not answer.cookies and "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.slow
def test_production_refuses_to_start_without_the_demand():
    """Also where DEMONSTRATION is on: only the settings of development know the switch."""
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "example.org", "BASE_URL": "https://example.org",
        "DEMONSTRATION": "true",
    }  # fmt: skip
    command = [
        sys.executable,
        "-c",
        "from django.conf import settings; print(settings.SECOND_FACTOR_REQUIRED)",
    ]
    for value, works in (("true", True), ("false", False)):
        done = subprocess.run(
            command, env={**environment, "SECOND_FACTOR_REQUIRED": value},
            cwd=site_settings.ROOT / "site", capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode == 0) == works
        assert "True" in done.stdout if works else "SECOND_FACTOR_REQUIRED" in done.stderr
