"""Release and recall: every member or none, by one commit (S3)."""

import logging
import time
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log
from wagtail.models import Page

from core.records import Record
from core.tasks import without_indexes
from publishing import effects
from publishing.actions import PublicationRefused, messages_of
from publishing.changes import restoring
from publishing.checks import Problem, refusals
from publishing.four_eyes import alone
from publishing.launch.signing import unsigned
from publishing.limits.rules import is_limited
from publishing.models import Correction, Publication, Release, ReleaseMember, Withdrawal
from publishing.models.release import content_type_of, items_of, releases_of
from publishing.refs import Ref, ref_of, release_of
from publishing.review.releases import approval_of, reason_against_release

logger = logging.getLogger("publishing.releases")


def add_member(release: Release, instance: Any) -> ReleaseMember:
    """Put a page or record into a planned release.

    Raises:
        ValidationError: the release isn't planned, or the instance waits elsewhere.
    """
    if release.state != Release.State.PLANNED:
        raise ValidationError(_("Only a planned release takes members."))
    if releases_of(instance, Release.State.PLANNED).exclude(pk=release.pk).exists():
        raise ValidationError(_("“%(item)s” waits in another release.") % {"item": instance})
    if isinstance(instance, Page) and is_limited(instance):
        raise ValidationError(
            _("“%(item)s” is a limited draft: a release is read by many. Lift the limit first.")
            % {"item": instance}
        )
    if instance.scheduled_revision is not None:
        raise ValidationError(
            _("“%(item)s” has a schedule of its own: cancel it first.") % {"item": instance}
        )
    member, _created = ReleaseMember.objects.get_or_create(
        release=release,
        content_type=content_type_of(instance),
        object_id=instance.pk,
        defaults={"position": release.members.count()},
    )
    return member


def board(release: Release) -> list[tuple[ReleaseMember, Any, list[Problem]]]:
    """Return every member with its page or record and what refuses it: the dry run."""
    items = items_of(release.members.all())
    together = frozenset(ref_of(instance) for _member, instance in items if instance is not None)
    waiting = unsigned(release)
    return [
        (member, instance, [*_refusals(instance, together), *_without(waiting.get(member.pk, []))])
        for member, instance in items
    ]


def _without(states: list[str]) -> list[Problem]:
    if not states:
        return []
    return [Problem(_("Not signed off: %(states)s.") % {"states": ", ".join(states)})]


def _refusals(instance: Any, together: frozenset[Ref]) -> list[Problem]:
    if instance is None:
        return [Problem(_("It was deleted."))]
    draft = instance.get_latest_revision_as_object()
    with release_of(together):
        return [*refusals(draft), *_obstacles(instance)]


def _obstacles(instance: Any) -> list[Problem]:
    """Return what holds a member back although its text is in order."""
    found = []
    draft = instance.get_latest_revision()
    own_date = parse_datetime((draft.content.get("go_live_at") if draft else "") or "")
    if own_date and own_date > timezone.now():
        message = _("It has a date of its own, after the release: take it out of the form.")
        found.append(Problem(message))
    if getattr(instance, "locked", False):
        found.append(Problem(_lock_of(instance)))
    if instance.current_workflow_state is not None:
        found.append(Problem(_("It is still in review.")))
    return found


def _lock_of(instance: Any) -> str:
    """Say who holds the lock, and how it is opened."""
    if instance.locked_by is None:
        return _("It is locked: an administrator unlocks it.")
    person = get_user_display_name(instance.locked_by)
    return _("%(person)s locked it: they or an administrator unlock it.") % {"person": person}


def release(release_id: int, user: Any = None, *, at_its_time: bool = False) -> Release:
    """Make every member live by one commit, or none and raise the alarm.

    Publishing checks each member itself: only a refusal asks for all the reasons. A release that
    isn't planned is left alone, so two processes may call this at once. Returns the release as it
    now is.

    Args:
        release_id: the release.
        user: who does it; None for the machine.
        at_its_time: hold the commit until the time that was set, if it is still to come.

    Raises:
        PublicationRefused: `user` made it or wrote in it, and nobody else has approved it.
    """
    planned = Release.objects.get(pk=release_id)
    if planned.state != Release.State.PLANNED:
        return planned
    why = reason_against_release(planned, user) if user is not None else ""
    if why:
        raise PublicationRefused([why])  # it stays planned: somebody else releases it
    try:
        with transaction.atomic():
            return _go_out(release_id, user, at_its_time)
    except PublicationRefused as refused:
        reasons = [f"{instance or member}: {reason}" for member, instance, found in board(planned)
                   for reason in found] or refused.reasons  # fmt: skip
    Release.objects.filter(pk=release_id, state=Release.State.PLANNED).update(
        state=Release.State.FAILED, reasons=reasons
    )
    logger.error("ALARM release %s didn't go out: %s", release_id, "; ".join(reasons))
    planned.refresh_from_db()
    return planned


