from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The search page and its API."""

    name = "search"
    verbose_name = _("Search")
