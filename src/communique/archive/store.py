"""Writes sheaves: one capture, all of its rows, inside the transaction that the caller holds.

The same capture is written once.  The same document (same digest) is one row however often it was captured; its facts count in the text of its
*witness*, the earliest capture that shows it, so that the order in which captures arrive changes nothing.
"""

from __future__ import annotations

import datetime
import hashlib
import sqlite3
from collections.abc import Iterable
from typing import Literal

import msgspec

from communique.archive.sheaf import CaptureRow, DocumentRows, LossRow, Opened, PublisherRow, Sheaf

PER_DAY = 1_000_000
"""Ranks of one day: a document's rank is its day times this, and its number among those of that day."""

_FACTS = ("sighting", "turn", "exchange", "quotation", "event", "mention", "instrument", "commitment")


class Stored(msgspec.Struct, frozen=True):
    """What writing a sheaf changed: `seen` captures were there already; `documents` are new ones, `retold` those whose facts were written anew
    (row ids of both)."""

    outcome: Literal["new", "seen", "failed"]
    capture: int
    documents: tuple[int, ...] = ()
    retold: tuple[int, ...] = ()


def store(connection: sqlite3.Connection, sheaf: Sheaf) -> Stored:
    """Write a sheaf.  Call it inside a transaction."""
    known = connection.execute("SELECT id FROM capture WHERE key = ?", (sheaf.capture.key,)).fetchone()
    add_losses(connection, sheaf.losses)
    if known is not None:
        return Stored("seen", known["id"])
    capture = _insert_capture(connection, sheaf)
    new, retold = fill(connection, capture, sheaf)
    return Stored("new" if sheaf.capture.outcome == "read" else "failed", capture, new, retold)


def add_losses(connection: sqlite3.Connection, losses: Iterable[LossRow]) -> int:
    """Write losses; one told before is not told twice.  Returns how many are new."""
    before = connection.total_changes
    connection.executemany(
        'INSERT OR IGNORE INTO loss (input, "offset", bytes, code, detail) VALUES (?, ?, ?, ?, ?)',
        [(_clean(loss.input), loss.offset, loss.bytes, loss.code, _clean(loss.detail)) for loss in losses],
    )
    return connection.total_changes - before


