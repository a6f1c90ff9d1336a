"""JSON Lines: one object a row, values as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec


def json_lines(rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """The lines of a table."""
    for row in rows:
        yield msgspec.json.encode(row) + b"\n"
