"""What the press and the public take away from a launch."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.models import Orderable

from modelcluster.fields import ParentalKey

from core.labels import LabelField, LabelTextField
from core.records import Record


class LaunchMaterial(Record):
    """A file or text published with the Strategy, in one or more languages."""

    class Kind(models.TextChoices):
        TEXT = "text", _("full text")
        FACT_SHEET = "fact_sheet", _("fact sheet")
        QUESTIONS = "questions", _("questions and answers")
        MESSAGES = "messages", _("key messages")
        DECLARATION = "declaration", _("declaration")
        SPEECH = "speech", _("speech")
        INFOGRAPHIC = "infographic", _("infographic")
        FILM = "film", _("film")
        LOGO = "logo", _("logo")
        PHOTO = "photo", _("photograph")

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    name = LabelField(_("name"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    summary = LabelTextField(_("what it is good for"), blank=True)
    version = models.ForeignKey(
        "strategy.StrategyVersion",
        verbose_name=_("version of the Strategy"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="materials",
    )
    rights = LabelField(_("rights of use"), help_text=_("For example “free to quote with credit”."))
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("launch material")
        verbose_name_plural = _("launch materials")
        ordering = ["sort_order", "pk"]


class MaterialFile(Orderable):
    """The material's file in one language (or in none, for pictures without words)."""

    material = ParentalKey(LaunchMaterial, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(_("language"), max_length=3, choices=settings.LANGUAGES, blank=True)
    document = models.ForeignKey(
        "media.Document",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    video = models.ForeignKey(
        "media.Video",
        verbose_name=_("film"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)

    class Meta(Orderable.Meta):
        pass

    def clean(self) -> None:
        super().clean()
        if bool(self.document_id) == bool(self.video_id):
            raise ValidationError({"document": _("Choose a file or a film: one of the two.")})
