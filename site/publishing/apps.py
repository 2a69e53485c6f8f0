from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """Verbs: publish, withdraw, release, recall."""

    name = "publishing"
    verbose_name = _("Publishing")
