"""What people judged: kept beside what was read, by ids that stay when pages are read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from communique.linking.judgement import Judgement, Verdicts, signed

_BODY = msgspec.json.Decoder(Judgement)


def judgements(connection: sqlite3.Connection) -> list[Judgement]:
    """All judgements, in the order of their time."""
    found = [_BODY.decode(row["body"]) for row in connection.execute("SELECT body FROM judgement")]
    return sorted(found, key=lambda judgement: (judgement.at, judgement.id))


def verdicts(connection: sqlite3.Connection) -> Verdicts:
    """All judgements, ready to be asked."""
    return Verdicts(judgements(connection))


def add_judgements(connection: sqlite3.Connection, found: Iterable[Judgement]) -> int:
    """Keeps judgements; one that is there already is not kept twice.  How many are new."""
    before = connection.total_changes
    rows = [(judgement.id, msgspec.json.encode(judgement).decode()) for judgement in map(signed, found)]
    connection.executemany("INSERT OR IGNORE INTO judgement VALUES (?, ?)", rows)
    return connection.total_changes - before
