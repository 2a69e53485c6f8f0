"""Counts a download; never fails one."""

import logging
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from media.models import Document, Image, Video
from press.models import DownloadCount

logger = logging.getLogger("press.counting")

_KINDS = {
    Image: DownloadCount.Kind.PICTURE,
    Document: DownloadCount.Kind.DOCUMENT,
    Video: DownloadCount.Kind.FILM,
}


def count(kind: str, name: str, language: str = "") -> None:
    """Add one to today's downloads of `name`; a reader never waits or fails for it."""
    today: dict[str, Any] = {
        "day": timezone.localdate(),
        "kind": kind,
        "name": name[:200],
        "language": language,
    }
    try:
        rows = DownloadCount.objects.filter(**today)
        if not rows.update(count=F("count") + 1):
            with transaction.atomic():
                DownloadCount.objects.get_or_create(**today)
            rows.update(count=F("count") + 1)
    except DatabaseError:
        logger.exception("a download of %s wasn't counted", name)


def count_file(sender: Any, owner: Any, **kwargs: Any) -> None:
    """Receiver of `media.signals.file_sent`."""
    count(_KINDS[type(owner)], str(owner.title), getattr(owner, "language", ""))
