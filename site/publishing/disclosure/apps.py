from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisclosureConfig(AppConfig):
    """Disclosure rules of host countries."""

    name = "publishing.disclosure"
    label = "disclosure"
    verbose_name = _("Disclosure")

    def ready(self) -> None:
        # Registers the furniture that texts read, and what a page needs before it goes live.
        import publishing.disclosure.rules
        import publishing.disclosure.texts  # noqa: F401
