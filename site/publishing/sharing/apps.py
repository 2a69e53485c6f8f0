from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SharingConfig(AppConfig):
    """Links that show one version of a draft to somebody without an account."""

    name = "publishing.sharing"
    label = "sharing"
    verbose_name = _("Shared previews")

    def ready(self) -> None:
        from media.access import register_reader
        from publishing.sharing.links import reads_file

        register_reader(reads_file)
