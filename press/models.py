"""Who reads under embargo, and how often public files were taken: those are numbers, never who."""

from typing import Any, ClassVar

from django.conf import settings
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


class Recipient(models.Model):
    """Somebody accredited to read a planned release before its time."""

    release = models.ForeignKey(
        "publishing.Release", on_delete=models.CASCADE, related_name="recipients"
    )
    name = models.CharField(_("name"), max_length=120)
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=3, choices=settings.LANGUAGES)
    #: SHA-256 of the link's secret (press.recipients).
    digest = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(
        _("link ends"), null=True, blank=True, help_text=_("Empty: when the release goes out.")
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    visits = models.PositiveIntegerField(_("uses"), default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Visit(models.Model):
    """One use of a recipient's link."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="log")
    at = models.DateTimeField(auto_now_add=True)
    what = models.CharField(max_length=200)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.what}"
