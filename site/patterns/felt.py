"""Koshkar muiz, the ram's horn of felt carpets: DESIGN section 5, rule 6."""

from __future__ import annotations

from functools import cache

from patterns.svg import element, number

# Sizes are in w, the width of a stroke and of a gap.
_CELL = 24


def _horn(w: float) -> str:
    """Return the pair of horns on its stem: the foot in the origin, the horns above."""
    half = (
        f"M0 0V{number(-7.5 * w)}"
        + _arc(3 * w, 6 * w, -7.5 * w, 1)
        + _arc(2 * w, 2 * w, -7.5 * w, 1)
        + _arc(w, 4 * w, -7.5 * w, 1)
    )
    other = (
        f"M0 {number(-7.5 * w)}"
        + _arc(3 * w, -6 * w, -7.5 * w, 0)
        + _arc(2 * w, -2 * w, -7.5 * w, 0)
        + _arc(w, -4 * w, -7.5 * w, 0)
    )
    return half + other


def _arc(radius: float, x: float, y: float, sweep: int) -> str:
    return f"A{number(radius)} {number(radius)} 0 0 {sweep} {number(x)} {number(y)}"


def _lozenge(half: float) -> str:
    return f"M0 {number(-half)}L{number(half)} 0L0 {number(half)}L{number(-half)} 0z"


@cache
def felt(size: str = "panel") -> str:
    """Draw the chequered felt carpet.

    Args:
        size: `panel` (four cells high) or `thumbnail` (16:10).
    """
    w = 4.0
    cell = _CELL * w
    width, height = (5 * cell, 4 * cell) if size == "panel" else (6 * cell, 3.75 * cell)
    name = f"fe{size[0]}"
    cross = "".join(
        f'<use href="#{name}h" transform="rotate({turn})"/>' for turn in (0, 90, 180, 270)
    )
    cells = "".join(
        f'<use href="#{name}c" x="{number(x)}" y="{number(y)}"/>'
        for x in (cell / 2, cell * 1.5)
        for y in (cell / 2, cell * 1.5)
    )
    corners = "".join(
        f'<use href="#{name}l" x="{number(i * cell)}" y="{number(j * cell)}"/>'
        for i in range(3)
        for j in range(3)
    )
    seam = f"M0 0H{number(2 * cell)}M0 {number(cell)}H{number(2 * cell)}" + (
        f"M0 0V{number(2 * cell)}M{number(cell)} 0V{number(2 * cell)}"
    )
    seam += f"M0 {number(2 * cell)}H{number(2 * cell)}M{number(2 * cell)} 0V{number(2 * cell)}"
    body = (
        f'<defs><symbol id="{name}h" overflow="visible"><path d="{_horn(w)}"/></symbol>'
        f'<symbol id="{name}l" overflow="visible"><path d="{_lozenge(2 * w)}"/></symbol>'
        f'<symbol id="{name}c" overflow="visible">'
        f'<g class="p-wool-line" stroke-width="{number(w)}">{cross}</g></symbol>'
        f'<pattern id="{name}p" width="{number(2 * cell)}" height="{number(2 * cell)}" '
        f'y="{number(-cell / 2)}" patternUnits="userSpaceOnUse">'
        f'<path class="p-madder" d="M0 0H{number(2 * cell)}V{number(2 * cell)}H0z"/>'
        f'<path class="p-lapis" d="M0 0h{number(cell)}v{number(2 * cell)}h{number(cell)}'
        f'v{number(-cell)}H0z"/>'
        f'{cells}<path class="p-wool-line" stroke-width="{number(w / 2)}" d="{seam}"/>'
        f'<g class="p-saffron">{corners}</g></pattern></defs>'
        f'<rect width="{number(width)}" height="{number(height)}" fill="url(#{name}p)"/>'
    )
    return element(body, width, height, "felt-pattern", "xMinYMid slice")


@cache
def frieze() -> str:
    """Draw the band over the footer: one horn up, one down, 26w × 13w, 44 px high."""
    w = 44 / 13
    repeat = 26 * w
    body = (
        f'<defs><symbol id="fzh" overflow="visible"><path d="{_horn(w)}"/></symbol>'
        f'<symbol id="fzl" overflow="visible"><path d="{_lozenge(1.3 * w)}"/></symbol>'
        f'<pattern id="fzp" width="{number(repeat)}" height="44" patternUnits="userSpaceOnUse">'
        f'<g class="p-frieze" stroke-width="{number(w)}">'
        f'<use href="#fzh" x="{number(6.5 * w)}" y="{number(12.5 * w)}"/>'
        f'<use href="#fzh" transform="translate({number(19.5 * w)} {number(0.5 * w)}) '
        f'rotate(180)"/><path d="M0 {number(w / 2)}H{number(repeat)}M0 {number(44 - w / 2)}'
        f'H{number(repeat)}"/></g><g class="p-frieze-dot">'
        f'<use href="#fzl" x="{number(6.5 * w)}" y="{number(2.6 * w)}"/>'
        f'<use href="#fzl" x="{number(19.5 * w)}" y="{number(10.4 * w)}"/></g>'
        '</pattern></defs><rect width="100%" height="44" fill="url(#fzp)"/>'
    )
    return (
        '<svg class="frieze" width="100%" height="44" aria-hidden="true" focusable="false">'
        f"{body}</svg>"
    )
