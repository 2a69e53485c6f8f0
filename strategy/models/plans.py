"""Joint Action Plans and their actions (F11)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalManyToManyField

from core.dates import PartialDateField
from core.labels import LabelField, LabelTextField
from core.records import Record, Sourced


class ActionPlan(Sourced, Record):
    """A plan for a period, which isn't always one year."""

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    name = LabelField(_("name"))
    period_start = PartialDateField(_("from"), null=True, blank=True)
    period_end = PartialDateField(_("until"), null=True, blank=True)
    period_note = LabelField(
        _("about the period"),
        blank=True,
        help_text=_("For example that sources differ."),
    )
    adopted_on = PartialDateField(_("adopted"), null=True, blank=True)
    is_fictional = models.BooleanField(_("fictional"), default=False)

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")
        ordering = ["-period_start"]

    def clean(self) -> None:
        super().clean()
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": _("The end can't be before the beginning.")})


class Action(Sourced, Record):
    """One thing to do: who, where, until when, and what came of it."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        IN_PROGRESS = "in_progress", _("in progress")
        DONE = "done", _("done")
        DROPPED = "dropped", _("dropped")

    label_field = "title"

    plan = models.ForeignKey(
        "strategy.ActionPlan",
        verbose_name=_("plan"),
        on_delete=models.PROTECT,
        related_name="actions",
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = LabelField(_("title"))
    priority = models.ForeignKey(
        "strategy.Priority",
        verbose_name=_("priority"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
    )
    body = models.ForeignKey(
        "directory.Body",
        verbose_name=_("responsible body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
    )
    countries = ParentalManyToManyField(
        "directory.Country",
        verbose_name=_("countries"),
        blank=True,
        related_name="actions",
    )
    due = PartialDateField(_("due"), null=True, blank=True)
    status = models.CharField(
        _("state"), max_length=12, choices=Status.choices, default=Status.PLANNED
    )
    evidence_url = models.URLField(_("evidence"), max_length=500, blank=True)
    note = LabelTextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="action_number_once_a_plan")
        ]

    def clean(self) -> None:
        super().clean()
        if self.status == self.Status.DONE and not self.evidence_url:
            raise ValidationError(
                {"evidence_url": _("An action is done when something shows it: give the address.")}
            )
