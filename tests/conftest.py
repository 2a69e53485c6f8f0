"""What all tests share: clean caches, and real parts that are there or named as missing."""

import gc
import os
import shutil
import socket

import pytest

from tests.database import django_db_setup, module_db  # noqa: F401  pytest finds them here
from tests.demonstration import demonstration  # noqa: F401

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"


def pytest_collection_finish():
    """Let the collector of garbage leave alone what stays till the end: 7 % less work."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True)
def _fresh_caches():
    """Menus and site paths of one test are not those of the next."""
    from django.core.cache import cache

    from wagtail.models import Site

    cache.clear()
    Site.clear_site_root_paths_cache()
    yield


def chromium() -> str | None:
    """The system's Chromium."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def engine_address() -> str | None:
    """The address of a running Elasticsearch, from ENGINE_URL."""
    address = os.environ.get("ENGINE_URL", "")
    if not address:
        return None
    host, _, port = address.rpartition("//")[2].partition(":")
    with socket.socket() as probe:
        probe.settimeout(1)
        return address if probe.connect_ex((host, int(port))) == 0 else None


def postgres_address() -> str | None:
    """The address of a running PostgreSQL, from POSTGRES_URL."""
    return os.environ.get("POSTGRES_URL") or None


PARTS = {"browser": chromium, "engine": engine_address, "postgres": postgres_address}


@pytest.hookimpl(trylast=True)  # after `-m`: what isn't selected can't be missing
def pytest_collection_modifyitems(config, items):
    """Skip what this machine can't run and say so; with REQUIRE_ALL=1 a missing part is an error."""
    missing = {name for name, find in PARTS.items() if not find()}
    wanted = {name for item in items for name in missing if name in item.keywords}
    if wanted and REQUIRE_ALL:
        raise pytest.UsageError(f"missing on this machine: {', '.join(sorted(wanted))}")
    for item in items:
        for name in wanted:
            if name in item.keywords:
                item.add_marker(pytest.mark.skip(reason=f"{name} is not on this machine"))


def pytest_terminal_summary(terminalreporter):
    """Name the parts that weren't there."""
    skipped = {
        report.longrepr[2].split(": ")[-1]
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    }
    for reason in sorted(skipped):
        terminalreporter.write_line(f"NOT RUN: {reason}")
