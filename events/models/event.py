"""An event: one forum or meeting, planned or held."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.models import Orderable

from modelcluster.fields import ParentalKey, ParentalManyToManyField

from core.codes import LanguageCodesField, validate_language_list
from core.dates import PartialDateField
from core.labels import LabelField, LabelTextField
from core.records import Grade, Record, Sourced
from directory.forms import OwnRecordForm
from directory.models.centre import validate_zone


class Event(Sourced, Record):
    """Planned is not held: the status says which, and why when it changed."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        POSTPONED = "postponed", _("postponed")
        RESCHEDULED = "rescheduled", _("rescheduled")
        CANCELLED = "cancelled", _("cancelled")

    base_form_class = OwnRecordForm

    #: Statuses that a reader must be told the reason of.
    EXPLAINED = frozenset({Status.POSTPONED, Status.RESCHEDULED, Status.CANCELLED})

    #: What a calendar shows of it; a change raises `sequence`.
    ON_CALENDARS = (
        "status", "status_note", "starts_on", "ends_on", "previously_on", "starts_at", "zone",
        "country_id", "city", "venue", "latitude", "longitude",
    )  # fmt: skip

    slug = models.SlugField(_("key"), max_length=80, unique=True)
    series = models.ForeignKey(
        "events.Series",
        verbose_name=_("series"),
        on_delete=models.PROTECT,
        related_name="events",
    )
    ordinal = models.PositiveSmallIntegerField(
        _("ordinal"),
        null=True,
        blank=True,
        help_text=_("Leave empty where sources disagree."),
    )
    name = LabelField(_("name"))
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.PLANNED
    )
    status_note = LabelTextField(
        _("explanation of the status"),
        blank=True,
        help_text=_("Required when postponed, rescheduled or cancelled. Shown in the banner."),
    )
    starts_on = PartialDateField(_("first day"), null=True, blank=True)
    ends_on = PartialDateField(_("last day"), null=True, blank=True)
    previously_on = PartialDateField(_("first day before the change"), null=True, blank=True)
    starts_at = models.TimeField(_("begins at"), null=True, blank=True)
    zone = models.CharField(
        _("time zone"),
        max_length=60,
        default="Europe/Istanbul",
        validators=[validate_zone],
    )
    country = models.ForeignKey(
        "directory.Country",
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    city = LabelField(_("city"), blank=True)
    venue = LabelField(_("venue"), blank=True)
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    host = models.ForeignKey(
        "directory.Body",
        verbose_name=_("host"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="hosted_events",
    )
    centre = models.ForeignKey(
        "directory.Centre",
        verbose_name=_("regional centre"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    adopts = ParentalManyToManyField(
        "strategy.StrategyVersion",
        verbose_name=_("adopts these versions of the Strategy"),
        blank=True,
        related_name="adopting_events",
    )
    presents = ParentalManyToManyField(
        "strategy.StrategyVersion",
        verbose_name=_("presents these versions to the public"),
        blank=True,
        related_name="presenting_events",
    )
    adopts_plans = ParentalManyToManyField(
        "strategy.ActionPlan",
        verbose_name=_("adopts these action plans"),
        blank=True,
        related_name="adopting_events",
    )
    materials = ParentalManyToManyField(
        "strategy.LaunchMaterial",
        verbose_name=_("outcome documents and materials"),
        blank=True,
        related_name="events",
    )
    languages = LanguageCodesField(
        _("languages and interpretation"),
        default=list,
        blank=True,
        validators=[validate_language_list],
    )
    audience = LabelTextField(_("who should come"), blank=True)
    accessibility = LabelTextField(_("accessibility"), blank=True)
    registration_url = models.URLField(_("registration"), blank=True)
    registration_closes = PartialDateField(_("registration closes"), null=True, blank=True)
    is_fictional = models.BooleanField(
        _("fictional"),
        default=False,
        help_text=_("Demonstration only; the page says so."),
    )
    #: Grows with each public change of what a calendar shows (RFC 5545, 3.8.7.4).
    sequence = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-starts_on"]
        indexes = [models.Index(fields=["series", "starts_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "ordinal"],
                name="ordinal_once_a_series",
                violation_error_message=_("This series already has an event with that ordinal."),
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Count the public changes: by the row, since a revision carries the number of its day."""
        before = type(self)._default_manager.filter(pk=self.pk).first() if self.pk else None
        if before is not None:
            changed = self.live and any(
                str(getattr(self, name)) != str(getattr(before, name)) for name in self.ON_CALENDARS
            )
            self.sequence = before.sequence + (1 if changed else 0)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        errors: dict[str, object] = {}
        if self.status in self.EXPLAINED and not self.status_note:
            errors["status_note"] = _("Say why: readers and delegates will ask.")
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = _("The last day can't be before the first.")
        if self.status == self.Status.HELD and not self.starts_on:
            errors["starts_on"] = _("An event that was held has a date, if only a year.")
        if (self.latitude is None) != (self.longitude is None):
            errors["latitude"] = _("Give both coordinates or neither.")
        if errors:
            raise ValidationError(errors)


class Session(Orderable):
    """An item of the programme."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="sessions")
    day = models.DateField(_("day"))
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("until"), null=True, blank=True)
    title = LabelField(_("title"))
    room = LabelField(_("room"), blank=True)
    languages = LanguageCodesField(
        _("languages"), default=list, blank=True, validators=[validate_language_list]
    )
    is_break = models.BooleanField(_("break"), default=False)
    is_cancelled = models.BooleanField(_("cancelled"), default=False)

    class Meta(Orderable.Meta):
        ordering = ["day", "starts", "sort_order"]

    def clean(self) -> None:
        super().clean()
        if self.ends and self.starts and self.ends <= self.starts:
            raise ValidationError({"ends": _("The end must be after the beginning.")})


class Figure(Orderable):
    """A number with its source and grade; sources may differ, and all are kept."""

    class Measure(models.TextChoices):
        PARTICIPANTS = "participants", _("participants")
        COUNTRIES = "countries", _("countries")
        STATES = "states", _("member states represented")
        DOCUMENTS = "documents", _("documents adopted")

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="figures")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    measure = models.CharField(_("of what"), max_length=16, choices=Measure.choices)
    value = models.PositiveIntegerField(_("number"))
    is_approximate = models.BooleanField(_("approximate"), default=False)
    is_preferred = models.BooleanField(
        _("shown first"), default=True, help_text=_("The official count, as a rule.")
    )
    label = LabelField(_("in words"), blank=True)
    source_title = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("source address"), max_length=500, blank=True)
    source_grade = models.CharField(_("grade"), max_length=1, choices=Grade.choices)

    class Meta(Orderable.Meta):
        pass
