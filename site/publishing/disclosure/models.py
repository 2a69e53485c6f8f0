"""Disclosure rules: one row a version, with the days on which it applies."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.codes import CodesField
from core.labels import LabelTextField
from core.records import Record


class Output(models.TextChoices):
    """Where a centre's texts reach the public."""

    PAGE = "page", _("pages, on the screen and on paper")
    FEED = "feed", _("feeds and calendar files")
    API = "api", _("interface for programs (API)")
    DATA = "data", _("structured data for search engines")
    KIT = "kit", _("press kits")


def every_output() -> list[str]:
    """Return the codes of all outputs."""
    return list(Output.values)


class OutputsField(CodesField):
    """Codes of outputs."""

    def offered(self) -> Sequence[tuple[str, Any]]:
        return Output.choices


class DisclosureRule(Record):
    """What centres of a host country must say, where, and from which day to which.

    A new wording is a new rule that begins on its day: the old one stays as what was said until
    then. A rule for one centre goes before that of its country.
    """

    label_field = "text"

    country = models.ForeignKey(
        "directory.Country",
        verbose_name=_("host country"),
        on_delete=models.PROTECT,
        related_name="disclosure_rules",
    )
    centre = models.ForeignKey(
        "directory.Centre",
        verbose_name=_("only this centre"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="disclosure_rules",
        help_text=_("Leave empty for every centre in the country."),
    )
    text = LabelTextField(
        _("what readers are told"),
        help_text=_(
            "In every language of the centre's pages: in a language without a text nothing of the "
            "centre can be published."
        ),
    )
    legal_note = models.TextField(
        _("legal note"),
        blank=True,
        help_text=_("For editors: which law demands it, and who checked the wording."),
    )
    applies_from = models.DateField(
        _("applies from"), help_text=_("The first day, in the centre's own time.")
    )
    applies_until = models.DateField(
        _("applies until"),
        null=True,
        blank=True,
        help_text=_("The last day. Leave empty while it is in force."),
    )
    outputs = OutputsField(_("shown in"), default=every_output)

    class Meta:
        verbose_name = _("disclosure rule")
        verbose_name_plural = _("disclosure rules")
        ordering = ["country", "centre", "-applies_from"]

    def __str__(self) -> str:
        """Name it by whom it binds and since when."""
        whom = self.centre if self.centre_id else self.country if self.country_id else ""
        return f"{whom}, {self.applies_from}"

    def clean(self) -> None:
        super().clean()
        if self.applies_until and self.applies_from and self.applies_until < self.applies_from:
            message = _("The last day can't be before the first.")
            raise ValidationError({"applies_until": message})
        if self.centre and self.country_id and self.centre.country_id != self.country_id:
            raise ValidationError({"centre": _("This centre is in another country.")})
        if not isinstance(self.outputs, list) or not set(self.outputs) <= set(Output.values):
            raise ValidationError({"outputs": _("Choose from the list where it is shown.")})
        if self.live and self.applies_from and self.country_id:
            self._alone()

    def _alone(self) -> None:
        """Refuse two wordings for the same centres on one day.

        Raises:
            ValidationError: another rule that is live applies on one of its days.
        """
        others = DisclosureRule.objects.filter(
            Q(applies_until=None) | Q(applies_until__gte=self.applies_from),
            live=True,
            country_id=self.country_id,
            centre_id=self.centre_id,
            applies_from__lte=self.applies_until or date.max,
        ).exclude(pk=self.pk)
        other = others.first()
        if other is not None:
            message = _("Another rule applies on the same days: “%(rule)s”. End it first.")
            raise ValidationError({"applies_from": message % {"rule": other}})
