from django.apps import AppConfig


class BlocksConfig(AppConfig):
    """The shared StreamField vocabulary."""

    name = "blocks"
