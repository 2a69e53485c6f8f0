"""Reads of the home page; each function's number of queries is fixed."""

from typing import TYPE_CHECKING, Any

from django.db.models import Case, F, Q, Value, When

from wagtail.models import Page

from core.privacy import readable
from entries.models import Entry
from events.models import Event, Series
from strategy.models import LaunchMaterial, StrategyPage, StrategyVersion
from strategy.queries import key_messages, materials

if TYPE_CHECKING:
    from home.models import HomePage

ROWS = 6
#: What the record of years and the map show: some ten years of ours.
EVENTS = 120
#: What events.present prints of each: a full row has forty columns, many of them JSON.
PRINTED = (
    "name", "city", "status", "status_note", "starts_on", "ends_on", "previously_on", "latitude",
    "longitude", "series__kind",
)  # fmt: skip
MESSAGES, MATERIALS = 3, 4
SECTIONS = ("news_index", "strategy", "forums", "meetings", "centres", "materials")


def home_context(page: "HomePage") -> dict[str, Any]:
    """Return what the home page shows: lead, rows, forums, Strategy, materials (eight queries)."""
    entries = Entry.objects.filter(language=page.locale.language_code)
    articles = _articles(entries, page.lead_id)
    events = _events()
    of_events = Q(kind__in=["forum", "meeting"], event_id__in=[event.pk for event in events])
    addresses = list(
        entries.filter(Q(kind__in=SECTIONS) | of_events)
        .order_by("-depth")
        .values_list("kind", "event_id", "url")
    )
    return {
        "lead": articles[0] if articles else None,
        "feature": articles[1] if len(articles) > 1 else None,
        "articles": articles[2 : ROWS + 2],
        "events": events,
        "last_forum": _latest_forum(events),
        "next_forum": _next_forum(events),
        # The highest page of a kind is the section: centres have lists of their own below it.
        "sections": {kind: url for kind, _event, url in addresses if kind in SECTIONS},
        "event_urls": {event: url for _kind, event, url in addresses if event},
        "strategy": readable(StrategyPage.objects)
        .filter(locale_id=page.locale_id, depth=page.depth + 1)
        .first(),
        "version": StrategyVersion.objects.filter(
            live=True, status=StrategyVersion.Status.IN_FORCE
        ).first(),
        "key_messages": list(key_messages()[:MESSAGES]),
        "materials": materials(material__in=LaunchMaterial.objects.filter(live=True)[:MATERIALS]),
    }


def _events() -> list[Event]:
    """Return the latest events in the order of their dates, those without one last (one query)."""
    latest = F("starts_on").desc(nulls_first=True)
    rows = Event.objects.filter(live=True).select_related("series").only(*PRINTED)
    return list(rows.order_by(latest, "-pk")[:EVENTS])[::-1]


def _articles(entries: Any, lead_id: int | None) -> list[Entry]:
    """Return the chosen opening story first, then the newest articles (one query)."""
    # The story is chosen once, in the source language: each home opens with its own version.
    chosen = Page.objects.filter(pk=lead_id or 0).values("translation_key")
    is_lead = Case(When(translation_key__in=chosen, then=Value(0)), default=Value(1))
    rows = entries.filter(Q(kind="news") | Q(translation_key__in=chosen))
    return list(
        rows.defer("text").alias(rank=is_lead).order_by("rank", "-sort_date", "-pk")[: ROWS + 2]
    )


def _latest_forum(events: list[Event]) -> Event | None:
    held = [
        e for e in events if e.series.kind == Series.Kind.FORUM and e.status == Event.Status.HELD
    ]
    return held[-1] if held else None


def _next_forum(events: list[Event]) -> Event | None:
    coming = [
        e
        for e in events
        if e.series.kind == Series.Kind.FORUM
        and e.status in {Event.Status.PLANNED, Event.Status.POSTPONED, Event.Status.RESCHEDULED}
    ]
    return coming[0] if coming else None
