from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StrategyConfig(AppConfig):
    """The Joint Action Strategy, its launch materials and action plans."""

    name = "strategy"
    verbose_name = _("Strategy")

    def ready(self) -> None:
        # Registers what needs two people.
        import strategy.rules  # noqa: F401
