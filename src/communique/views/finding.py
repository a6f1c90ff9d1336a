"""Walks the documents that a query means, newest first or best first, without looking at more of them than are wanted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.archive.store import PER_DAY
from communique.views.among import with_words
from communique.views.conditions import NEVER, Test, Values, any_of, bound, matched, negated, test_of, text_test
from communique.views.query import Query, Term

RARE = 1000
"""As many documents are looked up one by one; where a condition holds for more, documents are walked and asked."""
RANKED = 10_000
"""Among so many of the newest hits the best are chosen."""
TITLE_WEIGHT = 6.0
"""A word in the title counts as much as so many in the text."""
LAST = date.max.toordinal() * PER_DAY
"""The rank of no document is higher."""
_LONGEST = 3660
"""No document is dated by more days than a decade has."""
COLUMNS = "d.id, d.rank, d.copies_id"


class Plan(msgspec.Struct, frozen=True):
    """A query made ready for one archive: what the index of words is asked (`match`), the other conditions, the bounds of rank, remarks;
    `wanted` and `unwanted` are what `match` is made of: one of each group must stand in the text, none of the unwanted."""

    match: str
    tests: tuple[Test, ...]
    low: int
    high: int
    notes: tuple[str, ...]
    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()

    @property
    def bounded(self) -> bool:
        """Whether only a part of all ranks is meant."""
        return self.low > 0 or self.high < LAST


def planned(archive: SqliteArchive, query: Query, more: tuple[Test, ...] = ()) -> Plan:
    """The plan of a query; `more` are further conditions."""
    wanted: list[tuple[Term, ...]] = []
    unwanted: list[Term] = []
    tests = list(more)
    notes: list[str] = []
    for group in query.groups:
        if all(_is_text(term) and not term.excluded for term in group):
            wanted.append(group)
        elif len(group) == 1 and _is_text(group[0]):
            unwanted.append(group[0])
        else:
            found = [test for term in group if (test := _test(archive, term, notes)) is not None]
            tests += [any_of(found) if len(found) > 1 else found[0]] if found else []
    match, without = " AND ".join(f"({matched(list(group))})" for group in wanted), " OR ".join(matched([term]) for term in unwanted)
    if without and match:
        match = f"({match}) NOT ({without})"
    elif without:
        tests.append(negated(text_test(without)))
    low, high = _bounds(archive, query)
    return Plan(match, tuple(tests), low, high, tuple(notes), tuple(wanted), tuple(unwanted))


def newest(archive: SqliteArchive, plan: Plan, before: int | None = None) -> Iterator[Row]:
    """The documents of a plan (`id`, `rank`, `copies_id`), newest first; `before` is the rank that the last page ended with."""
    high = plan.high if before is None else min(plan.high, before - 1)
    rare = few(archive, plan)
    if rare is not None:
        where, values = where_of(rare[1])
        question = f"SELECT {COLUMNS} FROM document d WHERE d.id IN (SELECT value FROM json_each(?)) AND {where} AND d.rank BETWEEN ? AND ? ORDER BY d.rank DESC"
        found = archive.rows(question, (json.dumps(rare[0]), *values, plan.low, high))
        return with_words(archive, found, plan.match) if plan.match else iter(found)
    where, values = where_of(plan)
    if plan.match:
        question = (
            f"SELECT {COLUMNS} FROM document_search w CROSS JOIN document d INDEXED BY document_walk ON d.rank = w.rowid "
            f"WHERE w.document_search MATCH ? AND w.rowid BETWEEN ? AND ? AND {where} ORDER BY w.rowid DESC"
        )
        return archive.connection.execute(question, (plan.match, plan.low, high, *values))
    question = f"SELECT {COLUMNS} FROM document d INDEXED BY document_walk WHERE d.rank BETWEEN ? AND ? AND {where} ORDER BY d.rank DESC"
    return archive.connection.execute(question, (plan.low, high, *values))


def ranked(archive: SqliteArchive, plan: Plan, skip: int = 0) -> Iterator[Row]:
    """The documents of a plan (`id`, `rank`, `copies_id`, `score`), best first: words in the title, rare words, short texts count more."""
    where, values = where_of(plan)
    question = (
        f"SELECT {COLUMNS}, w.score FROM (SELECT rowid AS place, bm25(document_search, {TITLE_WEIGHT}, 1.0) AS score FROM document_search "
        f"WHERE document_search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT {RANKED}) w "
        f"CROSS JOIN document d INDEXED BY document_walk ON d.rank = w.place WHERE {where} ORDER BY w.score, d.rank DESC LIMIT -1 OFFSET ?"
    )
    return archive.connection.execute(question, (plan.match, plan.low, plan.high, *values, skip))


def holds(archive: SqliteArchive, plan: Plan, group: int, above: int) -> bool:
    """Whether a plan holds for a document of a group of copies that is newer than a rank."""
    where, values = where_of(plan)
    text, words = _text(plan)
    question = f"SELECT 1 FROM document d WHERE d.copies_id = ? AND d.rank > ? AND {where}{text} AND d.rank BETWEEN ? AND ? LIMIT 1"
    return archive.one(question, (group, above, *values, *words, plan.low, plan.high)) is not None


def _is_text(term: Term) -> bool:
    return term.field in ("", "title")


def _test(archive: SqliteArchive, term: Term, notes: list[str]) -> Test | None:
    test = text_test(matched([term])) if _is_text(term) else test_of(archive, term)
    if test is None:
        notes.append(f"{term.field}:{term.value} is no date such as 2017, 2017-09 or 2017-09-20: not looked at")
        return None
    if test is NEVER:
        notes.append(f"{term.field}:{term.value}: none in this archive")
    return negated(test) if term.excluded else test


def _bounds(archive: SqliteArchive, query: Query) -> tuple[int, int]:
    """The ranks between which the documents of a query lie: a document's rank is that of its last day."""
    low, high = 0, LAST
    for group in query.groups:
        term = group[0]
        if len(group) > 1 or term.excluded or term.field not in ("from", "to"):
            continue
        day = bound(term.value, last=term.field == "to")
        if day is not None and term.field == "from":
            low = max(low, day.toordinal() * PER_DAY)
        elif day is not None:
            high = min(high, _last(archive, day))
    return low, high


