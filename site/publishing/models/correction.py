"""Corrections: what was wrong in a text and what is right. Published once, public for ever (T3)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models.signals import pre_delete
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from core.labels import LabelTextField
from core.records import Record

#: What readers were told; the words may gain a language, and nothing else.
WORDS = ("what_was", "text")


class Correction(Record):
    """What was wrong in an article and what is right, in every language.

    Whatever the role and the door, a published correction isn't deleted, taken away or reworded: a
    wrong one is followed by another. A language that it lacks may be added.
    """

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

    def clean(self) -> None:
        super().clean()
        if not self.live:
            return
        errors: dict[str, Any] = {}
        if self.expire_at:
            errors["__all__"] = _("A correction stays: take the date of its end out.")
        row = self._public_row()
        if row is not None:
            changed = [name for name in WORDS if _reworded(getattr(row, name), getattr(self, name))]
            changed += ["made_on"] if row.made_on != self.made_on else []
            changed += ["page"] if row.translation_key != self._key() else []
            for name in changed:
                errors[name] = _("It is public and stays as it is: write a further correction.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it under the identity of its text.

        Raises:
            PermissionDenied: it is public, and would be no more.
        """
        self.translation_key = self._key()
        if not self.live and self._public_row() is not None:
            raise PermissionDenied("a published correction stays")
        super().save(*args, **kwargs)

    def _key(self) -> Any:
        """Return the identity of the text; kept when its page was deleted."""
        key = Page.objects.filter(pk=self.page_id or 0).values_list("translation_key", flat=True)
        return key.first() or self.translation_key

    def _public_row(self) -> "Correction | None":
        return Correction.objects.filter(pk=self.pk, live=True).first() if self.pk else None


def _reworded(before: Any, now: Any) -> bool:
    """Tell whether words that stood in a language are gone or others."""
    present = _words(now)
    return any(present.get(code) != words for code, words in _words(before).items())


def _words(label: Any) -> dict[str, str]:
    data = getattr(label, "data", label)
    if not isinstance(data, dict):
        return {"": str(data)} if data else {}
    return {code: str(words).strip() for code, words in data.items() if str(words or "").strip()}


def refuse_deletion(sender: Any, instance: Correction, **kwargs: Any) -> None:
    """Refuse by every door, bulk and cascade included.

    Raises:
        PermissionDenied: it was published.
    """
    if instance.live or instance.first_published_at:
        raise PermissionDenied("a published correction stays")


pre_delete.connect(refuse_deletion, sender=Correction, dispatch_uid="correction.stays")
