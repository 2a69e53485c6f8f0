"""What is due, in order, and doing one item of it exactly once."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.apps import apps
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from wagtail.models import Page, Revision

from core.records import Record
from publishing.approvals import refuse_unseen
from publishing.models import Release
from publishing.releases import release

logger = logging.getLogger("publishing.scheduler")

#: An item this late raises an alarm when it is made up.
LATE_SECONDS = 120

#: A release begins early, so that only its commit is left for its instant: seconds a member takes
#: on a slow machine, and at most. Other writers wait meanwhile on SQLite, for 30 s at most.
HEAD_SECONDS, LONGEST_HEAD = 0.12, 16


class Due(NamedTuple):
    """One thing to do: when it was due, what it is, and how."""

    at: datetime
    name: str
    do: Callable[[], None]


def due_items(now: datetime) -> list[Due]:
    """Return everything due by `now`, the oldest first; releases as soon as they must begin."""
    items = [
        Due(found.goes_out_at, f"release {found.pk}", _releasing(found.pk))
        for found in Release.objects.filter(
            state=Release.State.PLANNED, goes_out_at__lte=now + timedelta(seconds=LONGEST_HEAD)
        ).annotate(size=Count("members"))
        if found.goes_out_at and found.goes_out_at - _head(found.size) <= now
    ]
    items += [
        Due(revision.approved_go_live_at, f"revision {revision.pk}", _publishing(revision.pk))
        for revision in Revision.objects.filter(approved_go_live_at__lte=now).defer("content")
    ]
    records: list[Any] = [model for model in apps.get_models() if issubclass(model, Record)]
    for model in [Page, *records]:
        items += [
            Due(found.expire_at, f"expiry {model.__name__} {found.pk}", _expiring(model, found.pk))
            for found in model._default_manager.filter(live=True, expire_at__lte=now)
        ]
    return sorted(items, key=lambda item: (item.at, item.name))


def _head(members: int) -> timedelta:
    return timedelta(seconds=min(members * HEAD_SECONDS, LONGEST_HEAD))


def do(item: Due) -> bool:
    """Do one item; never raises. Returns whether it succeeded."""
    late = (timezone.now() - item.at).total_seconds()
    try:
        item.do()
    except Exception:
        logger.exception("ALARM %s, due %s, failed", item.name, item.at.isoformat())
        return False
    if late > LATE_SECONDS:
        logger.error("ALARM %s was %d s late", item.name, late)
    return True


def _releasing(pk: int) -> Callable[[], None]:
    return lambda: _release(pk)


def _release(pk: int) -> None:
    release(pk, at_its_time=True)


def _publishing(pk: int) -> Callable[[], None]:
    return lambda: publish_revision(pk)


def publish_revision(pk: int) -> None:
    """Publish a scheduled revision.

    The claim is an update inside the transaction: of two schedulers only one gets the row, and a
    process that dies gives it back.
    """
    with transaction.atomic():
        claimed = Revision.objects.filter(pk=pk, approved_go_live_at__lte=timezone.now())
        if claimed.update(approved_go_live_at=None):
            revision = Revision.objects.get(pk=pk)
            refuse_unseen(revision)
            revision.publish(log_action="wagtail.publish.scheduled")


def _expiring(model: Any, pk: int) -> Callable[[], None]:
    return lambda: _expire(model, pk)


def _expire(model: Any, pk: int) -> None:
    with transaction.atomic():
        found = model._default_manager.select_for_update().filter(pk=pk, live=True).first()
        if found is not None:
            found = found.specific if isinstance(found, Page) else found
            found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
