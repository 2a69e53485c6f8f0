"""Bodies, organisations, people and the offices they held."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.models import Orderable

from modelcluster.fields import ParentalKey

from core.dates import PartialDate, PartialDateField
from core.labels import LabelField, LabelTextField
from core.records import Record, Sourced


class Body(Sourced, Record):
    """A secretariat, ministry or institution that issues texts or is responsible for actions."""

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    name = LabelField(_("name"))
    short_name = LabelField(_("short name"), blank=True)
    country = models.ForeignKey(
        "directory.Country",
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bodies",
    )
    url = models.URLField(_("web site"), blank=True)
    email = models.EmailField(
        _("public e-mail"), blank=True, help_text=_("Whom a reader asks about its texts.")
    )
    is_publisher = models.BooleanField(
        _("publishes here"),
        default=False,
        help_text=_("Offered first as issuing body."),
    )

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["slug"]

    def former_name_on(self, date: PartialDate | None) -> "FormerName | None":
        """Return the name it bore on `date`, if that is no more its name.

        A date that may lie on either side ("2021") isn't judged.
        """
        if date is None:
            return None
        names = sorted(self.former_names.all(), key=lambda former: former.until.first_day)
        return next((name for name in names if date.last_day < name.until.first_day), None)

    def name_on(self, date: PartialDate | None) -> Any:
        """Return the name it bore on `date`."""
        former = self.former_name_on(date)
        return former.name if former else self.name


class FormerName(Orderable):
    """A name that a body bore until it was renamed (N8)."""

    body = ParentalKey(Body, on_delete=models.CASCADE, related_name="former_names")
    name = LabelField(_("former name"))
    until = PartialDateField(_("renamed on"), help_text=_("The first day of the next name."))

    class Meta(Orderable.Meta):
        pass

    def __str__(self) -> str:
        return str(self.name)


class Organisation(Record):
    """A diaspora organisation or regional group: public contact only, never members' data."""

    name = LabelField(_("name"))
    country = models.ForeignKey(
        "directory.Country",
        verbose_name=_("host country"),
        on_delete=models.PROTECT,
        related_name="organisations",
    )
    city = LabelField(_("city"), blank=True)
    url = models.URLField(_("web site"), blank=True)
    email = models.EmailField(_("public e-mail"), blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")


class Person(Sourced, Record):
    """A person in public office."""

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    name = LabelField(_("name"))
    biography = LabelTextField(_("biography"), blank=True)
    portrait = models.ForeignKey(
        "media.Image",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["slug"]


class RoleAppointment(Record):
    """An office somebody held from then to then; an old speech keeps the old office."""

    label_field = "title"

    person = models.ForeignKey(
        "directory.Person",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="appointments",
    )
    body = models.ForeignKey(
        "directory.Body",
        verbose_name=_("body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appointments",
    )
    centre = models.ForeignKey(
        "directory.Centre",
        verbose_name=_("centre"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appointments",
    )
    title = LabelField(_("office"))
    started = PartialDateField(_("from"), null=True, blank=True)
    ended = PartialDateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("office held")
        verbose_name_plural = _("offices held")

    def __str__(self) -> str:
        return f"{self.person}, {super().__str__()}"

    def clean(self) -> None:
        super().clean()
        if self.started and self.ended and self.ended < self.started:
            raise ValidationError({"ended": _("The end can't be before the beginning.")})
