"""Cells of a table for a spreadsheet, which takes some text for a formula."""

from __future__ import annotations

from typing import Any

_ACTING = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def guarded(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("Oslo"), guarded(-3)
    ("'=1+1", 'Oslo', -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_ACTING) else value
