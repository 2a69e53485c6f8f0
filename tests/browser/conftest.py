"""A running site with the demonstration's content, and the system's Chromium."""

import contextlib
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.conftest import chromium
from tests.database import ROOT, copy_site
from tests.demonstration import environment, run_command


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serving(settings, port):
    """A server with these settings, at the address that is given."""
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"]
        + ["--workers", "1", "--timeout", "120", "--log-level", "error", "--no-control-socket"],
        env=settings,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/tr/", timeout=20):
            break
        time.sleep(0.2)
    try:
        yield address
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="session")
def running_site(demonstration, tmp_path_factory):
    """A running site with the demonstration: (address, settings)."""
    own, port = tmp_path_factory.mktemp("site"), free_port()
    copy_site(demonstration, own)
    with serving(environment(own, port), port) as address:
        yield address, environment(own, port)


@pytest.fixture(scope="session")
def strict_site(running_site):
    """The address of the same site, where whoever publishes must show a second factor."""
    port = free_port()
    settings = {"SECOND_FACTOR_REQUIRED": "true", "BASE_URL": f"http://localhost:{port}"}
    with serving(running_site[1] | settings, port):
        yield settings["BASE_URL"]  # a passkey belongs to a name, never to an IP address


@pytest.fixture(scope="session")
def published_site(running_site, tmp_path_factory):
    """The address of the same site as a real one is set up: second factor, packed static files."""
    port = free_port()
    settings = running_site[1] | {
        "DJANGO_SETTINGS_MODULE": "tests.browser.published",
        "STATIC_ROOT": str(tmp_path_factory.mktemp("static")),
        "SECOND_FACTOR_REQUIRED": "true",
        "BASE_URL": f"http://localhost:{port}",
    }
    run_command(settings, "collectstatic", "--noinput")
    with serving(settings, port):
        yield settings["BASE_URL"]


@pytest.fixture(scope="session")
def live_site(running_site):
    """The address of the running site."""
    return running_site[0]


@pytest.fixture(scope="session")
def manage(running_site):
    """Run a command of `manage.py` on the running site's database."""

    def run(*command):
        run_command(running_site[1], *command)

    return run


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium())
        yield found
        found.close()


@pytest.fixture
def page_of(browser):
    """Open a tab with the given options; every tab is closed at the end."""
    contexts = []

    def open_tab(**options):
        context = browser.new_context(**options)
        context.set_default_timeout(60_000)
        contexts.append(context)
        return context.new_page()

    yield open_tab
    for context in contexts:
        context.close()
