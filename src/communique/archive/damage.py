"""A damaged file, told as what it is, wherever it shows."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from communique.archive.errors import BadArchive

_SHOWS = (sqlite3.DatabaseError, zlib.error, msgspec.MsgspecError, UnicodeDecodeError, OverflowError, TypeError, ValueError)
"""How damage shows: SQLite sees it, or what is stored is not what it must be."""


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Tells what goes wrong while an archive is read as damage to it; what is wrong in the question passes as it is."""
    try:
        yield
    except BadArchive:
        raise
    except _SHOWS as error:
        raise BadArchive(f"{path}: the archive cannot be read here ({error}): communique verify {path} tells what is damaged") from error
