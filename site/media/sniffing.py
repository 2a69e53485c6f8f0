"""Documents and films are what their names say: a look at the bytes, without a system library."""

import json
import zipfile
from collections.abc import Callable
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

HEAD = 4096
#: A packed file may unpack to this much, and to this many times its size.
UNPACKED = 1024**3
RATIO = 200

#: What a browser might run, wherever it stands at the start of a "text".
MARKUP = (b"<html", b"<!doctype", b"<script", b"<svg", b"<?xml", b"<body", b"<iframe", b"<?php")


def _starts(*signatures: bytes) -> Callable[[bytes, File], bool]:
    return lambda head, _file: head.startswith(signatures)


def _text(head: bytes, _file: File) -> bool:
    if b"\x00" in head or any(mark in head.lower() for mark in MARKUP):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4 and len(head) == HEAD  # cut inside the last letter
    return True


def _text_from(start: bytes) -> Callable[[bytes, File], bool]:
    return lambda head, file: (
        head.removeprefix(b"\xef\xbb\xbf").startswith(start) and _text(head, file)
    )


def _json(head: bytes, file: File) -> bool:
    try:
        file.seek(0)
        json.loads(file.read())
    except (ValueError, RecursionError):
        return False
    return True


def _packed(member: str) -> Callable[[bytes, File], bool]:
    def check(head: bytes, file: File) -> bool:
        if not head.startswith(b"PK\x03\x04"):
            return False
        try:
            file.seek(0)
            with zipfile.ZipFile(file) as archive:
                members = archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return False
        size = sum(each.file_size for each in members)
        names = {each.filename for each in members}
        packed = max(sum(each.compress_size for each in members), 1)
        sane = size <= UNPACKED and size / packed <= RATIO
        return sane and (not member or any(name.startswith(member) for name in names))

    return check


CHECKS: dict[str, Callable[[bytes, File], bool]] = {
    "pdf": _starts(b"%PDF-"),
    "docx": _packed("word/"),
    "xlsx": _packed("xl/"),
    "pptx": _packed("ppt/"),
    "odt": _packed("mimetype"),
    "zip": _packed(""),
    "png": _starts(b"\x89PNG\r\n\x1a\n"),
    "mp4": lambda head, _file: head[4:8] == b"ftyp",
    "webm": _starts(b"\x1a\x45\xdf\xa3"),
    "ics": _text_from(b"BEGIN:VCALENDAR"),
    "vtt": _text_from(b"WEBVTT"),
    "json": _json,
    "csv": _text,
    "txt": _text,
}


def check_content(file: File) -> None:
    """Refuse a file whose bytes aren't of the kind its name says.

    Args:
        file: an upload or a stored file; left at its start.

    Raises:
        ValidationError: unknown ending, or content of another kind (HTML, SVG, a packing bomb).
    """
    suffix = PurePath(file.name or "").suffix.lower().lstrip(".")
    check = CHECKS.get(suffix)
    file.seek(0)
    head = file.read(HEAD)
    good = check is not None and check(head, file)
    file.seek(0)
    if not good:
        raise ValidationError(
            _("The content of this file is not of the kind that its name says (%(suffix)s)."),
            code="content",
            params={"suffix": suffix or "?"},
        )
