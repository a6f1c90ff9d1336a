"""Strips of time and rows of bars as pictures that stand by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from communique.serve.graphics.graphic import INK, RULE, SHADES, SOFT, Graphic, line
from communique.serve.strips import Cell
from communique.serve.telling import month_told

WIDTH, HIGH = 920, 200
_LABELS = 10
"""So many words under a strip at most."""
_ROWS = 40


def timeline(cells: Sequence[Cell], title: str, caption: str) -> Graphic:
    """How many there are of each month or year, from the first to the last."""
    most = max((cell.count for cell in cells), default=1) or 1
    wide = WIDTH / max(1, len(cells))
    bars = "".join(
        f'<rect x="{at * wide + wide * 0.1:.2f}" y="{HIGH - HIGH * cell.count / most:.2f}" width="{wide * 0.8:.2f}" height="{HIGH * cell.count / most:.2f}"/>'
        for at, cell in enumerate(cells)
        if cell.count
    )
    rules = f'<path d="M0 0H{WIDTH}M0 {HIGH / 2:g}H{WIDTH}" stroke="{RULE}"/><path d="M0 {HIGH}H{WIDTH}" stroke="{INK}"/>'
    count = line(f"{most:,}", WIDTH, -5, 13, ink=SOFT, anchor="end")
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
    chosen = starts if len(starts) > 2 else list(range(len(cells)))
    step = -(-len(chosen) // _LABELS)
    words = [(at, cells[at].period[:4] if len(starts) > 2 else month_told(cells[at].period)) for at in chosen[::step]]
    return "".join(line(word, at * wide, HIGH + 20, 13, ink=SOFT) for at, word in words)


def bars(rows: Sequence[tuple[str, int]], title: str, caption: str, what: str) -> Graphic:
    """A bar for each, longest as the greatest count; a long table goes on in the CSV only."""
    most = max((count for _, count in rows), default=1) or 1
    parts = []
    for at, (name, count) in enumerate(rows[:_ROWS]):
        y = at * 26
        parts.append(line(name if len(name) <= 38 else f"{name[:37]}…", 0, y + 15, 14))
        parts.append(line(f"{count:,}", 390, y + 15, 14, anchor="end"))
        parts.append(f'<rect x="410" y="{y + 4}" width="{510 * count / most:.1f}" height="13" fill="{SHADES[3]}"/>')
    return Graphic(
        title=title, caption=caption, body="".join(parts), height=26 * min(len(rows), _ROWS), columns=(what, "count"), rows=tuple(rows)
    )
