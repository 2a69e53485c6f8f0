"""Sizes of pictures, made when a picture arrives, never while a reader waits."""

import logging
from functools import partial
from typing import Any

from django.db import transaction

from wagtail.images.models import AbstractRendition, SourceImageIOError

from media.models import Image

logger = logging.getLogger("media.renditions")

#: Every size that a public template asks for (a test reads the templates).
PUBLIC_SPECS: tuple[str, ...] = tuple(
    f"format-{kind}|{size}"
    for size in ("width-480", "width-960", "fill-720x480", "fill-1440x960")
    for kind in ("avif", "jpeg")
)


def prepare_renditions(image: Image) -> list[AbstractRendition]:
    """Make the sizes of `image` that are missing, and return all of them.

    One after the other: Wagtail's own way decodes the picture in several threads at once, and
    memory is what a small server has least of. They are as private as the picture.
    """
    made: list[Any] = [image.get_rendition(spec) for spec in PUBLIC_SPECS]
    return made


def saved(sender: Any, instance: Image, raw: bool = False, **kwargs: Any) -> None:
    """A picture arrived or its focal point moved: prepare its sizes after the commit."""
    if not raw:
        transaction.on_commit(partial(_prepare, instance.pk), robust=True)


def _prepare(pk: int) -> None:
    image = Image.objects.filter(pk=pk).first()
    if image is None:
        return
    try:
        prepare_renditions(image)
    except (SourceImageIOError, OSError):
        logger.exception("sizes of picture %s could not be made", pk)
