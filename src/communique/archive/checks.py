"""Whether an archive is what it was: every digest, every fact against the record it came from, every quote, the index of words."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from communique.archive import beside
from communique.archive.judged_dates import as_judged
from communique.archive.judging import verdicts
from communique.archive.readback import read_back
from communique.archive.rows import capture_key, document_rows
from communique.archive.seals import broken_seals
from communique.archive.sheaf import DocumentRows
from communique.archive.sqlite import SqliteArchive
from communique.archive.store import seal_of
from communique.linking.judgement import Verdicts
from communique.record.document import Record

_WORST = 3
DAMAGE = (sqlite3.Error, msgspec.MsgspecError, zlib.error, ValueError, TypeError, AttributeError, LookupError, OverflowError)
"""What reading a damaged file may raise: SQLite hands on values of types and sizes that were never written."""


class Fault(msgspec.Struct, frozen=True):
    """Something in an archive that is not as it must be: in which table, which row (0: the whole), and what."""

    table: str
    row: int
    what: str


Watch = Callable[[str], None]


def verify(archive: SqliteArchive, watch: Watch = lambda name: None) -> Iterator[Fault]:
    """Every fault of an archive: nothing where it is whole.

    Reads everything: the pages of the file (SQLite's own check), foreign keys, the digest of every capture, text and record, every evidence against
    the text that it quotes, every row of facts against the record that it was made from, the index of words.  `watch` is told what is looked at.
    A damaged file gives faults, never an exception.
    """
    looks = {
        "file": _file,
        "keys": _keys,
        "blobs": _blobs,
        "captures": _captures,
        "texts": _texts,
        "documents": _documents,
        "seals": _seals,
        "index": _index,
        "words": _words_beside,
    }
    for name, look in looks.items():
        watch(name)
        try:
            yield from look(archive)
        except DAMAGE as error:
            yield Fault(name, 0, f"cannot be read: {error}")


def _file(archive: SqliteArchive) -> Iterator[Fault]:
    for row in archive.rows("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield Fault("file", 0, str(row[0]))


def _keys(archive: SqliteArchive) -> Iterator[Fault]:
    for table, row, parent, _ in archive.rows("PRAGMA foreign_key_check"):
        yield Fault(table, row or 0, f"belongs to a row of {parent} that is not there")


def _blobs(archive: SqliteArchive) -> Iterator[Fault]:
    for row in archive.connection.execute("SELECT id, digest, size, packed FROM blob"):
        data = _unpacked(row["packed"])
        if data is None or len(data) != row["size"] or hashlib.sha256(data).hexdigest() != row["digest"]:
            yield Fault("blob", row["id"], "the bytes are not those that were captured")


def _captures(archive: SqliteArchive) -> Iterator[Fault]:
    """Every capture's columns against their seal and its key, and its record against the tables that were filled from it."""
    for row in archive.connection.execute("SELECT c.*, b.digest FROM capture c JOIN blob b ON b.id = c.blob_id"):
        values = list(row)[4:-2]
        if seal_of((row["key"], *values)) != row["seal"] or capture_key(row["digest"], row["url"], row["warc_date"]) != row["key"]:
            yield Fault("capture", row["id"], "a column was changed since it was written")
        if row["outcome"] == "read" and archive.one("SELECT 1 FROM record WHERE capture_id = ?", (row["id"],)) is None:
            yield Fault("capture", row["id"], "was read, but its record is not there")


def _texts(archive: SqliteArchive) -> Iterator[Fault]:
    for row in archive.connection.execute("SELECT capture_id, digest, text FROM reading_text"):
        if hashlib.sha256(row["text"].encode("utf-8", "replace")).hexdigest() != row["digest"]:
            yield Fault("reading_text", row["capture_id"], "the text is not the one that was read")


def _documents(archive: SqliteArchive) -> Iterator[Fault]:
    """Every record's digest and quotes, and the facts of every document against the record of its witness."""
    judged = verdicts(archive.connection)
    for row in archive.connection.execute("SELECT capture_id, digest, packed FROM record"):
        capture = row["capture_id"]
        if hashlib.sha256(row["packed"]).hexdigest() != row["digest"] or (record := archive.record(capture)) is None:
            yield Fault("record", capture, "the record is not the one that was written")
            continue
        yield from (Fault("record", capture, what) for what, _ in zip(_wrong_quotes(record, "$", record), range(_WORST), strict=False))
        yield from _facts(archive, capture, record, judged)
    for row in archive.rows("SELECT id FROM document WHERE id NOT IN (SELECT document_id FROM appearance)"):
        yield Fault("document", row["id"], "stands in no capture")


def _facts(archive: SqliteArchive, capture: int, record: Record, judged: Verdicts) -> Iterator[Fault]:
    text = record.text if isinstance(record.text, str) else ""
    places = {
        row["position"]: row
        for row in archive.rows(
            "SELECT a.*, d.digest, d.witness_id FROM appearance a JOIN document d ON d.id = a.document_id WHERE capture_id = ?", (capture,)
        )
    }
    told: set[int] = set()
    for position, document in enumerate(record.documents):
        rows = document_rows(document, text)
        place = places.pop(position, None)
        if place is None or (place["digest"], place["part"], place["start"], place["end"]) != (
            rows.digest,
            rows.part,
            rows.start,
            rows.end,
        ):
            yield Fault("appearance", capture, f"document {position} of the capture is not told as the record has it")
        elif place["witness_id"] == capture and place["document_id"] not in told:
            told.add(place["document_id"])
            if read_back(archive.connection, place["document_id"]) != _as_kept(rows, judged):
                yield Fault("document", place["document_id"], "its facts are not those of the record that they were made from")
    if places:
        yield Fault("appearance", capture, "more documents are told than the record has")


def _as_kept(rows: DocumentRows, judged: Verdicts) -> DocumentRows:
    """The rows as the tables hold them: ordered by the day that was read or judged."""
    return msgspec.structs.replace(as_judged(rows, judged), exchanges=tuple(sorted(set(rows.exchanges))))


def _wrong_quotes(node: Any, path: str, record: Record) -> Iterator[str]:
    """Evidence whose quote does not stand where it says, in the reading text or the address."""
    if isinstance(node, msgspec.Struct):
        if (quote := _misplaced(node, record)) is not None:
            yield f"{path}: {quote[:60]!r} does not stand where it says"
        for field in node.__struct_fields__:
            yield from _wrong_quotes(getattr(node, field), f"{path}.{field}", record)
    elif isinstance(node, tuple):
        for number, item in enumerate(node):
            yield from _wrong_quotes(item, f"{path}[{number}]", record)


def _misplaced(node: Any, record: Record) -> str | None:
    """The quote of a piece of evidence that does not stand at its place."""
    layer = getattr(node, "layer", msgspec.UNSET)
    text = record.text if layer is msgspec.UNSET else (record.capture.url if layer == "url" else None)
    if not (hasattr(node, "quote") and hasattr(node, "start") and isinstance(text, str)):
        return None
    return None if text[node.start : node.end] == node.quote else str(node.quote)


def _seals(archive: SqliteArchive) -> Iterator[Fault]:
    """What linking wrote, and all else that no record tells."""
    for matter, row in broken_seals(archive.connection):
        yield Fault(matter, row, "is not what was sealed when it was written")


def _words_beside(archive: SqliteArchive) -> Iterator[Fault]:
    """The index for ranked searches beside the archive."""
    yield from (Fault("words", 0, what) for what in beside.faults(archive.connection, archive.path))


def _index(archive: SqliteArchive) -> Iterator[Fault]:
    """The words of names, and the index of words against the texts, by SQLite's own check; it needs a connection that may write, though it writes nothing."""
    for row in archive.connection.execute(
        "SELECT f.id, f.gist, (SELECT json_group_array(word) FROM person_word w WHERE w.form_id = f.id) AS words FROM person_form f"
    ):
        if set(row["gist"].partition("|")[0].split()) != set(msgspec.json.decode(row["words"])):
            yield Fault("person_word", row["id"], "the words of this name are not those of its form")
    connection = sqlite3.connect(archive.path, isolation_level=None)
    try:
        connection.execute("INSERT INTO document_search (document_search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        yield Fault("document_search", 0, f"the index of words is not in step with the texts ({error}): communique reread --index mends it")
    finally:
        connection.close()


def _unpacked(packed: bytes) -> bytes | None:
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return None
