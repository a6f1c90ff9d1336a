"""How many documents fit, by kind, by the publisher's country and by year: all of them, and each text once."""

from __future__ import annotations

from itertools import islice

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.views.finding import Plan, newest


class Count(msgspec.Struct, frozen=True):
    """How many documents: all of them, `once` without copies (of each text one) and without stubs whose full document is there."""

    value: str | None
    all: int
    once: int


class Facets(msgspec.Struct, frozen=True):
    """The number of documents, and how they spread; the most frequent first, years in order.

    `of_newest` is there where only so many of the newest were counted: there are more.
    """

    total: Count
    kind: tuple[Count, ...]
    publisher_country: tuple[Count, ...]
    year: tuple[Count, ...]
    of_newest: int | None = None


_SLICE = 20_000


def facets_of(archive: SqliteArchive, plan: Plan, most: int | None = None) -> Facets:
    """Counts all documents of a plan, or as many of the newest as `most` says."""
    ids = [row["id"] for row in islice(newest(archive, plan), most + 1 if most else None)]
    cut = most if most and len(ids) > most else None
    ids = ids[:cut]
    tally = {name: _Tally() for name in ("total", "kind", "publisher_country", "year")}
    for at in range(0, len(ids), _SLICE):
        for row in archive.connection.execute(_COUNTED, (msgspec.json.encode(ids[at : at + _SLICE]).decode(),)):
            group = None if row[4] else row[3]
            for name, value in zip(tally, (None, *row[:3]), strict=True):
                tally[name].add(value, group)
    kinds, countries, years = (tally[name].counts() for name in ("kind", "publisher_country", "year"))
    total = tally["total"].counts() or [Count(None, 0, 0)]
    return Facets(total[0], _frequent(kinds), _frequent(countries), tuple(sorted(years, key=lambda count: count.value or "")), cut)


_COUNTED = """
SELECT d.kind, p.country, substr(d.date_start, 1, 4), coalesce(d.copies_id, d.id), d.completed_by
FROM document d LEFT JOIN publisher p ON p.id = d.publisher_id WHERE d.id IN (SELECT value FROM json_each(?))
"""


class _Tally:
    """Counts of one facet."""

    def __init__(self) -> None:
        self._all: dict[str | None, int] = {}
        self._once: dict[str | None, set[int]] = {}

    def add(self, value: str | None, group: int | None) -> None:
        """Count a document; `group` is that of its copies, None for a stub that was completed."""
        self._all[value] = self._all.get(value, 0) + 1
        groups = self._once.setdefault(value, set())
        if group is not None:
            groups.add(group)

    def counts(self) -> list[Count]:
        """The counts, in no order."""
        return [Count(value, number, len(self._once[value])) for value, number in self._all.items()]


def _frequent(counts: list[Count]) -> tuple[Count, ...]:
    return tuple(sorted(counts, key=lambda count: (-count.all, count.value or "")))
