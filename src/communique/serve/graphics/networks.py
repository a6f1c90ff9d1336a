"""Networks laid out on a sheet: those who met often lie near each other.  The same network always lies the same way."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from communique.serve.graphics.graphic import INK, RULE, SHADES, SOFT, Graphic, line
from communique.views.network import Network, Node, Tie

WIDTH, HEIGHT = 1000, 640
SCALE = 0.92
_EDGE = 60
_ROUNDS = 70
_LETTER, _LINE, _PASSES = 7.2, 19, 40


class Spot(msgspec.Struct, frozen=True):
    """Where a person or a side lies, and how large its dot is; its name stands to the left or to the right."""

    node: Node
    x: float
    y: float
    radius: float
    left: bool


class Link(msgspec.Struct, frozen=True):
    """A tie as a line."""

    tie: Tie
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


class Laid(msgspec.Struct, frozen=True):
    """A network on its sheet."""

    spots: tuple[Spot, ...]
    links: tuple[Link, ...]


def lay(network: Network, middle: str = "") -> Laid:
    """Lays a network out, whoever it is of (`middle`) in the middle."""
    names = [node.id for node in network.nodes]
    lengths = [len(node.name) * _LETTER + 40 for node in network.nodes]
    places = dict(zip(names, _legible(_settled(names, network.ties, middle), lengths), strict=True))
    most = max((node.events for node in network.nodes), default=1)
    strongest = max((tie.events for tie in network.ties), default=1)
    spots = tuple(
        Spot(
            node,
            round(places[node.id][0], 1),
            round(places[node.id][1], 1),
            round(4 + 9 * math.sqrt(node.events / most), 1),
            places[node.id][0] < WIDTH / 2,
        )
        for node in network.nodes
    )
    links = tuple(_link(tie, places[tie.one], places[tie.other], tie.events / strongest) for tie in network.ties)
    return Laid(spots, links)


def _link(tie: Tie, one: tuple[float, float], other: tuple[float, float], strength: float) -> Link:
    return Link(tie, round(one[0], 1), round(one[1], 1), round(other[0], 1), round(other[1], 1), round(0.8 + 5 * math.sqrt(strength), 1))


def _settled(names: Sequence[str], ties: Sequence[Tie], middle: str) -> list[tuple[float, float]]:
    """Places found by pushing all apart and pulling together those who met (Fruchterman and Reingold, 1991), fitted into the sheet."""
    many = len(names)
    spots = [[math.cos(2 * math.pi * at / max(1, many)), math.sin(2 * math.pi * at / max(1, many))] for at in range(many)]
    if middle in names:
        spots[names.index(middle)] = [0.0, 0.0]
    number = {name: at for at, name in enumerate(names)}
    pulls = [(number[tie.one], number[tie.other], 1 + math.log(tie.events)) for tie in ties]
    near = 1.6 / math.sqrt(max(1, many))
    for step in range(_ROUNDS):
        _move(spots, pulls, near, 0.25 * (1 - step / _ROUNDS) + 0.01, number.get(middle, -1))
    return _fitted(spots)


def _move(spots: list[list[float]], pulls: list[tuple[int, int, float]], near: float, most: float, fixed: int) -> None:
    """One round: nobody moves further than `most`."""
    moves = [[-0.12 * x, -0.12 * y] for x, y in spots]
    square = near * near
    for at, (x, y) in enumerate(spots):
        own = moves[at]
        for other in range(at):
            dx, dy = x - spots[other][0], y - spots[other][1]
            push = square / (dx * dx + dy * dy + 1e-4)
            own[0] += dx * push
            own[1] += dy * push
            moves[other][0] -= dx * push
            moves[other][1] -= dy * push
    for one, other, strength in pulls:
        dx, dy = spots[one][0] - spots[other][0], spots[one][1] - spots[other][1]
        pull = strength * math.hypot(dx, dy) / near * 0.12
        for end, sign in ((one, -1), (other, 1)):
            moves[end][0] += sign * dx * pull
            moves[end][1] += sign * dy * pull
    for at, (dx, dy) in enumerate(moves):
        if at != fixed:
            far = math.hypot(dx, dy) or 1.0
            spots[at][0] += dx / far * min(far, most)
            spots[at][1] += dy / far * min(far, most)


def _fitted(spots: list[list[float]]) -> list[tuple[float, float]]:
    """The places on the sheet; names need room at both sides."""
    if not spots:
        return []
    left, right, top, bottom = min(x for x, _ in spots), max(x for x, _ in spots), min(y for _, y in spots), max(y for _, y in spots)
    wide, high = (right - left) or 1.0, (bottom - top) or 1.0
    room = WIDTH - 6 * _EDGE
    return [(3 * _EDGE + (x - left) / wide * room, _EDGE / 2 + (y - top) / high * (HEIGHT - _EDGE)) for x, y in spots]


def _legible(places: list[tuple[float, float]], lengths: list[float]) -> list[tuple[float, float]]:
    """The places, moved up or down until no name stands on another."""
    heights = [y for _, y in places]
    reaches = [(x - length, x + 20) if x < WIDTH / 2 else (x - 20, x + length) for (x, _), length in zip(places, lengths, strict=True)]
    for _ in range(_PASSES):
        moved = False
        for at in range(len(places)):
            for other in range(at):
                lack = _LINE - abs(heights[at] - heights[other])
                if lack > 0 and reaches[at][0] < reaches[other][1] and reaches[other][0] < reaches[at][1]:
                    way = lack / 2 if heights[at] >= heights[other] else -lack / 2
                    heights[at], heights[other], moved = heights[at] + way, heights[other] - way, True
        if not moved:
            break
    heights = [min(max(y, _LINE), HEIGHT - _LINE / 2) for y in heights]
    return [(x, y) for (x, _), y in zip(places, heights, strict=True)]


def drawing(network: Network, laid: Laid, title: str, caption: str) -> Graphic:
    """The network as a picture that stands by itself."""
    lines = "".join(
        f'<line x1="{link.x1}" y1="{link.y1}" x2="{link.x2}" y2="{link.y2}" stroke="{RULE}" stroke-width="{link.width}" stroke-linecap="round"/>'
        for link in laid.links
    )
    dots = "".join(_dot(spot) for spot in laid.spots)
    names = {node.id: node.name for node in network.nodes}
    return Graphic(
        title=title,
        caption=caption,
        body=f'<g transform="scale({SCALE})">{lines}{dots}</g>',
        height=round(HEIGHT * SCALE),
        columns=("one", "other", "events", "first", "last"),
        rows=tuple((names[tie.one], names[tie.other], tie.events, tie.first, tie.last) for tie in network.ties),
    )


def _dot(spot: Spot) -> str:
    away = spot.radius + 5
    words = f"{spot.node.name} ({spot.node.country})" if spot.node.country and spot.node.country != spot.node.id else spot.node.name
    name = line(
        words,
        spot.x - away if spot.left else spot.x + away,
        spot.y + 4,
        13,
        ink=INK if spot.radius > 6 else SOFT,
        anchor="end" if spot.left else "start",
    )
    return f'<circle cx="{spot.x}" cy="{spot.y}" r="{spot.radius}" fill="{SHADES[3]}"/>{name}'