def fill(
    connection: sqlite3.Connection, capture: int, sheaf: Sheaf, again: frozenset[int] = frozenset()
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Write what was read of a capture whose row is there: text, record, issues, documents.  Returns the new documents and those told anew.

    `again` are documents of this very capture whose facts were taken out to be told anew.
    """
    if sheaf.text is None:
        return (), ()
    connection.execute("INSERT INTO reading_text VALUES (?, ?, ?)", (capture, sheaf.text_digest, sheaf.text))
    connection.execute("INSERT INTO record VALUES (?, ?, ?)", (capture, sheaf.record_digest, sheaf.record))
    connection.executemany(
        "INSERT INTO issue VALUES (?, ?, ?, ?, ?, ?)",
        [(capture, n, code, _clean(message), start, end) for n, (code, message, start, end) in enumerate(sheaf.issues)],
    )
    publisher = publisher_id(connection, sheaf.publisher)
    left = set(again)
    told = [_document(connection, capture, publisher, rows, sheaf, left) for rows in sheaf.documents]
    _elsewhere(
        connection, sheaf.capture.url_key, {key for (key, what), rows in zip(told, sheaf.documents, strict=True) if rows.part == "article"}
    )
    connection.executemany(
        "INSERT INTO appearance VALUES (?, ?, ?, ?, ?, ?)",
        [(capture, n, key, rows.part, rows.start, rows.end) for n, ((key, _), rows) in enumerate(zip(told, sheaf.documents, strict=True))],
    )
    new, retold = ({key for key, what in told if what == change} for change in ("new", "retold"))
    return tuple(sorted(new)), tuple(sorted(retold - new))


def _elsewhere(connection: sqlite3.Connection, address: str | None, documents: Iterable[int]) -> None:
    """Documents that are seen under one more address wait to be linked with what lies there."""
    known = (
        "SELECT 1 FROM appearance a JOIN capture c ON c.id = a.capture_id WHERE a.document_id = ? AND a.part = 'article' AND c.url_key IS ?"
    )
    moved = [key for key in documents if connection.execute(f"{known} LIMIT 1", (key, address)).fetchone() is None]
    connection.executemany("INSERT OR IGNORE INTO unsettled VALUES ('paper', ?)", [(str(key),) for key in moved])


def publisher_id(connection: sqlite3.Connection, row: PublisherRow | None) -> int | None:
    """The publisher's row; a name or a host that was not known before is added to it."""
    if row is None:
        return None
    known = connection.execute("SELECT id, name, host FROM publisher WHERE key = ?", (row.key,)).fetchone()
    if known is None:
        return connection.execute("INSERT INTO publisher VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", msgspec.structs.astuple(row)).lastrowid
    name, host = _least(known["name"], row.name), _least(known["host"], row.host)
    if (name, host) != (known["name"], known["host"]):
        connection.execute("UPDATE publisher SET name = ?, host = ? WHERE id = ?", (name, host, known["id"]))
    return int(known["id"])


def _least(one: str | None, other: str | None) -> str | None:
    """The shorter, then the first of two names: the same whichever came first."""
    return min(filter(None, (one, other)), key=lambda name: (len(name), name), default=None)


def _insert_capture(connection: sqlite3.Connection, sheaf: Sheaf) -> int:
    row, publisher = sheaf.capture, publisher_id(connection, sheaf.publisher)
    blob = connection.execute("SELECT id FROM blob WHERE digest = ?", (row.digest,)).fetchone()
    key = (
        blob["id"]
        if blob is not None
        else connection.execute("INSERT INTO blob VALUES (NULL, ?, ?, ?)", (row.digest, row.size, sheaf.packed)).lastrowid
    )
    values = (row.key, key, publisher, *capture_values(row))
    marks = ", ".join("?" * len(values))
    return int(connection.execute(f"INSERT INTO capture VALUES (NULL, {marks})", values).lastrowid or 0)


def capture_values(row: CaptureRow) -> tuple[object, ...]:
    """The columns of a capture from `source` on."""
    taken = row.taken_at
    values = (
        _clean(row.source), _clean(row.url), row.url_key, row.content_type, row.charset, row.warc_date, row.http_status, row.media_type, row.encoding,
        row.encoding_reason, row.size, taken.value, taken.start, taken.end, row.page_date, row.outcome, row.failure_code, _clean(row.failure_reason),
        row.reader,
    )  # fmt: skip
    return (*values, seal_of((row.key, *values)))


def seal_of(values: Iterable[object]) -> str:
    """A digest of values, to tell whether one of them changed."""
    return hashlib.sha256(repr(tuple(values)).encode("utf-8", "replace")).hexdigest()[:32]


def _document(
    connection: sqlite3.Connection, capture: int, publisher: int | None, rows: DocumentRows, sheaf: Sheaf, again: set[int]
) -> tuple[int, str]:
    """The document's row, and what was done: it is `new`, was `retold` by an earlier witness, or was `known`."""
    known = connection.execute(
        "SELECT d.id, c.date_start, c.key FROM document d JOIN capture c ON c.id = d.witness_id WHERE d.digest = ?", (rows.digest,)
    ).fetchone()
    text = sheaf.text or ""
    if known is None:
        return insert_document(connection, capture, publisher, rows, text), "new"
    mine = (sheaf.capture.taken_at.start or "9999", sheaf.capture.key)
    if known["id"] in again or mine < (known["date_start"] or "9999", known["key"]):
        if known["id"] in again:
            again.discard(known["id"])
        else:
            forget_facts(connection, known["id"])
        retell(connection, int(known["id"]), capture, publisher, rows, text)
        return int(known["id"]), "retold"
    return int(known["id"]), "known"


def insert_document(connection: sqlite3.Connection, capture: int, publisher: int | None, rows: DocumentRows, text: str) -> int:
    """A new document with all of its facts."""
    rank = free_rank(connection, _day(rows).end)
    values = (rows.digest, capture, publisher, rank, *_columns(rows))
    marks = ", ".join("?" * len(values))
    document = int(connection.execute(f"INSERT INTO document VALUES (NULL, {marks}, NULL, NULL, NULL)", values).lastrowid or 0)
    connection.execute("UPDATE document SET page_id = id, copies_id = id WHERE id = ?", (document,))
    _insert_facts(connection, document, rows)
    give_words(connection, rank, rows.title or "", text[rows.start : rows.end])
    return document


def retell(connection: sqlite3.Connection, document: int, capture: int, publisher: int | None, rows: DocumentRows, text: str) -> None:
    """Writes a document's facts anew, from another witness or by a newer reader, after `forget_facts`."""
    old = connection.execute("SELECT rank, date_end FROM document WHERE id = ?", (document,)).fetchone()
    rank = old["rank"] if old["date_end"] == _day(rows).end else free_rank(connection, _day(rows).end)
    names = 'part = ?, kind = ?, title = ?, language = ?, published = ?, date_start = ?, date_end = ?, first_published = ?, held = ?, held_start = ?, held_end = ?, place = ?, excerpt = ?, url = ?, url_key = ?, start = ?, "end" = ?, words = ?, body = ?'
    connection.execute(
        f"UPDATE document SET witness_id = ?, publisher_id = ?, rank = ?, {names} WHERE id = ?",
        (capture, publisher, rank, *_columns(rows), document),
    )
    _insert_facts(connection, document, rows)
    give_words(connection, rank, rows.title or "", text[rows.start : rows.end])


def forget_facts(connection: sqlite3.Connection, document: int) -> None:
    """Takes a document's facts out of the tables and its words out of the index."""
    old = connection.execute(
        "SELECT v.rowid, v.title, v.body FROM document d JOIN v_document_text v ON v.rowid = d.rank WHERE d.id = ?", (document,)
    ).fetchone()
    if old is not None:
        take_words(connection, *old)
    _unlink(connection, document)
    for table in _FACTS:
        connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document,))


