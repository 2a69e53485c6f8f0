"""Uploaded pictures, decoded and written anew before they are kept.

A re-encoded file holds pixels and a colour profile: no place, no camera, no comment, no second file
behind the picture. The credit lives in the database.
"""

import struct
from io import BytesIO
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _

from PIL import Image as Pillow
from PIL import ImageCms, ImageOps

#: Longest side kept. Bounds the memory of every later size: one decoded copy is at most 64 MB.
LONGEST_SIDE = 4000

#: Modes that are made smaller without a second copy of the whole; others may have half the pixels.
LIGHT_MODES = {"1", "L", "RGB"}

#: Format → how it is written.
WRITTEN: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 92, "progressive": True},
    "PNG": {},
    "WEBP": {"quality": 90, "method": 4},
    "AVIF": {"quality": 80, "speed": 8},
    "GIF": {},
}
SUFFIXES = {
    "JPEG": {".jpg", ".jpeg"},
    "PNG": {".png"},
    "WEBP": {".webp"},
    "AVIF": {".avif"},
    "GIF": {".gif"},
}

#: What Pillow raises on files that are cut off, garbled or not pictures at all.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, Pillow.DecompressionBombError)

DAMAGED = _("This file is damaged or is not a picture. Export it again and upload the new file.")


class CleanPicture(ContentFile):
    """A picture that this module wrote."""


def clean_picture(upload: File) -> CleanPicture:
    """Decode `upload` and write it anew.

    Args:
        upload: the file as it came.

    Returns:
        The same picture, upright, without metadata, at most `LONGEST_SIDE` long.

    Raises:
        ValidationError: the file is no picture, is damaged, moves, or has too many pixels.
    """
    if isinstance(upload, CleanPicture):
        return upload
    name = upload.name or ""
    try:
        upload.seek(0)
        with Pillow.open(upload, formats=tuple(WRITTEN)) as picture:
            _check_head(picture, name)
            kind = str(picture.format)
            profile = _profile(picture)
            content = _write(_upright(picture), kind, profile)
    except BROKEN as error:
        raise ValidationError(DAMAGED, code="damaged") from error
    return CleanPicture(content, name=name)


def _check_head(picture: Pillow.Image, name: str) -> None:
    """Refuse, from the first bytes alone, what must not be decoded."""
    kind = str(picture.format)
    if PurePath(name).suffix.lower() not in SUFFIXES.get(kind, set()):
        raise ValidationError(
            _("The ending of the file's name doesn't fit its content (%(kind)s)."),
            code="suffix",
            params={"kind": kind},
        )
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    if picture.mode not in LIGHT_MODES:
        limit //= 2
    if picture.width * picture.height > limit:
        raise ValidationError(
            _("The picture has more than %(limit)s million pixels. Make it smaller first."),
            code="pixels",
            params={"limit": limit // 1_000_000},
        )
    if getattr(picture, "n_frames", 1) > 1:
        raise ValidationError(
            _("Moving pictures aren't accepted. Upload a film, or one frame as a picture."),
            code="moving",
        )


def _profile(picture: Pillow.Image) -> bytes | None:
    """Return the colour profile if it is one and fits what is written."""
    data = picture.info.get("icc_profile")
    if not data or picture.mode == "CMYK":
        return None
    try:
        ImageCms.ImageCmsProfile(BytesIO(data))
    except (ImageCms.PyCMSError, OSError):
        return None
    return bytes(data)


def _upright(picture: Pillow.Image) -> Pillow.Image:
    """Decode, make it small enough, turn it the right way; at most two copies in memory."""
    orientation = picture.getexif().get(0x0112, 1)
    picture.load()
    work = _plain_mode(picture)
    if max(work.size) > LONGEST_SIDE:
        work.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if orientation != 1:
        work.getexif()[0x0112] = orientation
        ImageOps.exif_transpose(work, in_place=True)
    work.info = {}
    return work


def _plain_mode(picture: Pillow.Image) -> Pillow.Image:
    """Return the picture in a mode that every format can hold."""
    if picture.mode in {"L", "RGB", "RGBA"} and "transparency" not in picture.info:
        return picture
    if "transparency" in picture.info or picture.mode in {"LA", "PA", "La", "RGBa"}:
        return picture.convert("RGBA")
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _write(work: Pillow.Image, kind: str, profile: bytes | None) -> bytes:
    if kind == "JPEG" and work.mode == "RGBA":
        work = work.convert("RGB")
    out = BytesIO()
    options = dict(WRITTEN[kind])
    if profile:
        options["icc_profile"] = profile
    work.save(out, format=kind, **options)
    return out.getvalue()
