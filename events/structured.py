"""schema.org node of an event (F5)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from blocks.streaming import broadcasts
from core.dates import PartialDate
from core.labels import localized
from core.structured import address_of, node
from publishing.disclosure.texts import disclosure_node

if TYPE_CHECKING:
    from events.models import Event
    from events.models.pages import EventPage

#: schema.org EventStatusType of each status; "held" has no value of its own.
STATUSES = {
    "planned": "EventScheduled",
    "held": "EventScheduled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "cancelled": "EventCancelled",
}


def event_node(page: "EventPage") -> dict[str, Any] | None:
    """Return the event's node: dates carry an offset where a time is known."""
    event = page.event
    if event is None or not event.live:
        return None
    language = page.locale.language_code
    city = localized(event.city, language)[0]
    country = event.country.code if event.country else ""
    place = node(
        "Place",
        name=localized(event.venue, language)[0] or city,
        address=node("PostalAddress", addressLocality=city, addressCountry=country),
    )
    return node(
        "Event",
        name=page.title,
        description=page.introduction,
        inLanguage=language,
        url=address_of(page.url_path),
        startDate=start_text(event),
        endDate=str(event.ends_on or ""),
        previousStartDate=_day(event.previously_on),
        eventStatus=f"https://schema.org/{STATUSES[event.status]}",
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        identifier=page.public_id,
        location=place if city else None,
        subjectOf=disclosure_node(page),
        subEvent=broadcasts(page),
        organizer=node("Organization", name=localized(event.host.name, language)[0])
        if event.host
        else None,
    )


def start_text(event: "Event") -> str:
    """Return the start as ISO 8601: with offset when the time is known, else as far as known."""
    if event.starts_on and event.starts_on.day and event.starts_at:
        start = datetime.combine(event.starts_on.first_day, event.starts_at, ZoneInfo(event.zone))
        return start.isoformat()
    return _day(event.starts_on)


def _day(value: PartialDate | None) -> str:
    return str(value or "")