def _unlink(connection: sqlite3.Connection, document: int) -> None:
    """Forgets the links of a document's events and undertakings; the events that were linked with them wait to be linked anew."""
    events = [row["id"] for row in connection.execute("SELECT id FROM event WHERE document_id = ?", (document,))]
    promises = [row["id"] for row in connection.execute("SELECT id FROM commitment WHERE document_id = ?", (document,))]
    of_this = "AND item IN (SELECT id FROM sighting WHERE document_id = ?)"
    connection.execute(f"DELETE FROM link_key WHERE rule = 'bearers' {of_this}", (document,))
    connection.execute(f"DELETE FROM link WHERE rule = 'bearers' {of_this}", (document,))
    for rule, rows in (("happenings", events), ("follow_ups", events), ("promises", promises)):
        for row in rows:
            if rule == "happenings":
                connection.execute(
                    "INSERT OR IGNORE INTO unsettled SELECT 'happening', other FROM link WHERE rule = ? AND item = ? "
                    "UNION SELECT 'happening', item FROM link WHERE rule = ? AND other = ?",
                    (rule, row, rule, row),
                )
            connection.execute("DELETE FROM link_key WHERE rule = ? AND item = ?", (rule, row))
            connection.execute("DELETE FROM link WHERE rule = ? AND (item = ? OR other = ?)", (rule, row, row))


def _columns(rows: DocumentRows) -> tuple[object, ...]:
    day, held = _day(rows), rows.held
    return (
        rows.part, rows.kind, rows.title, rows.language, rows.published.value, day.start, day.end, rows.first_published, held.value, held.start, held.end, rows.place, rows.excerpt, rows.url, rows.url_key, rows.start, rows.end, rows.words, rows.body,
    )  # fmt: skip


def _day(rows: DocumentRows) -> Opened:
    return day_of(rows.published, rows.held)


def day_of(published: Opened, held: Opened) -> Opened:
    """The day that a document stands for in every order by time: of its publication, else of what it is about."""
    return published if published.end else held


