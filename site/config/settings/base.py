"""What every deployment shares. Production is this plus its refusals; dev and test subtract."""

from datetime import UTC
from pathlib import Path
from urllib.parse import urlsplit

from environs import Env

from config.settings.languages import (
    ADMIN_LANGUAGES,
    DEFAULT_CONTENT_LANGUAGES,
    LANGUAGE_FACTS,
    SOURCE_LANGUAGE,
    centre_only,
    content_languages,
)

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"

env = Env()
env.read_env(str(ROOT / ".env"), recurse=False)

# --- Identity -------------------------------------------------------------------------------
SECRET_KEY = env.str("SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
BASE_URL = env.str("BASE_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_SITE_NAME = "Open Public Diplomacy"
#: Wagtail would answer the address of a public page with the title of its newest draft.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""
#: Marks every page as a demonstration and keeps robots away (PRODUCT.md, last section).
DEMONSTRATION = env.bool("DEMONSTRATION", False)

# --- Applications ---------------------------------------------------------------------------
INSTALLED_APPS = [
    "home",
    "home.contact",
    "centres",
    "news",
    "news.adoption",
    "events",
    "strategy",
    "search",
    "outreach",
    "press",
    "audit",
    "core",
    "users",
    "media",
    "directory",
    "blocks",
    "entries",
    "entries.search",
    "publishing",
    "publishing.calendar",
    "publishing.launch",
    "publishing.limits",
    "publishing.review",
    "publishing.disclosure",
    "publishing.sharing",
    "languages",
    "wagtail_localize",
    "wagtail.locales",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "users.apps.WagtailUsersConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "core.middleware.BadInputMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.AdminCompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "users.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "audit.exports.ExportMiddleware",
    "core.routing.RouteMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context.site",
            ],
        },
    }
]

# --- Database, cache, tasks -----------------------------------------------------------------
DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR / 'site.sqlite3'}", conn_max_age=60)
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Write-ahead log: readers don't wait for a writer. IMMEDIATE: two writers queue for the busy
    # timeout instead of failing at their first write.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 30,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = 0
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # Sign-in limits and locks must survive a dead Redis: they live in the database.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
CACHE_URL = env.str("CACHE_URL", "")
if CACHE_URL:
    CACHES["pages"] = {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": CACHE_URL,
        "OPTIONS": {
            "IGNORE_EXCEPTIONS": True,
            "SOCKET_CONNECT_TIMEOUT": 0.2,
            "SOCKET_TIMEOUT": 0.2,
        },
    }
TASKS = {"default": {"BACKEND": "core.tasks.Backend"}}

# --- People ---------------------------------------------------------------------------------
AUTH_USER_MODEL = "users.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"
#: A working day; then the password and the second factor are asked again.
SESSION_COOKIE_AGE = 60 * 60 * env.int("SESSION_HOURS", 8)
SESSION_COOKIE_HTTPONLY = True

#: Who may publish needs a second factor (users/second_factor.py); only development switches it off.
SECOND_FACTOR_REQUIRED = True
#: How many proxies of ours stand before the application, each adding to X-Forwarded-For.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0)
ACCOUNT_ADAPTER = "users.adapters.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]  # nobody signs up: the adapter
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
#: The sixth wrong password of an account from an address waits; so does the sixth wrong code.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key"}
MFA_FORMS = {
    "authenticate": "users.factor_forms.CodeForm",
    "reauthenticate": "users.factor_forms.CodeAgainForm",
    "activate_totp": "users.factor_forms.NewAppForm",
    "add_webauthn": "users.factor_forms.NewPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # telephones' clocks differ
MFA_TOTP_ISSUER = WAGTAIL_SITE_NAME

#: Single sign-on by OpenID Connect: off unless a provider is named (users/single_sign_on.py).
OIDC_ISSUER = env.str("OIDC_ISSUER", "")
OIDC_NAME = env.str("OIDC_NAME", "") or urlsplit(OIDC_ISSUER).hostname or ""
if OIDC_ISSUER:
    # Its tables and addresses exist only then: `manage.py migrate` makes the tables.
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    SOCIALACCOUNT_ADAPTER = "users.single_sign_on.SingleSignOnAdapter"
    SOCIALACCOUNT_EMAIL_VERIFICATION = "none"  # only addresses that the provider verified count
    SOCIALACCOUNT_LOGIN_ON_GET = True  # a form couldn't follow the redirect: form-action is 'self'
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "provider",
                    "name": OIDC_NAME,
                    "client_id": env.str("OIDC_CLIENT_ID"),
                    "secret": env.str("OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": OIDC_ISSUER, "oauth_pkce_enabled": True},
                }
            ]
        }
    }

