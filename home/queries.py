"""Reads of the home page; each function's number of queries is fixed."""

from typing import TYPE_CHECKING, Any

from entries.models import Entry

from events.models import Event, Series
from strategy.models import KeyMessage, StrategyPage, StrategyVersion
from strategy.queries import materials

if TYPE_CHECKING:
    from home.models import HomePage

ROWS = 6


def home_context(page: "HomePage") -> dict[str, Any]:
    """Return what the home page shows: lead, rows, forums, record, Strategy, materials."""
    language = page.locale.language_code
    entries = Entry.objects.filter(language=language)
    articles = list(
        entries.filter(kind="news").order_by("-sort_date", "-pk")[: ROWS + 2]
    )
    lead = next((row for row in articles if row.page_id == page.lead_id), None)
    if lead is None:
        lead = (
            entries.filter(page_id=page.lead_id).first() if page.lead_id else None
        ) or next(iter(articles), None)
    rest = [row for row in articles if lead is None or row.pk != lead.pk]
    events = list(
        Event.objects.filter(live=True).select_related("series").order_by("starts_on")
    )
    return {
        "lead": lead,
        "feature": rest[0] if rest else None,
        "articles": rest[1 : ROWS + 1],
        "events": events,
        "last_forum": _latest_forum(events),
        "next_forum": _next_forum(events),
        "sections": {
            row.kind: row
            for row in entries.filter(
                kind__in=[
                    "news_index",
                    "strategy",
                    "forums",
                    "meetings",
                    "centres",
                    "materials",
                ],
                depth__lte=page.depth + 2,
            ).order_by("-depth")
        },
        "event_urls": dict(
            entries.filter(kind__in=["forum", "meeting"]).values_list("event_id", "url")
        ),
        "strategy": StrategyPage.objects.live()
        .filter(locale_id=page.locale_id, depth=page.depth + 1)
        .first(),
        "version": StrategyVersion.objects.filter(
            live=True, status=StrategyVersion.Status.IN_FORCE
        ).first(),
        "key_messages": list(
            KeyMessage.objects.filter(live=True, priority__live=True)[:ROWS]
        ),
        "materials": list(materials()[:4]),
    }


def _latest_forum(events: list[Event]) -> Event | None:
    held = [
        e
        for e in events
        if e.series.kind == Series.Kind.FORUM and e.status == Event.Status.HELD
    ]
    return held[-1] if held else None


def _next_forum(events: list[Event]) -> Event | None:
    coming = [
        e
        for e in events
        if e.series.kind == Series.Kind.FORUM
        and e.status
        in {Event.Status.PLANNED, Event.Status.POSTPONED, Event.Status.RESCHEDULED}
    ]
    return coming[0] if coming else None