def free_rank(connection: sqlite3.Connection, day: str | None) -> int:
    """The next free rank of a document's last day; before all days where it has none."""
    first = datetime.date.fromisoformat(day).toordinal() * PER_DAY if day else 1
    last = connection.execute("SELECT max(rank) AS last FROM document WHERE rank >= ? AND rank < ?", (first, first + PER_DAY)).fetchone()[
        "last"
    ]
    return first if last is None else int(last) + 1


def give_words(connection: sqlite3.Connection, rank: int, title: str, body: str) -> None:
    """Puts the words of the document of a rank into the index of words."""
    connection.execute("INSERT INTO document_search (rowid, title, body) VALUES (?, ?, ?)", (rank, title, body))
    connection.execute("INSERT INTO rewording (rank) VALUES (?)", (rank,))


def take_words(connection: sqlite3.Connection, rank: int, title: str, body: str) -> None:
    """Takes the words of the document of a rank out of the index of words: they must be those that were put in."""
    connection.execute("INSERT INTO document_search (document_search, rowid, title, body) VALUES ('delete', ?, ?, ?)", (rank, title, body))
    connection.execute("INSERT INTO rewording (rank) VALUES (?)", (rank,))


def _insert_facts(connection: sqlite3.Connection, document: int, rows: DocumentRows) -> None:
    run = connection.executemany
    first = _next(connection, "sighting")
    people = [first + n for n in range(len(rows.sightings))]
    run(
        "INSERT INTO sighting VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?, ?)",
        [
            (people[n], document, n, s.name, s.office, s.organisation, s.country, s.start, s.end, s.quote)
            for n, s in enumerate(rows.sightings)
        ],
    )
    run(
        "INSERT INTO turn VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(document, n, t.role, _of(people, t.sighting), t.label, t.language, t.start, t.end) for n, t in enumerate(rows.turns)],
    )
    run("INSERT OR IGNORE INTO exchange VALUES (?, ?, ?)", [(document, question, answer) for question, answer in rows.exchanges])
    run(
        "INSERT INTO quotation VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)",
        [(document, n, _of(people, q.sighting), int(q.direct), q.start, q.end, q.quote) for n, q in enumerate(rows.quotations)],
    )
    run("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?)", [(document, n, *mention) for n, mention in enumerate(rows.mentions)])
    run("INSERT INTO instrument VALUES (?, ?, ?, ?, ?, ?)", [(document, n, *instrument) for n, instrument in enumerate(rows.instruments)])
    run(
        "INSERT INTO commitment VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?)",
        [
            (document, n, c.parties, c.due.value, c.due.start, c.due.end, c.place, int(c.routine), c.start, c.end, c.quote)
            for n, c in enumerate(rows.commitments)
        ],
    )
    _insert_events(connection, document, rows, people)


def _insert_events(connection: sqlite3.Connection, document: int, rows: DocumentRows, people: list[int]) -> None:
    first = _next(connection, "event")
    connection.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?, ?)",
        [
            (
                first + n, document, n, e.type, e.status, e.when.value, e.when.start, e.when.end, e.place, e.initiative, e.sidelines_of, e.format,
                e.prominence, e.start, e.end, e.quote,
            )
            for n, e in enumerate(rows.events)
        ],
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO participant VALUES (?, ?, ?, ?, ?)",
        [
            (first + n, k, people[who], role, country)
            for n, e in enumerate(rows.events)
            for k, (who, role, country) in enumerate(e.participants)
        ],
    )


def _next(connection: sqlite3.Connection, table: str) -> int:
    last = connection.execute(f"SELECT max(id) AS last FROM {table}").fetchone()["last"]
    return 1 if last is None else int(last) + 1


def _of(people: list[int], number: int | None) -> int | None:
    return None if number is None else people[number]


def _clean(text: str | None) -> str | None:
    """Text that SQLite can hold: a name of a file may hold bytes that are no characters."""
    return text if text is None else text.encode("utf-8", "replace").decode("utf-8")
