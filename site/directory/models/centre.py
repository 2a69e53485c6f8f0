"""Regional centres."""

import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.models import Orderable

from modelcluster.fields import ParentalKey

from core.codes import LanguageCodesField, validate_language_list
from core.dates import PartialDateField
from core.labels import LabelField, LabelTextField
from core.records import Record, Sourced
from directory.forms import OwnRecordForm

WEEKDAYS = [
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
]


def validate_zone(name: str) -> None:
    """Refuse a name that the tz database doesn't know.

    Raises:
        ValidationError: unknown zone.
    """
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValidationError(
            _("“%(zone)s” isn't a time zone. Write for example Europe/Berlin."),
            params={"zone": name[:60]},
        ) from error


class Centre(Sourced, Record):
    """An office in a host country, with its profile and its state."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        OPEN = "open", _("open")
        SUSPENDED = "suspended", _("suspended")
        CLOSED = "closed", _("closed")
        UNVERIFIED = "unverified", _("present state not verified")

    #: In these states nobody edits for the centre.
    ENDED = (Status.SUSPENDED, Status.CLOSED)

    base_form_class = OwnRecordForm

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    name = LabelField(_("name"))
    country = models.ForeignKey(
        "directory.Country",
        verbose_name=_("host country"),
        on_delete=models.PROTECT,
        related_name="centres",
    )
    city = LabelField(_("city"))
    address = models.TextField(
        _("postal address"), blank=True, help_text=_("As written in the host country.")
    )
    directions = LabelTextField(_("how to find it"), blank=True)
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
    zone = models.CharField(
        _("time zone"),
        max_length=60,
        default="Europe/Istanbul",
        validators=[validate_zone],
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    languages = LanguageCodesField(
        _("languages spoken"),
        default=list,
        blank=True,
        validators=[validate_language_list],
    )
    services = LabelTextField(_("services"), blank=True)
    status = models.CharField(
        _("state"), max_length=12, choices=Status.choices, default=Status.PLANNED
    )
    status_note = LabelTextField(
        _("about the state"),
        blank=True,
        help_text=_("Required when the centre is suspended or closed."),
    )
    opened = PartialDateField(_("opened"), null=True, blank=True)
    closed = PartialDateField(_("closed on"), null=True, blank=True)
    is_fictional = models.BooleanField(
        _("fictional"),
        default=False,
        help_text=_("Demonstration only; the page says so."),
    )
    trusted = models.BooleanField(
        _("publishes its news at once"),
        default=True,
        help_text=_(
            "Somebody else reads them afterwards. Without this, a second person publishes them."
        ),
    )
    default_image = models.ForeignKey(
        "media.Image",
        verbose_name=_("default picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("regional centre")
        verbose_name_plural = _("regional centres")
        ordering = ["slug"]

    @property
    def is_working(self) -> bool:
        """Whether somebody is known to be there, who reads messages and writes the news."""
        return self.status not in (*self.ENDED, self.Status.UNVERIFIED)

    @property
    def ending(self) -> str:
        """What stands over the centre's texts once it has ended, with the date where known."""
        if self.status == self.Status.SUSPENDED:
            return gettext("The work of this centre is suspended.")
        if self.status != self.Status.CLOSED:
            return ""
        if self.closed:
            return gettext("This centre has closed (%(date)s).") % {"date": self.closed.display()}
        return gettext("This centre has closed.")

    def clean(self) -> None:
        super().clean()
        if self.status in self.ENDED and not self.status_note:
            raise ValidationError(
                {"status_note": _("Say why and since when: readers will look for the centre.")}
            )
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"latitude": _("Give both coordinates or neither.")})
        if self.opened and self.closed and self.closed < self.opened:
            raise ValidationError({"closed": _("The end can't be before the beginning.")})


class OpeningHours(Orderable):
    """One span of one weekday, in the centre's own time."""

    centre = ParentalKey(Centre, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=WEEKDAYS)
    opens = models.TimeField(_("from"))
    closes = models.TimeField(_("until"))

    class Meta(Orderable.Meta):
        ordering = ["weekday", "opens"]

    def clean(self) -> None:
        super().clean()
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": _("Closing time must be after opening time.")})
