"""Countries and topics."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.dates import PartialDateField
from core.labels import LabelField
from core.records import Record, Sourced


class Country(Sourced, Record):
    """A member state, an observer or a host country."""

    code = models.CharField(
        _("code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, for example KZ."))],
        help_text=_("ISO 3166-1, two letters."),
    )
    name = LabelField(_("name"), help_text=_("The official short name in each language."))
    is_member = models.BooleanField(_("member state"), default=False)
    is_observer = models.BooleanField(_("observer"), default=False)
    joined = PartialDateField(_("member since"), null=True, blank=True)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["code"]


class Topic(Record):
    """What texts are about; readers filter by it."""

    slug = models.SlugField(_("address part"), max_length=60, unique=True)
    name = LabelField(_("name"))

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["slug"]
