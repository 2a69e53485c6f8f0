"""Small helpers shared by the patterns: numbers, points, the outer element, the hash."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin
from zlib import crc32

Point = tuple[float, float]


def number(value: float) -> str:
    """Write a coordinate to one decimal, as short as SVG allows: 3.0 → 3, −0.04 → 0."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def polar(radius: float, degrees: float) -> Point:
    """Return the point at a radius and an angle (degrees, clockwise on the screen)."""
    angle = radians(degrees)
    return radius * cos(angle), radius * sin(angle)


def line(points: Iterable[Point], *, close: bool = False) -> str:
    """Write points as a path: `M0 0L1 1`, with `z` when closed."""
    pairs = [f"{number(x)} {number(y)}" for x, y in points]
    return "M" + "L".join(pairs) + ("z" if close else "")


def chance(*key: object) -> float:
    """Return a number in [0, 1) that depends on nothing but the key."""
    return crc32(":".join(map(str, key)).encode()) / 2**32


def element(
    body: str, width: float, height: float, css_class: str, fit: str = "xMidYMid slice"
) -> str:
    """Wrap a drawing in its decorative `<svg>` element.

    Args:
        body: the drawing.
        width: width of the view box, which starts at 0 0.
        height: height of the view box.
        css_class: class names; the first names the pattern.
        fit: `preserveAspectRatio`.
    """
    return (
        f'<svg class="{css_class}" viewBox="0 0 {number(width)} {number(height)}" '
        f'preserveAspectRatio="{fit}" aria-hidden="true" focusable="false">{body}</svg>'
    )
