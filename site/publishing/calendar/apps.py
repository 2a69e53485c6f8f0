from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarConfig(AppConfig):
    """What goes out when, and what is due."""

    name = "publishing.calendar"
    label = "editors_calendar"
    verbose_name = _("Calendar")

    def ready(self) -> None:
        # Registers what Wagtail and releases have planned.
        import publishing.calendar.sources  # noqa: F401
