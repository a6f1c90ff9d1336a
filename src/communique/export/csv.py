"""Comma-separated values (RFC 4180, UTF-8): for spreadsheets, guarded; for programs, as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from communique.text.cells import guarded


def csv_lines(names: list[str], rows: Iterable[dict[str, Any]], raw: bool = False) -> Iterator[bytes]:
    """The lines of a table: its header, then its rows.

    A spreadsheet takes text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula, and a captured page may hold one: such
    text gets a `'` before it, unless `raw`.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    yield _line(buffer, writer, names)
    for row in rows:
        yield _line(buffer, writer, [value if raw else guarded(value) for value in row.values()])


def _line(buffer: io.StringIO, writer: Any, values: list[Any]) -> bytes:
    buffer.seek(0)
    buffer.truncate()
    writer.writerow(values)
    return buffer.getvalue().encode("utf-8", "replace")
