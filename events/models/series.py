"""Series of meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.labels import LabelField, LabelTextField
from core.records import Record


class Series(Record):
    """Forums, ministers' meetings, contact group …: what ordinals count."""

    class Kind(models.TextChoices):
        FORUM = "forum", _("forum")
        MINISTERS = "ministers", _("ministers and heads of institutions")
        WORKING_GROUP = "working_group", _("working group")
        CONTACT_GROUP = "contact_group", _("contact group")
        REGIONAL = "regional", _("regional")
        TRAINING = "training", _("training")
        OPENING = "opening", _("opening")

    #: The small mark beside a word (DESIGN.md 2).
    SIGNS = {
        "forum": "m1",
        "ministers": "m2",
        "working_group": "m3",
        "contact_group": "m3",
        "regional": "m3",
        "training": "m4",
        "opening": "m5",
    }

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    name = LabelField(_("name"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    text = LabelTextField(_("what it is"), blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["sort_order", "pk"]

    @property
    def sign(self) -> str:
        """The design's mark: m1 … m5."""
        return self.SIGNS.get(self.kind, "m3")
