"""Production: refuses to start on a missing or default secret and says what to set."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *
from config.settings.base import ALLOWED_HOSTS, BASE_URL, SECRET_KEY, env

_MISSING = []
if len(SECRET_KEY) < 50 or SECRET_KEY.startswith(("development", "change", "django-insecure")):
    _MISSING.append("SECRET_KEY (at least 50 random characters)")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    _MISSING.append("ALLOWED_HOSTS (the site's own names, separated by commas)")
if not BASE_URL.startswith("https://"):
    _MISSING.append("BASE_URL (the site's https:// address)")
if not env.bool("SECOND_FACTOR_REQUIRED", True):
    _MISSING.append("SECOND_FACTOR_REQUIRED=true, or not at all (it is off in development only)")
if _MISSING:
    raise ImproperlyConfigured("Set in the environment: " + "; ".join(_MISSING))

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
