"""A release and its recall on a running site, watched from outside while they happen (G7)."""

import itertools
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime

import pytest

from tests.browser.conftest import free_port
from tests.database import ROOT, migrated
from tests.demonstration import environment

pytestmark = pytest.mark.slow

CODES = ("tr", "en", "kk", "ar")
TEXTS = 6
RECORD = "Bosporus"
#: Seconds within which anything that is waited for must have happened, on the slowest machine.
PATIENCE = 120

PREPARE = """
import django; django.setup()
from django.core.management import call_command
from tests.factories import site
from tests.publishing.test_releases import make_set
call_command("createcachetable", verbosity=0)  # tests keep theirs in memory
for code in site.LANGUAGES: site.home(code)
planned, pages, record = make_set(6)
planned.goes_out_at = None
planned.save()
record.name = site.words("Bosporus")
record.save_revision()
for page in pages: print(page.locale.language_code, page.url_path)
"""
RECALL = """
import django; django.setup()
from publishing.models import Release
from publishing.releases import recall
assert recall(Release.objects.get().pk).state == "recalled"
"""


@pytest.fixture
def running(tmp_path):
    """A site on a database file of its own, with its scheduler: (address, run code, paths)."""
    port = free_port()
    env = environment(tmp_path, port)
    shutil.copy(migrated(), tmp_path / "site.sqlite3")

    def run(code):
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout.splitlines()

    paths = [tuple(line.split(" ")) for line in run(PREPARE) if line.startswith(CODES)]
    assert len(paths) == len(CODES) * TEXTS
    processes = [
        subprocess.Popen(
            [sys.executable, *command], env=env, cwd=ROOT,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for command in (
            ["-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1",
             "--timeout", "120", "--log-level", "error", "--no-control-socket"],
            ["manage.py", "run_scheduler"],
        )
    ]  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(lambda: ask(f"{address}/tr/")[0] == 200, "the site")
        yield address, run, paths
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(30)


def wait_for(happened, what):
    """Wait until it happened; fail when patience is at its end."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.2)


def ask(address):
    """Return (status, body); status 0 when nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def questions(paths):
    """What is asked: `{address: {name: words that stand there once they are public}}`."""
    found = {path: {} for _code, path in paths}
    for code in CODES:
        its = [path for other, path in paths if other == code]
        section = its[0].rstrip("/").rpartition("/")[0]
        found |= {
            f"{section}/": {"texts": its},
            f"{section}/feed.atom": {"texts": its},
            f"/{code}/": {"texts": its, "record": [f"{RECORD} ({code})"]},
            f"/api/search/?q=article&lang={code}": {"texts": its},
            f"/sitemap-{code}.xml": {"texts": its},
        }
    return found


class Watch:
    """Two readers who ask everything in turn. `seen`: (began, ended, what, share that is there)."""

    def __init__(self, address, asked):
        self.address, self.asked, self.seen = address, asked, []
        self.names = {(at, name) for at, words in asked.items() for name in words or ["page"]}
        self.over = threading.Event()
        orders = (list(asked), list(asked)[::-1])
        self.readers = [threading.Thread(target=self._read, args=(order,)) for order in orders]

    def __enter__(self):
        for reader in self.readers:
            reader.start()
        return self

    def __exit__(self, *error):
        self.over.set()
        for reader in self.readers:
            reader.join(PATIENCE)

    def _read(self, order):
        for at in itertools.cycle(order):
            if self.over.is_set():
                return
            began = time.time()
            status, body = ask(self.address + at)
            ended = time.time()
            assert status in {200, 404}, at
            for name, words in self.asked[at].items():
                share = sum(each in body for each in words) / len(words)
                self.seen.append((began, ended, (at, name), share))
            if not self.asked[at]:
                self.seen.append((began, ended, (at, "page"), float(status == 200)))
            time.sleep(0.02)

    def asked_since(self, instant):
        """Everything was asked after the instant."""
        return {
            what for began, _ended, what, _share in list(self.seen) if began > instant
        } >= self.names

    def first(self, state):
        """When an answer in the new state was first there."""
        return min(
            (ended for _began, ended, _w, share in list(self.seen) if share == state), default=None
        )


def watched(address, asked, state, act):
    """Watch before, while and after `act`: one instant parts all answers. Returns that instant."""
    with Watch(address, asked) as watch:
        wait_for(lambda: watch.asked_since(0), "a look at everything before")
        act()
        wait_for(lambda: watch.first(state), "the change")
        first = watch.first(state)
        wait_for(lambda: watch.asked_since(first), "a look at everything after")
    parts = [row for row in watch.seen if row[3] not in {0.0, 1.0}]
    assert parts == []
    late = [row for row in watch.seen if row[0] > first and row[3] != state]
    assert late == []
    before = {what for _began, ended, what, share in watch.seen if ended < first and share != state}
    assert before == watch.names
    return first


def test_nothing_then_everything_then_nothing(running, tmp_path):
    address, run, paths = running
    asked, instant = questions(paths), 0.0

    def plan():
        nonlocal instant
        instant = time.time() + 3
        when = datetime.fromtimestamp(instant, UTC).replace(tzinfo=None).isoformat(" ")
        with sqlite3.connect(tmp_path / "site.sqlite3", timeout=PATIENCE) as database:
            database.execute("UPDATE publishing_release SET goes_out_at = ?", [when])

    assert watched(address, asked, 1.0, plan) >= instant
    watched(address, asked, 0.0, lambda: run(RECALL))
