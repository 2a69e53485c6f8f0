"""Decisions of an event and the actions they led to (B3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalManyToManyField

from core.labels import LabelTextField
from core.records import Record, Sourced


class Decision(Sourced, Record):
    """What was decided, with a permanent id."""

    label_field = "text"

    event = models.ForeignKey(
        "events.Event",
        verbose_name=_("event"),
        on_delete=models.PROTECT,
        related_name="decisions",
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = LabelTextField(_("what was decided"))
    actions = ParentalManyToManyField(
        "strategy.Action",
        verbose_name=_("led to these actions"),
        blank=True,
        related_name="decisions",
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["event", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "number"], name="decision_number_once_an_event"
            )
        ]
