"""All messages of a publisher: by year and month, by kind, a page at a time.  Every choice is an address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.serve.asked import Asked, NotHere
from communique.serve.pages import newsroom
from communique.serve.pages.newsroom import House, Latest, house_of, of_house
from communique.views.kept import kept

UNDATED = "undated"
Counts = tuple[tuple[str, int], ...]


class Messages(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the messages of a publisher, of a `period` (a year, a month, `undated`; empty: all) and of a kind (empty: all).

    `years` and `months` (of the year that is open) count messages of the kind, `kinds` those of the period; `newer` and `older` are the periods of the
    same length next to this one.  A message whose date is a year is in no month.
    """

    house: House
    messages: tuple[Latest, ...]
    years: Counts
    months: Counts
    kinds: Counts
    undated: int
    period: str
    kind: str
    newer: str | None
    older: str | None
    page: int
    pages: int
    total: int


class _Count(msgspec.Struct, frozen=True):
    """How many messages of a kind a month (of those whose date is only a year, a year; empty: without a date) has."""

    period: str
    kind: str
    many: int


def messages(archive: SqliteArchive, asked: Asked) -> Messages:
    """All messages of a publisher, or those of a period.  Raises `NotHere`."""
    house, kind = house_of(archive, asked.path["id"]), asked.word("kind")
    counts = kept(archive, f"messages of {house.id}", lambda own: _counts(own, house.id))
    period = _period(asked.path["period"], counts) if "period" in asked.path else ""
    own = [count for count in counts if kind in ("", count.kind)]
    periods = _periods(own)
    total = sum(count.many for count in own if _within(count, period))
    pages = max(1, -(-total // newsroom.ON_PAGE))
    page = asked.number("page", 1, pages, 1)
    newer, older = _neighbours(period, periods)
    return Messages(
        house=house,
        messages=of_house(archive, house, *_tests(period, kind), newsroom.ON_PAGE, (page - 1) * newsroom.ON_PAGE),
        years=_told(periods, lambda name: len(name) == 4),
        months=_told(periods, lambda name: len(name) == 7 and name[:4] == period[:4]),
        kinds=tuple(sorted(_sums((count.kind, count.many) for count in counts if count.kind and _within(count, period)).items())),
        undated=sum(count.many for count in own if not count.period),
        period=period,
        kind=kind,
        newer=newer,
        older=older,
        page=page,
        pages=pages,
        total=total,
    )


def periods_of(archive: SqliteArchive, house: int) -> list[str]:
    """The years and months, and `undated`, that have messages of a publisher."""
    counts = _counts(archive, house)
    return [*sorted(_periods(counts)), *([UNDATED] if any(not count.period for count in counts) else [])]


_COUNTED = """
SELECT coalesce(CASE WHEN substr(date_start, 1, 7) = substr(date_end, 1, 7) THEN substr(date_start, 1, 7) ELSE substr(date_start, 1, 4) END, '') AS period,
  coalesce(kind, '') AS kind, count(*) AS many
FROM document WHERE publisher_id = ? AND completed_by IS NULL GROUP BY 1, 2
"""


def _counts(archive: SqliteArchive, house: int) -> list[_Count]:
    return [_Count(row["period"], row["kind"], row["many"]) for row in archive.rows(_COUNTED, (house,))]


def _period(asked: str, counts: Iterable[_Count]) -> str:
    if asked != UNDATED and not any(count.period.startswith(asked) and len(asked) in (4, 7) for count in counts):
        raise NotHere("The archive has no message of this publisher from this time. A year is written 2017, a month 2017-09.")
    return asked


def _within(count: _Count, period: str) -> bool:
    return not count.period if period == UNDATED else count.period.startswith(period)


def _tests(period: str, kind: str) -> tuple[str, tuple[object, ...]]:
    """The period and the kind as conditions on documents."""
    tests: list[str] = [" AND d.kind = ?"] if kind else []
    values: list[object] = [kind] if kind else []
    if period == UNDATED:
        tests.append(" AND d.date_start IS NULL")
    elif period:
        tests.append(" AND d.date_start >= ? AND d.date_start < ?" + (" AND d.date_end < ?" if len(period) == 7 else ""))
        values += [period, *[f"{period}~"] * (2 if len(period) == 7 else 1)]  # `~` comes after every figure and `-`
    return "".join(tests), tuple(values)


def _periods(counts: Iterable[_Count]) -> dict[str, int]:
    """Years and months, and how many messages each has."""
    sums: Counter[str] = Counter()
    for count in counts:
        for name in {count.period[:4], count.period} - {""}:
            sums[name] += count.many
    return sums


def _sums(values: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for name, many in values:
        sums[name] += many
    return sums


def _told(periods: dict[str, int], chosen: Callable[[str], bool]) -> Counts:
    return tuple((name, periods[name]) for name in sorted(periods, reverse=True) if chosen(name))


def _neighbours(period: str, periods: dict[str, int]) -> tuple[str | None, str | None]:
    """The next newer and the next older period of the same length that have messages."""
    alike = sorted(name for name in periods if len(name) == len(period)) if period != UNDATED else []
    newer = next((name for name in alike if name > period), None)
    older = next((name for name in reversed(alike) if name < period), None)
    return (newer, older) if period else (None, None)
