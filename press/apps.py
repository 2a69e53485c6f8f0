from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    """What a journalist takes away: kits, the library, texts under embargo."""

    name = "press"
    verbose_name = _("Press")

    def ready(self) -> None:
        from media.access import register_reader
        from media.signals import file_sent
        from press.counting import count_file
        from press.embargo import reads_file

        file_sent.connect(count_file, dispatch_uid="press.count_file")
        register_reader(reads_file)