def _last(archive: SqliteArchive, day: date) -> int:
    """The highest rank of a document that begins by a day: one dated by a month or a year ends later."""
    end = (day.toordinal() + 1) * PER_DAY
    question = (
        "SELECT max(rank) AS last FROM document INDEXED BY document_spans "
        "WHERE date_start < date_end AND rank BETWEEN ? AND ? AND date_start <= ?"
    )
    row = archive.one(question, (end, end + _LONGEST * PER_DAY, day.isoformat()))
    return end - 1 if row is None or row["last"] is None else int(row["last"])


def where_of(plan: Plan) -> tuple[str, Values]:
    """The conditions of a plan beside its words, as SQL."""
    if not plan.tests:
        return "1", ()
    return " AND ".join(f"({test.sql})" for test in plan.tests), tuple(value for test in plan.tests for value in test.values)


def _text(plan: Plan) -> tuple[str, Values]:
    if not plan.match:
        return "", ()
    test = text_test(plan.match)
    return f" AND {test.sql}", test.values


def few(archive: SqliteArchive, plan: Plan) -> tuple[list[int], Plan] | None:
    """The documents for which the rarest condition holds, if these are few, and the plan without that condition."""
    found = [(rows, test) for test in plan.tests if test.rows and (rows := _rows_of(archive, test)) is not None]
    if not found:
        return None
    rows, rarest = min(found, key=lambda pair: len(pair[0]))
    return sorted(rows), msgspec.structs.replace(plan, tests=tuple(test for test in plan.tests if test is not rarest))


def _rows_of(archive: SqliteArchive, test: Test) -> set[int] | None:
    """The documents for which a condition holds; None where its rows are too many to be looked up."""
    left, found = RARE, set[int]()
    for row in test.rows:
        ids = [each[0] for each in archive.connection.execute(f"{row.listed} LIMIT {left + 1}", row.values)]
        left -= len(ids)
        if left < 0:
            return None
        found.update(ids)
    return found
