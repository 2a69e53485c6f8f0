"""What a picture, document or film needs before something that shows it goes live."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.registries import Reason, register_publication_rule
from media.models import Document, Image, Video
from media.publication import MODELS, references_of


def reasons_against_publication(media: Image | Document | Video) -> list[Reason]:
    """Return what is missing at a file, in words for the editor of the page that shows it."""
    missing = []
    name = {"title": str(media)}
    if not media.credit.strip():
        missing.append(Reason(_("“%(title)s” has no credit: say who made it.") % name, "credit"))
    if not media.rights:
        missing.append(
            Reason(_("“%(title)s” has no rights: say what others may do with it.") % name, "rights")
        )
    return missing


@register_publication_rule
def files_are_attributed(instance: Any) -> Iterator[Reason]:
    """Nothing goes live with a file of which nobody knows whose it is (a query a kind)."""
    refs = references_of(instance)
    for kind, model in MODELS.items():
        pks = [ref.pk for ref in refs if ref.kind == kind]
        if pks:
            for media in model._default_manager.filter(pk__in=pks):
                # Not at the field of the one that shows it: it may have none, or another's.
                yield from (Reason(each.message) for each in reasons_against_publication(media))
    if isinstance(instance, Video):
        yield from reasons_against_publication(instance)
