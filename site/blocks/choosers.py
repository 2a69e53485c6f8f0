"""Choosers whose values a whole text reads at once (blocks.prepare); elsewhere they are Wagtail's.

Migrations keep nothing of it: each says to them that it is Wagtail's own block.
"""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar

from wagtail.blocks import ChooserBlock, PageChooserBlock, StreamValue
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from core.together import Found

#: What has been read for the text that is being resolved right now.
_known: ContextVar[Found | None] = ContextVar("known", default=None)


@contextmanager
def known(found: Found) -> Iterator[None]:
    """Let choosers take their values from `found` and ask nothing: what isn't in it isn't there."""
    token = _known.set(found)
    try:
        yield
    finally:
        _known.reset(token)


def afresh(stream: StreamValue) -> StreamValue:
    """Return the same stream with none of its values looked up yet."""
    return StreamValue(stream.stream_block, list(stream.raw_data), is_lazy=True)


class _Known(ChooserBlock):
    """A chooser that takes its values from what is known."""

    #: What migrations call it.
    wagtails: ClassVar[str]

    def bulk_to_python(self, values: Any) -> list[Any]:
        found = _known.get()
        if found is None:
            return list(super().bulk_to_python(values))
        rows = found.get(self.model_class, {})
        # Each a copy, as Wagtail's are: a picture keeps the words of the place where it stands.
        return [copy.copy(rows.get(pk)) for pk in values]

    def deconstruct(self) -> Any:
        _path, args, kwargs = super().deconstruct()
        return self.wagtails, args, kwargs


class KnownPageBlock(_Known, PageChooserBlock):
    """A page; a text resolves it to the version that its readers reach."""

    wagtails = "wagtail.blocks.PageChooserBlock"


class KnownDocumentBlock(_Known, DocumentChooserBlock):
    """A file."""

    wagtails = "wagtail.documents.blocks.DocumentChooserBlock"


class KnownFilmBlock(_Known, SnippetChooserBlock):
    """A film; a text reads it with its poster and captions."""

    wagtails = "wagtail.snippets.blocks.SnippetChooserBlock"


class _KnownImageBlock(_Known, ImageChooserBlock):
    """A picture, without the words that stand for it."""

    wagtails = "wagtail.images.blocks.ImageChooserBlock"


class KnownImageBlock(ImageBlock):
    """A picture with what it shows; Wagtail itself keeps its subclasses out of migrations."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        chooser = _KnownImageBlock(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser
