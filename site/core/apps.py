from django.apps import AppConfig


class CoreConfig(AppConfig):
    """What every other app stands on: pages, records, dates, labels, navigation."""

    name = "core"
    verbose_name = "Core"
