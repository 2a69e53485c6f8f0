from django.apps import AppConfig


class BlocksConfig(AppConfig):
    """The shared StreamField vocabulary."""

    name = "blocks"

    def ready(self) -> None:
        import blocks.rules  # noqa: F401  registers its rules
