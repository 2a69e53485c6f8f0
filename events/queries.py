"""Reads of forum and meeting pages; each function's number of queries is fixed."""

from typing import TYPE_CHECKING, Any

from django.db.models import Case, F, OuterRef, Q, Subquery, When

from core.paging import page_of
from core.privacy import readable
from entries.models import Entry
from events.models.decisions import Decision
from events.models.event import Event
from publishing.attribution import ACCOUNTS, keep

if TYPE_CHECKING:
    from events.models.pages import EventPage, MeetingIndexPage

EVENTS_A_PAGE = 60
NEWS = 4


def event_pages(model: Any, parent: Any) -> Any:
    """Return the live pages of live events below `parent`, latest first (one query)."""
    return (
        readable(model.objects.child_of(parent))
        .filter(event__live=True)
        .select_related("locale", "event", "event__series", "event__country")
        .order_by(F("event__starts_on").desc(nulls_first=True), "-pk")
    )


def meetings_by_series(page: "MeetingIndexPage", number: str | None) -> dict[str, Any]:
    """Return one page of meetings, grouped by series in the editors' order (two queries).

    Raises:
        Http404: a page that the list doesn't have.
    """
    from events.models.pages import MeetingPage

    rows = event_pages(MeetingPage, page).order_by(
        "event__series__sort_order",
        "event__series_id",
        F("event__starts_on").desc(nulls_first=True),
        "-pk",
    )
    current = page_of(rows, number, EVENTS_A_PAGE)
    groups: list[dict[str, Any]] = []
    for row in current:
        if not groups or groups[-1]["series"] != row.event.series:
            groups.append({"series": row.event.series, "pages": []})
        groups[-1]["pages"].append(row)
    return {"groups": groups, "page": current}


def event_context(page: "EventPage") -> dict[str, Any]:
    """Return programme, figures, decisions, documents, news and neighbours (five queries)."""
    event = page.event
    if event is None or not event.live:
        return {"event": None}
    figures: dict[str, dict[str, Any]] = {}
    for figure in event.figures.all():
        group = figures.setdefault(figure.measure, {"shown": None, "others": []})
        if figure.is_preferred and group["shown"] is None:
            group["shown"] = figure
        else:
            group["others"].append(figure)
    return {
        "event": event,
        "sessions": list(event.sessions.all()),
        "figures": figures,
        "decisions": list(Decision.objects.filter(event=event, live=True)),
        "documents": outcome_pages(page),
        **entries_about(event, page),
    }


def outcome_pages(page: "EventPage") -> list[Any]:
    """Return the live outcome documents below the page (one query)."""
    from events.models.pages import OutcomeDocumentPage

    below = OutcomeDocumentPage.objects.child_of(page)
    return list(readable(below).select_related("document"))


def entries_about(event: Event, page: "EventPage") -> dict[str, Any]:
    """Return the newest news of the event, and the meetings before and after it (one query)."""
    number = event.ordinal
    near = Event.objects.filter(
        live=True,
        series_id=event.series_id,
        ordinal__in=[] if number is None else [number - 1, number + 1],
    )
    rows = (
        Entry.objects.filter(
            Q(page_id=page.pk)
            | Q(kind="news", event_id=event.pk)
            | Q(kind=page.entry_kind, event_id__in=near.values("pk")),
            language=page.locale.language_code,
        )
        .select_related(*ACCOUNTS)
        .defer("text")
        .annotate(ordinal=Subquery(near.filter(pk=OuterRef("event_id")).values("ordinal")))
        .order_by(
            Case(When(page_id=page.pk, then=0), default=1),
            F("ordinal").asc(nulls_last=True),
            "-sort_date",
            "-pk",
        )
    )
    # A meeting may have a page of a centre too: room for both, and for the page's own entry.
    found = list(rows[: NEWS + 5])
    keep(page, found)
    by_ordinal = {row.ordinal: row for row in found if row.ordinal is not None}
    return {
        "news": [row for row in found if row.kind == "news"][:NEWS],
        "neighbours": {
            "previous": by_ordinal.get(number - 1),
            "next": by_ordinal.get(number + 1),
        }
        if number is not None
        else {},
    }
