"""The map's projection: Albers' equal-area conic, parallels 30° and 55°, centre 42° E 44° N."""

from __future__ import annotations

from math import cos, radians, sin, sqrt

WIDTH, HEIGHT = 1780.0, 1080.0
_CENTRE = (1000.0, 680.0)  # where 42° E 44° N stands in the view
_SCALE = 1410.0  # map units for one radius of the earth

_N = (sin(radians(30)) + sin(radians(55))) / 2
_C = cos(radians(30)) ** 2 + 2 * _N * sin(radians(30))
_RHO_0 = sqrt(_C - 2 * _N * sin(radians(44))) / _N


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the place of a point in map units (x to the right, y down).

    Args:
        latitude: degrees north.
        longitude: degrees east.
    """
    rho = sqrt(max(_C - 2 * _N * sin(radians(latitude)), 0)) / _N
    theta = _N * radians(longitude - 42)
    return (
        _CENTRE[0] + _SCALE * rho * sin(theta),
        _CENTRE[1] - _SCALE * (_RHO_0 - rho * cos(theta)),
    )
