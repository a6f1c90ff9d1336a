"""Dates that need another one to be understood: a day without its year, `yesterday`, `on Monday`."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from communique.dates import when
from communique.dates.hit import DateHit

_Day = datetime.date
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "day_before_yesterday": -2, "day_after_tomorrow": 2}
_DAYS |= {"same_day": 0, "next_day": 1, "previous_day": -1}
_STEPS = {"last": -1, "this": 0, "next": 1}
_HALF_A_YEAR = 183
_Fits = Callable[[int, int], bool]
"""Whether a year, and the distance from the anchor, are allowed."""
_ASIDE: dict[str, _Fits] = {
    "last": lambda _, apart: apart < 0,
    "next": lambda _, apart: apart > 0,
    "prefer past": lambda _, apart: apart <= 0,
    "prefer future": lambda _, apart: apart >= 0,
}


def resolve(hit: DateHit, anchor: str | None, prefer: str = "near") -> tuple[str, bool] | None:
    """The date that the hit means beside `anchor`, and whether the anchor was needed; `None` if there is none to be had.

    A full date is itself.  A day without a year is the one nearest to the anchor (`prefer` may be `past` or `future`);
    without an anchor it keeps its XXXX.  A weekday is the last such day up to the anchor, unless its own words or
    `prefer` say otherwise.  An anchor wider than a day (a range, a month) is used only if each of its ends gives the same.

    >>> hit = DateHit(start=0, end=12, form="day", value="XXXX-09-18")
    >>> resolve(hit, "2017-09-20"), resolve(hit, None), resolve(DateHit(start=0, end=5, form="relative", relative="today"), None)
    (('2017-09-18', True), ('XXXX-09-18', False), None)
    """
    if hit.value is not None and when.has_year(hit.value):
        return hit.value, False
    low, high = (when.lower(anchor), when.upper(anchor)) if anchor else (None, None)
    try:
        values = {_placed(hit, day, prefer) for day in (low, high) if day}
    except (OverflowError, ValueError):
        values = set()
    if len(values) == 1 and (value := values.pop()) is not None:
        return value, True
    return (hit.value, False) if hit.value else None


def _placed(hit: DateHit, anchor: _Day, prefer: str) -> str | None:
    if hit.value is not None:
        return _with_years(hit.value, anchor, prefer, hit.lean or "")
    if hit.relative is None:
        return None
    if hit.relative.startswith("weekday:"):
        return _weekday(int(hit.relative[-1]), anchor, hit.lean or ("next_or_same" if prefer == "future" else "")).isoformat()
    if hit.relative in _DAYS:
        return (anchor + datetime.timedelta(days=_DAYS[hit.relative])).isoformat()
    step, _, unit = hit.relative.partition("_")
    return _unit(anchor, _STEPS[step], unit) if step in _STEPS else None


def _weekday(number: int, anchor: _Day, lean: str) -> _Day:
    if lean.endswith("_week"):
        return anchor + datetime.timedelta(days=number - anchor.isoweekday() + 7 * _STEPS[lean[:-5]])
    back = (anchor.isoweekday() - number) % 7
    ahead = (number - anchor.isoweekday()) % 7
    days = {"last": -(back or 7), "next": ahead or 7, "next_or_same": ahead, "this": number - anchor.isoweekday()}.get(lean, -back)
    return anchor + datetime.timedelta(days=days)


def _unit(anchor: _Day, step: int, unit: str) -> str | None:
    if unit == "year":
        return f"{anchor.year + step:04d}"
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + step
        return when.month(index // 12, index % 12 + 1)
    if unit == "week":
        monday = anchor - datetime.timedelta(days=anchor.isoweekday() - 1 - 7 * step)
        return when.span(monday.isoformat(), (monday + datetime.timedelta(days=6)).isoformat())
    return None


def _with_years(value: str, anchor: _Day, prefer: str, lean: str) -> str | None:
    """The value with the year that fits; the later days of a range or set go on from the first."""
    pieces = when.parts(value)
    first = _near(pieces[0], anchor, prefer, lean)
    if first is None:
        return None
    dates = [first]
    for piece in pieces[1:]:
        year = int(dates[-1][:4])
        candidates = (piece.replace(when.NO_YEAR, f"{y:04d}") for y in (year, year + 1))
        later = next((c for c in candidates if c > dates[-1] and when.lower(c)), None)
        if later is None:
            return None
        dates.append(later)
    if value.startswith("{"):
        return when.some(dates)
    return when.span(dates[0], dates[-1])


def _near(value: str, anchor: _Day, prefer: str, lean: str) -> str | None:
    """The year-less day or month in the year that brings it nearest to the anchor; of two as near, the earlier."""
    distance = _distance(value, anchor)
    candidates = [value.replace(when.NO_YEAR, f"{y:04d}") for y in range(max(anchor.year - 1, 1), min(anchor.year + 1, 9999) + 1)]
    fits = _fitting(anchor.year, prefer, lean)
    known = [(c, apart) for c in candidates if when.lower(c) and fits(int(c[:4]), apart := distance(c))]
    return min(known, key=lambda k: (abs(k[1]), k[1]))[0] if known else None


def _fitting(year: int, prefer: str, lean: str) -> _Fits:
    """Which years and distances from the anchor the words allow: the word before the date first, then the tense."""
    if lean.endswith("_year") or lean == "this":
        wanted = year + (_STEPS[lean[:-5]] if lean != "this" else 0)
        return lambda y, _: y == wanted
    if lean in _ASIDE:
        return _ASIDE[lean]
    return _ASIDE.get(f"prefer {prefer}", lambda _, apart: abs(apart) <= _HALF_A_YEAR)


def _distance(value: str, anchor: _Day) -> Callable[[str], int]:
    """Days from the anchor to a day, months to a month."""
    if when.precision(value) == "day":
        return lambda v: (datetime.date.fromisoformat(v) - anchor).days
    return lambda v: (int(v[:4]) - anchor.year) * 12 + int(v[5:7]) - anchor.month
