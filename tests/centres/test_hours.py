"""Open now, in the centre's own time."""

from datetime import UTC, datetime, time

import pytest

from centres.hours import opening_state
from directory.models import Centre, OpeningHours

HOURS = [OpeningHours(weekday=6, opens=time(10), closes=time(18))]


def berlin(status=Centre.Status.OPEN):
    return Centre(zone="Europe/Berlin", status=status)


@pytest.mark.parametrize(
    ("instant", "is_open"),
    [
        # 29 March 2026: summer time begins in Berlin; before it UTC+1, after it UTC+2.
        (datetime(2026, 3, 22, 9, 30, tzinfo=UTC), True),
        (datetime(2026, 3, 29, 8, 30, tzinfo=UTC), True),
        (datetime(2026, 3, 29, 7, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 29, 15, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 29, 16, 0, tzinfo=UTC), False),
        # 25 October 2026: winter time begins.
        (datetime(2026, 10, 25, 8, 30, tzinfo=UTC), False),
        (datetime(2026, 10, 25, 9, 0, tzinfo=UTC), True),
    ],
)
def test_right_across_a_change_of_time(instant, is_open):
    assert opening_state(berlin(), HOURS, instant).is_open is is_open


def test_a_centre_that_is_not_open_has_no_open_hours():
    instant = datetime(2026, 3, 22, 9, 30, tzinfo=UTC)
    assert not opening_state(berlin(Centre.Status.SUSPENDED), HOURS, instant).is_open
