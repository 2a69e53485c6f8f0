from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Pictures, documents and films, private until something live uses them."""

    name = "media"
    verbose_name = _("Media")
