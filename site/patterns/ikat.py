"""Ikat: nested medallions of vertical threads whose ends slip. DESIGN section 5, rule 8."""

from __future__ import annotations

from functools import cache

from patterns.svg import chance, element, number

_THREAD = 4
_WIDTH, _HEIGHT = 232, 420
# Each layer: colour class, half-height, width as a share of the medallion's.
_LAYERS = (
    ("lapis", 208, 1.0),
    ("white", 172, 0.86),
    ("nar", 148, 0.76),
    ("saffron", 104, 0.5),
    ("nar", 80, 0.4),
    ("lapis", 52, 0.24),
)


def _medallion() -> str:
    """Return the six layers around the origin, each one path of threads."""
    parts = []
    for layer, (tone, height, share) in enumerate(_LAYERS):
        reach = _WIDTH / 2 * share
        threads = []
        for x in range(-_WIDTH // 2 + _THREAD // 2, _WIDTH // 2, _THREAD):
            p = abs(x) / reach
            if p >= 1:
                continue
            half = height * (1 - p**1.55)
            top = -half + (chance("ikat", layer, x, "top") - 0.5) * 30
            end = half + (chance("ikat", layer, x, "end") - 0.5) * 30
            if end - top > _THREAD:
                threads.append(f"M{x} {round(top)}V{round(end)}")
        parts.append(f'<path class="p-{tone}-line" d="{"".join(threads)}"/>')
    return f'<g stroke-width="{number(_THREAD + 0.3)}">{"".join(parts)}</g>'


@cache
def ikat(size: str = "panel") -> str:
    """Draw the cloth, in half-drop.

    Args:
        size: `panel` or `thumbnail`; a thumbnail shows the cloth from nearer.
    """
    width, height = (696.0, 420.0) if size == "panel" else (640.0, 400.0)
    name = f"ik{size[0]}"
    places = [(x, y) for x in (116, 580) for y in (210,)] + [(348, 0), (348, 420)]
    places += [(-116, 0), (-116, 420)]
    uses = "".join(f'<use href="#{name}" x="{x}" y="{y}"/>' for x, y in places)
    body = (
        f'<defs><symbol id="{name}" overflow="visible">{_medallion()}</symbol></defs>'
        f'<rect class="p-firuze" width="{number(width)}" height="{number(height)}"/>{uses}'
    )
    return element(body, width, height, "ikat")


@cache
def ikat_bar() -> str:
    """Draw the bar of ikat threads beside a quotation, 15 px wide, repeated downwards."""
    # Each layer: colour class, where it begins and ends; the threads between are firuze.
    layers = (
        ("lapis", 0, 18),
        ("white", 28, 34),
        ("nar", 34, 84),
        ("saffron", 52, 66),
        ("white", 84, 90),
        ("lapis", 100, 112),
    )
    height = 112
    parts = []
    for tone, begins, ends in layers:
        threads = []
        for x in (1.9, 5.6, 9.4, 13.1):
            slips = [(chance("bar", edge, x) - 0.5) * 10 for edge in (begins, ends)]
            top = begins + (slips[0] if begins else 0)
            bottom = ends + (slips[1] if ends < height else 0)
            threads.append(f"M{number(x)} {number(top)}V{number(bottom)}")
        parts.append(f'<path class="p-{tone}-line" d="{"".join(threads)}"/>')
    return (
        '<svg class="ikat ikat-bar" width="15" height="100%" aria-hidden="true" '
        f'focusable="false"><defs><pattern id="ikb" width="15" height="{height}" '
        f'patternUnits="userSpaceOnUse"><path class="p-firuze-line" stroke-width="15" '
        f'd="M7.5 0V{height}"/>'
        f'<g stroke-width="3.9">{"".join(parts)}</g></pattern></defs>'
        '<rect width="15" height="100%" fill="url(#ikb)"/></svg>'
    )
