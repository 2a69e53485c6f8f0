"""Exactly once, in order, by one of several schedulers; loud when late (O3)."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from wagtail.models import Page, PageLogEntry
from wagtail.signals import page_published

import pytest
import time_machine

from news.models import NewsPage
from publishing.health import scheduler as health
from publishing.models import Lease
from publishing.scheduler.due import due_items
from publishing.scheduler.lease import hold, let_go
from tests.factories.site import article

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

ROOT = Path(__file__).resolve().parents[2]
NOW = "2027-05-02T09:00:00+00:00"


def scheduled(minutes=5, **values):
    """A page that goes live in some minutes."""
    page = article("tr", live=False, **values)
    page.go_live_at = timezone.now() + timezone.timedelta(minutes=minutes)
    page.save_revision().publish()
    return page


def test_not_a_second_early_and_not_a_round_late():
    with time_machine.travel(NOW, tick=False) as clock:
        page = scheduled()
        clock.shift(5 * 60 - 1)
        call_command("run_scheduler", once=True)
        assert not Page.objects.get(pk=page.pk).live
        clock.shift(1)
        call_command("run_scheduler", once=True)
        assert Page.objects.get(pk=page.pk).live


def test_late_items_are_made_up_once_and_in_order(caplog):
    with time_machine.travel(NOW, tick=False) as clock:
        second, first = scheduled(9), scheduled(5)
        published = []

        def note(instance, **kwargs):
            if instance.live:
                published.append(instance.pk)

        page_published.connect(note)
        clock.shift(3600)
        call_command("run_scheduler", once=True)
        call_command("publish_scheduled")
        page_published.disconnect(note)
    assert published == [first.pk, second.pk]
    assert caplog.text.count("ALARM") == 2


def test_one_that_fails_holds_up_nobody(monkeypatch):
    with time_machine.travel(NOW, tick=False) as clock:
        bad, good = scheduled(1), scheduled(2)
        real = NewsPage.clean

        def clean(page):
            if page.live and page.pk == bad.pk:
                raise RuntimeError
            real(page)

        monkeypatch.setattr(NewsPage, "clean", clean)
        clock.shift(600)
        call_command("run_scheduler", once=True)
        assert Page.objects.get(pk=good.pk).live
        assert not Page.objects.get(pk=bad.pk).live
        assert [item.name for item in due_items(timezone.now())], "it is still due"


def test_expiry_unpublishes():
    with time_machine.travel(NOW, tick=False) as clock:
        page = article("tr")
        page.expire_at = timezone.now() + timezone.timedelta(minutes=1)
        page.save_revision().publish()
        clock.shift(61)
        call_command("run_scheduler", once=True)
    found = Page.objects.get(pk=page.pk)
    assert not found.live and found.expired


def test_one_holder_at_a_time_and_the_dead_are_inherited():
    with time_machine.travel(NOW, tick=False) as clock:
        assert hold("one") and hold("one")
        assert not hold("two")
        clock.shift(31)
        assert hold("two") and not hold("one")
        let_go("two")
        clock.shift(1)
        assert hold("one")


def test_health_turns_red_in_silence_and_when_something_is_late(client):
    assert health() == (False, "never started")
    with time_machine.travel(NOW, tick=False) as clock:
        call_command("run_scheduler", once=True)
        assert health() == (True, "up")
        assert client.get("/healthz").json()["scheduler"] == "up"
        clock.shift(121)
        assert health() == (False, "silent")
        assert client.get("/healthz").status_code == 503
        scheduled(1)
        clock.shift(60 + 121)
        Lease.objects.update(beat_at=timezone.now())
        assert health() == (False, "late")
        call_command("run_scheduler", once=True)
        assert health() == (True, "up")


SETUP = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from datetime import timedelta
from django.utils import timezone
from tests.factories.site import article
for number in range(6):
    page = article("tr", live=False)
    page.go_live_at = timezone.now() + timedelta(seconds=1)
    page.save_revision().publish()
"""
LOOK = """
import django
django.setup()
from wagtail.models import Page, PageLogEntry
from publishing.models import PendingEffect
from entries.models import Entry
print(Page.objects.filter(live=True, title__startswith="Article").count(),
      PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count(),
      Entry.objects.filter(kind="news").count(), PendingEffect.objects.count())
"""


@pytest.mark.slow
def test_two_schedulers_publish_once_and_stop_cleanly(tmp_path):
    """Two real processes on one database file: six publications, six log rows, exit code 0."""
    env = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
    }

    def python(code):
        done = subprocess.run(
            [sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout.strip()

    python(SETUP)
    command = [sys.executable, str(ROOT / "manage.py"), "run_scheduler"]
    processes = [
        subprocess.Popen(command, env=env, cwd=ROOT, stderr=subprocess.DEVNULL) for _ in range(2)
    ]
    try:
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            if python(LOOK) == "6 6 6 0":
                break
            time.sleep(1)
    finally:
        for process, number in zip(processes, (signal.SIGTERM, signal.SIGINT), strict=True):
            process.send_signal(number)
        codes = [process.wait(timeout=30) for process in processes]
    assert python(LOOK) == "6 6 6 0"
    assert codes == [0, 0]


def test_a_claim_is_given_once():
    """Even without the lease, the second attempt at the same item finds nothing to do."""
    with time_machine.travel(NOW, tick=False) as clock:
        page = scheduled(1)
        clock.shift(61)
        first, second = due_items(timezone.now())[0], due_items(timezone.now())[0]
        first.do()
        second.do()
    rows = PageLogEntry.objects.filter(page_id=page.pk, action="wagtail.publish.scheduled")
    assert rows.count() == 1
