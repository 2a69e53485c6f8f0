"""The demonstration's content: seeded once in a run of the tests, and copied by whoever needs it.

Seeding takes one to two minutes. It is always really done, by the product's own command in a
process of its own; `tools/test.py` lets the runs of pytest that it starts share what came of it.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.database import ROOT, migrated


def environment(folder, port):
    """The settings of the site in `folder`, as `make run` has them."""
    return {
        **os.environ,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "BASE_URL": f"http://127.0.0.1:{port}",
    }


def run_command(settings, *command):
    """Run a command of `manage.py` with these settings."""
    subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *command],
        env=settings,
        check=True,
        stdout=subprocess.DEVNULL,
    )


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """The folder with the seeded `site.sqlite3` and `media`; copy it, never change it."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    folder = Path(os.environ.get("TEST_DEMONSTRATION", shared / "demonstration"))
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            shutil.copy(migrated(), folder / "site.sqlite3")
            settings = environment(folder, 80)
            run_command(settings, "createcachetable")  # tests keep their cache in memory
            run_command(settings, "seed_demo")
            (folder / "ready").touch()
    return folder
