from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    """What a journalist takes away: press kits and the press library."""

    name = "press"
    verbose_name = _("Press")

    def ready(self) -> None:
        from media.signals import file_sent
        from press.counting import count_file

        file_sent.connect(count_file, dispatch_uid="press.count_file")
