"""A picture that can leave the reading room: as SVG that stands by itself, as PNG, and its table as CSV."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Iterable
from html import escape
from typing import Any

import msgspec

from communique.record.errors import WrongUse
from communique.serve.acting import named
from communique.serve.cleaning import clean
from communique.serve.graphics.steps import Step
from communique.text.cells import guarded

WIDTH = 1000
EDGE = 40
PAPER, INK, SOFT, RULE, LAND = "#fbfaf6", "#1c1b18", "#5d594f", "#d8d2c4", "#e4dfd2"
SHADES = ("#bdd0e0", "#8fb1cf", "#5f8fba", "#37699a", "#173f66")
SERIF = "Charter, 'Bitstream Charter', Cambria, Georgia, 'Noto Serif', 'DejaVu Serif', serif"
SANS = "'Helvetica Neue', Arial, 'Noto Sans', 'DejaVu Sans', sans-serif"


class Graphic(msgspec.Struct, frozen=True, kw_only=True):
    """A picture and its table.  `body` is SVG of ours, `height` high and as wide as the sheet without its edges; words in it are escaped (`worded`)."""

    title: str
    caption: str
    body: str
    height: int
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def worded(words: str) -> str:
    """Words as SVG may hold them: escaped, and no character acts.

    >>> worded("<b>\\u202e")
    '&lt;b&gt;⟨202E⟩'
    """
    return escape(named(clean(words)), quote=True)


def line(
    words: str, x: float, y: float, size: float, *, ink: str = INK, family: str = SANS, anchor: str = "start", weight: int = 400
) -> str:
    """A line of words."""
    return f'<text x="{x:g}" y="{y:g}" font-family="{family}" font-size="{size:g}" font-weight="{weight}" fill="{ink}" text-anchor="{anchor}">{worded(words)}</text>'


def legend(bounds: Iterable[Step], y: int) -> str:
    """The shades, each with the numbers that it stands for."""
    parts = []
    for at, step in enumerate(bounds):
        words = f"{step.least:,}" if step.least == step.most else f"{step.least:,}–{step.most:,}"
        parts.append(
            f'<rect x="{at * 120}" y="{y}" width="16" height="16" fill="{SHADES[step.shade - 1]}"/>'
            + line(words, at * 120 + 24, y + 13, 14, ink=SOFT)
        )
    return "".join(parts)


def svg(graphic: Graphic, source: str) -> bytes:
    """The picture on a sheet of its own: title, what is counted, the picture, where it comes from."""
    title, caption = textwrap.wrap(graphic.title, 60)[:3], textwrap.wrap(graphic.caption, 118)[:4]
    parts = [line(words, EDGE, 58 + 36 * at, 30, family=SERIF, weight=600) for at, words in enumerate(title)]
    top = 58 + 36 * (len(title) - 1) + 32
    parts += [line(words, EDGE, top + 21 * at, 15, ink=SOFT) for at, words in enumerate(caption)]
    top += 21 * (len(caption) - 1) + 26
    parts.append(f'<g transform="translate({EDGE} {top})">{graphic.body}</g>')
    bottom = top + graphic.height + 40
    parts.append(f'<path d="M{EDGE} {bottom - 24}H{WIDTH - EDGE}" stroke="{RULE}" fill="none"/>')
    parts.append(line(source, EDGE, bottom, 13, ink=SOFT))
    height = bottom + 24
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img">'
    sheet = f'<title>{worded(graphic.title)}</title><desc>{worded(graphic.caption)}</desc><rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>'
    return "\n".join([head, sheet, *parts, "</svg>", ""]).encode("utf-8", "replace")


def table(graphic: Graphic) -> bytes:
    """The table as comma-separated values, guarded for spreadsheets."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(graphic.columns)
    writer.writerows([guarded(value) for value in row] for row in graphic.rows)
    return buffer.getvalue().encode("utf-8", "replace")


def draws_png() -> bool:
    """Whether the extra that makes PNG is installed."""
    return _drawer() is not None


def png(graphic: Graphic, source: str) -> bytes:
    """The picture as PNG, twice as wide as its sheet.  Raises `WrongUse` where the extra is not installed."""
    drawer = _drawer()
    if drawer is None:
        raise WrongUse("PNG pictures want the extra: pip install 'communique[pictures]'. The SVG and the CSV need nothing.")
    return bytes(drawer.svg_to_bytes(svg_string=svg(graphic, source).decode("utf-8"), width=2 * WIDTH))


def _drawer() -> Any:
    try:
        import resvg_py
    except ImportError:
        return None
    return resvg_py
