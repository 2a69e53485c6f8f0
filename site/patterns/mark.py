"""The mark beside the name, and the small eight-pointed star of lists and maps."""

from __future__ import annotations

from functools import cache
from math import cos, radians

from patterns.svg import line, polar


@cache
def octagram(radius: float, turn: float = 0.0) -> str:
    """Return the star {8/2}, two crossed squares, as a closed path around the origin."""
    notch = radius * cos(radians(45)) / cos(radians(22.5))
    points = []
    for k in range(8):
        points += [polar(radius, turn + 45 * k), polar(notch, turn + 45 * k + 22.5)]
    return line(points, close=True)


@cache
def mark() -> str:
    """Draw the mark: a star of two crossed squares, its strap, an octagon and its middle."""
    octagon = line([polar(11.5, 22.5 + 45 * k) for k in range(8)], close=True)
    squares = "".join(
        line([polar(16.6, turn + 90 * k) for k in range(4)], close=True) for turn in (0, 45)
    )
    return (
        '<svg class="mark" viewBox="-24 -24 48 48" width="44" height="44" aria-hidden="true" '
        f'focusable="false"><path class="outer" d="{octagram(23)}"/>'
        f'<path class="strap" d="{squares}"/>'
        f'<path class="octagon" d="{octagon}"/><circle class="middle" r="5.4"/></svg>'
    )


@cache
def star_icon() -> str:
    """Draw the star used before a key message, in the text's colour."""
    return (
        '<svg class="star-icon" viewBox="-10 -10 20 20" width="14" height="14" '
        f'aria-hidden="true" focusable="false"><path d="{octagram(9.6)}"/></svg>'
    )
