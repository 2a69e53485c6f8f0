"""Reads of the home page; each function's number of queries is fixed."""

from typing import TYPE_CHECKING, Any

from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from wagtail.models import Page

from core.privacy import readable
from entries.models import Entry
from events.models import Event, Series
from news.features import MOST
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
    lead, focus, articles = _articles(entries, page)
    events = _events()
    of_events = Q(kind__in=["forum", "meeting"], event_id__in=[event.pk for event in events])
    addresses = list(
        entries.filter(Q(kind__in=SECTIONS) | of_events)
        .order_by("-depth")
        .values_list("kind", "event_id", "url")
    )
    return {
        "lead": lead,
        "focus": focus,
        "feature": articles[0] if articles else None,
        "articles": articles[1 : ROWS + 1],
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


def _articles(entries: Any, page: "HomePage") -> tuple[Entry | None, list[Entry], list[Entry]]:
    """Return the opening story, what is in focus in its order, then the newest (one query).

    Without a chosen opening story the newest article opens the page.
    """
    from home.models import HomeFeature

    # The story is chosen once, in the source language: each home opens with its own version.
    chosen = Page.objects.filter(pk=page.lead_id or 0).values("translation_key")
    is_lead = Case(When(translation_key__in=chosen, then=Value(0)), default=Value(1))
    place = HomeFeature.objects.filter(
        page_id=page.pk, article__translation_key=OuterRef("translation_key")
    ).values(number=Coalesce("sort_order", 0))
    found = list(
        entries.filter(Q(kind="news") | Q(translation_key__in=chosen))
        .defer("text")
        .annotate(rank=is_lead, place_in_focus=Subquery(place[:1]))
        .order_by("rank", F("place_in_focus").asc(nulls_last=True), "-sort_date", "-pk")[
            : ROWS + 2 + MOST
        ]
    )
    leads = [row for row in found if row.rank == 0]
    focus = [row for row in found if row.rank and row.place_in_focus is not None]
    rest = [row for row in found if row.rank and row.place_in_focus is None]
    lead = (leads or rest or focus or [None])[0]
    return (
        lead,
        [row for row in focus if row is not lead],
        [*leads[1:], *(row for row in rest if row is not lead)],
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
