from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    """Safe localisation and honest answers about languages."""

    name = "languages"
    verbose_name = _("Languages")
