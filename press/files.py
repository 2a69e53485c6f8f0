"""The files of a press kit: pictures in two sizes, documents, films with all that is said."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from django.db.models import Q
from django.utils.translation import gettext as _

from core.labels import localized
from core.structured import address_of
from media.models import Document, Image, Rights, Video, VideoCaption
from press.archive import Member, text_member
from press.manifest import Row
from strategy.models.materials import MaterialFile

#: The web size of a picture: one that every picture has already (media.renditions).
WEB = "format-jpeg|width-960"

#: A line of the manifest, and the file it speaks of; None when that isn't in the kit.
Item = tuple[Row, Member | None]


def files(uses: Mapping[str, list[int]], language: str, allowed: Q) -> Iterator[Item]:
    """Yield the files that something shows.

    Args:
        uses: their ids, by kind.
        language: of the kit, "" for all. What is in another language stays out.
        allowed: which of them may be handed out.

    The number of queries doesn't depend on that of files.
    """
    images = Image.objects.filter(allowed, pk__in=uses["image"]).order_by("pk")
    for image in images.prefetch_renditions(WEB):
        yield from _picture(image)
    documents = Document.objects.filter(allowed, pk__in=uses["document"]).order_by("pk")
    if language:
        documents = documents.filter(language__in=[language, ""])
    for document in documents:
        yield _document(document)
    films = list(Video.objects.filter(allowed, pk__in=uses["video"]).order_by("pk"))
    others = _in_others(uses["video"], language) if films and language else set()
    said = _said([film.pk for film in films])
    for film in films:
        if film.pk not in others:
            yield from _film(film, said.get(film.pk, []), language)


def _picture(image: Image) -> Iterable[Item]:
    row = Row(
        "", "picture", "", image.title, image.credit, str(image.get_rights_display()),
        image.source, image.description, address=address_of(image.file.url),
    )  # fmt: skip
    if image.rights == Rights.PERMISSION:
        return [_not_for_others(row)]
    path = PurePath(str(image.file.name))
    web = image.get_rendition(WEB)
    small = replace(row, address=address_of(web.url))
    return [
        _stored(row, f"pictures/{path.stem}-print{path.suffix}", image.file),
        _stored(small, f"pictures/{path.stem}-web.jpg", web.file),
    ]


def _document(document: Document) -> Item:
    row = Row(
        "", "document", document.language, document.title, document.credit,
        str(document.get_rights_display()), document.source,
        address=address_of(document.file.url),
    )  # fmt: skip
    if document.rights == Rights.PERMISSION:
        return _not_for_others(row)
    return _stored(row, f"documents/{PurePath(str(document.file.name)).name}", document.file)


# --- films ------------------------------------------------------------------------------------


def _film(film: Video, said: list[VideoCaption], language: str) -> Iterator[Item]:
    """Yield a film, then captions and transcript under its name: players find them by it.

    They come in the language of the kit; a film that has none in it brings those it has.
    """
    row = Row(
        "", "film", "", str(film.title), film.credit, str(film.get_rights_display()), film.source,
        address=address_of(film.file.url), length=film.duration,
    )  # fmt: skip
    if film.rights == Rights.PERMISSION:
        yield _not_for_others(row)
        return
    path = PurePath(str(film.file.name))
    yield _stored(row, f"films/{path.name}", film.file)
    for words in [each for each in said if each.language == language] or said:
        code = words.language
        title = localized(film.title, code)[0]
        its = replace(row, language=code, title=title, address="", length=None)
        if words.captions:
            line = replace(its, kind="captions", address=address_of(words.captions.url))
            yield _stored(line, f"films/{path.stem}.{code}.vtt", words.captions)
        if text := words.transcript.strip():
            member = text_member(f"films/{path.stem}.{code}.txt", f"{title}\n\n{text}\n")
            line = replace(its, kind="transcript", file=member.name, size=member.size)
            yield line, member


def _said(films: list[int]) -> dict[int, list[VideoCaption]]:
    """Return captions and transcripts by film."""
    found: dict[int, list[VideoCaption]] = {}
    rows = VideoCaption.objects.filter(video_id__in=films) if films else ()
    for row in sorted(rows, key=lambda row: (row.language, row.sort_order or 0)):
        found.setdefault(row.video_id, []).append(row)
    return found


def _in_others(films: list[int], language: str) -> set[int]:
    """Return the films that materials offer for other languages only."""
    offered = MaterialFile.objects.filter(video_id__in=films, material__live=True)
    codes: dict[int, set[str]] = {}
    for pk, code in offered.values_list("video_id", "language"):
        codes.setdefault(pk, set()).add(code)
    return {pk for pk, found in codes.items() if not found & {language, ""}}


# --- one file ---------------------------------------------------------------------------------


def _not_for_others(row: Row) -> Item:
    return replace(row, note=_("not for others: ask its owner")), None


def _stored(row: Row, name: str, file: Any) -> Item:
    """Return the row and the entry of a stored file; one that is lost is said to be."""
    try:
        size = file.size
    except OSError:
        return replace(row, note=_("can't be read at the moment")), None

    def opened() -> AbstractContextManager[BinaryIO]:
        return cast(AbstractContextManager[BinaryIO], file.storage.open(file.name, "rb"))

    member = Member(name, size, file.name, opened)  # a stored name is never used again
    return replace(row, file=name, size=size), member
