"""A release: everything or nothing, and back again (G7)."""

import os
import signal
import subprocess
import sys
import textwrap
import uuid
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page

import pytest
import time_machine

from entries.models import Entry
from news.models import NewsPage
from publishing.actions import PublicationRefused, publish, withdraw
from publishing.changes import choose
from publishing.models import Release
from publishing.releases import add_member, board, recall, release
from tests.factories.site import LANGUAGES, article, event

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.thorough
NOW = "2027-05-02T09:00:00+00:00"


def make_set(count=6):
    """A planned release of `count` texts in four languages and the record they point to."""
    record = event("istanbul-2027", live=False, starts_on="2027-05-02", status="planned")
    record.save_revision()
    planned = Release.objects.create(
        name="Forum", goes_out_at=timezone.now() + timezone.timedelta(minutes=1)
    )
    pages = []
    for _number in range(count):
        key = uuid.uuid4()
        for code in LANGUAGES:
            page = article(code, live=False, key=key, event=record)
            page.save_revision()
            pages.append(page)
    for page in pages:
        add_member(planned, page)
    add_member(planned, record)
    return planned, pages, record


def live_count(pages):
    """How many are live in the database."""
    return Page.objects.filter(pk__in=[page.pk for page in pages], live=True).count()


@pytest.mark.django_db
@time_machine.travel(NOW, tick=False)
def test_before_the_instant_nothing_after_it_everything(client, committed):
    planned, pages, record = make_set()
    call_command("run_scheduler", once=True)
    assert live_count(pages) == 0
    assert {client.get(page.url_path).status_code for page in pages} == {404}
    with time_machine.travel(planned.goes_out_at, tick=False), committed():
        call_command("run_scheduler", once=True)
    assert live_count(pages) == 24
    record.refresh_from_db()
    assert record.live
    assert Entry.objects.filter(page_id__in=[page.pk for page in pages]).count() == 24
    assert {client.get(page.url_path).status_code for page in pages[:4]} == {200}
    planned.refresh_from_db()
    assert planned.state == Release.State.RELEASED


@pytest.mark.django_db
def test_lists_change_by_the_same_commit():
    planned, pages, _record = make_set(1)
    release(planned.pk)
    # No callback has run: the entries were written inside the transaction.
    assert Entry.objects.filter(page_id__in=[page.pk for page in pages]).count() == 4


@pytest.mark.django_db
def test_one_invalid_member_holds_all_back_and_raises_the_alarm(caplog):
    planned, pages, _record = make_set(2)
    pages[3].body = [("paragraph", "")]
    pages[3].save_revision(clean=False)
    found = release(planned.pk)
    assert found.state == Release.State.FAILED
    assert any(str(pages[3]) in reason for reason in found.reasons)
    assert live_count(pages) == 0
    assert "ALARM" in caplog.text


@pytest.mark.django_db
def test_a_member_that_fails_at_the_last_moment_rolls_everything_back(monkeypatch):
    planned, pages, record = make_set(2)
    real = NewsPage.clean

    def clean(page):
        if page.live and page.pk == pages[-1].pk:
            raise ValidationError("too late")
        real(page)

    monkeypatch.setattr("publishing.releases.refusals", lambda draft: [])
    monkeypatch.setattr(NewsPage, "clean", clean)
    assert release(planned.pk).state == Release.State.FAILED
    assert live_count(pages) == 0
    record.refresh_from_db()
    assert not record.live


@pytest.mark.django_db
def test_a_member_goes_out_by_no_other_door():
    _planned, pages, record = make_set(1)
    with pytest.raises(PublicationRefused) as refused:
        publish(pages[0])
    assert "Forum" in str(refused.value)
    with pytest.raises(PublicationRefused):
        publish(record)


@pytest.mark.django_db
def test_members_may_link_to_each_other():
    first, second = article("tr", live=False), article("tr", live=False)
    planned = Release.objects.create(name="Launch")
    for page, other in ((first, second), (second, first)):
        page.body = [("paragraph", f'<p><a linktype="page" id="{other.pk}">x</a></p>')]
        page.save_revision()
        add_member(planned, page)
    assert release(planned.pk).state == Release.State.RELEASED
    assert live_count([first, second]) == 2


@pytest.mark.django_db
def test_a_second_release_of_the_same_set_does_nothing():
    planned, pages, _record = make_set(1)
    release(planned.pk)
    first = Page.objects.get(pk=pages[0].pk).last_published_at
    assert release(planned.pk).state == Release.State.RELEASED
    assert Page.objects.get(pk=pages[0].pk).last_published_at == first


