"""Of documents that are few, those that have the words: asked one by one, or met on one walk through the index of words, whichever is cheaper."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from communique.archive.sqlite import Row, SqliteArchive

TRIED = 24
"""So many are asked one by one before it is decided how to go on."""
OFTEN = 4
"""Where one in so many has the words, a page is full soon: the others are asked as well."""
_HAS = "SELECT 1 FROM document_search WHERE document_search MATCH ? AND rowid = ?"
_WALK = (
    "SELECT rowid FROM document_search WHERE document_search MATCH ? AND rowid BETWEEN ? AND ? "
    "AND +rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC"
)


def with_words(archive: SqliteArchive, documents: Sequence[Row], match: str) -> Iterator[Row]:
    """Those of the documents (newest first, each with its `rank`) whose words match, newest first."""
    ask = archive.connection.execute
    met = 0
    for number, row in enumerate(documents):
        if number >= TRIED and met * OFTEN < number:
            yield from _walked(archive, documents[number:], match)
            return
        if ask(_HAS, (match, row["rank"])).fetchone() is not None:
            met += 1
            yield row


def _walked(archive: SqliteArchive, documents: Sequence[Row], match: str) -> Iterator[Row]:
    by_rank = {int(row["rank"]): row for row in documents}
    bounds = (documents[-1]["rank"], documents[0]["rank"])
    for found in archive.connection.execute(_WALK, (match, *bounds, json.dumps(list(by_rank)))):
        yield by_rank[found[0]]
