"""Verbs of the second person: publish alone with a remark, clear what was published alone."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision

from publishing.actions import publish
from publishing.approvals import ALONE
from publishing.four_eyes import alone, is_read_afterwards, remark, who_scheduled, writers
from publishing.models import Publication
from publishing.permissions import PublishingTester
from publishing.review.models import LaterReview
from users.roles import is_administrator

#: What the log calls a publication.
PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")


def may_publish_alone(user: Any, page: Page) -> bool:
    """Tell whether `user` may publish by the named exception: an administrator, with the right."""
    tester: Any = page.permissions_for_user(user)
    return is_administrator(user) and bool(tester.can_publish_with_another())


def publish_alone(page: Page, user: Any, why: str) -> Revision:
    """Publish, or schedule, the latest draft by the named exception; the remark is kept.

    Raises:
        PermissionDenied: not an administrator, or without the right.
        ValidationError: no remark.
        PublicationRefused: it may not go live.
    """
    if not may_publish_alone(user, page):
        raise PermissionDenied("not allowed to publish alone")
    if not why.strip():
        raise ValidationError({"remark": _("Say why nobody else can decide.")})
    with transaction.atomic(), alone(why.strip()):
        revision = publish(page, user)
        log(instance=page, action=ALONE, user=user, data={"remark": why.strip()}, revision=revision)
    return revision


def note_publication(entry: PageLogEntry) -> LaterReview | None:
    """Put what one person has just published into the queue; None when two have.

    Args:
        entry: the log's row of a publication, in which `user` is who published.
    """
    page: Any = entry.page.specific
    who = entry.user or (entry.revision and who_scheduled(entry.revision))
    if not page.live or who is None:
        return None
    why = remark() or _scheduled_remark(entry)
    before = PageLogEntry.objects.filter(page_id=page.pk, action__in=PUBLISHED)
    last = before.exclude(pk=entry.pk).order_by("-timestamp").first()
    people = writers({str(page.pk): last.timestamp if last else None})
    people |= {page.owner_id} if page.owner_id and last is None else set()
    if not why and (who.pk not in people or not is_read_afterwards(page)):
        return None
    return _queue(page, who, people, why)


def _scheduled_remark(entry: PageLogEntry) -> str:
    found = PageLogEntry.objects.filter(revision=entry.revision, action=ALONE).last()
    return str(found.data["remark"]) if found and entry.revision else ""


def _queue(page: Any, who: Any, people: set[int], why: str) -> LaterReview:
    now = timezone.now()
    row, _created = LaterReview.objects.get_or_create(
        page_id=page.pk, cleared_at=None, defaults={"since": now, "changed_at": now}
    )
    row.title, row.language = page.title, page.locale.language_code
    row.published_by, row.changed_at = who, now
    row.publication = Publication.objects.filter(page_id=page.pk).defer("content").first()
    row.remark = "\n".join(filter(None, dict.fromkeys([row.remark, why])))
    row.save()
    row.people.add(who.pk, *people)
    return row


def reason_against_clearing(row: LaterReview, user: Any) -> str:
    """Return why `user` may not clear the row; "" when nothing is against it."""
    if row.page is None:
        return _("You may not publish here.")
    tester = PublishingTester(user, row.page)
    if not tester.can_release() and not tester.can_publish_with_another():
        return _("You may not publish here.")
    if any(person.pk == user.pk for person in row.people.all()):
        return _("You wrote or published it: somebody else reads it.")
    return ""


def clear(row: LaterReview, user: Any, note: str = "", *, seen: str = "") -> None:
    """Note that `user` has read what one person published.

    Args:
        row: an open row.
        user: who has read it.
        note: what is to be remembered.
        seen: `changed_at` as the reader's form had it, ISO 8601.

    Raises:
        PermissionDenied: no right here, or one of those who wrote or published it.
        ValidationError: somebody cleared it, or it changed since it was read.
    """
    why = reason_against_clearing(row, user)
    if why:
        raise PermissionDenied(why)
    if seen and seen != row.changed_at.isoformat():
        raise ValidationError(_("It was published anew meanwhile: read it again."))
    with transaction.atomic():
        rows = LaterReview.objects.filter(pk=row.pk, cleared_at=None, changed_at=row.changed_at)
        if not rows.update(cleared_at=timezone.now(), cleared_by=user, note=note.strip()):
            raise ValidationError(_("Somebody has decided on it already."))
        log(instance=row.page, action="review.clear", user=user, data={"note": note.strip()})
