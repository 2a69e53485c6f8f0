"""What stands in the calendar; each app adds its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Centre

KINDS = {
    "scheduled": _("Scheduled"),
    "expires": _("Goes offline"),
    "release": _("Embargoed"),
    "review": _("To be reviewed"),
    "event": _("Forum or meeting"),
}


@dataclass(frozen=True)
class CalendarItem:
    """One thing in the calendar.

    Attributes:
        uid: stable name, the same after every change.
        kind: key of `KINDS`.
        title: what it is about.
        start: an instant, or a day.
        end: the last day, for what lasts several.
        url: where in the admin it is changed, or "".
        languages: codes; none: all languages.
        centre_id: the centre it belongs to, or None.
        is_overdue: its time is over and nobody did it.
        note: a few words more.
    """

    uid: str
    kind: str
    title: str
    start: date | datetime
    end: date | None = None
    url: str = ""
    languages: frozenset[str] = frozenset()
    centre_id: int | None = None
    is_overdue: bool = False
    note: str = ""

    @property
    def first_day(self) -> date:
        """The day it begins, in the zone of who looks."""
        if isinstance(self.start, datetime):
            return timezone.localtime(self.start).date()
        return self.start

    @property
    def last_day(self) -> date:
        """The day it ends."""
        return self.end or self.first_day


#: `(user, first day, last day) -> items` that this user may see.
CalendarSource = Callable[[Any, date, date], Iterable[CalendarItem]]
_sources: list[CalendarSource] = []


def register_calendar_source(source: CalendarSource) -> CalendarSource:
    """Register what else stands in the calendar. It must show a user only what they may see."""
    if source not in _sources:
        _sources.append(source)
    return source


def items_for(
    user: Any, first: date, last: date, *, language: str = "", centre: int | None = None,
    kind: str = "",
) -> list[CalendarItem]:  # fmt: skip
    """Return what `user` may see from `first` to `last`, in order of time."""
    found = [
        item
        for source in _sources
        for item in source(user, first, last)
        if item.first_day <= last and item.last_day >= first
        if not language or not item.languages or language in item.languages
        if centre is None or item.centre_id == centre
        if not kind or item.kind == kind
    ]
    return sorted(found, key=_order)


def _order(item: CalendarItem) -> tuple[date, str, str]:
    time = f"{timezone.localtime(item.start):%H:%M}" if isinstance(item.start, datetime) else ""
    return item.first_day, time, item.title


def centre_of_paths() -> Callable[[str], int | None]:
    """Return a function that finds the centre of a page's tree path (one query)."""
    rows = Centre.objects.exclude(pages=None).values_list("pk", "pages__path")
    paths = {path: pk for pk, path in rows}

    def centre_of(path: str) -> int | None:
        return next((pk for above, pk in paths.items() if path.startswith(above)), None)

    return centre_of