# --- Languages and time ---------------------------------------------------------------------
LANGUAGE_CODE = SOURCE_LANGUAGE
CONTENT_LANGUAGE_CODES = env.list("CONTENT_LANGUAGES", DEFAULT_CONTENT_LANGUAGES)
#: Languages of centres only: pages in them stand in the sections of centres that opened one.
CENTRE_LANGUAGE_CODES = centre_only(env.list("CENTRE_LANGUAGES", []), CONTENT_LANGUAGE_CODES)
LANGUAGES = content_languages(sorted(LANGUAGE_FACTS, key=lambda code: LANGUAGE_FACTS[code][0]))
WAGTAIL_CONTENT_LANGUAGES = content_languages(CONTENT_LANGUAGE_CODES + CENTRE_LANGUAGE_CODES)
WAGTAILADMIN_PERMITTED_LANGUAGES = ADMIN_LANGUAGES
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", "Europe/Istanbul")
LANGUAGES_BIDI = ["ar"]

# --- Files ----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(VAR / "media")))
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
#: Prefix that nginx serves internally (`X-Accel-Redirect`); empty: the application sends the bytes.
MEDIA_ACCEL = env.str("MEDIA_ACCEL", "")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- Mail -----------------------------------------------------------------------------------
EMAIL_CONFIG = env.dj_email_url("EMAIL_URL", "console:")
vars().update(EMAIL_CONFIG)
#: What sends mail; what the site calls only queues it and can't fail an editor's action.
EMAIL_TRANSPORT = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_BACKEND = "publishing.mail.QueueBackend"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "site@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
#: Days for which what readers write is kept; the form says so, the scheduler erases it.
CONTACT_KEPT_DAYS = env.int("CONTACT_KEPT_DAYS", 180)

# --- Wagtail --------------------------------------------------------------------------------
WAGTAILIMAGES_IMAGE_MODEL = "media.Image"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Document"
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "media.forms.DocumentForm"
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_MAX_UPLOAD_SIZE = 100 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "ics", "json", "mp4", "odt", "pdf", "png", "pptx", "txt", "vtt", "xlsx", "zip",
]  # fmt: skip
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "publishing.workflow.publish_workflow_state"
WAGTAILAPI_DOCS_ENABLED = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # no third-party request from a public page
WAGTAIL_REDIRECTS_AUTO_CREATE = True
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
#: The admin searches the database always, whatever the public search has.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "core.search_backend"}}
#: The public search's engine, `elasticsearch9://host:port`; empty: the database.
SEARCH_URL = env.str("SEARCH_URL", "")

# --- Security -------------------------------------------------------------------------------
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/admin/",),  # core.middleware sets the admin's own, looser policy
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    },
}

#: security.txt (RFC 9116): addresses (`mailto:…`, `https:…`) and until when they hold.
SECURITY_CONTACT: list[str] = env.list("SECURITY_CONTACT", [])
SECURITY_EXPIRES = env.datetime("SECURITY_EXPIRES", None)
if SECURITY_EXPIRES is not None and SECURITY_EXPIRES.tzinfo is None:
    SECURITY_EXPIRES = SECURITY_EXPIRES.replace(tzinfo=UTC)

# --- Logs -----------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Names nobody: the access log with addresses is the proxy's decision.
    "loggers": {
        "django.server": {"level": "WARNING"},
        "elastic_transport": {"level": "ERROR"},  # entries.search says it once
    },
}
