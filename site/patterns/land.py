"""The map: land only, no borders and no names of states (DESIGN section 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from patterns.mark import octagram
from patterns.projection import HEIGHT, WIDTH, project
from patterns.svg import number

__all__ = ["locator_map_svg", "map_svg", "project"]

_VIEW = (309.0, 269.0, 1440.0, 720.0)  # on a wide page the upper and lower ends are cut off
# Coast lines engraved in the sea: width of the line's outer and inner edge.
_COASTS = ((27, 24), (17, 14), (8, 5.4))


@cache
def _coast() -> str:
    return (Path(__file__).parent / "coast.txt").read_text().strip()


@cache
def _ground(name: str, scale: float = 1.0) -> str:
    """Return the sea, its engraved lines, and the land."""
    lines = "".join(
        f'<use href="#{name}" class="coast" stroke-width="{number(outer * scale)}"/>'
        f'<use href="#{name}" class="gap" stroke-width="{number(inner * scale)}"/>'
        for outer, inner in _COASTS
    )
    return (
        f'<defs><path id="{name}" d="{_coast()}"/></defs>'
        f'<rect class="sea" width="{number(WIDTH)}" height="{number(HEIGHT)}"/>'
        f'{lines}<use href="#{name}" class="land"/>'
    )


def _label(point: Mapping[str, Any], x: float, y: float, size: float, start: bool) -> str:
    """Return the name and years beside a star: to its right, or to its left."""
    anchor = "start" if start else "end"
    dx = size if start else -size
    note = point.get("note") or ""
    years = f'<text class="years" x="{number(x + dx)}" y="{number(y + 21)}" ' + (
        f'text-anchor="{anchor}">{escape(str(note))}</text>'
    )
    return (
        f'<text x="{number(x + dx)}" y="{number(y + 2)}" text-anchor="{anchor}">'
        f"{escape(str(point['name']))}</text>{years if note else ''}"
    )


def _star(point: Mapping[str, Any], x: float, y: float, radius: float) -> str:
    css_class = "place place-chief" if point.get("chief") else "place"
    return (
        f'<path class="{css_class}" d="{octagram(radius)}" '
        f'transform="translate({number(x)} {number(y)})"/>'
    )


def map_svg(points: Sequence[Mapping[str, Any]]) -> str:
    """Draw the map of all places.

    Args:
        points: each with `name`, `latitude`, `longitude`, and optionally `note` (years) and
            `chief` (the one red star). A name stands to the right of its star, or to the left
            where another star is close on that side.
    """
    placed = [(point, *project(point["latitude"], point["longitude"])) for point in points]
    stars, labels = [], []
    for point, x, y in placed:
        near = [(ox - x, oy - y) for other, ox, oy in placed if other is not point]
        crowded = any(-6 < dx < 150 and abs(dy) < 40 for dx, dy in near)
        # Two stars one over the other: the upper one's label moves up, the lower one's down.
        shift = sum(
            -20 if dy > 0 else 16 for dx, dy in near if crowded and abs(dx) < 60 and abs(dy) < 44
        )
        stars.append(_star(point, x, y, 11.5 if point.get("chief") else 9.5))
        labels.append(_label(point, x, y + shift, 17, start=not crowded))
    return (
        f'<svg class="map-svg" viewBox="{" ".join(map(number, _VIEW))}" '
        'preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">'
        f"{_ground('coast')}{''.join(stars)}{''.join(labels)}</svg>"
    )


def locator_map_svg(point: Mapping[str, Any]) -> str:
    """Draw the surroundings of one place, 4:3, its star a third from the start.

    Args:
        point: as in `map_svg`.
    """
    x, y = project(point["latitude"], point["longitude"])
    width, height = 1080.0, 810.0
    left = min(max(x - width * 0.38, 0), WIDTH - width)
    top = min(max(y - height * 0.44, 0), HEIGHT - height)
    body = _star(point, x, y, 22) + _label({"name": point["name"]}, x, y + 12, 42, start=True)
    return (
        f'<svg class="map-svg map-locator" viewBox="{number(left)} {number(top)} {number(width)} '
        f'{number(height)}" preserveAspectRatio="xMidYMid slice" aria-hidden="true" '
        f'focusable="false">{_ground("coast")}{body}</svg>'
    )
