"""Hears of each publication, whatever door it came through: the log knows who it was."""

from typing import Any

from django.db.models.signals import post_save

from wagtail.models import PageLogEntry

from publishing.review.verbs import PUBLISHED, note_publication


def logged(
    sender: Any, instance: PageLogEntry, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """A page was published."""
    if created and not raw and instance.action in PUBLISHED:
        note_publication(instance)


def connect() -> None:
    """Connect the receiver; called once, when the app is ready."""
    post_save.connect(logged, sender=PageLogEntry, dispatch_uid="review.logged")
