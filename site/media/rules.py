"""What a picture, document or film needs before something that shows it goes live."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from core.registries import Check, Reason, register_publication_rule
from media.models import Document, Image, Video
from media.publication import MODELS, MediaRef, places_of


def reasons_against_publication(media: Image | Document | Video) -> list[Reason]:
    """Return what is missing at a file, in words for the editor of the page that shows it."""
    missing = []
    name = {"title": str(media)}
    if not media.credit.strip():
        message = _("“%(title)s” has no credit: say who made it.") % name
        missing.append(Reason(message, "credit", Check.CREDIT))
    if not media.rights:
        message = _("“%(title)s” has no rights: say what others may do with it.") % name
        missing.append(Reason(message, "rights", Check.CREDIT))
    return missing


@register_publication_rule
def files_are_attributed(instance: Any) -> Iterator[Reason]:
    """Nothing goes live with a file of which nobody knows whose it is (a query a kind)."""
    places = places_of(instance)
    for kind, model in MODELS.items():
        pks = [ref.pk for ref in places if ref.kind == kind]
        found = model._default_manager.in_bulk(pks) if pks else {}
        for pk in pks:
            field, block = _place(instance, places[MediaRef(kind, pk)])
            if pk not in found:
                message = _("The text links to a file that was deleted.")
                yield Reason(message, field, Check.LINKS, block)
                continue
            for each in reasons_against_publication(found[pk]):
                yield Reason(each.message, field, Check.CREDIT, block)
    if isinstance(instance, Video):
        yield from reasons_against_publication(instance)


def _place(instance: Any, path: str) -> tuple[str, str]:
    """Return field and block of a place of `places_of`."""
    field, *rest = path.split(".")
    is_stream = isinstance(instance, Page) and field in instance.get_streamfield_names()
    return field, rest[0] if is_stream and rest else ""
