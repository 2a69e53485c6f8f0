from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EntriesConfig(AppConfig):
    """One row for each live, public page."""

    name = "entries"
    verbose_name = _("Entries")
