from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CentresConfig(AppConfig):
    """Pages of the regional centres."""

    name = "centres"
    verbose_name = _("Centres")

    def ready(self) -> None:
        # Registers what a centre publishes for itself.
        import centres.rules  # noqa: F401
        from centres import receivers

        receivers.connect()