@pytest.mark.django_db
def test_recall_undoes_it_everywhere(client, committed):
    planned, pages, record = make_set(1)
    with committed():
        older = article("tr", title="Önce")
        older.save_revision().publish()
    older = NewsPage.objects.get(pk=older.pk)
    older.title = "Sonra"
    choose(older, "minor")
    older.save_revision()
    add_member(planned, older)
    with committed():
        release(planned.pk)
    assert NewsPage.objects.get(pk=older.pk).title == "Sonra"
    with committed():
        found = recall(planned.pk)
    assert found.state == Release.State.RECALLED
    assert live_count(pages) == 0
    record.refresh_from_db()
    assert not record.live
    assert NewsPage.objects.get(pk=older.pk).title == "Önce"
    assert Entry.objects.get(page_id=older.pk).title == "Önce"
    assert not Entry.objects.filter(page_id__in=[page.pk for page in pages]).exists()
    assert client.get(pages[0].url_path).status_code == 404


@pytest.mark.django_db
def test_recall_takes_back_what_was_said_of_a_text_withdrawn_since(
    client, committed, django_user_model
):
    planned, pages, _record = make_set(1)
    with committed():
        release(planned.pk)
        withdraw(NewsPage.objects.get(pk=pages[0].pk), "withdrawn", text="Yanlıştı.")
    assert client.get(pages[0].url_path).status_code == 200
    with committed():
        recall(planned.pk, django_user_model.objects.create_superuser("chief"))
    assert client.get(pages[0].url_path).status_code == 404


@pytest.mark.django_db
def test_a_lock_stops_no_recall(client, committed, sign_in, people):
    planned, pages, _record = make_set(1)
    with committed():
        release(planned.pk)
    NewsPage.objects.filter(pk=pages[0].pk).update(locked=True, locked_by=people["administrator"])
    with committed():
        answer = sign_in("publisher").post(reverse("releases:recall", args=[planned.pk]))
    planned.refresh_from_db()
    assert answer.status_code == 302 and planned.state == Release.State.RECALLED
    assert client.get(pages[0].url_path).status_code == 404


@pytest.mark.django_db
def test_a_lock_refuses_a_release_and_names_its_holder(people):
    planned, pages, _record = make_set(1)
    NewsPage.objects.filter(pk=pages[0].pk).update(locked=True, locked_by=people["centre"])
    assert release(planned.pk, people["publisher"]).state == Release.State.FAILED
    planned.refresh_from_db()
    assert any("centre" in reason for reason in planned.reasons), planned.reasons
    assert live_count(pages) == 0


@pytest.mark.django_db
def test_the_dry_run_names_what_is_missing():
    planned, pages, _record = make_set(1)
    pages[1].teaser = ""
    pages[1].save_revision(clean=False)
    found = {member.object_id: reasons for member, _item, reasons in board(planned)}
    assert found[pages[1].pk] and not found[pages[0].pk]


@pytest.mark.django_db
def test_a_page_waits_in_one_release_only():
    _planned, pages, _record = make_set(1)
    other = Release.objects.create(name="Other")
    with pytest.raises(ValidationError):
        add_member(other, pages[0])


KILL = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
step = sys.argv[1]
if step == "prepare":
    call_command("migrate", verbosity=0)
    from tests.publishing.test_releases import make_set
    planned, pages, record = make_set(2)
elif step == "kill":
    from wagtail.signals import page_published
    from publishing.models import Release
    from publishing.releases import release
    seen = []
    def die(**kwargs):
        seen.append(1)
        if len(seen) == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
    page_published.connect(die)
    release(Release.objects.get().pk)
elif step == "again":
    from publishing.models import Release
    from publishing.releases import release
    release(Release.objects.get().pk)
from django.apps import apps
from publishing.models import Release
print(Release.objects.get().state, apps.get_model("news", "NewsPage").objects.filter(live=True).count(),
      apps.get_model("events", "Event").objects.filter(live=True).count())
"""


@pytest.mark.slow
def test_killed_in_the_middle_all_or_none(tmp_path):
    """SIGKILL between two pages on a database file: nothing is live; the next attempt does all."""
    env = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
    }

    def run(*args):
        command = [sys.executable, "-c", textwrap.dedent(KILL), *args]
        return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True)

    def last_line(done):
        assert done.stdout.strip(), done.stderr[-2000:]
        return done.stdout.strip().splitlines()[-1]

    assert last_line(run("prepare")) == "planned 0 0"
    for page in ("1", "5"):
        assert run("kill", page).returncode == -signal.SIGKILL
        assert last_line(run("look")) == "planned 0 0"
    assert last_line(run("again")) == "released 8 1"
