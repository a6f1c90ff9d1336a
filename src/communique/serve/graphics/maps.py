"""Maps of the world: with which countries somebody had to do, shaded by how often."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from communique.serve.graphics.graphic import LAND, PAPER, SHADES, Graphic, legend
from communique.serve.graphics.steps import Step, shade_of, steps
from communique.serve.graphics.world import DOT, HEIGHT, Shape, land, shapes
from communique.views.partners import Partner

SCALE = 0.46


class Shaded(msgspec.Struct, frozen=True):
    """A side on the map: `shade` is one of five (the palest is 1); `drawn`: whether it has a place on the map."""

    partner: Partner
    shade: int
    drawn: bool


class WorldMap(msgspec.Struct, frozen=True, kw_only=True):
    """The sides, the most frequent first, and the bounds of the shades."""

    sides: tuple[Shaded, ...]
    steps: tuple[Step, ...]


def world_map(partners: Iterable[Partner]) -> WorldMap:
    """The map of these sides; organisations, and states that no map shows, stand in its table only."""
    sides, drawn = tuple(partners), shapes()
    bounds = steps(side.events for side in sides if side.country in drawn)
    return WorldMap(
        sides=tuple(Shaded(side, shade_of(side.events, bounds) if side.country in drawn else 0, side.country in drawn) for side in sides),
        steps=bounds,
    )


def shape_of(code: str) -> Shape:
    """The shape of a country on the map.  Raises `KeyError` for one that has none."""
    return shapes()[code]


def drawing(world: WorldMap, title: str, caption: str) -> Graphic:
    """The map as a picture that stands by itself."""
    rest = f'<path d="{"".join(land())}" fill="{LAND}" stroke="{PAPER}" stroke-width="1.6"/>'
    lit = "".join(_lit(side) for side in world.sides if side.drawn)
    height = round(HEIGHT * SCALE)
    return Graphic(
        title=title,
        caption=caption,
        body=f'<g transform="scale({SCALE})">{rest}{lit}</g>{legend(world.steps, height + 14)}',
        height=height + 34,
        columns=("country", "name", "events", "first", "last"),
        rows=tuple((one.partner.country, one.partner.name, one.partner.events, one.partner.first, one.partner.last) for one in world.sides),
    )


def _lit(side: Shaded) -> str:
    shape, look = shape_of(side.partner.country), f'fill="{SHADES[side.shade - 1]}" stroke="{PAPER}" stroke-width="1.6"'
    path = f'<path d="{shape.path}" {look}/>' if shape.path else ""
    return path + (f'<circle cx="{shape.x}" cy="{shape.y}" r="{DOT}" {look}/>' if shape.small else "")
