"""Which files are public: those that something public shows, known in the publishing transaction.

Wagtail's own index of references is written by a task and is empty at the moment of publication
(docs/overrides.md); this one is computed from the object being saved.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q

from wagtail.models import Page, ReferenceIndex

from media.models import Document, Image, MediaUse, Video

MODELS: dict[str, type[Image] | type[Document] | type[Video]] = {
    "image": Image,
    "document": Document,
    "video": Video,
}


#: The `source` of what a page shows, of whatever type.
PAGE = "wagtailcore.page"


class MediaRef(NamedTuple):
    """A picture, document or film."""

    kind: str
    pk: int


def media_ref(media: Image | Document | Video) -> MediaRef:
    """Return the reference of a picture, document or film."""
    return MediaRef(str(media._meta.model_name), media.pk)


def references_of(instance: Any) -> set[MediaRef]:
    """Return the files that a page or record shows, as it stands in memory.

    Reads foreign keys, StreamField blocks, rich text and inline children; no index, no task.
    """
    return set(places_of(instance))


def places_of(instance: Any) -> dict[MediaRef, str]:
    """Return where a page or record shows each file: `<field>` or `<field>.<block id>.…`."""
    types = ContentType.objects.get_for_models(*MODELS.values())
    kinds = {types[model].pk: kind for kind, model in MODELS.items()}
    return {
        MediaRef(kinds[type_id], int(pk)): path
        for type_id, pk, _model_path, path in ReferenceIndex._extract_references_from_object(
            instance
        )
        if type_id in kinds
    }


@transaction.atomic
def record_uses(instance: Any, is_live: bool) -> None:
    """Note what a page or record shows to the public, and set the flags of those files.

    Runs inside the transaction that publishes or withdraws. Idempotent.

    Args:
        instance: a page or record as it was just saved, or the last state of a deleted one.
        is_live: whether anyone may see it now. A film that nothing shows shows no poster.
    """
    if instance is None or instance.pk is None:
        return
    if is_live and isinstance(instance, Page):
        instance = instance.specific
    if isinstance(instance, Video):
        refresh([media_ref(instance)])
        is_live = is_live and Video.objects.filter(pk=instance.pk, is_public=True).exists()
    label = PAGE if isinstance(instance, Page) else instance._meta.label_lower
    rows = MediaUse.objects.filter(source=label, source_id=instance.pk)
    before = {MediaRef(kind, pk) for kind, pk in rows.values_list("kind", "media_id")}
    now = references_of(instance) if is_live else set()
    for kind in MODELS:
        gone = [ref.pk for ref in before - now if ref.kind == kind]
        if gone:
            rows.filter(kind=kind, media_id__in=gone).delete()
    MediaUse.objects.bulk_create(
        [
            MediaUse(source=label, source_id=instance.pk, kind=ref.kind, media_id=ref.pk)
            for ref in now - before
        ],
        ignore_conflicts=True,
    )
    refresh(before | now)


@transaction.atomic
def forget_uses(source: str, source_id: int) -> None:
    """Drop what a deleted page or record showed, and set the flags of those files."""
    rows = MediaUse.objects.filter(source=source, source_id=source_id)
    refs = [MediaRef(kind, pk) for kind, pk in rows.values_list("kind", "media_id")]
    rows.delete()
    refresh(refs)


def refresh(refs: Iterable[MediaRef]) -> None:
    """Set `is_public` of the files from what shows them now."""
    wanted = set(refs)
    for kind, model in MODELS.items():
        pks = [ref.pk for ref in wanted if ref.kind == kind]
        if not pks:
            continue
        used = Q(Exists(MediaUse.objects.filter(kind=kind, media_id=OuterRef("pk"))))
        if model is Video:
            used &= Q(live=True)
        rows = model._default_manager.filter(pk__in=pks)
        shown = list(rows.filter(used, is_public=False).values_list("pk", flat=True))
        hidden = list(rows.filter(~used, is_public=True).values_list("pk", flat=True))
        model._default_manager.filter(pk__in=shown).update(is_public=True)
        model._default_manager.filter(pk__in=hidden).update(is_public=False)
        if model is Video:
            for film in Video.objects.filter(pk__in=[*shown, *hidden]):
                record_uses(film, film.live)  # its poster follows


def not_withdrawn(model: type[Model]) -> Q:
    """Return the condition that a public file is shown by more than withdrawn texts.

    Those keep what they show at their address, but in no list.
    """
    uses = MediaUse.objects.filter(kind=model._meta.model_name, media_id=OuterRef("pk"))
    withdrawn = Exists(Page.objects.filter(pk=OuterRef("source_id"), live=False))
    gone = {"source": PAGE}
    return Q(~Exists(uses.filter(withdrawn, **gone)) | Exists(uses.exclude(withdrawn, **gone)))


def saved(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A file's row was written, perhaps with a flag read before: set it again from the uses."""
    if not raw:
        refresh([media_ref(instance)])
