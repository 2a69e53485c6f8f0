"""Reads of the centres' pages; each function's number of queries is fixed."""

from typing import TYPE_CHECKING, Any

from django.db.models import (
    Case,
    CharField,
    F,
    OuterRef,
    Q,
    Subquery,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from centres.hours import opening_state
from core.privacy import readable
from directory.models import Centre
from entries.models import Entry
from events.models import Event
from news.queries import LISTED

if TYPE_CHECKING:
    from centres.models import CentreIndexPage, CentrePage

NEWS, MEETINGS = 5, 6


def centre_pages(page: "CentreIndexPage") -> Any:
    """Return the live pages of live centres, without those that closed (two queries)."""
    from centres.models import CentrePage

    return (
        readable(CentrePage.objects.child_of(page))
        .filter(centre__live=True)
        .exclude(centre__status=Centre.Status.CLOSED)
        .select_related("centre", "centre__country")
        .prefetch_related("centre__hours")
        .order_by("title", "pk")
    )


def centre_context(page: "CentrePage") -> dict[str, Any]:
    """Return the centre, its hours, its news and its meetings (four queries).

    Meetings: the coming ones, the nearest first and those without a day last; then the past ones.
    """
    centre = page.centre
    if centre is None or not centre.live:
        return {"centre": None}
    entries = Entry.objects.defer("text")
    own = Q(path__startswith=page.path)
    below = entries.filter(own).exclude(page_id=page.pk)
    # Its own, and what headquarters write about it in this language.
    about = entries.filter(own | Q(centre=centre, language=page.locale.language_code))
    # Also what the page tells machines (structured.py) reads from here.
    prefetch_related_objects([centre], "hours")
    hours = list(centre.hours.all())
    today = timezone.localdate().isoformat()
    over = Q(last__lt=today) & ~Q(last__in=[today[:7], today[:4]])  # this month isn't over
    return {
        "centre": centre,
        "hours": hours,
        "opening": opening_state(centre, hours, timezone.now()),
        "articles": list(about.filter(kind__in=LISTED).order_by("-sort_date", "-pk")[:NEWS]),
        "meetings": list(
            about.filter(kind="meeting")
            .alias(last=_last_day())
            .annotate(is_past=Case(When(over, then=True), default=False))
            .order_by(
                "is_past",
                Case(When(is_past=False, then=F("sort_date"))).asc(nulls_last=True),
                "-sort_date",
                "-pk",
            )[:MEETINGS]
        ),
        "sections": list(below.filter(kind__in=["news_index", "meetings"])),
    }


def _last_day() -> Coalesce:
    """Return the last day of an entry's event as text, perhaps only its month or year."""
    event = Event.objects.filter(pk=OuterRef("event_id"))
    days = (Subquery(event.values(name)) for name in ("ends_on", "starts_on"))
    return Coalesce(*days, output_field=CharField())
