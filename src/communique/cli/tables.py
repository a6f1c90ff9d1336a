"""Tables for people, JSON for programs: one way to print what is a list of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from communique.cli.streams import piped, put_json
from communique.text.visible import shown


def put_rows(rows: Sequence[Mapping[str, object]], as_json: bool, title: str = "") -> None:
    """Rows as a table on a terminal, as one JSON array when piped or asked for."""
    if as_json or piped():
        put_json(msgspec.json.encode(list(rows)))
        return
    _print_table(rows, title)


def _print_table(rows: Sequence[Mapping[str, object]], title: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, title=title or None, title_justify="left")
    for name in rows[0] if rows else ():
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(_cell(value))) for value in row.values()))
    Console(highlight=False, emoji=False, markup=False).print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