def _go_out(release_id: int, user: Any, at_its_time: bool) -> Release:
    """The transaction of a release."""
    found = _claim(release_id, Release.State.PLANNED, Release.State.RELEASED)
    if found is None:
        return Release.objects.get(pk=release_id)
    instant = timezone.now()
    if at_its_time and found.goes_out_at:
        instant = max(instant, found.goes_out_at)
    why, approval = reason_against_release(found, user), approval_of(found)
    if why:
        raise PublicationRefused([why])
    with alone(approval.remark) if approval and approval.remark else nullcontext():
        make_live(found, instant, approval.by if approval else user)
    found.released_at = instant
    found.reasons = []
    found.save()
    log(instance=found, action="publishing.release", user=user)
    while (early := (instant - timezone.now()).total_seconds()) > 0:
        time.sleep(min(early, 1))
    return found


def make_live(found: Release, instant: datetime, user: Any = None) -> None:
    """Publish every member inside the present transaction, with all that the public sees of it.

    Args:
        found: the release.
        instant: when the public sees it: the time of publication of every member.
        user: who does it; None for the machine.

    Raises:
        PublicationRefused: a member may not go live.
    """
    items = _in_order(found)
    _refuse_unready(found, items)
    began = timezone.now()
    together = frozenset(ref_of(instance) for _member, instance in items)
    with without_indexes(), release_of(together):
        for member, instance in items:
            member.was_live = instance.live
            member.previous_revision = instance.live_revision
            member.save(update_fields=["was_live", "previous_revision"])
            revision = instance.get_latest_revision() or instance.save_revision(user=user)
            revision.content_object = instance  # read a moment ago: not once more
            try:
                revision.publish(user=user or found.created_by, skip_permission_checks=True)
            except ValidationError as error:
                raise PublicationRefused(
                    [f"{instance}: {message}" for message in messages_of(error, instance)]
                ) from error
        _date(together, began, instant)
        effects.settle()


def _date(refs: frozenset[Ref], began: datetime, instant: datetime) -> None:
    """Let everything that was published since `began` be published at `instant`."""
    for label in {ref.label for ref in refs}:
        rows = apps.get_model(label)._default_manager.filter(
            pk__in=[ref.pk for ref in refs if ref.label == label]
        )
        for name in ("first_published_at", "last_published_at"):
            rows.filter(**{f"{name}__gte": began}).update(**{name: instant})
    pages = [ref.pk for ref in refs if ref.is_page]
    Publication.objects.filter(page__in=pages, published_at__gte=began).update(published_at=instant)


def _refuse_unready(found: Release, items: list[tuple[ReleaseMember, Any]]) -> None:
    """Refuse what publishing itself doesn't look at.

    Raises:
        PublicationRefused: with every reason.
    """
    if not items:
        raise PublicationRefused([_("The release has no members.")])
    waiting = unsigned(found)
    reasons = [
        f"{instance}: {reason}"
        for member, instance in items
        for reason in [*_obstacles(instance), *_without(waiting.get(member.pk, []))]
    ]
    if len(items) < found.members.count():
        reasons.append(_("It was deleted."))
    if reasons:
        raise PublicationRefused(reasons)


def recall(release_id: int, user: Any = None) -> Release:
    """Undo a release everywhere by one commit: new pages disappear, older texts come back."""
    with transaction.atomic():
        found = _claim(release_id, Release.State.RELEASED, Release.State.RECALLED)
        if found is None:
            return Release.objects.get(pk=release_id)
        items = list(reversed(_in_order(found)))
        together = frozenset(ref_of(instance) for _member, instance in items)
        with without_indexes(), release_of(together):
            for member, instance in items:
                _take_back(member, instance, user)
            effects.settle()
        found.recalled_at = timezone.now()
        found.save()
        log(instance=found, action="publishing.recall", user=user)
    return found


def _take_back(member: ReleaseMember, instance: Any, user: Any) -> None:
    if isinstance(instance, Correction):
        return  # what was said in public stays said
    if member.was_live and member.previous_revision is not None:
        try:
            with transaction.atomic(), restoring():
                member.previous_revision.publish(user=user, skip_permission_checks=True)
        except ValidationError:
            # What stood there before isn't valid any more; gone is safer than half recalled.
            logger.exception("ALARM recall: the former text of %s couldn't return", instance)
        else:
            return
    instance.refresh_from_db()
    if instance.live:
        # Who recalls was asked before; `unpublish()` would refuse what somebody locked since.
        unpublish = UnpublishPageAction if isinstance(instance, Page) else UnpublishAction
        unpublish(instance, user=user).execute(skip_permission_checks=True)
    if isinstance(instance, Page):
        # Withdrawn since: what its readers were told names a text that is to be nowhere.
        told = Withdrawal.objects.filter(page_id=instance.pk, lifted_at=None)
        if told.update(lifted_at=timezone.now()):
            effects.happened(instance)


def _claim(release_id: int, before: str, after: str) -> Release | None:
    """Move the release from one state to the next; None when another process did."""
    if not Release.objects.filter(pk=release_id, state=before).update(state=after):
        return None
    return Release.objects.get(pk=release_id)


def _in_order(release: Release) -> list[tuple[ReleaseMember, Any]]:
    """Return the members that still exist: records first, then pages from the root down."""
    found = items_of(release.members.all())
    return sorted(
        [(member, instance) for member, instance in found if instance is not None],
        key=lambda item: (
            not isinstance(item[1], Record),
            item[1].depth if isinstance(item[1], Page) else 0,
            item[0].position,
        ),
    )
