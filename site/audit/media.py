"""Pictures and documents: some doors of the admin write them without a line in Wagtail's log.

Uploading many, the chooser's own form and the bulk actions do; so the rows themselves are watched,
and what the log says of the same three verbs isn't copied.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest

from audit.chain import write
from media.models import Document, Image

VERBS = ("wagtail.create", "wagtail.edit", "wagtail.delete")
WATCHED = (Image, Document)


def connect() -> None:
    """Watch pictures and documents."""
    for model in WATCHED:
        post_save.connect(_saved, sender=model, dispatch_uid=f"audit.saved.{model.__name__}")
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"audit.gone.{model.__name__}")


def is_watched(entry: Any) -> bool:
    """Tell whether an entry of Wagtail's log tells of what is watched here."""
    return entry.action in VERBS and issubclass(entry.content_type.model_class() or object, WATCHED)


def bulk_done(request: HttpRequest, action_type: str, objects: Any, instance: Any) -> None:
    """Write what a bulk action did to files without saving them (hook `after_bulk_action`)."""
    for found in objects:
        if isinstance(found, WATCHED) and action_type != "delete":
            _write(f"media.{action_type}", found, request.user)


def _saved(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _write("wagtail.create" if created else "wagtail.edit", instance)


def _deleted(instance: Any, **kwargs: Any) -> None:
    _write("wagtail.delete", instance)


def _write(action: str, found: Any, user: Any = None) -> None:
    write(
        action,
        object_type=found._meta.label_lower,
        object_id=found.pk,
        label=found.title,
        language=getattr(found, "language", ""),
        user=user,
    )
