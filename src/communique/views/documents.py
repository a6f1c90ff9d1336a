"""A document in a line: what every list of documents shows."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.views.judged import judged

_BRIEFS = """
SELECT d.id, d.digest, d.published, d.held, d.kind, d.title, d.part, d.language, d.place, p.name, p.type, p.country, p.post,
  coalesce(d.url, c.url) AS url, d.words, d.copies_id, d.completed_by
FROM document d JOIN capture c ON c.id = d.witness_id LEFT JOIN publisher p ON p.id = d.publisher_id
WHERE d.id IN (SELECT value FROM json_each(?))
"""


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A document in a line.

    `id` is its number in this archive, `digest` its name in every archive.  `copies_of` is the least number among documents of the same text (its own
    where there is no other); `completed_by` leads from a stub (a teaser) to the full document; `judged` names
    the fields that a person's judgement overrules.
    """

    id: int
    digest: str
    published: str | None
    held: str | None
    kind: str | None
    title: str | None
    part: str
    language: str | None
    place: str | None
    publisher: str | None
    publisher_type: str | None
    publisher_country: str | None
    publisher_post: str | None
    url: str | None
    words: int
    copies_of: int
    completed_by: int | None
    judged: tuple[str, ...] = ()


def briefs(archive: SqliteArchive, ids: Iterable[int]) -> list[Brief]:
    """The documents of these numbers, in this order; a number that no document has is left out."""
    wanted = list(ids)
    rows = archive.rows(_BRIEFS, (json.dumps(wanted),))
    found = {
        row["id"]: Brief(
            id=row["id"], digest=row["digest"], published=row["published"], held=row["held"], kind=row["kind"], title=row["title"],
            part=row["part"], language=row["language"], place=row["place"], publisher=row["name"], publisher_type=row["type"],
            publisher_country=row["country"], publisher_post=row["post"], url=row["url"], words=row["words"],
            copies_of=row["copies_id"] or row["id"], completed_by=row["completed_by"],
        )
        for row in rows
    }  # fmt: skip
    return judged(archive, [found[number] for number in wanted if number in found], lambda brief: [(brief.digest, "")])
