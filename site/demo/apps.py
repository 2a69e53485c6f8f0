from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Seeds the demonstration (development only)."""

    name = "demo"
