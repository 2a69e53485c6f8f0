"""Pictures, films and documents inside a text."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from blocks.choosers import KnownDocumentBlock, KnownFilmBlock, KnownImageBlock
from core.registries import Check


class PictureBlock(blocks.StructBlock):
    """A picture with its caption; the credit comes from the picture itself."""

    image = KnownImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"
        description = _("One picture with caption and credit.")

    def clean(self, value: Any) -> Any:
        """Ask in our words, and of what goes public only: a draft may lack anything."""
        image = value.get("image")
        is_described = getattr(image, "decorative", False) or getattr(
            image, "contextual_alt_text", ""
        )
        if image and not is_described and not self.is_deferred_validation:
            message = _("Say what the picture shows, or mark it as decorative.")
            raise blocks.StructBlockValidationError(
                block_errors={"image": ValidationError(message, code=Check.ALT)}
            )
        return super().clean(value)


class DocumentBlock(blocks.StructBlock):
    """A file to take away, with its kind and size."""

    document = KnownDocumentBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "blocks/document.html"
        description = _("A file with title, kind and size. The text must also stand on a page.")


class VideoBlock(blocks.StructBlock):
    """A film that loads nothing before the reader starts it (W3)."""

    video = KnownFilmBlock("media.Video", label=_("Film"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "media"
        label = _("Film")
        template = "blocks/video.html"
        description = _("A film with captions and transcript.")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        film = value.get("video")
        context.update(words_of(film, get_language() or settings.LANGUAGE_CODE) if film else {})
        return context


def words_of(film: Any, language: str) -> dict[str, Any]:
    """Return the captions of a film, and its transcript in the reader's language.

    Args:
        film: a `Video`; `blocks.prepare` reads the captions of all films of a text at once.
        language: of the page. Without a transcript in it, another one is shown and named.
    """
    rows = list(film.captions.all())
    own_first = sorted(rows, key=lambda row: row.language != language)
    return {
        "tracks": [
            {
                "language": row.language,
                "name": settings.LANGUAGE_FACTS[row.language][0],
                "url": row.captions.url,
                "is_own": row.language == language,
            }
            for row in own_first
            if row.captions
        ],
        "transcript": next(
            (
                {
                    "language": row.language,
                    "direction": settings.LANGUAGE_FACTS[row.language][1],
                    "name": settings.LANGUAGE_FACTS[row.language][0],
                    "is_own": row.language == language,
                    "text": row.transcript,
                }
                for row in own_first
                if row.transcript.strip()
            ),
            None,
        ),
    }
