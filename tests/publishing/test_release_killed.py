"""A release of 160 texts: on time by one commit, and whole whenever its process is killed (G3)."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.database import ROOT, migrated
from tests.demonstration import environment
from tests.publishing.test_release_polled import PATIENCE

pytestmark = pytest.mark.slow

TEXTS = 40
PAGES = TEXTS * 4
KILLS = 10
#: Seconds after its instant within which a release must be visible.
LATEST = 10

PREPARE = f"""
import django; django.setup()
from django.core.management import call_command
from tests.factories import site
from tests.publishing.test_releases import make_set
call_command("createcachetable", verbosity=0)
for code in site.LANGUAGES: site.home(code)
make_set({TEXTS})
"""
#: A command of the product that kills itself at its n-th query; else it tells how many it made.
COMMAND = """
import os, signal, sys
import django; django.setup()
from django.core.management import call_command
from django.db.backends.signals import connection_created
made, deadly = 0, int(sys.argv[2])
def count(execute, *query):
    global made
    made += 1
    if made == deadly:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(*query)
def watch(connection, **kwargs):
    if count not in connection.execute_wrappers:
        connection.execute_wrappers.append(count)
connection_created.connect(watch)
call_command(sys.argv[1])
print(made)
"""
#: What there is of each page of the release: (how many pages, least, most) of each kind of trace.
LOOK = """
import collections, json
import django; django.setup()
from django.test import Client
from wagtail.models import ModelLogEntry, PageLogEntry
from entries.models import Entry
from entries.search.models import Document
from news.models import NewsPage
from publishing.models import PendingEffect, Publication, QueuedMail, Release
pages = [str(pk) for pk in NewsPage.objects.filter(live=True).values_list("pk", flat=True)]
def times(ids):
    found = collections.Counter(map(str, ids))
    return [found[pk] for pk in pages]
traces = {
    "entry": times(Entry.objects.values_list("page_id", flat=True)),
    "search": times(Document.objects.values_list("entry__page_id", flat=True)),
    "publication": times(Publication.objects.values_list("page_id", flat=True)),
    "log": times(PageLogEntry.objects.filter(action="wagtail.publish").values_list("page_id", flat=True)),
    "sitemap": [Client().get(f"/sitemap-{p.locale.language_code}.xml").content.decode().count(p.url_path + "<")
                for p in NewsPage.objects.filter(live=True)[:8]],
}
found = Release.objects.get()
instants = {NewsPage.objects.values_list(name, flat=True).distinct().count()
            for name in ("first_published_at", "last_published_at")}
print(json.dumps({
    "pages": len(pages), "state": found.state, "waiting": PendingEffect.objects.count(),
    "mails": QueuedMail.objects.count(), "instants": max(instants),
    "receipts": ModelLogEntry.objects.filter(action="publishing.release").count(),
    "traces": {name: [min(each), max(each)] for name, each in traces.items() if each},
}))
"""
WHOLE = {
    "pages": PAGES, "state": "released", "waiting": 0, "mails": 0, "instants": 1, "receipts": 1,
    "traces": dict.fromkeys(["entry", "search", "publication", "log", "sitemap"], [1, 1]),
}  # fmt: skip


class Site:
    """A database file in a folder of its own, and the product's commands on it."""

    def __init__(self, folder, source):
        folder.mkdir(exist_ok=True)
        self.file = folder / "site.sqlite3"
        self.env = environment(folder, 80)
        shutil.copy(source, self.file)

    def start(self, *arguments):
        return subprocess.Popen(
            [sys.executable, "-c", *arguments], env=self.env, cwd=ROOT, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *arguments):
        """Run to the end; return (exit code, last line)."""
        process = self.start(*arguments)
        out, error = process.communicate(timeout=PATIENCE * 2)
        assert process.returncode in {0, -signal.SIGKILL}, error[-2000:]
        return process.returncode, out.strip().rpartition("\n")[2]

    def sql(self, query, *values):
        with sqlite3.connect(self.file, timeout=PATIENCE) as database:
            return database.execute(query, values).fetchone()

    def goes_out(self, instant):
        when = datetime.fromtimestamp(instant, UTC).replace(tzinfo=None).isoformat(" ")
        self.sql("UPDATE publishing_release SET goes_out_at = ?", when)

    def visible(self):
        """(texts, records, entries of texts) that are live, by one look."""
        return self.sql(
            "SELECT (SELECT count(*) FROM news_newspage n JOIN wagtailcore_page p"
            " ON p.id = n.page_ptr_id WHERE p.live),"
            " (SELECT count(*) FROM events_event WHERE live),"
            " (SELECT count(*) FROM entries_entry WHERE kind = 'news')"
        )

    def time_passes(self):
        """What a dead process left behind is old enough to be looked for."""
        self.sql("UPDATE publishing_pendingeffect SET created_at = '2000-01-01 00:00:00'")
        self.sql("UPDATE publishing_lease SET expires_at = '2000-01-01 00:00:00'")


