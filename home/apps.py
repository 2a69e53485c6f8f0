from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home, standard pages and the site's furniture."""

    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        # Registers the builders of menus, footer and notices.
        import home.furniture  # noqa: F401
