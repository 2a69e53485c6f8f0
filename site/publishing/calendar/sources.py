"""What Wagtail's schedule, the releases and the reviews have planned."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry

from core.identity import uid
from publishing.calendar.items import CalendarItem, centre_of_paths, register_calendar_source
from publishing.calendar.models import ReviewDate
from publishing.models import Release

#: Who may change a page may read its drafts; nobody else sees their titles.
RIGHTS = {"change", "publish"}


def _site() -> uuid.UUID:
    """Return what tells this site's release 7 from another's."""
    return uuid.uuid5(uuid.NAMESPACE_URL, settings.BASE_URL)


def own_pages(user: Any) -> QuerySet[Page]:
    """Return the pages whose drafts `user` may read."""
    found: QuerySet[Page] = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
        user, RIGHTS
    )
    return found


def instants(first: date, last: date) -> tuple[datetime, datetime]:
    """Return the instants at which `first` begins and `last` ends where the user is."""
    zone = timezone.get_current_timezone()
    begin = datetime.combine(first, time.min, zone)
    return begin, datetime.combine(last + timedelta(days=1), time.min, zone)


@register_calendar_source
def scheduled(user: Any, first: date, last: date) -> Iterator[CalendarItem]:
    """Pages and records that go live or offline at a time of their own."""
    within = instants(first, last)
    revisions = list(
        Revision.objects.filter(approved_go_live_at__range=within)
        .select_related("content_type", "base_content_type")
        .defer("content")
    )
    times = {
        int(r.object_id): r.approved_go_live_at
        for r in revisions
        if r.base_content_type.model_class() is Page
    }
    centre_of = centre_of_paths()
    wanted = Q(pk__in=times) | Q(live=True, expire_at__range=within)
    for page in own_pages(user).filter(wanted).select_related("locale"):
        if page.pk in times:
            yield _of_page(page, "scheduled", times[page.pk], centre_of)
        if page.live and page.expire_at and within[0] <= page.expire_at <= within[1]:
            yield _of_page(page, "expires", page.expire_at, centre_of)
    for revision in revisions:
        if revision.base_content_type.model_class() is not Page:
            yield from _of_record(user, revision)


def _of_page(page: Page, kind: str, at: Any, centre_of: Any, **more: Any) -> CalendarItem:
    language = page.locale.language_code
    return CalendarItem(
        uid=uid(page.translation_key, f"{kind}/{language}"),
        kind=kind,
        title=page.get_admin_display_title(),
        start=at,
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        languages=frozenset([language]),
        centre_id=centre_of(page.path),
        **more,
    )


def _of_record(user: Any, revision: Revision) -> Iterator[CalendarItem]:
    model: Any = revision.content_type.model_class()
    if model is None:
        return
    meta = model._meta
    found = model._default_manager.filter(pk=revision.object_id).first()
    if found is None or not user.has_perm(f"{meta.app_label}.change_{meta.model_name}"):
        return
    assert revision.approved_go_live_at is not None
    yield CalendarItem(
        uid=uid(getattr(found, "uid", _site()), f"scheduled/{meta.label}/{found.pk}"),
        kind="scheduled",
        title=str(found),
        start=revision.approved_go_live_at,
        url=AdminURLFinder(user).get_edit_url(found) or "",
        note=str(meta.verbose_name),
    )


@register_calendar_source
def releases(user: Any, first: date, last: date) -> Iterator[CalendarItem]:
    """Planned releases; who may not see releases sees the own pages among their members."""
    planned = Release.objects.filter(
        state=Release.State.PLANNED, goes_out_at__range=instants(first, last)
    ).prefetch_related("members__content_type")
    may_see = user.has_perm("publishing.view_release")
    mine = own_pages(user)
    centre_of = centre_of_paths()
    for release in planned:
        ids = [
            member.object_id
            for member in release.members.all()
            if member.content_type.model_class() is Page
        ]
        pages = list(
            (Page.objects if may_see else mine).filter(pk__in=ids).select_related("locale")
        )
        if not may_see:
            for page in pages:
                yield _of_page(page, "release", release.goes_out_at, centre_of)
            continue
        assert release.goes_out_at is not None
        centres = {centre_of(page.path) for page in pages}
        yield CalendarItem(
            uid=uid(_site(), f"release/{release.pk}"),
            kind="release",
            title=release.name,
            start=release.goes_out_at,
            url=reverse("releases:board", args=[release.pk]),
            languages=frozenset(page.locale.language_code for page in pages),
            centre_id=centres.pop() if len(centres) == 1 else None,
            is_overdue=release.goes_out_at < timezone.now(),
        )


@register_calendar_source
def reviews(user: Any, first: date, last: date) -> Iterator[CalendarItem]:
    """Pages to be read again."""
    rows = ReviewDate.objects.filter(due_on__range=(first, last), page__in=own_pages(user))
    centre_of = centre_of_paths()
    for row in rows.select_related("page__locale", "owner"):
        owner = row.owner.get_full_name() or row.owner.get_username() if row.owner else _("nobody")
        yield _of_page(
            row.page, "review", row.due_on, centre_of, is_overdue=row.is_overdue, note=owner
        )
