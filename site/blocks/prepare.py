"""Read what a text links to and shows once for the whole text, not once a block.

Wagtail looks up the pages and files of each rich text by themselves, the translation of each linked
page, and the sizes of each picture: a long text would ask a query a block.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils.html import escape
from django.utils.translation import get_language

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.links import live_pages
from media.models import Document, Image, Video

LINK = re.compile(r'<a\b[^>]*\blinktype="(page|document)"[^>]*>')
ID = re.compile(r'\bid="(\d+)"')


def prepare(stream: Any) -> Any:
    """Give a stream what its parts print (at most three queries)."""
    values = list(_values(stream))
    texts = [value for value in values if isinstance(value, RichText)]
    links = [
        value
        for value in values
        if isinstance(value, StructValue) and isinstance(value.get("page"), Page)
    ]
    found = [match for text in texts for match in LINK.finditer(text.source)]
    wanted: dict[str, set[int]] = {"page": {link["page"].pk for link in links}, "document": set()}
    for match in found:
        wanted[match[1]] |= {int(pk) for pk in ID.findall(match[0])}
    pages = live_pages(wanted["page"], get_language() or settings.LANGUAGE_CODE)
    if found:
        files = {value.pk: value for value in values if isinstance(value, Document)}
        if missing := wanted["document"] - files.keys():
            files |= Document.objects.in_bulk(missing)
        addresses = {
            "page": {pk: page.url_path for pk, page in pages.items()},
            "document": {pk: file.url for pk, file in files.items()},
        }
        for text in texts:
            text.source = LINK.sub(lambda match: _opening(match, addresses), text.source)
    for link in links:
        link["page"] = pages.get(link["page"].pk)
    pictures = [value for value in values if isinstance(value, Image)]
    pictures += [value.poster for value in values if isinstance(value, Video) and value.poster]
    prefetch_related_objects(pictures, "renditions")
    return stream


def _opening(match: re.Match[str], addresses: dict[str, dict[int, str]]) -> str:
    pk = ID.search(match[0])
    address = addresses[match[1]].get(int(pk[1])) if pk else None
    return f'<a href="{escape(address)}">' if address else "<a>"


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
