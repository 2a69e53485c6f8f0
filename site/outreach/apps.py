from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    """What goes to readers instead of waiting for them: feeds."""

    name = "outreach"
    verbose_name = _("Outreach")
