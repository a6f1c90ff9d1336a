"""Puts what a newer reader found in the place of what an older one found, for one capture; everything else stays as it is."""

from __future__ import annotations

import msgspec

from communique.archive.rows import document_rows
from communique.archive.sheaf import Sheaf
from communique.archive.sqlite import SqliteArchive
from communique.archive.store import capture_values, fill, forget_facts, publisher_id, retell
from communique.record.document import Document

_COLUMNS = (
    "source, url, url_key, content_type, charset, warc_date, http_status, media_type, encoding, encoding_reason, size, taken_at, date_start, date_end, "
    "page_date, outcome, failure_code, failure_reason, reader, seal"
)


class Replaced(msgspec.Struct, frozen=True):
    """What reading a capture again changed: its documents before and after, and the rows that are new or told anew."""

    source: str
    before: tuple[Document, ...] = ()
    after: tuple[Document, ...] = ()
    documents: tuple[int, ...] = ()
    retold: tuple[int, ...] = ()


def replace(archive: SqliteArchive, sheaf: Sheaf) -> Replaced:
    """Writes a capture's sheaf over what was read of it before.  Call it inside `writing`."""
    connection = archive.connection
    row = archive.one("SELECT id FROM capture WHERE key = ?", (sheaf.capture.key,))
    if row is None:
        return Replaced(sheaf.capture.source)
    capture, old = int(row["id"]), archive.record(row["id"])
    stood = [r["document_id"] for r in archive.rows("SELECT DISTINCT document_id FROM appearance WHERE capture_id = ?", (capture,))]
    witnessed = [r["id"] for r in archive.rows("SELECT id FROM document WHERE witness_id = ?", (capture,))]
    for document in witnessed:
        forget_facts(connection, document)
    for table in ("appearance", "issue", "record", "reading_text"):
        connection.execute(f"DELETE FROM {table} WHERE capture_id = ?", (capture,))
    values = capture_values(sheaf.capture)
    names = ", ".join(f"{name} = ?" for name in _COLUMNS.split(", "))
    connection.execute(
        f"UPDATE capture SET publisher_id = ?, {names} WHERE id = ?", (publisher_id(connection, sheaf.publisher), *values, capture)
    )
    documents, retold = fill(connection, capture, sheaf, again=frozenset(witnessed))
    kept = _settle(archive, stood, capture)
    new = archive.record(capture)
    return Replaced(
        sheaf.capture.source,
        old.documents if old else (),
        new.documents if new else (),
        documents,
        tuple(sorted({*retold, *kept} - set(documents))),
    )


def _settle(archive: SqliteArchive, stood: list[int], capture: int) -> list[int]:
    """Documents that this capture no longer shows: told by another that does, or gone where none does.  Returns those told anew."""
    told = []
    for document in stood:
        places = archive.rows(
            "SELECT a.capture_id, a.position FROM appearance a JOIN capture c ON c.id = a.capture_id WHERE a.document_id = ? "
            "ORDER BY coalesce(c.date_start, '9999'), c.key",
            (document,),
        )
        witness = archive.one("SELECT witness_id FROM document WHERE id = ?", (document,))
        if not places:
            _remove(archive, document)
        elif witness is not None and witness["witness_id"] == capture and all(place["capture_id"] != capture for place in places):
            _retell(archive, document, places[0]["capture_id"], places[0]["position"])
            told.append(document)
    return told


def _retell(archive: SqliteArchive, document: int, capture: int, position: int) -> None:
    record = archive.record(capture)
    assert record is not None and isinstance(record.text, str)
    publisher = archive.one("SELECT publisher_id FROM capture WHERE id = ?", (capture,))
    rows = document_rows(record.documents[position], record.text)
    retell(archive.connection, document, capture, publisher["publisher_id"] if publisher else None, rows, record.text)


def _remove(archive: SqliteArchive, document: int) -> None:
    connection = archive.connection
    connection.execute("UPDATE document SET completed_by = NULL WHERE completed_by = ?", (document,))
    for rule in ("versions", "copies", "stubs"):
        connection.execute("DELETE FROM link_key WHERE rule = ? AND item = ?", (rule, document))
        connection.execute("DELETE FROM link WHERE rule = ? AND (item = ? OR other = ?)", (rule, document, document))
    for column in ("page_id", "copies_id"):
        rest = archive.one(f"SELECT min(id) AS least FROM document WHERE {column} = ? AND id <> ?", (document, document))
        if rest is not None and rest["least"] is not None:
            connection.execute(f"UPDATE document SET {column} = ? WHERE {column} = ?", (rest["least"], document))
    connection.execute("DELETE FROM document WHERE id = ?", (document,))
