"""Versions of the Strategy, its lasting priorities and the messages it wants heard."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.dates import PartialDateField
from core.labels import LabelField, LabelTextField
from core.records import Record, Sourced


class StrategyVersion(Sourced, Record):
    """The Strategy as adopted or amended at one time."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("in preparation")
        IN_FORCE = "in_force", _("in force")
        SUPERSEDED = "superseded", _("superseded")

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    name = LabelField(_("name"))
    name_variants = LabelTextField(
        _("other forms of the name"),
        blank=True,
        help_text=_("Forms used by sources, one a line; search finds them."),
    )
    adopted_on = PartialDateField(_("adopted"), null=True, blank=True)
    presented_on = PartialDateField(_("presented to the public"), null=True, blank=True)
    status = models.CharField(
        _("state"), max_length=12, choices=Status.choices, default=Status.DRAFT
    )
    supersedes = models.ForeignKey(
        "self",
        verbose_name=_("supersedes"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="superseded_by",
    )
    what_changed = LabelTextField(_("what changed"), blank=True)

    class Meta:
        verbose_name = _("version of the Strategy")
        verbose_name_plural = _("versions of the Strategy")
        ordering = ["-number"]

    def clean(self) -> None:
        super().clean()
        if self.supersedes_id and self.supersedes_id == self.pk:
            raise ValidationError({"supersedes": _("A version can't supersede itself.")})
        if self.live and self.status == self.Status.IN_FORCE:
            if not self.adopted_on:
                raise ValidationError(
                    {"adopted_on": _("Say when the version in force was adopted.")}
                )
            others = StrategyVersion.objects.filter(status=self.Status.IN_FORCE, live=True)
            if others.exclude(pk=self.pk).exists():
                raise ValidationError(
                    {"status": _("Another version is in force: mark it as superseded first.")}
                )


class Priority(Record):
    """A lasting aim of the Strategy; texts, events and actions point to it."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    name = LabelField(_("name"))
    text = LabelTextField(_("explanation"), blank=True)

    class Meta:
        verbose_name = _("priority")
        verbose_name_plural = _("priorities")
        ordering = ["number"]


class KeyMessage(Record):
    """One sentence under a priority that the Strategy wants heard."""

    label_field = "text"

    priority = models.ForeignKey(
        "strategy.Priority",
        verbose_name=_("priority"),
        on_delete=models.PROTECT,
        related_name="key_messages",
    )
    text = LabelField(_("sentence"))
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("key message")
        verbose_name_plural = _("key messages")
        ordering = ["sort_order", "pk"]
