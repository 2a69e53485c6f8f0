"""What must follow a change of what the public sees: once a transaction, after the commit.

Every door leads here through `post_save` and `post_delete` (WAGTAIL.md 2: the publishing signals
lie). An effect reads the present state of its page or record, so it may run twice and in any order.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone

from core.navigation import forget_furniture
from core.tasks import write_indexes
from entries.build import build
from media.publication import forget_uses, record_uses
from publishing.kept import kept_page
from publishing.models import PendingEffect
from publishing.refs import Ref, is_public, ref_of
from publishing.usage import pages_using

logger = logging.getLogger("publishing.effects")

Effect = Callable[[Ref, bool], None]
_effects: dict[str, Effect] = {}

#: A row this many seconds old was left behind by a process that died or an effect that failed.
LEFT_BEHIND = 15
MAX_TRIES = 20


def register_effect(name: str, effect: Effect) -> None:
    """Register `effect(ref, is_public)`, called after the commit of each public change."""
    _effects[name] = effect


#: Called with the ids of pages: returns those of the pages that repeat one of them.
_repeating: list[Callable[[set[int]], set[int]]] = []


def register_repeating(find: Callable[[set[int]], set[int]]) -> None:
    """Register who repeats pages: their entries are rebuilt together, in a release too."""
    if find not in _repeating:
        _repeating.append(find)


def entries_effect(ref: Ref, _is_public: bool) -> None:
    """Rebuild the entry of the page, or of every page that shows the record."""
    build(*_shown_by([ref]))


def _shown_by(refs: Iterable[Ref]) -> set[int]:
    """Return the ids of the pages that show the pages or records, or repeat one that does."""
    found: set[int] = set()
    for ref in refs:
        record = None if ref.is_page else ref.get()
        found |= {ref.pk} if ref.is_page else pages_using(record) if record else set()
    return found.union(*(find(found) for find in _repeating)) if found else found


def furniture_effect(_ref: Ref, _is_public: bool) -> None:
    """Menus, footer and notices may show what changed."""
    forget_furniture()


def media_effect(ref: Ref, is_public: bool) -> None:
    """Set the flags of the files once more, so that what failed is made up for."""
    instance = ref.get()
    if instance is None:
        forget_uses(ref.label, ref.pk)
    else:
        record_uses(*_seen(instance, is_public))


def _seen(instance: Any, public: bool) -> tuple[Any, bool]:
    """Return what the public sees of a page or record: a withdrawn page as it was."""
    kept = None if public else kept_page(instance)
    return (kept, True) if kept is not None else (instance, public)


def indexes_effect(ref: Ref, _is_public: bool) -> None:
    """Write the admin's indexes, which a release leaves out."""
    instance = ref.get()
    if instance is not None:
        write_indexes(instance._meta.label_lower, instance.pk)


register_effect("media", media_effect)
register_effect("entries", entries_effect)
register_effect("furniture", furniture_effect)
register_effect("indexes", indexes_effect)

#: What has been done in the transaction: by `settle` for its refs, by Wagtail itself for others.
SETTLED, BY_WAGTAIL = ("entries",), ("indexes",)


class _Batch:
    """The changes of one transaction."""

    def __init__(self) -> None:
        self.rows: dict[Ref, int] = {}
        self.settled: set[Ref] = set()

    def __call__(self) -> None:
        rows, self.rows = self.rows, {}
        for ref, row in rows.items():
            run(ref, row, skip=SETTLED if ref in self.settled else BY_WAGTAIL)


def happened(instance: Any, *, gone: bool = False) -> None:
    """Note that what the public sees of `instance` may have changed.

    Media flags follow at once, in the same transaction; everything else once, after the commit.
    """
    ref = ref_of(instance)
    _media(*((instance, False) if gone else _seen(instance, is_public(instance))))
    batch = _batch()
    if ref not in batch.rows:
        row = PendingEffect.objects.create(label=ref.label, object_id=ref.pk)
        batch.rows[ref] = row.pk
    # Registered anew each time: if a savepoint takes one registration back, the others remain, and
    # the first that runs does the work of all.
    transaction.on_commit(batch)


def _batch() -> _Batch:
    """Return the batch of the present transaction. A rolled back one took its batch with it."""
    for _sids, function, _robust in reversed(transaction.get_connection().run_on_commit):
        if isinstance(function, _Batch):
            return function
    return _Batch()


def _media(instance: Any, public: bool) -> None:
    """Set the flags of the files in the same transaction.

    On a publication a failure leaves files as private as they were, and the effect after the commit
    tries again. On a withdrawal it would leave them public: then the withdrawal itself fails.
    """
    try:
        with transaction.atomic():
            record_uses(instance, public)
    except Exception:
        logger.exception("ALARM media flags of %s failed", ref_of(instance))
        if not public:
            raise


def settle() -> None:
    """Run the effects of this transaction now, inside it, so that lists change with the pages.

    Used by a release: everything, entries included, becomes visible by one commit. What lives
    outside the database follows after it.
    """
    batch = _batch()
    refs = set(batch.rows)
    # A record and the pages that show it often go out together: each page once.
    build(*_shown_by(refs))
    batch.settled |= refs


def run(ref: Ref, row: int | None = None, skip: tuple[str, ...] = ()) -> bool:
    """Run every effect for `ref`; never raises. Returns whether all of them succeeded.

    Args:
        ref: the page or record.
        row: its `PendingEffect`, removed on success, kept with the error otherwise.
        skip: names of effects that already ran inside the transaction.
    """
    errors = []
    try:
        instance = ref.get()
        public = is_public(instance)
        for name, effect in _effects.items():
            if name in skip:
                continue
            call = partial(effect, ref, public)
            error = _attempt(name, call, ref)
            if error:
                errors.append(error)
        _note(row, errors)
    except DatabaseError:
        logger.exception("ALARM effects of %s could not be noted", ref)
        return False
    return not errors


def _attempt(name: str, call: Callable[[], None], ref: Ref) -> str:
    try:
        with transaction.atomic():
            call()
    except Exception as error:
        logger.exception("ALARM effect %s of %s failed", name, ref)
        return f"{name}: {error}"[:200]
    return ""


def _note(row: int | None, errors: list[str]) -> None:
    rows = PendingEffect.objects.filter(pk__in=[row] if row else [])
    if errors:
        found = rows.first()
        if found:
            found.tries, found.error = found.tries + 1, "; ".join(errors)[:500]
            found.save(update_fields=["tries", "error"])
    else:
        rows.delete()


def retry(older_than: int = LEFT_BEHIND) -> tuple[int, int]:
    """Run what was left behind; return (succeeded, still failing)."""
    before = timezone.now() - timedelta(seconds=older_than)
    good = bad = 0
    for row in PendingEffect.objects.filter(created_at__lte=before, tries__lt=MAX_TRIES):
        ref = Ref(row.label, row.object_id)
        if run(ref, row.pk):
            good += 1
        else:
            bad += 1
    return good, bad
