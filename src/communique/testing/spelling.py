"""`expected.toml` written: the form in which a person reads and mends it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from communique.testing.expected import Expected

_TABLES = ("documents", "teasers", "zones", "speakers", "turns", "events", "commitments")


def spelled(expected: Expected) -> str:
    """The text of `expected.toml`; reading it gives an equal expectation.

    >>> from communique.testing.expected import Document
    >>> print(spelled(Expected(documents=(Document(kind="remarks", title="Remarks in Oslo"),))))
    [[documents]]
    kind = "remarks"
    title = "Remarks in Oslo"
    <BLANKLINE>
    """
    plain: dict[str, Any] = msgspec.to_builtins(expected)
    return "\n".join(_table(plain, "")).strip() + "\n"


def _table(fields: dict[str, Any], name: str) -> Iterator[str]:
    """The plain keys first, then a table for each entry of the lists of entries."""
    for key, value in fields.items():
        if key not in _TABLES:
            yield from _entry(key, value)
    for key in _TABLES:
        for row in fields.get(key, ()):
            yield f"\n[[{name}{key}]]"
            yield from _table(row, f"{name}{key}.")


def _entry(key: str, value: object) -> Iterator[str]:
    if isinstance(value, list | tuple) and any(isinstance(item, dict) for item in value):
        yield f"{key} = ["
        yield from (f"  {_word(item)}," for item in value)
        yield "]"
    else:
        yield f"{key} = {_word(value)}"


def _word(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_word(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_word(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
