from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """Articles of headquarters and of centres."""

    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        # Registers what an article needs before it goes live.
        import news.rules  # noqa: F401
        from news import starting

        starting.connect()
