from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demonstration site's content and the command that seeds it (development only)."""

    name = "demo"
