"""Writing a row, chaining it by digest, and finding where a chain is broken."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from wagtail.log_actions import get_active_log_context

from audit.models import AuditRow, ChainEnd, Seal

THE_END = 1
BATCH = 1000


def write(
    action: str,
    *,
    object_type: str,
    object_id: Any = "",
    label: str = "",
    language: str = "",
    user: Any = None,
    at: datetime | None = None,
    data: dict[str, Any] | None = None,
) -> AuditRow:
    """Add a row to the trail, in the present transaction; it is sealed when that commits.

    Args:
        action: as in Wagtail's log, `app.verb`.
        object_type: `app.model` in small letters.
        object_id: its number, if it has one.
        label: what people call it.
        language: a language code; "" for what is the same in all.
        user: who; None for whom Wagtail knows to be acting, or for the site itself.
        at: when; now if not given.
        data: more facts.
    """
    user = user or get_active_log_context().user
    named = user is not None and getattr(user, "pk", None) is not None
    row = AuditRow.objects.create(
        at=at or timezone.now(),
        actor_id=user.pk if named else None,
        actor=str(user.get_full_name() or user.get_username())[:200] if named else "",
        action=action[:100],
        object_type=object_type[:100],
        object_id=str(object_id)[:64],
        label=label[:255],
        language=language[:12],
        data=canonical(data or {}),
    )
    transaction.on_commit(partial(seal, [row.pk]), robust=True)
    return row


def canonical(value: Any) -> str:
    """Return the one way in which a value is written as JSON."""
    return json.dumps(
        value, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def digest_of(before: str, row: AuditRow) -> str:
    """Return the digest of a row that follows the seal `before`."""
    content = [
        row.pk,
        row.at.astimezone(UTC).isoformat(timespec="microseconds"),
        row.actor_id,
        row.actor,
        row.action,
        row.object_type,
        row.object_id,
        row.label,
        row.language,
        row.data,
    ]
    return sha256(f"{before}\n{canonical(content)}".encode()).hexdigest()


@transaction.atomic
def seal(pks: Iterable[int]) -> int:
    """Chain committed rows to the last seal, one writer at a time; return how many."""
    end = _locked()
    rows = AuditRow.objects.filter(pk__in=list(pks), seal=None).order_by("pk")
    made = []
    for row in rows:
        end.number, end.digest = end.number + 1, digest_of(end.digest, row)
        made.append(Seal(number=end.number, row=row, digest=end.digest))
    Seal.objects.bulk_create(made)
    end.save()
    return len(made)


def seal_left() -> int:
    """Chain what a killed process left without a seal; return how many rows."""
    count = 0
    while left := list(
        AuditRow.objects.filter(seal=None).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        count += seal(left)
    return count


def _locked() -> ChainEnd:
    """Return the end of the chain; other writers wait from here until this one has committed.

    An update takes the lock on every database; SQLite knows no SELECT FOR UPDATE.
    """
    if not ChainEnd.objects.filter(pk=THE_END).update(number=F("number")):
        ChainEnd.objects.get_or_create(pk=THE_END)
        ChainEnd.objects.filter(pk=THE_END).update(number=F("number"))
    return ChainEnd.objects.get(pk=THE_END)


class Broken(NamedTuple):
    """The first place at which the chain doesn't hold."""

    number: int
    row: AuditRow | None
    why: str


def verify() -> tuple[int, Broken | None]:
    """Walk the chain; return how many seals hold, and the first that doesn't."""
    before, held = "", 0
    for found in Seal.objects.select_related("row").order_by("number").iterator(BATCH):
        if found.number != held + 1:
            return held, Broken(held + 1, found.row, "a seal is missing before this row")
        if found.digest != digest_of(before, found.row):
            return held, Broken(found.number, found.row, "the row isn't what was sealed")
        before, held = found.digest, found.number
    end = ChainEnd.objects.filter(pk=THE_END).first()
    if (end.number, end.digest) != (held, before) if end else held:
        return held, Broken(held + 1, None, "the end of the chain is missing")
    return held, None
