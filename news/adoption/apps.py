from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdoptionConfig(AppConfig):
    """Stories of headquarters that centres adopt."""

    name = "news.adoption"
    label = "adoption"
    verbose_name = _("Adopted stories")

    def ready(self) -> None:
        from entries.build import register_entry_values
        from news.adoption import following
        from publishing.effects import register_effect, register_repeating

        register_entry_values(following.entry_values)
        register_repeating(following.adoptions_of)
        register_effect("adoptions", following.adoptions_effect)
