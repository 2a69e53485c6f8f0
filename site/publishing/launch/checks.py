"""What a journalist and a reader will look for in each text: one mark a check on the board."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from media.models import Document, Image, Video
from media.publication import MODELS, references_of


@dataclass(frozen=True)
class Check:
    """One mark.

    Attributes:
        name: what was looked for, in words.
        passed: whether it is there.
    """

    name: str
    passed: bool


def checks(draft: Any) -> list[Check]:
    """Return the marks of the draft of a page (a query a kind of file it shows)."""
    texts = [getattr(draft, name) for name in draft.get_streamfield_names()]
    found = [Check(_("teaser"), bool(draft.entry_teaser().strip()))]
    if texts:
        found.insert(0, Check(_("text"), any(texts)))
    files = _files(draft)
    if any(isinstance(file, Image) for file in files):
        found.append(Check(_("alternative text"), not _undescribed(draft)))
    if files:
        found.append(Check(_("credit and rights"), all(f.credit and f.rights for f in files)))
    return found


def _files(draft: Any) -> list[Image | Document | Video]:
    references = references_of(draft)
    return [
        file
        for kind, model in MODELS.items()
        for file in model.objects.filter(pk__in=[r.pk for r in references if r.kind == kind])
    ]


def _undescribed(draft: Any) -> bool:
    """Tell whether a picture of the draft is neither described nor marked as decoration."""
    if getattr(draft, "image_id", None) and not getattr(draft, "image_alt", "").strip():
        return True
    for name in draft.get_streamfield_names():
        for block in getattr(draft, name):
            image = block.value.get("image") if block.block_type == "picture" else None
            described = getattr(image, "contextual_alt_text", "") or getattr(
                image, "decorative", False
            )
            if image is not None and not described:
                return True
    return False
