"""What an archive says, as lines in a fixed order: two archives of the same captures give the same lines, however and whenever these were added."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from communique.archive.readback import read_back
from communique.archive.sqlite import SqliteArchive


def dump(archive: SqliteArchive) -> Iterator[str]:
    """The lines: captures, documents with their facts, where they stand, what belongs together, losses, judgements.  No row numbers are in them."""
    for row in archive.connection.execute("SELECT c.key, b.digest, c.seal FROM capture c JOIN blob b ON b.id = c.blob_id ORDER BY c.key"):
        yield f"capture {row['key']} {row['digest']} {row['seal']}"
    for row in archive.rows(
        "SELECT d.id, d.digest, c.key, p.key AS publisher FROM document d JOIN capture c ON c.id = d.witness_id LEFT JOIN publisher p ON p.id = d.publisher_id ORDER BY d.digest"
    ):
        facts = hashlib.sha256(msgspec.json.encode(read_back(archive.connection, row["id"]))).hexdigest()
        yield f"document {row['digest']} {row['key']} {row['publisher']} {facts}"
    for row in archive.connection.execute(
        'SELECT c.key, a.position, d.digest, a.start, a."end" FROM appearance a JOIN capture c ON c.id = a.capture_id '
        "JOIN document d ON d.id = a.document_id ORDER BY c.key, a.position"
    ):
        yield f"appearance {' '.join(map(str, row))}"
    yield from _groups(archive)
    for row in archive.connection.execute('SELECT input, "offset", bytes, code, detail FROM loss ORDER BY input, "offset", code'):
        yield f"loss {' '.join(map(str, row))}"
    for row in archive.connection.execute("SELECT id, body FROM judgement ORDER BY id"):
        yield f"judgement {row['id']} {row['body']}"


def fingerprint(archive: SqliteArchive) -> str:
    """One digest of all that the archive says."""
    digest = hashlib.sha256()
    for line in dump(archive):
        digest.update(line.encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()


_GROUPS = {
    "page": "SELECT page_id AS g, digest AS m FROM document",
    "copies": "SELECT copies_id AS g, digest AS m FROM document",
    "completed": "SELECT d.id AS g, s.digest || ' by ' || d.digest AS m FROM document s JOIN document d ON d.id = s.completed_by",
    "person": "SELECT s.person_id AS g, d.digest || '#' || s.position AS m FROM sighting s JOIN document d ON d.id = s.document_id WHERE s.person_id IS NOT NULL",
    "happening": "SELECT e.happening_id AS g, d.digest || '#' || e.position AS m FROM event e JOIN document d ON d.id = e.document_id WHERE e.happening_id IS NOT NULL",
    "planned": "SELECT e.id AS g, d.digest || '#' || e.position || ' by ' || f.digest || '#' || h.position AS m FROM event e JOIN document d ON d.id = e.document_id JOIN event h ON h.id = e.followed_by JOIN document f ON f.id = h.document_id",
    "holding": "SELECT h.id AS g, n.name || ' ' || h.office || ' ' || coalesce(h.country, '') || ' ' || h.first_seen || ' ' || h.last_seen AS m FROM holding h JOIN person n ON n.id = h.person_id",
    "followed": "SELECT c.id AS g, d.digest || '#' || c.position || ' by ' || f.digest || '#' || e.position AS m FROM commitment c JOIN document d ON d.id = c.document_id JOIN event e ON e.id = c.followed_by JOIN document f ON f.id = e.document_id",
}


def _groups(archive: SqliteArchive) -> Iterator[str]:
    """What belongs together, each group named by its least member."""
    for name, question in _GROUPS.items():
        groups: dict[int, list[str]] = {}
        for row in archive.connection.execute(question):
            groups.setdefault(row["g"], []).append(row["m"])
        yield from sorted(f"{name} {' '.join(sorted(members))}" for members in groups.values())
