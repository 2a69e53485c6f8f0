"""Read what a text links to and shows once for the whole text, not once a block.

Wagtail looks up the values of each kind of block by themselves, the pages and files of each rich
text, the translation of each linked page, and the sizes of each picture: a long text would ask a
query a block.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.html import escape
from django.utils.translation import get_language

from wagtail.blocks import (
    Block,
    ChooserBlock,
    ListBlock,
    RichTextBlock,
    StreamValue,
    StructBlock,
    StructValue,
)
from wagtail.blocks.list_block import ListValue
from wagtail.models import Page
from wagtail.rich_text import RichText

from blocks.choosers import afresh, known
from core.links import COLUMNS, reachable, versions
from core.together import Found, Wanted, read_together
from media.models import Document, Image, Rendition, Video, VideoCaption

LINK = re.compile(r'<a\b[^>]*\blinktype="(page|document)"[^>]*>')
ID = re.compile(r'\bid="(\d+)"')
LINKED: dict[str, type[Any]] = {"page": Page, "document": Document}


def prepare(stream: StreamValue) -> StreamValue:
    """Return a stream with everything that its parts print (at most one query).

    Its links lead to the version of a page that the reader reaches, or nowhere.
    """
    wanted: dict[type[Any], set[int]] = defaultdict(set)
    for item in stream.raw_data:
        for model, pk in _references(stream.stream_block.child_blocks[item["type"]], item["value"]):
            wanted[model].add(pk)
    found = _read(wanted, get_language() or settings.LANGUAGE_CODE)
    ready = afresh(stream)
    with known(found):
        values = list(_values(ready))
    for text in values:
        if isinstance(text, RichText):
            text.source = LINK.sub(lambda match: _opening(match, found), text.source)
    return ready


def _references(block: Block, value: Any) -> Iterator[tuple[type[Any], int]]:
    """Walk a value as it is stored, and yield the model and id of each row that it names."""
    if value is None:
        return
    if isinstance(block, ChooserBlock):
        yield block.model_class, value
    elif isinstance(block, RichTextBlock):
        for match in LINK.finditer(value):
            if pk := ID.search(match[0]):
                yield LINKED[match[1]], int(pk[1])
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _references(child, value.get(name))
    elif isinstance(block, ListBlock):
        for item in value:
            is_block = isinstance(item, dict) and {"type", "value"} <= item.keys()
            yield from _references(block.child_block, item["value"] if is_block else item)


def _read(wanted: dict[type[Any], set[int]], language: str) -> Found:
    """Return the rows of a text, each with what is printed of it (one query)."""
    pages, pictures, films = (wanted.pop(model, set()) for model in (Page, Image, Video))
    queries = [Wanted(model.objects.filter(pk__in=ids)) for model, ids in wanted.items()]
    if pages:
        queries.append(Wanted(versions(pages), COLUMNS))
    if films:
        queries.append(Wanted(Video.objects.filter(pk__in=films)))
        queries.append(Wanted(VideoCaption.objects.filter(video__in=films)))
    if films or pictures:
        posters = Video.objects.filter(pk__in=films).values("poster")
        shown = Image.objects.filter(Q(pk__in=pictures) | Q(pk__in=posters))
        queries.append(Wanted(shown))
        queries.append(Wanted(Rendition.objects.filter(image__in=shown.values("pk"))))
    found = defaultdict(dict, read_together(*queries))
    found[Page] = reachable(found[Page].values(), pages, language)
    _give_sizes(found)
    _give_posters_and_captions(found)
    return found


def _give_sizes(found: Found) -> None:
    for picture in found[Image].values():
        picture.prefetched_renditions = []
    for size in found[Rendition].values():
        size.image = found[Image][size.image_id]
        size.image.prefetched_renditions.append(size)


def _give_posters_and_captions(found: Found) -> None:
    captions = sorted(found[VideoCaption].values(), key=lambda row: (row.sort_order or 0, row.pk))
    for film in found[Video].values():
        film.poster = found[Image].get(film.poster_id)
        film.captions = [row for row in captions if row.video_id == film.pk]


def _opening(match: re.Match[str], found: Found) -> str:
    pk = ID.search(match[0])
    target = found[LINKED[match[1]]].get(int(pk[1])) if pk else None
    if target is None:
        return "<a>"
    return f'<a href="{escape(target.url_path if isinstance(target, Page) else target.url)}">'


def _values(value: Any) -> Iterator[Any]:
    """Walk the values of a stream at every depth."""
    yield value
    children: Any = ()
    if isinstance(value, StreamValue):
        children = (child.value for child in value)
    elif isinstance(value, StructValue):
        children = value.values()
    elif isinstance(value, ListValue):
        children = value
    for child in children:
        yield from _values(child)
