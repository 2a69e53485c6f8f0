"""Geometry of one polygon of the 4.8.8 star tiling: DESIGN section 5, rules 1 and 2."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians, sin, tan

from patterns.svg import Point, line, polar

STRAP = 0.1  # of u
OUTLINE = STRAP * 1.32  # the strap and 16% of its width on each side
_OVER = 0.16  # half the length of an over-piece, of u: where a crossing at 45° ends
_END = 0.16  # how far a strap reaches past the edge, so that neighbours join


@dataclass(frozen=True)
class Star:
    """The star inside a regular polygon.

    Attributes:
        sides: 8 or 4.
        inradius: distance from the centre to an edge.
        turn: angle of the first edge midpoint, in degrees.
        angle: contact angle between strap and edge, in degrees.
        unit: u of the whole tiling, which sets the straps.
    """

    sides: int
    inradius: float
    turn: float
    angle: float
    unit: float

    @property
    def step(self) -> float:
        """Angle between two edge midpoints."""
        return 360 / self.sides

    def midpoint(self, k: int) -> Point:
        """Return the middle of edge k."""
        return polar(self.inradius, self.turn + k * self.step)

    @property
    def inner_radius(self) -> float:
        """Distance at which two neighbouring straps meet."""
        beta = tan(radians(180 / self.sides))
        theta = radians(self.angle)
        t = beta / (cos(theta) + beta * sin(theta))
        return self.inradius * hypot(1 - t * sin(theta), t * cos(theta))

    def inner(self, k: int) -> Point:
        """Return where the straps from edges k and k + 1 meet."""
        return polar(self.inner_radius, self.turn + (k + 0.5) * self.step)

    def outline(self) -> str:
        """Return the whole star as a closed path."""
        points = [p for k in range(self.sides) for p in (self.midpoint(k), self.inner(k))]
        return line(points, close=True)

    def core(self) -> str:
        """Return the star that joins the inner points two by two, {8/2}."""
        notch = self.inner_radius * cos(radians(self.step)) / cos(radians(self.step / 2))
        points = []
        for k in range(self.sides):
            points += [polar(notch, self.turn + k * self.step), self.inner(k)]
        return line(points, close=True)

    def straps(self) -> str:
        """Return the straps: one V for each inner point, its ends past the edges."""
        parts = []
        for k in range(self.sides):
            inner = self.inner(k)
            ends = [_beyond(inner, self.midpoint(m), _END * self.unit) for m in (k, k + 1)]
            parts.append(line([ends[0], inner, ends[1]]))
        return "".join(parts)

    def overs(self, extra: float = 0) -> str:
        """Return the over-pieces: at every midpoint the counter-clockwise strap again.

        Args:
            extra: how much longer at both ends, of u: the strap reaches past its outline, or a
                hairline would show where both end.
        """
        parts = []
        for k in range(self.sides):
            middle, inner = self.midpoint(k), self.inner(k - 1)
            reach = (_OVER + extra) * self.unit
            parts.append(line([_beyond(inner, middle, reach), _beyond(inner, middle, -reach)]))
        return "".join(parts)


def _beyond(start: Point, end: Point, extra: float) -> Point:
    """Return the point on the line from start through end, `extra` past end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    return end[0] + dx / length * extra, end[1] + dy / length * extra
