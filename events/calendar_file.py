"""`…/event.ics` under a forum's or meeting's page: the event for a reader's own calendar (F4)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icalendar import Calendar
from icalendar import Event as Item

from core.conditional import answer_if_changed
from core.dates import PartialDate
from core.labels import localized
from core.navigation import furniture
from core.structured import address_of
from entries.models import Entry
from entries.present import status_badge
from events.models.event import Event
from publishing.disclosure.models import Output
from publishing.disclosure.texts import disclosure_at, shown_in

#: DTSTAMP is demanded even of a row that no verb ever published.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
#: RFC 5545 has no word for "postponed": the old date is no longer sure.
STATUSES = {Event.Status.CANCELLED: "CANCELLED", Event.Status.POSTPONED: "TENTATIVE"}


@require_safe
def event_file(request: HttpRequest, path: str) -> HttpResponse:
    """Answer the calendar file of the page's event (five queries).

    Raises:
        Http404: no public page of an event stands there, or its day isn't known.
    """
    language = request.path_info.split("/")[1]
    entry = Entry.objects.filter(
        url=f"/{language}/{path}", language=language, kind__in=("forum", "meeting")
    ).first()
    live = Event.objects.filter(live=True).select_related("country")
    event = live.filter(pk=entry.event_id).first() if entry and entry.event_id else None
    if entry is None or event is None or first_day(event) is None:
        raise Http404
    response = HttpResponse(calendar_of(event, entry), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return answer_if_changed(request, response)


def first_day(event: Event) -> date | None:
    """Return the day it begins, or was to begin before it was postponed; None if not known."""
    for value in (event.starts_on, event.previously_on):
        if value and value.day:
            return value.first_day
    return None


def calendar_of(event: Event, entry: Entry) -> bytes:
    """Return the calendar with its one event and its time zone."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//{entry.language}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_item(event, entry))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _item(event: Event, entry: Entry) -> Item:
    """Return the event: the same UID in every language and after every change."""
    language = entry.language
    item = Item()
    item.add("uid", str(event.uid))
    item.add("sequence", event.sequence)
    changed = event.last_published_at or entry.updated or entry.updated_at or NEVER
    item.add("dtstamp", changed)
    item.add("last-modified", changed)
    start, end = span(event)
    item.add("dtstart", start)
    if end is not None:
        item.add("dtend", end)
    item.add("status", STATUSES.get(Event.Status(event.status), "CONFIRMED"))
    word = status_badge(event.status)
    item.add("summary", f"{word}: {entry.title}" if word else entry.title)
    item.add("description", _description(event, entry))
    item.add("url", address_of(entry.url))
    where = [localized(each, language)[0] for each in (event.venue, event.city)]
    where.append(localized(event.country.name, language)[0] if event.country else "")
    if any(where):
        item.add("location", ", ".join(filter(None, where)))
    if event.latitude is not None and event.longitude is not None:
        item.add("geo", (event.latitude, event.longitude))
    return item


def span(event: Event) -> tuple[date | datetime, date | datetime | None]:
    """Return begin and end: hours in the venue's zone where they are known, else whole days."""
    first = first_day(event)
    assert first is not None
    last = _last_day(event.ends_on, first)
    if event.starts_at is None:
        return first, last + timedelta(days=1)
    zone = ZoneInfo(event.zone)
    begin = datetime.combine(first, event.starts_at, zone)
    ends = [s.ends for s in event.sessions.all() if s.day == last and s.ends]
    if ends:
        return begin, datetime.combine(last, max(ends), zone)
    if last > first:
        # The last day counts whole: nobody has said when it ends.
        return begin, datetime.combine(last + timedelta(days=1), datetime.min.time(), zone)
    return begin, None


def _last_day(value: PartialDate | None, first: date) -> date:
    return value.first_day if value and value.day and value.first_day >= first else first


def _description(event: Event, entry: Entry) -> str:
    parts: list[Any] = [entry.teaser, localized(event.status_note, entry.language)[0]]
    site = furniture(entry.language)
    said = shown_in(Output.FEED, disclosure_at(site, entry.path, entry.centre_id))
    if said:
        parts.insert(0, said.text)
    if event.is_fictional:
        parts.insert(0, _("This event is invented for the demonstration; it announces nothing."))
    if settings.DEMONSTRATION:
        parts.insert(0, _("Demonstration. Not a site of the organisation."))
    return "\n\n".join(part for part in parts if part)