NOTHING, EVERYTHING = (0, 0, 0), (PAGES, 1, PAGES)


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    """The file of a site on which the release waits."""
    site = Site(tmp_path_factory.mktemp("planned"), migrated())
    assert site.run(PREPARE)[0] == 0
    site.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return site.file


def cpu_seconds(process):
    """What the process has worked so far."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.fixture(scope="module")
def watched(planned, tmp_path_factory):
    """The release, made by the scheduler and looked at all the while.

    Returns what was seen before it was all there, its delay, the scheduler's work in that delay,
    the scheduler's exit code and its queries.
    """
    site = Site(tmp_path_factory.mktemp("watched"), planned)
    instant = time.time() + 25
    site.goes_out(instant)
    scheduler, began, seen = site.start(COMMAND, "run_scheduler", "0"), None, set()
    try:
        while (now := site.visible()) != EVERYTHING:
            seen.add(now)
            assert time.time() < instant + PATIENCE, "nothing came"
            if began is None and time.time() >= instant:
                began = cpu_seconds(scheduler)
            time.sleep(0.05)
        delay = time.time() - instant
        work = cpu_seconds(scheduler) - began if began else 0
        while site.sql("SELECT count(*) FROM publishing_pendingeffect")[0]:
            time.sleep(0.2)
    finally:
        scheduler.send_signal(signal.SIGTERM)
        out, _error = scheduler.communicate(timeout=PATIENCE)
    return seen, delay, work, scheduler.returncode, int(out.strip().rpartition("\n")[2] or 0)


def test_not_before_its_instant_and_at_once_after_it(watched):
    seen, delay, work, code, _queries = watched
    print(f"\nvisible {delay:.2f} s after its instant, {work:.2f} s of them at work")  # noqa: T201  what a red run is repeated by
    assert seen == {NOTHING}
    assert delay >= 0
    # Work, not time: other processes may have had the machine.
    assert work <= LATEST
    assert code == 0


def test_killed_at_random_points_all_or_none_and_each_effect_once(planned, watched, tmp_path):
    seed = int(os.environ.get("SEED", time.time()))
    queries = watched[-1]
    print(f"\nSEED={seed}, {queries} queries")  # noqa: T201  what a red run is repeated by
    points = sorted(random.Random(seed).sample(range(1, queries), KILLS))
    site = Site(tmp_path / "site", planned)
    site.goes_out(time.time())
    out_at = None
    for point in points:
        # A process that comes after the commit begins where the last one was killed.
        code, _made = site.run(COMMAND, "publish_scheduled", str(point - (out_at or 0)))
        seen = site.visible()
        print(f"killed at {point}: {seen}")  # noqa: T201  what a red run is repeated by
        assert code == -signal.SIGKILL
        assert seen in (NOTHING, EVERYTHING)
        assert out_at is None or seen == EVERYTHING
        if seen == EVERYTHING:
            out_at = point
        site.time_passes()
    for _round in range(2):
        site.time_passes()
        assert site.run(COMMAND, "publish_scheduled", "0")[0] == 0
    assert site.visible() == EVERYTHING
    assert json.loads(site.run(LOOK)[1]) == WHOLE
