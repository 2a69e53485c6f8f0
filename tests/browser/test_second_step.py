"""Signing in with a second step, as whoever publishes does: an app, a passkey, and nothing else."""

import re

import pytest

from tests.browser.editor import PASSWORD
from tests.factories.second_factor import code

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _given_back(manage):
    """Other journeys sign in to the same site with the password alone."""
    yield
    for name in ("publisher", "editor-berlin"):
        manage("reset_second_factor", name)


def enter(page, address, name):
    """Name and password at the sign-in page."""
    page.goto(f"{address}/admin/login/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click(".login-form button[type=submit]")


def test_an_app_is_set_up_and_asked_for_ever_after(strict_site, page_of):
    page = page_of()
    enter(page, strict_site, "publisher")
    page.wait_for_url("**/admin/second-factor/choose/**")
    page.goto(f"{strict_site}/admin/pages/")
    assert "/second-factor/choose/" in page.url
    page.click("a[href$='/second-factor/app/']")
    page.click("summary")
    key = page.inner_text("#totp-key").strip()
    page.fill("input[name=code]", code(key))
    page.click(".step-code button[type=submit]")
    page.wait_for_url("**/second-factor/recovery/**")
    codes = re.findall(r"\b[0-9a-z]{8}\b", page.inner_text(".step-codes"))
    assert len(codes) == 10
    page.goto(f"{strict_site}/admin/pages/")
    assert page.url == f"{strict_site}/admin/pages/"

    # Elsewhere the password isn't enough, and a code holds once.
    other = page_of()
    enter(other, strict_site, "publisher")
    other.wait_for_url("**/login/**code/**")
    other.fill("input[name=code]", codes[0])
    other.click("form button[type=submit]:visible")
    other.wait_for_url("**/admin/")
    third = page_of()
    enter(third, strict_site, "publisher")
    third.wait_for_url("**/login/**code/**")
    third.fill("input[name=code]", codes[0])
    third.click("form button[type=submit]:visible")
    third.locator("[role=alert], .error-message").first.wait_for()
    third.goto(f"{strict_site}/admin/pages/")
    assert "/login/" in third.url


def test_a_passkey_alone_opens(strict_site, page_of):
    page = page_of()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    enter(page, strict_site, "editor-berlin")
    page.wait_for_url("**/admin/second-factor/choose/**")
    page.click("a[href$='/second-factor/passkey/']")
    page.fill("input[name=name]", "Laptop")
    page.check("input[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/second-factor/recovery/**")
    page.goto(f"{strict_site}/admin/second-factor/")
    assert page.get_by_text("Laptop").count()
    page.context.clear_cookies()
    page.goto(f"{strict_site}/admin/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/admin/")
    assert page.locator("a[href='/admin/pages/'], [href*='/admin/pages/']").count()
