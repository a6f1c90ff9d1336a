"""`communique export`: all rows of a view, to a file or to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from communique.archive.damage import damage_told
from communique.archive.sqlite import SqliteArchive
from communique.cli.streams import ALL_READ, say
from communique.export.csv import csv_lines
from communique.export.jsonl import json_lines
from communique.export.tables import columns, rows
from communique.record.errors import WrongUse

FORMS = ("csv", "jsonl")


def run_export(form: str, path: str, view: str, out: str | None, raw: bool) -> int:
    """Export a view; the exit code."""
    if form not in FORMS:
        raise WrongUse(f"no form {form!r}: there are {', '.join(FORMS)}")
    with SqliteArchive(path) as archive, damage_told(archive.path), archive.reading():
        names, found = columns(archive, view), rows(archive, view)
        lines = csv_lines(names, found, raw) if form == "csv" else json_lines(found)
        if out is None:
            for line in lines:
                sys.stdout.buffer.write(line)
        else:
            say(f"{_written(Path(out), lines):,} bytes in {out}")
    return ALL_READ


def _written(path: Path, lines: Iterator[bytes]) -> int:
    """Writes beside the place and moves there when whole: a file of the name is never half of one."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(lines)
        size = part.stat().st_size
        part.replace(path)
    except OSError as error:
        raise WrongUse(f"{path}: cannot be written: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)
    return size
