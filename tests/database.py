"""The tests' database: migrated once, copied for each worker, with a small site already in it.

Migrating takes half a minute of processor time, and most tests begin with the same homes, roles and
centre. The migrated file is kept in `var/` under a name made of the migrations; everything that
follows from our code is made anew in each run.
"""

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """Replaces pytest-django's own: SQLite from a migrated copy, other databases as usual."""
    with django_db_blocker.unblock():
        if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
            use_copy(migrated())
            made = []
        else:
            request.getfixturevalue("django_db_modify_db_settings")  # a name for each worker
            made = setup_databases(0, interactive=False)
        small_site()
    yield
    with django_db_blocker.unblock():
        connections["default"].close()
        teardown_databases(made, verbosity=0)


def migrated():
    """The path of a migrated SQLite file; the first worker that needs it makes it."""
    path = Path(settings.DATABASES["default"]["TEST"]["NAME"])
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            for stale in path.parent.glob("test-*.sqlite3*"):
                stale.unlink()
            making = path.with_suffix(".making")
            making.unlink(missing_ok=True)
            subprocess.run(
                [sys.executable, "manage.py", "migrate", "-v0", "--settings=config.settings.test"],
                cwd=ROOT,
                env={**os.environ, "DATABASE_URL": f"sqlite:///{making}"},
                check=True,
            )
            making.rename(path)
    return path


def use_copy(source):
    """Let the default connection use this worker's own copy of `source`."""
    copy = source.with_name(f"{source.name}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}")
    for end in ("-wal", "-shm"):
        copy.with_name(copy.name + end).unlink(missing_ok=True)
    shutil.copy(source, copy)
    connections["default"].close()
    connections["default"].settings_dict["NAME"] = str(copy)
    settings.DATABASES["default"]["NAME"] = str(copy)


def small_site():
    """The homes, the roles and the centre in Berlin, which the factories find instead of making."""
    from tests.factories import site
    from users import roles

    for code in site.LANGUAGES:
        site.centre_page(code)
    roles.ensure_roles()


@pytest.fixture(scope="module")
def module_db(django_db_setup, django_db_blocker):
    """A transaction around a module: what its fixtures make is there for each of its tests.

    Each test has a transaction of its own inside. Hand out rows read anew: a test may change them.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextlib.contextmanager
def on_site(folder):
    """Work on the database `site.sqlite3` and the files in `media` of a folder meanwhile."""
    default = connections["default"]
    own = default.settings_dict["NAME"]
    default.close()
    default.settings_dict["NAME"] = str(folder / "site.sqlite3")
    try:
        with override_settings(MEDIA_ROOT=folder / "media"):
            yield
    finally:
        default.close()
        default.settings_dict["NAME"] = own


def copy_site(source, folder):
    """Copy the database and the files of a folder into another."""
    shutil.copytree(source, folder, dirs_exist_ok=True)
