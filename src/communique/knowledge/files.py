"""Reading data files: TOML into frozen structs, errors with file and line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from communique.record.errors import BadKnowledge

T = TypeVar("T")

DATA = Path(__file__).resolve().parent.parent / "data"
"""The data tree that ships with communique."""

_NO_KNOWLEDGE = frozenset({"newsroom"})
"""Folders of the tree that hold something else: the material of invented pages for tests and demonstrations."""


def knowledge_files(folder: Path = DATA) -> list[Path]:
    """The files of knowledge in a data tree, in a stable order."""
    return sorted(path for path in folder.rglob("*.toml") if path.relative_to(folder).parts[0] not in _NO_KNOWLEDGE)


def parse_toml(path: Path, source: str) -> dict[str, Any]:
    """The TOML of a data file.  Raises `BadKnowledge` with the line of a syntax error."""
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise BadKnowledge(str(path), _line_of_message(str(error)), str(error)) from error


def to_struct(path: Path, source: str, kind: type[T]) -> T:
    """The content of a data file as `kind`; unknown fields and wrong types are refused with `BadKnowledge` and the entry's line."""
    try:
        return msgspec.convert(parse_toml(path, source), kind)
    except msgspec.ValidationError as error:
        raise BadKnowledge(str(path), _line_of_path(source, str(error)), str(error)) from error


def read_toml(path: Path, kind: type[T]) -> T:
    """A data file as `kind`.  Raises `BadKnowledge` naming file and line."""
    return to_struct(path, path.read_text("utf-8"), kind)


def _line_of_message(message: str) -> int:
    _, _, tail = message.rpartition("line ")
    digits = tail.split(",")[0].split()[0].rstrip(",)") if tail else ""
    return int(digits) if digits.isdigit() else 1


def _line_of_path(source: str, message: str) -> int:
    """The line where the entry named in msgspec's path (`$.country[3].names`) begins."""
    _, _, path = message.rpartition("`$.")
    table, _, rest = path.partition("[")
    index = rest.partition("]")[0]
    if not index.isdigit():
        return 1
    starts = [n for n, line in enumerate(source.splitlines(), 1) if line.strip() == f"[[{table}]]"]
    return starts[int(index)] if int(index) < len(starts) else 1
