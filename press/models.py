"""How often files and kits were taken: numbers, never who."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class DownloadCount(models.Model):
    """Downloads of one thing on one day. No address, no browser, no person."""

    class Kind(models.TextChoices):
        KIT = "kit", _("press kit")
        DOCUMENT = "document", _("document")
        PICTURE = "picture", _("picture")
        FILM = "film", _("film")

    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("file"), max_length=200)
    language = models.CharField(_("language"), max_length=3, blank=True)
    count = models.PositiveIntegerField(_("downloads"), default=0)

    class Meta:
        verbose_name = _("download count")
        verbose_name_plural = _("download counts")
        ordering = ["-day", "-count"]
        default_permissions = ("view",)
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["day", "kind", "name", "language"], name="one_count_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}: {self.count}"
