"""The star tiling 4.8.8: panels, strips, thumbnails, the line state, the field of the 404 page.

DESIGN section 5, rules 3 to 5. The choice for each tile is a hash of the seed (the page's id) and
the tile's place, so a cover never changes. Exactly one core of a cover is pomegranate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import floor, sqrt

from patterns.felt import felt
from patterns.ikat import ikat
from patterns.shanyrak import shanyrak
from patterns.star import OUTLINE, STRAP, Star
from patterns.svg import Point, chance, element, line, number

#: Covers of the pages asked for most, some 30 KB each.
KEPT = 64

ANGLES = {"news": 67.5, "strategy": 67.5, "statement": 56.0, "meeting": 45.0}
_SQUARE = sqrt(2) - 1  # inradius of the square between octagons, of u

Present = Callable[[float, float, str], bool]


@dataclass
class _Field:
    """One drawing of the tiling."""

    seed: int
    width: float
    height: float
    unit: float
    origin: Point
    ground: str
    angle: float
    name: str
    present: Present = field(default=lambda x, y, kind: True)
    hole: Point | None = None

    def __post_init__(self) -> None:
        u = self.unit
        self.id = f"{self.name}{self.seed}"
        self.star = Star(8, u, 0, self.angle, u)
        self.square = Star(4, _SQUARE * u, 45, self.angle, u)

    def centres(self, shift: float) -> Iterator[tuple[int, int, float, float]]:
        """Yield column, row and place of every polygon that touches the view."""
        period = 2 * self.unit
        x0, y0 = self.origin[0] + shift, self.origin[1] + shift
        columns = range(floor(-x0 / period) - 1, floor((self.width - x0) / period) + 3)
        rows = range(floor(-y0 / period) - 1, floor((self.height - y0) / period) + 3)
        for j in rows:
            for i in columns:
                x, y = x0 + i * period, y0 + j * period
                margin = self.unit * 1.1
                if -margin < x < self.width + margin and -margin < y < self.height + margin:
                    yield i, j, x, y

    def use(self, symbol: str, css_class: str, x: float, y: float) -> str:
        return (
            f'<use href="#{self.id}{symbol}" class="{css_class}" x="{number(x)}" y="{number(y)}"/>'
        )

    def symbols(self) -> str:
        """Return the definitions: star, square and the four turns of the field tile."""
        star, square, u = self.star, self.square, self.unit
        straps = (
            f'<g stroke-width="{number(OUTLINE * u)}" class="p-kerf">'
            '<path d="{0}"/></g>'
            f'<g stroke-width="{number(STRAP * u)}" class="p-strap"><path d="{{0}}"/></g>'
            f'<g stroke-width="{number(OUTLINE * u)}" class="p-kerf"><path d="{{1}}"/></g>'
            f'<g stroke-width="{number(STRAP * u)}" class="p-strap"><path d="{{2}}"/></g>'
        )
        parts = [
            f'<symbol id="{self.id}s" overflow="visible"><path class="p-tip" d="{star.outline()}"/>'
            f'<path d="{star.core()}"/>'
            f"{straps.format(star.straps(), star.overs(-0.01), star.overs(0.02))}</symbol>",
            f'<symbol id="{self.id}q" overflow="visible"><path d="{square.outline()}"/>'
            f"{straps.format(square.straps(), square.overs(-0.01), square.overs(0.02))}</symbol>",
        ]
        for turn in range(4):
            parts.append(
                f'<symbol id="{self.id}f{turn}" overflow="visible">'
                f'<path d="{self.field_tile(turn)}"/></symbol>'
            )
        return f"<defs>{''.join(parts)}</defs>"

    def field_tile(self, turn: int) -> str:
        """Return the tile beside a square on its east, south, west or north side.

        It lies between the square, and the two octagons that meet at that corner of the square.
        """
        u = self.unit
        # Seen from the square's centre; turn 0 is the tile to the east, between the octagons
        # to the north-east (u, -u) and the south-east (u, u).
        north, south = (u, -u), (u, u)
        star, square = self.star, self.square
        points = [
            square.inner(3),
            square.midpoint(0),
            _add(south, star.inner(5)),
            _add(south, star.midpoint(6)),
            _add(north, star.inner(2)),
            square.midpoint(3),
        ]
        for _ in range(turn):
            points = [(-y, x) for x, y in points]
        return line(points, close=True)

    def core_class(self, i: int, j: int) -> str:
        return "p-white" if chance(self.seed, i, j, "core") < 0.72 else "p-saffron"

    def pomegranate(self, stars: list[tuple[int, int, float, float]]) -> tuple[int, int] | None:
        """Choose the one red core among the stars in the middle of the end half."""
        fit = [
            (chance(self.seed, i, j, "nar"), i, j)
            for i, j, x, y in stars
            if 0.5 <= x / self.width <= 0.92 and 0.12 <= y / self.height <= 0.88
        ]
        if not fit:
            fit = [(chance(self.seed, i, j, "nar"), i, j) for i, j, x, y in stars]
        return min(fit)[1:] if fit else None

    def draw(self) -> str:
        """Return the drawing: definitions, field tiles, squares, stars."""
        parts = [self.symbols()]
        squares = list(self.centres(self.unit))
        limit = 0.45 if self.ground == "glaze" else 0.5
        shade = 0.55 if self.ground == "glaze" else 0.6
        for i, j, x, y in squares:
            for turn, (dx, dy) in enumerate(((0.7, 0), (0, 0.7), (-0.7, 0), (0, -0.7))):
                place = (x + dx * self.unit, y + dy * self.unit)
                if self.present(*place, f"f{i}.{j}.{turn}"):
                    tone = "p-field-1" if chance(self.seed, i, j, turn) < shade else "p-field-2"
                    parts.append(self.use(f"f{turn}", tone, x, y))
        if self.hole:
            parts.append(
                f'<path class="p-hole" d="{self.star.outline()}" '
                f'transform="translate({number(self.hole[0])} {number(self.hole[1])})"/>'
            )
        for i, j, x, y in squares:
            if self.present(x, y, f"q{i}.{j}"):
                tone = "p-saffron" if chance(self.seed, i, j, "q") < limit else "p-square"
                parts.append(self.use("q", tone, x, y))
        stars = [s for s in self.centres(0) if self.present(s[2], s[3], f"s{s[0]}.{s[1]}")]
        red = self.pomegranate(stars) if self.hole is None else None
        for i, j, x, y in stars:
            if self.hole and (abs(x - self.hole[0]) + abs(y - self.hole[1])) < self.unit:
                continue
            tone = "p-nar" if (i, j) == red else self.core_class(i, j)
            parts.append(self.use("s", tone, x, y))
        return "".join(parts)


def _add(a: Point, b: Point) -> Point:
    return a[0] + b[0], a[1] + b[1]


@lru_cache(maxsize=KEPT)
def panel(seed: int, ground: str = "glaze") -> str:
    """Draw the opening panel's mosaic, laid in towards the text (rule 4).

    Args:
        seed: the page's id.
        ground: `glaze` (firuze) or `lapis`.
    """
    width, height = 900.0, 560.0

    def present(x: float, y: float, key: str) -> bool:
        return (x / width - 0.16) / 0.62 > chance(seed, key, "lay")

    tiling = _Field(seed, width, height, 64, (68, 66), ground, 67.5, f"p{ground[0]}", present)
    return element(tiling.draw(), width, height, f"tiles tiles-{ground}", "xMaxYMid slice")


@lru_cache(maxsize=KEPT)
def strip(seed: int, kind: str = "news") -> str:
    """Draw the strip over an article: complete, its scale taken from the seed.

    Args:
        seed: the page's id.
        kind: a key of ANGLES.
    """
    width, height = 1120.0, 300.0
    unit = (56, 75, 112)[int(chance(seed, "scale") * 3)]
    first = height / 2 if unit != 75 else 75
    tiling = _Field(
        seed, width, height, unit, (unit * 1.1, first), "glaze", ANGLES.get(kind, 67.5), "r"
    )
    return element(tiling.draw(), width, height, "tiles tiles-glaze")


@lru_cache(maxsize=KEPT)
def thumbnail(seed: int, kind: str = "news") -> str:
    """Draw a cover 16:10 for a page without a photograph.

    Args:
        seed: the page's id.
        kind: `news`, `statement`, `meeting` (firuze), `strategy` (lapis), `forum` (yurt crown),
            `media` (ikat) or `centre` (felt); anything else is drawn as news.
    """
    whole = {"forum": shanyrak, "media": ikat, "centre": felt}
    if kind in whole:
        return whole[kind]("thumbnail")
    ground = "lapis" if kind == "strategy" else "glaze"
    tiling = _Field(seed, 800, 500, 84, (64, 82), ground, ANGLES.get(kind, 67.5), f"n{kind[0]}")
    return element(tiling.draw(), 800, 500, f"tiles tiles-{ground}")


@cache
def line_state() -> str:
    """Draw the straps alone, as lines (rule 5), for the quiet second lapis panel."""
    tiling = _Field(0, 640, 640, 64, (64, 64), "lapis", 67.5, "z")
    star, square = tiling.star.outline(), tiling.square.outline()
    parts = [
        f'<defs><symbol id="zs" overflow="visible"><path d="{star}"/></symbol>'
        f'<symbol id="zq" overflow="visible"><path d="{square}"/></symbol></defs>'
    ]
    for symbol, shift in (("s", 0.0), ("q", 64.0)):
        for _, _, x, y in tiling.centres(shift):
            parts.append(f'<use href="#z{symbol}" x="{number(x)}" y="{number(y)}"/>')
    return element("".join(parts), 640, 640, "tile-lines", "xMaxYMid slice")


@cache
def not_found_field(seed: int = 404) -> str:
    """Draw the full field of the 404 page: one star is missing, at the card's upper corner."""
    width, height, unit = 1600.0, 620.0, 58.0
    centre = (width / 2, height / 2)
    hole = (centre[0] + 6 * unit, centre[1] - 2.5 * unit)
    tiling = _Field(seed, width, height, unit, (hole[0], hole[1]), "glaze", 67.5, "e", hole=hole)
    return element(tiling.draw(), width, height, "tiles tiles-glaze")
