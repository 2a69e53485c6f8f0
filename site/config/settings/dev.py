"""Development and the demonstration: `make run`."""

from datetime import UTC, datetime, timedelta

from config.settings.base import *
from config.settings.base import ROOT, SECURITY_CONTACT, SECURITY_EXPIRES, STORAGES, env

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "development-only-not-a-secret")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]", "testserver"])
DEMONSTRATION = env.bool("DEMONSTRATION", True)
#: The demonstration's accounts sign in with the password alone; the sign-in page says so.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", False)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # http://localhost
SECURITY_CONTACT = SECURITY_CONTACT or ["mailto:security@localhost"]
SECURITY_EXPIRES = SECURITY_EXPIRES or datetime.now(UTC) + timedelta(days=180)
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
# Files straight from the folders: no collectstatic before the first page.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STATICFILES_DIRS = [ROOT / "site" / "static"]
# A newcomer's terminal shows what went wrong, not each task that went well.
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "WARNING"}}
