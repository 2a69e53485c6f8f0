"""What the public is told about a text that changed or went away."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from core.labels import LabelTextField
from core.records import Record


class Withdrawal(models.Model):
    """A page that was public and no longer is, with the reason the reader is told (N5).

    It keeps the address and the title, so that it answers after the page was deleted.
    """

    class Reason(models.TextChoices):
        ERROR = (
            "published_in_error",
            _("published in error: the address answers 410, with the text"),
        )
        CONSOLIDATED = "consolidated", _("part of another page: the address leads there")
        WITHDRAWN = "withdrawn", _("withdrawn: title, date and explanation stay, the text goes")

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="withdrawals"
    )
    translation_key = models.UUIDField(db_index=True)
    path = models.CharField(max_length=1000, db_index=True)
    title = models.CharField(max_length=255)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices)
    text = LabelTextField(_("what the reader is told"), blank=True)
    replacement = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page that replaces it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: Set when the page is published again.
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.title


class Correction(Record):
    """What was wrong in an article and what is right, in every language; never deleted."""

    label_field = "text"

    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("In any language: the correction belongs to all of them."),
    )
    translation_key = models.UUIDField(null=True, editable=False, db_index=True)
    what_was = LabelTextField(
        _("what was wrong"), blank=True, help_text=_("For example “The first version gave …”.")
    )
    text = LabelTextField(_("what is right"))
    made_on = models.DateField(_("corrected on"), default=timezone.localdate)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_on", "-pk"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.page_id:
            key = Page.objects.filter(pk=self.page_id).values_list("translation_key", flat=True)
            self.translation_key = key.first()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete a draft.

        Raises:
            PermissionDenied: it was published; the public record of corrections stays.
        """
        if self.live or self.first_published_at:
            raise PermissionDenied("a published correction stays")
        return super().delete(*args, **kwargs)
