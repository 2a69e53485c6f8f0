"""Tests: production's settings, less what costs time."""

import hashlib

from config.settings.dev import *
from config.settings.dev import DATABASES, INSTALLED_APPS, ROOT, VAR


def _migrations_key() -> str:
    """Return a name for the present migrations, so that a kept test database is never stale.

    Those of the libraries follow from what is pinned and installed.
    """
    digest = hashlib.sha256(",".join(INSTALLED_APPS).encode())
    own = sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("site/**/migrations/*.py")])
    for path in [*own, ROOT / "requirements.txt"]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


SECRET_KEY = "test"
BASE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # A test's database is rolled back, a cache isn't: it would promise sizes that are gone.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "ERROR"}}
VAR.mkdir(exist_ok=True)
DATABASES["default"].setdefault("TEST", {})
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Nobody mourns a test's database after a power cut.
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
    DATABASES["default"]["TEST"]["NAME"] = str(VAR / f"test-{_migrations_key()}.sqlite3")
MEDIA_ROOT = VAR / "test-media"
