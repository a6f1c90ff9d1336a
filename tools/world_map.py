"""Makes the room's map of the world from Natural Earth's shapes: `python tools/world_map.py FOLDER` writes `serve/static/world.svg`.

FOLDER is that of the npm package world-atlas 2.0.2 (`npm pack world-atlas@2.0.2`), which holds Natural Earth's country shapes, version 4.1, in the public
domain (https://www.naturalearthdata.com/about/terms-of-use/).  Shapes are those of 1:110 million; what they leave out as too small is set as a dot, where
the shapes of 1:50 million have it.  The projection is Equal Earth (Šavrič, Patterson and Jenny, 2018): a country's shade is never larger than its land.
Antarctica is cut off.  Borders are drawn as Natural Earth draws them, by who holds the land; the map takes no side.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

from babel.core import get_global

OUT = Path(__file__).resolve().parents[1] / "src" / "communique" / "serve" / "static" / "world.svg"
WIDTH = 2000
LEFT_OUT = {"AQ", "TF"}
UNNUMBERED = {"Kosovo": "XK"}
"""Shapes without a number of ISO 3166 that still have a code; those without one are drawn as land and bear none."""

Point = tuple[float, float]
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2


def equal_earth(longitude: float, latitude: float) -> Point:
    """A place on the flat map, in the projection's own units (x within ±2.7066, y within ±1.3173)."""
    t = math.asin(_M * math.sin(math.radians(latitude)))
    t2 = t * t
    t6 = t2**3
    slope = _A[0] + 3 * _A[1] * t2 + t6 * (7 * _A[2] + 9 * _A[3] * t2)
    return math.radians(longitude) * math.cos(t) / (_M * slope), t * (_A[0] + _A[1] * t2 + t6 * (_A[2] + _A[3] * t2))


SCALE = WIDTH / (2 * equal_earth(180, 0)[0])
TOP, BOTTOM = equal_earth(0, 84)[1], equal_earth(0, -57)[1]


def on_sheet(longitude: float, latitude: float) -> tuple[int, int]:
    """A place on the sheet, in whole units."""
    x, y = equal_earth(longitude, latitude)
    return round(WIDTH / 2 + x * SCALE), round((TOP - y) * SCALE)


def rings(topology: dict, geometry: dict) -> list[list[list[Point]]]:
    """The polygons of a geometry, each a list of rings in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(number: int) -> list[Point]:
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][number if number >= 0 else ~number]:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        return points if number >= 0 else points[::-1]

    def ring(arcs: list[int]) -> list[Point]:
        points: list[Point] = []
        for number in arcs:
            points += arc(number)[1 if points else 0 :]
        return points

    def cut(ring: list[Point]) -> list[list[Point]]:
        return [part for turn in (-360, 0, 360) if len(part := within([(x + turn, y) for x, y in unrolled(ring)])) > 3]

    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
    return [[part for arcs in polygon for part in cut(ring(arcs))] for polygon in polygons]


def unrolled(ring: list[Point]) -> list[Point]:
    """A ring that steps over the 180th meridian without a jump: its degrees go on beyond 180."""
    found, turn = [ring[0]], 0
    for (before, _), (x, y) in zip(ring, ring[1:], strict=False):
        turn += 360 if x - before < -180 else -360 if x - before > 180 else 0
        found.append((x + turn, y))
    return found


def within(ring: list[Point]) -> list[Point]:
    """What of a ring lies between the 180th meridian and itself, cut off at both sides."""
    for edge, side in ((-180, 1), (180, -1)):
        kept: list[Point] = []
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            inside, next_inside = side * (ax - edge) >= 0, side * (bx - edge) >= 0
            if inside:
                kept.append((ax, ay))
            if inside != next_inside:
                kept.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
        ring = kept
        if not ring:
            return []
    return [*ring, ring[0]]


def path(polygons: list[list[list[Point]]]) -> str:
    """The polygons as a path of whole units, each step from the one before; specks that fall into one unit are left out."""
    told = []
    for polygon in polygons:
        for ring in polygon:
            flat = [on_sheet(*point) for point in ring]
            kept = [point for at, point in enumerate(flat) if at == 0 or point != flat[at - 1]]
            if len(set(kept)) < 3:
                continue
            steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(kept, kept[1:-1], strict=False)]
            told.append(f"M{kept[0][0]},{kept[0][1]}l" + " ".join(f"{x},{y}" for x, y in steps) + "z")
    return "".join(told)


def centre(polygons: list[list[list[Point]]]) -> tuple[int, int]:
    """The middle of the largest polygon: where a dot or a name is set."""
    largest = max((polygon[0] for polygon in polygons), key=lambda ring: abs(_area(ring)))
    area = _area(largest) or 1e-12
    pairs = list(zip(largest, largest[1:], strict=False))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    return on_sheet(x, y)


def _area(ring: list[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:], strict=False)) / 2


def code(geometry: dict) -> str:
    """The two letters of a country, from its number."""
    named = UNNUMBERED.get(geometry["properties"]["name"])
    return named or (get_global("territory_aliases").get(str(geometry.get("id")).zfill(3)) or [""])[0]


def main() -> None:
    """Writes the map."""
    folder = Path(sys.argv[1])
    coarse, fine = (json.loads((folder / f"countries-{scale}.json").read_text("utf-8")) for scale in ("110m", "50m"))
    shapes, land = {}, []
    for geometry in coarse["objects"]["countries"]["geometries"]:
        own, polygons = code(geometry), rings(coarse, geometry)
        if own in LEFT_OUT:
            continue
        if own:
            shapes[own] = f'<path id="{own}" d="{path(polygons)}"/>'
        else:
            land.append(f'<path d="{path(polygons)}"/>')
    for geometry in fine["objects"]["countries"]["geometries"]:
        own = code(geometry)
        if own and own not in shapes and own not in LEFT_OUT and geometry.get("arcs"):
            x, y = centre(rings(fine, geometry))
            shapes[own] = f'<circle id="{own}" cx="{x}" cy="{y}" r="3"/>'
    height = math.ceil((TOP - BOTTOM) * SCALE)
    style = (
        "path,circle{fill:#e4dfd2;stroke:#fbfaf6;stroke-width:1.6;stroke-linejoin:round}"
        "@media (prefers-color-scheme:dark){path,circle{fill:#2b2e37;stroke:#14151a}}@media print{path,circle{fill:#e4e4e4;stroke:#fff}}"
    )
    rows = [*land, *(shapes[own] for own in sorted(shapes, key=lambda own: (shapes[own].startswith("<circle"), own)))]
    note = "Natural Earth 4.1 (public domain), Equal Earth projection; made by tools/world_map.py"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"><!-- {note} --><style>{style}</style>'
    OUT.write_text("\n".join([head, *rows, "</svg>", ""]), "utf-8")
    print(f"{len(shapes)} countries, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
