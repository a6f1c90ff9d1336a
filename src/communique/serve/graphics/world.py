"""The shapes of the world's countries, as `static/world.svg` holds them (Natural Earth, public domain; made by `tools/world_map.py`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from xml.etree import ElementTree as Xml

import msgspec

WIDTH, HEIGHT = 2000, 870
DOT = 9
"""The radius of the dot on a country that is too small to be seen, where it is lit."""
_SMALL = 3 * DOT


class Shape(msgspec.Struct, frozen=True):
    """A country on the sheet: its path (empty where it is only a dot), its middle, and whether it is so small that it needs a dot to be seen."""

    path: str
    x: int
    y: int
    small: bool


@lru_cache(maxsize=1)
def shapes() -> dict[str, Shape]:
    """The shapes by the codes of countries; those that bear no code (land whose state is not agreed) are in `land`."""
    return {code: shape for code, shape in _read() if code}


@lru_cache(maxsize=1)
def land() -> tuple[str, ...]:
    """The paths of all land."""
    return tuple(shape.path for _, shape in _read() if shape.path)


@lru_cache(maxsize=1)
def _read() -> tuple[tuple[str, Shape], ...]:
    sheet = Xml.fromstring(resources.files("communique.serve").joinpath("static", "world.svg").read_text("utf-8"))
    return tuple((one.get("id", ""), _shape(one)) for one in sheet if one.tag.endswith(("}path", "}circle")))


def _shape(one: Xml.Element) -> Shape:
    path = one.get("d", "")
    if not path:
        return Shape("", int(one.get("cx", "0")), int(one.get("cy", "0")), True)
    spots = list(_spots(path))
    left, right, top, bottom = min(x for x, _ in spots), max(x for x, _ in spots), min(y for _, y in spots), max(y for _, y in spots)
    return Shape(path, (left + right) // 2, (top + bottom) // 2, max(right - left, bottom - top) < _SMALL)


def _spots(path: str) -> Iterator[tuple[int, int]]:
    """The corners of a path of ours: `M1,2l3,4 5,6z` and more of the same."""
    for ring in path.split("z"):
        start, _, steps = ring.removeprefix("M").partition("l")
        if start:
            x, y = map(int, start.split(","))
            yield x, y
            for step in steps.split():
                dx, dy = step.split(",")
                x, y = x + int(dx), y + int(dy)
                yield x, y
