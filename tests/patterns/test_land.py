"""The coast: Crimea belongs to the mainland, the straits are open, places stand where they are."""

import re
from pathlib import Path

import pytest

import patterns

COAST = (Path(patterns.__file__).parent / "coast.txt").read_text()


def rings():
    for ring in COAST.split("M")[1:]:
        numbers = [int(n) for n in re.findall(r"-?\d+", ring)]
        x, y = numbers[:2]
        points = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        yield points


def around(latitude, longitude):
    """Numbers of the rings that hold a place: odd is land."""
    x, y = patterns.project(latitude, longitude)
    found = []
    for number, ring in enumerate(rings()):
        inside = False
        for k, (x2, y2) in enumerate(ring):
            x1, y1 = ring[k - 1]
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
        if inside:
            found.append(number)
    return found


def test_crimea_is_no_island():
    assert around(45.2, 34.1) == around(47.0, 33.6) != []


# A sea that were cut off would be a lake: two rings around it.
@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(43.3, 34.0), (46.0, 36.8), (40.75, 28.2), (39.3, 25.2), (35.0, 18.0)],
    ids=["Black Sea", "Azov", "Marmara", "Aegean", "Mediterranean"],
)
def test_the_straits_are_open(latitude, longitude):
    assert around(latitude, longitude) == []


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(40.41, 49.6), (39.93, 32.86), (52.52, 13.4), (43.24, 76.89), (50.45, 30.52), (41.3, 69.2)],
)
def test_cities_stand_on_land(latitude, longitude):
    assert len(around(latitude, longitude)) % 2 == 1


def test_the_caspian_is_a_lake():
    assert len(around(42.0, 51.0)) == 2


def test_equal_area_conic():
    x, y = patterns.project(44, 42)
    assert (x, y) == pytest.approx((1000, 680))
    assert patterns.project(44, 60)[0] > x
    assert patterns.project(50, 42)[1] < y
    # Equal areas: a degree cell near 30° and one near 55° are to each other as on the sphere.
    from math import cos, radians

    def area(lat, lon):
        corners = [patterns.project(lat + i, lon + j) for i, j in ((0, 0), (0, 1), (1, 1), (1, 0))]
        return abs(
            sum(
                a[0] * b[1] - b[0] * a[1]
                for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
            )
        )

    assert area(30, 42) / area(55, 42) == pytest.approx(
        cos(radians(30.5)) / cos(radians(55.5)), rel=1e-3
    )


def test_coast_is_small():
    import gzip

    assert len(gzip.compress(COAST.encode(), 9)) < 4200
