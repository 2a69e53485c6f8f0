"""Forums and meetings in the editors' calendar."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from wagtail.permissions import policy_registry

from core.identity import uid
from core.policies import records_seen
from events.models import Event
from publishing.calendar.items import CalendarItem, register_calendar_source


@register_calendar_source
def events(user: Any, first: date, last: date) -> Iterator[CalendarItem]:
    """Public events for everyone; drafts for who may change them."""
    # The date of what was postponed or cancelled is nobody's appointment any more.
    gone = (Event.Status.POSTPONED, Event.Status.CANCELLED)
    rows = Event.objects.exclude(starts_on=None).exclude(status__in=gone)
    policy = policy_registry.get_by_type(Event)
    own = policy.instances_user_has_permission_for(user, "change")
    mine = set(own.values_list("pk", flat=True))
    for event in records_seen(user, rows).filter(
        starts_on__gte=str(first.year), starts_on__lte=f"{last.year + 1}"
    ):
        # One that is known only to the month or year stands at no day.
        if event.starts_on is None or not event.starts_on.day:
            continue
        ends = event.ends_on
        yield CalendarItem(
            uid=uid(event.uid, "calendar"),
            kind="event",
            title=str(event),
            start=event.starts_on.first_day,
            end=ends.first_day if ends and ends.day else None,
            url=reverse("record_event:edit", args=[event.pk]) if event.pk in mine else "",
            centre_id=event.centre_id,
            note=str(event.get_status_display()),
        )
