"""The crown of a yurt seen from below: DESIGN section 5, rule 7. A plan of a roof, no emblem."""

from __future__ import annotations

from functools import cache
from math import sqrt

from patterns.mark import octagram
from patterns.svg import element, line, number, polar

_POLES = 48


@cache
def shanyrak(size: str = "panel") -> str:
    """Draw the crown with its 48 poles.

    Args:
        size: `panel` (crown towards the end side) or `thumbnail` (crown in the middle, 16:10).
    """
    if size == "panel":
        width, height, cx, cy, r = 900.0, 560.0, 593.0, 280.0, 153.0
    else:
        width, height, cx, cy, r = 800.0, 500.0, 400.0, 250.0, 116.0
    name = f"sh{size[0]}"
    # A panel has its own lapis ground; a thumbnail brings it.
    ground = f'<rect class="p-lapis" width="{number(width)}" height="{number(height)}"/>'
    body = (
        f"{ground if size != 'panel' else ''}"
        f'<g transform="translate({number(cx)} {number(cy)})">'
        f"{_poles(name, r)}{_lattice(r)}{_crown(r)}"
        f'<path class="p-star" stroke-width="{number(0.035 * r)}" d="{octagram(0.2 * r)}"/></g>'
    )
    fit = "xMaxYMid slice" if size == "panel" else "xMidYMid slice"
    return element(body, width, height, "shanyrak", fit)


def _poles(name: str, r: float) -> str:
    near, far = 0.028 * r, 0.06 * r
    pole = line(
        [(1.16 * r, -near), (3.15 * r, -far), (3.15 * r, far), (1.16 * r, near)], close=True
    )
    lozenge = line(
        [(1.44 * r, 0), (1.5 * r, -0.04 * r), (1.56 * r, 0), (1.5 * r, 0.04 * r)], close=True
    )
    uses = "".join(
        f'<use href="#{name}" transform="rotate({number(k * 360 / _POLES)})"/>'
        for k in range(_POLES)
    )
    return (
        f'<defs><symbol id="{name}" overflow="visible"><path class="p-wool" d="{pole}"/>'
        f'<path class="p-saffron" d="{lozenge}"/></symbol></defs>{uses}'
    )


def _lattice(r: float) -> str:
    """Return the woven band between 2.42R and 2.74R, its step one and a half poles."""
    inner, outer, step = 2.42 * r, 2.74 * r, 360 / _POLES * 1.5
    count = int(360 / step)
    zigzags = "".join(
        line(
            [polar(outer if (k + phase) % 2 else inner, k * step) for k in range(count)],
            close=True,
        )
        for phase in (0, 1)
    )
    return (
        f'<g class="p-saffron-line" stroke-width="{number(0.026 * r)}">'
        f'<circle r="{number(inner)}"/><circle r="{number(outer)}"/><path d="{zigzags}"/></g>'
    )


def _crown(r: float) -> str:
    bars = []
    for offset in (0, 0.34 * r, -0.34 * r):
        half = sqrt(r * r - offset * offset)
        bars.append(
            f"M{number(-half)} {number(offset)}Q0 {number(1.55 * offset)} "
            f"{number(half)} {number(offset)}"
        )
    path = "".join(bars)
    return (
        f'<circle class="p-firuze" r="{number(r)}"/>'
        f'<g class="p-wool-line" stroke-width="{number(0.075 * r)}">'
        f'<path d="{path}" transform="rotate(45)"/><path d="{path}" transform="rotate(-45)"/></g>'
        f'<circle class="p-wool-line" stroke-width="{number(0.16 * r)}" r="{number(1.08 * r)}"/>'
        f'<circle class="p-saffron-line" stroke-width="{number(0.026 * r)}" '
        f'r="{number(1.06 * r)}"/>'
    )
