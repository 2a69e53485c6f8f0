"""Opening hours in the centre's own time."""

import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from directory.models import Centre, OpeningHours


@dataclass(frozen=True)
class OpeningState:
    """Whether a centre is open at one instant.

    Attributes:
        is_open: open now.
        until: closing time of the span that holds now, in the centre's zone.
        weekday: today there, Monday is 0.
    """

    is_open: bool
    until: time | None
    weekday: int


def opening_state(centre: Centre, hours: Iterable[OpeningHours], now: datetime) -> OpeningState:
    """Return the state at `now` (aware), right across a change to summer time.

    Wall-clock times are compared in the centre's zone, as a sign on its door would be read.
    """
    local = now.astimezone(zoneinfo.ZoneInfo(centre.zone))
    if centre.status == Centre.Status.OPEN:
        for span in hours:
            if span.weekday == local.weekday() and span.opens <= local.time() < span.closes:
                return OpeningState(True, span.closes, local.weekday())
    return OpeningState(False, None, local.weekday())
