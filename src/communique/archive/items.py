"""What the linking rules look at, from the tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from communique.linking.items import House, Paper

_SLICE = 400
_PAPERS = """
SELECT d.id, d.digest, d.part, d.url_key, d.title, d.published, d.kind, d.language, d.excerpt, d.body, c.url_key AS page, t.text,
  p.country, p.type, p.post, p.host
FROM document d JOIN capture c ON c.id = d.witness_id JOIN reading_text t ON t.capture_id = c.id LEFT JOIN publisher p ON p.id = d.publisher_id
WHERE d.id IN ({marks})
"""


def papers(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Paper]:
    """The documents of these numbers as the rules see them."""
    return {row["id"]: _paper(row) for row in _selected(connection, _PAPERS, ids)}


def _paper(row: sqlite3.Row) -> Paper:
    text, spans = row["text"], json.loads(row["body"])
    return Paper(
        id=row["digest"],
        part=row["part"],
        house=House(row["country"], row["type"], row["post"], row["host"]),
        page=row["page"],
        address=row["url_key"] or (row["page"] if row["part"] == "article" else None),
        title=row["title"] or "",
        published=row["published"],
        kind=row["kind"],
        language=row["language"],
        text="\n".join(" ".join(text[start:end].split()) for start, end in spans) or row["excerpt"] or "",
    )


def _selected(connection: sqlite3.Connection, question: str, ids: Sequence[int]) -> Iterator[sqlite3.Row]:
    """The rows of many numbers, some hundreds at a time."""
    for part in _slices(ids):
        yield from connection.execute(question.format(marks=", ".join("?" * len(part))), part)


def _slices(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[at : at + _SLICE] for at in range(0, len(ids), _SLICE))
