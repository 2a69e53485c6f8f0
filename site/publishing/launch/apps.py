from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LaunchConfig(AppConfig):
    """The launch room of a release."""

    name = "publishing.launch"
    label = "launch"
    verbose_name = _("Launch room")
