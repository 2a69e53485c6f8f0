from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Forums and meetings, planned and held."""

    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        # Registers what stands in the editors' calendar, and what needs two people.
        import events.calendar_source
        import events.rules  # noqa: F401
        from directory.policies import CentrePolicy
        from events.models import Event

        register_permission_policy(
            Event, CentrePolicy(Event, "centre_id", ["add", "change", "publish"])
        )
