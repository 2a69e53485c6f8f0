"""What was public, from when: the site's own evidence (decision 10).

Wagtail's revisions can be overwritten by autosave, so each publication leaves a row of its own that
nobody changes or deletes.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _

from core.labels import LabelTextField


class Publication(models.Model):
    """The content of a page as it went public, and what readers were told of the change."""

    class Kind(models.TextChoices):
        FIRST = "first", _("first publication")
        MAJOR = "major", _("major change")
        MINOR = "minor", _("minor change")
        RESTORED = "restored", _("earlier text restored")

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="publications"
    )
    translation_key = models.UUIDField(db_index=True)
    language = models.CharField(max_length=3)
    title = models.CharField(max_length=255)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    note = LabelTextField(_("what changed"), blank=True)
    change_id = models.UUIDField(null=True)
    published_at = models.DateTimeField(_("published"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    content = models.JSONField(encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["page", "-published_at"])]

    def __str__(self) -> str:
        return f"{self.title}, {self.published_at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row.

        Raises:
            PermissionDenied: the row exists.
        """
        if not self._state.adding:
            raise PermissionDenied("a publication stays as it was")
        super().save(*args, **kwargs)


#: Readers are told of these; the others change nothing that they must know.
TOLD = (Publication.Kind.MAJOR, Publication.Kind.RESTORED)


def told(page_id: int | None) -> list[Publication]:
    """Return what readers are told of a page's publications, the newest first (one query)."""
    rows = Publication.objects.filter(page_id=page_id, kind__in=TOLD)
    return list(rows.defer("content")) if page_id else []


def refuse_deletion(sender: Any, **kwargs: Any) -> None:
    """Evidence is never deleted, by no role and no door.

    Raises:
        PermissionDenied: always.
    """
    raise PermissionDenied("a publication stays")


pre_delete.connect(refuse_deletion, sender=Publication, dispatch_uid="publication.stays")
