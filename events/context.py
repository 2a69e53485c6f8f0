"""What the templates of forum and meeting pages print."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import display_range
from core.labels import localized
from core.paging import page_of, pagination
from entries.kinds import SERIES
from entries.present import rows, status_badge
from events import present, queries
from events.calendar_file import first_day
from events.models.event import Event
from publishing.present import attribution_items
from strategy import present as strategy_present
from strategy import queries as strategy_queries

if TYPE_CHECKING:
    from events.models.pages import EventPage, ForumIndexPage, MeetingIndexPage


def event_context(page: "EventPage") -> dict[str, Any]:
    """Return everything a forum's or meeting's template prints (six queries)."""
    raw = queries.event_context(page)
    event: Event | None = raw["event"]
    if event is None:
        return raw
    language = page.locale.language_code
    is_over = event.status == Event.Status.HELD
    return {
        "event": event,
        "is_over": is_over,
        "kind": str(SERIES.get(event.series.kind, "")),
        "sign": event.series.sign,
        "when": present.when(event, language),
        "place": present.place(event, language),
        "badge": present.badge(event),
        "change": present.change_notice(event, language),
        "facts": present.facts(raw["figures"], language),
        "days": present.programme(raw["sessions"], language),
        "zone_note": present.zone_note(event, language),
        "decisions": [localized(d.text, language)[0] for d in raw["decisions"]],
        "documents": raw["documents"],
        "materials": strategy_present.material_rows(
            strategy_queries.materials(material__events=event), language
        ),
        "news": rows(raw["news"]),
        "neighbours": raw["neighbours"],
        "practical": _practical(event, language),
        "attribution": {"id": page.attribution.id, "items": attribution_items(page.attribution)},
        "calendar_url": f"{page.url_path}event.ics" if first_day(event) else "",
        "buttons": [{"url": url, "text": _("Register")} for url in [_registration(event)] if url],
    }


def _registration(event: Event) -> str:
    """Return the address of the registration while it can be used."""
    closes = event.registration_closes
    if event.status != Event.Status.PLANNED or not event.registration_url:
        return ""
    return event.registration_url if not closes or closes.last_day >= timezone.localdate() else ""


def _practical(event: Event, language: str) -> list[dict[str, str]]:
    """Return terms and texts of what a delegate must know."""
    closes = event.registration_closes
    venue = localized(event.venue, language)[0]
    items = [
        (_("Registration closes"), closes.display(language) if closes else ""),
        (_("Languages"), " · ".join(event.languages)),
        (
            _("Venue"),
            venue or (_("The venue isn't known yet") if not _is_over(event) else ""),
        ),
        (_("Who should come"), localized(event.audience, language)[0]),
        (_("Accessibility"), localized(event.accessibility, language)[0]),
        (_("Host"), localized(event.host.name, language)[0] if event.host else ""),
    ]
    return [{"term": term, "text": text} for term, text in items if text]


def _is_over(event: Event) -> bool:
    return event.status == Event.Status.HELD


def event_row(page: "EventPage") -> dict[str, Any]:
    """Return the row of a forum's or meeting's page in its index."""
    event = page.event
    assert event is not None
    language = page.locale.language_code
    start = event.starts_on
    return {
        "title": page.title,
        "url": page.url,
        "date": display_range(start, event.ends_on, language, short=True) or _("not known yet"),
        "datetime": str(start or ""),
        "sign": event.series.sign,
        "kind": str(SERIES.get(event.series.kind, "")),
        "place": localized(event.city, language)[0],
        "text": page.introduction,
        "badge": status_badge(event.status)
        or (present.badge(event)["text"] if event.status == Event.Status.PLANNED else ""),
        "badge_tone": present.badge(event)["tone"],
        "cancelled": event.status == Event.Status.CANCELLED,
        "page_id": page.pk,
    }


def forums_context(page: "ForumIndexPage", number: str | None) -> dict[str, Any]:
    """Return one page of the forums (two queries)."""
    from events.models.pages import ForumPage

    current = page_of(queries.event_pages(ForumPage, page), number, queries.EVENTS_A_PAGE)
    return {
        "forums": [event_row(p) for p in current],
        "pagination": pagination(current, page.url),
    }


def meetings_context(page: "MeetingIndexPage", number: str | None) -> dict[str, Any]:
    """Return the meetings by series (two queries)."""
    found = queries.meetings_by_series(page, number)
    language = page.locale.language_code
    return {
        "series": [
            {
                "title": localized(group["series"].name, language)[0],
                "text": localized(group["series"].text, language)[0],
                "id": group["series"].slug,
                "rows": [event_row(p) for p in group["pages"]],
            }
            for group in found["groups"]
        ],
        "pagination": pagination(found["page"], page.url),
    }
