"""Seals: digests of what no record tells – what linking wrote, persons and holdings, losses, judgements – so that a changed byte in it is found.

What is told by a record is compared with it (`archive.checks`).  The rest is sealed in the transaction that writes it: temporary triggers of the
writer's own connection note which rows were touched, and each of them is sealed before the transaction ends.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

import msgspec


class Matter(msgspec.Struct, frozen=True):
    """Rows that are sealed: their table, what of a row (`m`) is sealed, and by which columns of which tables it is touched.

    `touches` are (table, the column that names the row, the columns whose change counts).  A `whole` table has one seal, of row 0.
    """

    name: str
    says: str
    touches: tuple[tuple[str, str, str], ...]
    whole: bool = False


_OWN = (
    "(SELECT group_concat(quote(form_id) || ' ' || quote(person_id)) FROM (SELECT * FROM sighting WHERE document_id = m.id ORDER BY position)), "
    "(SELECT group_concat(quote(happening_id) || ' ' || quote(followed_by)) FROM (SELECT * FROM event WHERE document_id = m.id ORDER BY position)), "
    "(SELECT group_concat(quote(followed_by)) FROM (SELECT * FROM commitment WHERE document_id = m.id ORDER BY position))"
)
MATTERS = (
    Matter(
        "document",
        f"m.witness_id, m.publisher_id, m.rank, m.page_id, m.copies_id, m.completed_by, {_OWN}",
        (
            ("document", "id", "witness_id, publisher_id, rank, page_id, copies_id, completed_by"),
            ("sighting", "document_id", "form_id, person_id"),
            ("event", "document_id", "happening_id, followed_by"),
            ("commitment", "document_id", "followed_by"),
        ),
    ),
    Matter("capture", "m.blob_id, m.publisher_id", (("capture", "id", "blob_id, publisher_id"),)),
    Matter("person", "m.name, m.name_key", (("person", "id", "name, name_key"),)),
    Matter(
        "person_form",
        "m.gist, m.name, m.office, m.organisation, m.country, m.year, m.person_id",
        (("person_form", "id", "gist, person_id"),),
    ),
    Matter(
        "holding",
        "m.person_id, m.office, m.country, m.organisation, m.first_seen, m.last_seen, m.first_document, m.last_document, m.sightings",
        (("holding", "id", "person_id"),),
    ),
    Matter(
        "publisher",
        "m.key, m.name, m.type, m.country, m.post, m.host_country, m.host",
        (("publisher", "id", "name, host"),),
    ),
    Matter("loss", 'm.input, m."offset", m.bytes, m.code, m.detail', (("loss", "id", "input"),)),
    Matter("side", "(SELECT group_concat(quote(code) || ' ' || quote(name)) FROM (SELECT * FROM side ORDER BY code))", (("side", "0", "name"),), whole=True),
    Matter("judgement", "(SELECT group_concat(quote(id) || ' ' || quote(body)) FROM (SELECT * FROM judgement ORDER BY id))", (("judgement", "0", "body"),), whole=True),
)  # fmt: skip
"""All that is sealed."""


def digest_of(*values: object) -> int:
    """A digest that SQLite keeps as a number."""
    return int.from_bytes(hashlib.blake2b(repr(values).encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def with_digests(connection: sqlite3.Connection) -> None:
    """Teaches a connection to make seals."""
    connection.create_function("cq_digest", -1, digest_of, deterministic=True)


def watch(connection: sqlite3.Connection) -> None:
    """Notes from now on which rows a writer's connection touches."""
    connection.execute("CREATE TEMP TABLE touched (matter TEXT NOT NULL, row INTEGER NOT NULL)")  # one row may be noted several times
    for matter in MATTERS:
        for table, column, columns in matter.touches:
            for event, rows in (("INSERT", ("NEW",)), (f"UPDATE OF {columns}", ("OLD", "NEW")), ("DELETE", ("OLD",))):
                notes = " ".join(f"INSERT INTO touched VALUES ('{matter.name}', {_of(row, column)});" for row in rows)
                connection.execute(
                    f"CREATE TEMP TRIGGER seal_{matter.name}_{table}_{event[:6]} AFTER {event} ON main.{table} BEGIN {notes} END"
                )


def seal(connection: sqlite3.Connection) -> None:
    """Seals what was touched.  Call it at the end of a transaction."""
    touched = [row["matter"] for row in connection.execute("SELECT DISTINCT matter FROM touched")]
    for matter in MATTERS:
        if matter.name in touched:
            only = f"SELECT row FROM touched WHERE matter = '{matter.name}'"
            connection.execute(f"DELETE FROM seal WHERE matter = '{matter.name}' AND row IN ({only})")
            connection.execute(_sealing(matter, f"m.id IN ({only})"))
    if touched:
        connection.execute("DELETE FROM touched")


def seals_of_all() -> str:
    """The SQL that seals every row of an archive that had no seals."""
    return "".join(f"{_sealing(matter, '1')};\n" for matter in MATTERS)


def broken_seals(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """The rows that do not say what was sealed: changed, added or taken away since."""
    for matter in MATTERS:
        row, source = _row(matter), _source(matter)
        for found in connection.execute(
            f"SELECT {row} AS row FROM {source} LEFT JOIN seal s ON s.matter = '{matter.name}' AND s.row = {row} "
            f"WHERE s.digest IS NOT cq_digest({matter.says})"
        ):
            yield matter.name, int(found["row"])
        if not matter.whole:
            gone = f"SELECT row FROM seal WHERE matter = '{matter.name}' AND row NOT IN (SELECT id FROM {matter.name})"
            yield from ((matter.name, int(found["row"])) for found in connection.execute(gone))


def _of(row: str, column: str) -> str:
    return column if column == "0" else f"{row}.{column}"


def _row(matter: Matter) -> str:
    return "0" if matter.whole else "m.id"


def _source(matter: Matter) -> str:
    return "(SELECT 0)" if matter.whole else f"{matter.name} m"


def _sealing(matter: Matter, which: str) -> str:
    where = "1" if matter.whole else which
    return f"INSERT INTO seal SELECT '{matter.name}', {_row(matter)}, cq_digest({matter.says}) FROM {_source(matter)} WHERE {where}"
