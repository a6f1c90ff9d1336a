"""How much an archive holds, of what kind, from when and from whom: all of it, and each text once."""

from __future__ import annotations

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.views.facets import Count
from communique.views.kept import kept

_ONCE = "count(DISTINCT CASE WHEN d.completed_by IS NULL THEN coalesce(d.copies_id, d.id) END)"


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of an archive.  A `Count` has all documents, and `once`: of each text one, without stubs whose full document is there.

    `events` are events however often told, `accounts` how often they are told.
    """

    captures: int
    failed: int
    losses: int
    bytes: int
    documents: Count
    stubs: int
    completed: int
    turns: int
    quotations: int
    accounts: int
    events: int
    persons: int
    commitments: int
    first_day: str | None
    last_day: str | None
    kinds: tuple[Count, ...]
    months: tuple[Count, ...]
    publishers: tuple[Count, ...]


def stats(archive: SqliteArchive) -> Stats:
    """The numbers of an archive."""
    return kept(archive, "stats", _stats)


def _stats(archive: SqliteArchive) -> Stats:
    one = archive.one(_SUMS)
    assert one is not None
    total = _counts(archive, "NULL")
    return Stats(
        **{name: one[name] for name in one.keys()},  # noqa: SIM118 (a row's iteration gives values)
        documents=total[0] if total else Count(None, 0, 0),
        kinds=tuple(_counts(archive, "d.kind")),
        months=tuple(sorted(_counts(archive, "substr(d.date_start, 1, 7)"), key=lambda count: count.value or "")),
        publishers=tuple(_counts(archive, "coalesce(p.name, p.country || coalesce(', ' || p.post, ''), p.host)")),
    )


_SUMS = """
SELECT (SELECT count(*) FROM capture) AS captures, (SELECT count(*) FROM capture WHERE outcome = 'failed') AS failed,
  (SELECT count(*) FROM loss) AS losses, (SELECT coalesce(sum(size), 0) FROM capture) AS bytes,
  (SELECT count(*) FROM document WHERE part = 'teaser') AS stubs, (SELECT count(*) FROM document WHERE completed_by IS NOT NULL AND part = 'teaser') AS completed,
  (SELECT count(*) FROM turn) AS turns, (SELECT count(*) FROM quotation) AS quotations, (SELECT count(*) FROM event) AS accounts,
  (SELECT count(DISTINCT coalesce(happening_id, id)) FROM event) AS events, (SELECT count(*) FROM person) AS persons,
  (SELECT count(*) FROM commitment) AS commitments, (SELECT min(date_start) FROM document) AS first_day,
  (SELECT max(date_end) FROM document) AS last_day
"""


def _counts(archive: SqliteArchive, what: str) -> list[Count]:
    rows = archive.rows(
        f"SELECT {what} AS value, count(*) AS many, {_ONCE} AS once FROM document d LEFT JOIN publisher p ON p.id = d.publisher_id "
        "GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return [Count(row["value"], row["many"], row["once"]) for row in rows]
