"""Strips of time, fields of months and rows of bars as pictures that stand by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from communique.serve.graphics.graphic import EDGE, INK, RULE, SHADES, SOFT, WIDTH, Graphic, legend, line
from communique.serve.graphics.steps import Step, shade_of, steps
from communique.serve.strips import Cell
from communique.serve.telling import month_told

BROAD, HIGH = WIDTH - 2 * EDGE, 200
_LABELS = 10
"""So many words under a strip at most."""
_ROWS = 40
_MONTH, _YEAR = 68, 22
"""How broad a month and how high a year is in a field."""
_LEFT = 70
YEARS = 60
"""So many years, the newest, does a field have room for."""


def timeline(cells: Sequence[Cell], title: str, caption: str) -> Graphic:
    """How many there are of each month or year, from the first to the last."""
    most = max((cell.count for cell in cells), default=1) or 1
    wide = BROAD / max(1, len(cells))
    bars = "".join(
        f'<rect x="{at * wide + wide * 0.1:.2f}" y="{HIGH - HIGH * cell.count / most:.2f}" width="{wide * 0.8:.2f}" height="{HIGH * cell.count / most:.2f}"/>'
        for at, cell in enumerate(cells)
        if cell.count
    )
    rules = f'<path d="M0 0H{BROAD}M0 {HIGH / 2:g}H{BROAD}" stroke="{RULE}"/><path d="M0 {HIGH}H{BROAD}" stroke="{INK}"/>'
    count = line(f"{most:,}", BROAD, -5, 13, ink=SOFT, anchor="end")
    return Graphic(
        title=title,
        caption=caption,
        body=f'<g transform="translate(0 14)">{rules}{count}<g fill="{SHADES[3]}">{bars}</g>{_under(cells, wide)}</g>',
        height=HIGH + 40,
        columns=("period", "count"),
        rows=tuple((cell.period, cell.count) for cell in cells),
    )


def _under(cells: Sequence[Cell], wide: float) -> str:
    """The years (of a short strip, the months) under the strip, as many as there is room for."""
    starts = [at for at, cell in enumerate(cells) if at == 0 or cell.period[:4] != cells[at - 1].period[:4]]
    years = len(starts) > 2
    chosen = starts if years else list(range(len(cells)))
    step = -(-len(chosen) // _LABELS) or 1
    words = [(at, cells[at].period[:4] if years else month_told(cells[at].period)) for at in chosen[::step]]
    return "".join(line(word, at * wide, HIGH + 20, 13, ink=SOFT) for at, word in words)


class Warm(msgspec.Struct, frozen=True):
    """A month of a field: how many there are of it, and its shade (the palest is 1; 0 for none)."""

    period: str
    count: int
    shade: int


class Heat(msgspec.Struct, frozen=True, kw_only=True):
    """A field of months, whole years from the first to the last, and the bounds of its shades; `left_out` counts what is older than the field."""

    cells: tuple[Warm, ...]
    steps: tuple[Step, ...]
    left_out: int


def heat_of(counts: Iterable[tuple[str | None, int]]) -> Heat:
    """The field of these months.

    >>> heat = heat_of([("2017-11", 3), (None, 2), ("2018-01", 1)])
    >>> len(heat.cells), heat.cells[10].count, heat.cells[11].count
    (24, 3, 0)
    """
    known = {month: count for month, count in counts if month and len(month) == 7}
    if not known:
        return Heat(cells=(), steps=(), left_out=0)
    last = int(max(known)[:4])
    first = max(int(min(known)[:4]), last - YEARS + 1)
    bounds = steps(count for month, count in known.items() if int(month[:4]) >= first)
    months = [f"{year:04d}-{month:02d}" for year in range(first, last + 1) for month in range(1, 13)]
    cells = tuple(Warm(month, known.get(month, 0), shade_of(known.get(month, 0), bounds)) for month in months)
    return Heat(cells=cells, steps=bounds, left_out=sum(known.values()) - sum(cell.count for cell in cells))


def field(heat: Heat, title: str, caption: str) -> Graphic:
    """A row for each year, a cell for each month, the darker the more there are of it."""
    parts = [line(month_told(f"XXXX-{month:02d}")[:3], _LEFT + (month - 1) * _MONTH + 2, 12, 13, ink=SOFT) for month in range(1, 13)]
    for at, cell in enumerate(heat.cells):
        y = 20 + at // 12 * _YEAR
        if at % 12 == 0:
            parts.append(line(cell.period[:4], 0, y + 15, 14))
        fill = SHADES[cell.shade - 1] if cell.shade else "none"
        place = f'x="{_LEFT + at % 12 * _MONTH}" y="{y}" width="{_MONTH - 3}" height="{_YEAR - 3}"'
        parts.append(f'<rect {place} fill="{fill}" stroke="{RULE}"/>')
    height = 24 + _YEAR * (len(heat.cells) // 12)
    return Graphic(
        title=title,
        caption=caption,
        body="".join(parts) + legend(heat.steps, height + 8),
        height=height + 28,
        columns=("month", "count"),
        rows=tuple((cell.period, cell.count) for cell in heat.cells),
    )


def bars(rows: Sequence[tuple[str, int]], title: str, caption: str, what: str) -> Graphic:
    """A bar for each, as long as its count; a long table goes on in the CSV only."""
    most = max((count for _, count in rows), default=1) or 1
    parts = []
    for at, (name, count) in enumerate(rows[:_ROWS]):
        y = at * 26
        parts.append(line(name if len(name) <= 38 else f"{name[:37]}…", 0, y + 15, 14))
        parts.append(line(f"{count:,}", 390, y + 15, 14, anchor="end"))
        parts.append(f'<rect x="410" y="{y + 4}" width="{(BROAD - 410) * count / most:.1f}" height="13" fill="{SHADES[3]}"/>')
    return Graphic(
        title=title, caption=caption, body="".join(parts), height=26 * min(len(rows), _ROWS), columns=(what, "count"), rows=tuple(rows)
    )
