"""The demonstration with its static files as a real site has them: compressed, kept for a year."""

from config.settings.base import STORAGES as PUBLISHED
from config.settings.dev import *
from config.settings.dev import STORAGES, env

STORAGES = {**STORAGES, "staticfiles": PUBLISHED["staticfiles"]}
STATIC_ROOT = env.str("STATIC_ROOT")
WHITENOISE_USE_FINDERS = False
