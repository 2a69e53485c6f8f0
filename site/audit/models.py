"""The trail: its rows, the seals that chain them, and the end of the chain.

A row is written in the transaction of what it tells of. Its seal follows when that transaction has
committed (audit.chain): a lock held while somebody's transaction runs would let two editors wait
for each other, and a release fail at its minute. The database itself refuses to change or delete
rows and seals (the migration's triggers).
"""

from typing import Any, NoReturn

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Adds and reads, nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        refuse()

    def delete(self) -> NoReturn:
        refuse()

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        refuse()


class AppendOnly(models.Model):
    """A row that stays as it was written."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row.

        Raises:
            PermissionDenied: the row exists.
        """
        if not self._state.adding:
            refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raise PermissionDenied, always."""
        refuse()


def refuse() -> NoReturn:
    """Raise PermissionDenied: what the trail holds stays."""
    raise PermissionDenied("the audit trail is only added to")


class AuditRow(AppendOnly):
    """One thing that somebody did. Points to nothing: what it names may be gone tomorrow."""

    at = models.DateTimeField(_("time"), db_index=True)
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(_("who"), max_length=200, blank=True, db_index=True)
    action = models.CharField(_("action"), max_length=100, db_index=True)
    object_type = models.CharField(_("type"), max_length=100)
    object_id = models.CharField(_("number"), max_length=64, blank=True)
    label = models.CharField(_("object"), max_length=255)
    #: "" for what is the same in every language.
    language = models.CharField(_("language"), max_length=12, blank=True, db_index=True)
    #: More facts, as canonical JSON: text, because a database may write a JSON value anew.
    data = models.TextField(default="{}")

    class Meta:
        verbose_name = _("audit row")
        verbose_name_plural = _("audit rows")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["object_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.actor} {self.action} {self.label}"


class Seal(AppendOnly):
    """A link of the chain: the digest of the former seal's digest and of a row's own content."""

    number = models.BigIntegerField(primary_key=True)
    row = models.OneToOneField(AuditRow, on_delete=models.PROTECT, related_name="seal")
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number}: {self.digest[:12]}"


class ChainEnd(models.Model):
    """The last seal, in one row that is locked while the chain grows; shows a chain cut short."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number}: {self.digest[:12]}"
