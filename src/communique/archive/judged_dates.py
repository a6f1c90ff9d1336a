"""A date that people judged wrong moves what it dates: in every order, period and count the right day holds.  What was read stays in its columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from communique.archive.judging import verdicts
from communique.archive.rows import opened
from communique.archive.sheaf import DocumentRows, Opened
from communique.archive.store import day_of, free_rank, give_words, take_words
from communique.linking.judgement import Judgement, Verdicts


def place(connection: sqlite3.Connection, documents: Iterable[int]) -> None:
    """Gives documents and their events the days that people judge right.  Call it inside `writing`, when facts were told or judged."""
    if connection.execute("SELECT 1 FROM judgement LIMIT 1").fetchone() is None:
        return
    found = verdicts(connection)
    for document in documents:
        row = connection.execute(
            "SELECT id, digest, rank, published, held, date_start, date_end FROM document WHERE id = ?", (document,)
        ).fetchone()
        if row is None or not found.on(row["digest"]):
            continue
        day = _day(found, row["digest"], opened(row["published"]), opened(row["held"]))
        if (day.start, day.end) != (row["date_start"], row["date_end"]):
            _move(connection, row, day)
        for event in connection.execute("SELECT id, position, held FROM event WHERE document_id = ?", (document,)).fetchall():
            when = _overruled(_on_event(found, row["digest"], event["position"]), opened(event["held"]))
            connection.execute(
                "UPDATE event SET date_start = ?, date_end = ? WHERE id = ? AND (date_start, date_end) IS NOT (?, ?)",
                (when.start, when.end, event["id"], when.start, when.end),
            )


def judged_documents(connection: sqlite3.Connection, judgements: Iterable[Judgement]) -> list[int]:
    """The documents of which judgements say that a fact is wrong."""
    digests = {subject.partition("#")[0] for judgement in judgements if judgement.kind == "wrong" for subject in judgement.subjects}
    rows = (connection.execute("SELECT id FROM document WHERE digest = ?", (digest,)).fetchone() for digest in sorted(digests))
    return [int(row["id"]) for row in rows if row is not None]


def as_judged(rows: DocumentRows, found: Verdicts) -> DocumentRows:
    """The rows with the days by which the archive orders them: values as read, bounds as judged."""
    day = _day(found, rows.digest, rows.published, rows.held)
    events = []
    for position, event in enumerate(rows.events):
        when = _overruled(_on_event(found, rows.digest, position), event.when)
        events.append(msgspec.structs.replace(event, when=Opened(event.when.value, when.start, when.end)))
    return msgspec.structs.replace(rows, published=Opened(rows.published.value, day.start, day.end), events=tuple(events))


def _day(found: Verdicts, digest: str, published: Opened, held: Opened) -> Opened:
    return day_of(_overruled(found.wrong(digest, "published"), published), _overruled(found.wrong(digest, "held"), held))


def _on_event(found: Verdicts, digest: str, position: int) -> Judgement | None:
    """The judgement on an event's date: by the event's own id, or as a field of its document; of two the later."""
    both = (found.wrong(f"{digest}#e{position}", "when"), found.wrong(digest, f"events/{position}/when"))
    return max((each for each in both if each is not None), key=lambda judgement: judgement.at, default=None)


def _overruled(judgement: Judgement | None, read: Opened) -> Opened:
    return read if judgement is None else opened(judgement.value)


def _move(connection: sqlite3.Connection, row: sqlite3.Row, day: Opened) -> None:
    """Gives a document another day, and with it another place in every order: the index of words counts by rank."""
    words = connection.execute("SELECT title, body FROM v_document_text WHERE rowid = ?", (row["rank"],)).fetchone()
    rank = row["rank"] if day.end == row["date_end"] else free_rank(connection, day.end)
    if rank != row["rank"]:
        take_words(connection, row["rank"], *words)
        give_words(connection, rank, *words)
    connection.execute("UPDATE document SET rank = ?, date_start = ?, date_end = ? WHERE id = ?", (rank, day.start, day.end, row["id"]))
