"""Signing in at an OpenID Connect provider: a small one, but a real one (O1)."""

import json
import sqlite3
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from tests.browser import editor
from tests.browser.conftest import free_port, serving
from tests.demonstration import run_command

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CLIENT = "council-site"
ADDRESSES = """
from users.models import User
for name in ("translator-kk", "publisher", "officer"):
    User.objects.filter(username=name).update(email=f"{name}@example.org")
User.objects.filter(username="officer").update(is_active=False)
"""


class Provider(ThreadingHTTPServer):
    """Signs in whomever `claims` names, without asking; `is_down` lets it answer 503."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.claims, self.is_down = {}, False

    def token(self):
        """The signed statement of who somebody is."""
        now = int(time.time())
        about = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60}
        return jwt.encode(about | self.claims, self.key, "RS256", headers={"kid": "1"})


class Answers(BaseHTTPRequestHandler):
    """The five addresses of the protocol that a client asks."""

    def do_GET(self):
        address, provider = urlsplit(self.path), self.server
        if provider.is_down:
            self.send_error(503)
        elif address.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(address.query).items()}
            back = urlencode({"code": "once", "state": asked["state"]})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()
        else:
            at = provider.address
            self.say(
                {
                    "/.well-known/openid-configuration": {
                        "issuer": at,
                        "authorization_endpoint": f"{at}/authorize",
                        "token_endpoint": f"{at}/token",
                        "userinfo_endpoint": f"{at}/userinfo",
                        "jwks_uri": f"{at}/keys",
                    },
                    "/userinfo": provider.claims,
                    "/keys": {"keys": [self.public_key()]},
                }[address.path]
            )

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        token = self.server.token()
        self.say({"access_token": "a", "token_type": "Bearer", "id_token": token})

    def public_key(self):
        key = json.loads(RSAAlgorithm.to_jwk(self.server.key.public_key()))
        return key | {"kid": "1", "use": "sig", "alg": "RS256"}

    def say(self, answer):
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture(scope="module")
def provider():
    server = Provider()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture(scope="module")
def site(running_site, provider, tmp_path_factory):
    """The demonstration with single sign-on, on a database of its own."""
    copy, port = tmp_path_factory.mktemp("sso") / "site.sqlite3", free_port()
    source = running_site[1]["DATABASE_URL"].removeprefix("sqlite:///")
    with sqlite3.connect(source) as old, sqlite3.connect(copy) as new:
        old.backup(new)
    settings = running_site[1] | {
        "DATABASE_URL": f"sqlite:///{copy}",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "SECOND_FACTOR_REQUIRED": "true",
        "OIDC_ISSUER": provider.address,
        "OIDC_NAME": "Kimlik",
        "OIDC_CLIENT_ID": CLIENT,
        "OIDC_CLIENT_SECRET": "a secret of the test",
    }
    run_command(settings, "migrate", "-v0")
    run_command(settings, "shell", "-c", ADDRESSES)
    with serving(settings, port) as address:
        yield address


def claim(provider, name, *, sub=None, verified=True):
    """Let the provider say that this is `name`."""
    email = f"{name}@example.org"
    provider.claims = {"sub": sub or name, "email": email, "email_verified": verified}


def sign_in(page, site):
    """Press the provider's button; return the path where it ends."""
    page.goto(f"{site}/admin/login/?next=/admin/account/")
    page.click("a[href*='/login/provider/']")
    page.wait_for_load_state()
    return urlsplit(page.url).path


def test_the_identity_opens_the_account_whatever_its_address_becomes(site, provider, page_of):
    claim(provider, "translator-kk")
    page = page_of()
    assert sign_in(page, site) == "/admin/account/"
    assert page.locator("body").inner_text().count("translator-kk")
    # The provider's own name of the person counts from now on.
    claim(provider, "somebody-else", sub="translator-kk", verified=False)
    assert sign_in(page_of(), site) == "/admin/account/"


@pytest.mark.parametrize(
    "told",
    [
        {"name": "nobody"},
        {"name": "publisher", "sub": "impostor", "verified": False},
        {"name": "officer"},  # closed
    ],
    ids=lambda told: told["name"],
)
def test_no_account_is_opened_by_less(site, provider, page_of, told):
    claim(provider, **told)
    page = page_of()
    assert sign_in(page, site) == "/admin/login/"
    assert "Kimlik" in page.locator(".messages").inner_text()
    page.goto(f"{site}/admin/account/")
    assert urlsplit(page.url).path == "/admin/login/"


def test_who_publishes_sets_up_the_second_step_all_the_same(site, provider, page_of):
    claim(provider, "publisher")
    assert sign_in(page_of(), site) == "/admin/second-factor/choose/"


def test_a_forged_return_signs_nobody_in(site, provider, page_of):
    claim(provider, "publisher")
    page = page_of()
    page.goto(f"{site}/admin/login/provider/back/?code=once&state=guessed")
    assert urlsplit(page.url).path == "/admin/login/"


def test_without_the_provider_the_password_remains(site, provider, page_of):
    claim(provider, "translator-kk")
    page, provider.is_down = page_of(), True
    try:
        assert sign_in(page, site) == "/admin/login/"
        assert "Kimlik" in page.locator(".messages").inner_text()
    finally:
        provider.is_down = False
    editor.sign_in(page, site, "translator-kk")
