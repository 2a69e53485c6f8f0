"""Rows that background work leans on: what is still to be done, and who is doing it."""

from django.db import models


class PendingEffect(models.Model):
    """A page or record changed and its effects have not all run yet.

    Written in the transaction of the change, removed after the effects ran: a process killed in
    between, or an effect that failed, leaves the row to the scheduler.
    """

    label = models.CharField(max_length=100)
    object_id = models.PositiveBigIntegerField()
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.label} {self.object_id}"


class QueuedMail(models.Model):
    """A message waiting to be sent; removed once the mail server took it."""

    content = models.JSONField()
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)
    next_try_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.content.get("subject", ""))


class Lease(models.Model):
    """Who runs the scheduler, until when, and when it last breathed."""

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.CharField(max_length=100)
    expires_at = models.DateTimeField()
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.holder}"
