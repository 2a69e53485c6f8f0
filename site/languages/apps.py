from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    """Safe localisation and honest answers about languages."""

    name = "languages"
    verbose_name = _("Languages")

    def ready(self) -> None:
        # Registers the rule against unfinished translations, and the receivers.
        import languages.receivers
        import languages.rules  # noqa: F401
        from languages.fields import declare

        declare()
