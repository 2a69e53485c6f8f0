"""Ikat: nested medallions of vertical threads whose ends slip. DESIGN section 5, rule 8."""

from __future__ import annotations

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


def ikat_bar() -> str:
    """Draw the bar of ikat threads beside a quotation, 15 px wide, repeated downwards."""
    tones = ("lapis", "white", "nar", "saffron", "nar", "white", "lapis", "firuze")
    height = 144
    parts = []
    for k, tone in enumerate(tones):
        threads = []
        for x in (1.9, 5.6, 9.4, 13.1):
            slip = (chance("bar", k, x) - 0.5) * 12
            following = (chance("bar", (k + 1) % len(tones), x) - 0.5) * 12
            start, end = k * height / 8 + slip, (k + 1) * height / 8 + following + 0.5
            threads.append(f"M{number(x)} {number(start)}V{number(end)}")
        parts.append(f'<path class="p-{tone}-line" d="{"".join(threads)}"/>')
    return (
        '<svg class="ikat ikat-bar" width="15" height="100%" aria-hidden="true" '
        f'focusable="false"><defs><pattern id="ikb" width="15" height="{height}" '
        f'patternUnits="userSpaceOnUse"><path class="p-firuze-line" stroke-width="15" '
        f'd="M7.5 0V{height}"/>'
        f'<g stroke-width="3.9">{"".join(parts)}</g></pattern></defs>'
        '<rect width="15" height="100%" fill="url(#ikb)"/></svg>'
    )
