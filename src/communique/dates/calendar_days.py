"""From the pieces of one date to its value."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from communique.dates import when
from communique.dates.tokens import Token


class Reading(NamedTuple):
    """What a group of pieces means; an impossible date (31 February) has the form `impossible`."""

    form: str
    value: str | None = None


IMPOSSIBLE = Reading("impossible")


class _Day(NamedTuple):
    year: int | None
    month: int
    number: int


def worded(tokens: Sequence[Token], month_first: bool, ranged: bool) -> Reading:
    """Days with a month's name: `14-15 September 2017`, `July 20 and 21`, `28 December 2018 to 3 January 2019`."""
    days: list[_Day] = []
    waiting: list[int] = []
    month = 0
    for token in tokens:
        if token.sign in "Mam":
            month = token.value
            days += [_Day(None, month, number) for number in waiting]
            waiting = []
        elif token.sign in "DO" and month_first:
            days.append(_Day(None, month, token.value))
        elif token.sign in "DO":
            waiting.append(token.value)
        elif token.sign == "Y":
            days = [day if day.year else day._replace(year=token.value) for day in days]
    return together(days, ranged)


def together(days: list[_Day], ranged: bool) -> Reading:
    """One day, a range, or several days; a range across the new year that names the year once begins in the year before."""
    if ranged and len(days) == 2 and days[0].year and days[0].year == days[1].year and days[0].month > days[1].month:
        days = [days[0]._replace(year=days[0].year - 1), days[1]]
    values = [when.day(*day) for day in days]
    if None in values or not values:
        return IMPOSSIBLE
    dates = [value for value in values if value]
    if len(dates) == 1:
        return Reading("day", dates[0])
    if not ranged and not _consecutive(days):
        return Reading("set", when.some(dates)) if dates == sorted(set(dates)) else IMPOSSIBLE
    return Reading("range", when.span(dates[0], dates[-1])) if _ordered(days) else IMPOSSIBLE


def _ordered(days: list[_Day]) -> bool:
    """Whether the first day is the earlier; without a year, December may come before January."""
    first, last = days[0], days[-1]
    if (first.year is None) != (last.year is None):
        return False
    if first.year is None and first.month != last.month:
        return True
    return (first.year or 0, *first[1:]) < (last.year or 0, *last[1:])


def _consecutive(days: list[_Day]) -> bool:
    dates = [when.lower(when.day(day.year or 2001, day.month, day.number) or "") for day in days]
    steps = [later.toordinal() - earlier.toordinal() for earlier, later in pairwise(dates) if earlier and later]
    return len(steps) == len(days) - 1 and all(step == 1 for step in steps)


def dotted(tokens: Sequence[Token], ranged: bool) -> Reading:
    """`20.09.2017`, `14.-15.09.2017`, `28.12.-03.01.2019`, `14.09.2017 - 15.09.2017`: day first, always."""
    figures = [t.value for t in tokens]
    if len(figures) == 3:
        return together([_Day(figures[2], figures[1], figures[0])], False)
    if len(figures) == 4:
        return together([_Day(figures[3], figures[2], d) for d in figures[:2]], True)
    if len(figures) == 5:
        return together([_Day(figures[4], figures[1], figures[0]), _Day(figures[4], figures[3], figures[2])], True)
    return together([_Day(figures[2], figures[1], figures[0]), _Day(figures[5], figures[4], figures[3])], ranged)


def slashed(tokens: Sequence[Token], order: str | None) -> Reading:
    """`04/06/2023`: told apart only by a number above 12, by two equal numbers, or by the order that a page keeps."""
    one, two, year = (t.value for t in tokens)
    if one > 12 or one == two:
        return together([_Day(year, two, one)], False)
    if two > 12:
        return together([_Day(year, one, two)], False)
    if order not in ("dmy", "mdy"):
        return Reading("ambiguous")
    return together([_Day(year, two, one) if order == "dmy" else _Day(year, one, two)], False)


def iso(tokens: Sequence[Token]) -> Reading:
    """`2017-09-20`, `2020/07/03`, and two of them."""
    figures = [t.value for t in tokens]
    return together([_Day(*figures[i : i + 3]) for i in range(0, len(figures), 3)], True)


def year_first(tokens: Sequence[Token]) -> Reading:
    """`2017 September 20`."""
    return together([_Day(tokens[0].value, tokens[1].value, tokens[2].value)], False)


def months(tokens: Sequence[Token]) -> Reading:
    """`September 2017`, `January to March 2017`, `November 2017 to March 2018`, `September`."""
    names = [t.value for t in tokens if t.sign in "Mam"]
    years = [t.value for t in tokens if t.sign == "Y"]
    last = years[-1] if years else None
    first = years[0] if years else None
    if len(years) == 1 and names[0] > names[-1]:
        first = years[0] - 1
    values = [value for y, n in zip((first, last), names, strict=False) if (value := when.month(y, n))]
    if len(values) == 1:
        return Reading("month", values[0])
    if len(years) == 2 and (first, names[0]) > (last, names[-1]):
        return IMPOSSIBLE
    return Reading("range", when.span(values[0], values[1]))


def years(tokens: Sequence[Token], ranged: bool) -> Reading:
    """`2016`, `2014-2016`, `2014 and 2015`."""
    figures = [t.value for t in tokens]
    if len(figures) == 1:
        return Reading("year", f"{figures[0]:04d}")
    if figures[0] >= figures[1]:
        return IMPOSSIBLE
    if not ranged and figures[1] > figures[0] + 1:
        return Reading("set", when.some([f"{f:04d}" for f in figures]))
    return Reading("range", when.span(f"{figures[0]:04d}", f"{figures[1]:04d}"))
