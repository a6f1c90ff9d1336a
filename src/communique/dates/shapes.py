"""The shapes of dates, as patterns over the letters and joins that `tokens` makes.

A shape is the same in every language: day, month, year in some order with some join; only the words differ.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import re2

_WEEKDAY = r"(?:W[_,h(]|w[_,;.h(])?"
_TAIL = r"(?:[,_(][Ww])?(?:[,_@~|0]T)?"
_HEAD = r"(?:T[,n])?"
_TO = r"[-~tk]"
_AND = r"(?:[-~tk&])"
_DAY = r"[DO]"
_YEAR = r"[_,]Y"


def _shapes(day_stop: bool) -> dict[str, str]:
    """Name and pattern of every shape.  `day_stop`: the day may be followed by a full stop."""
    to_month = "[_0o;.]" if day_stop else "[_0o]"
    any_month = rf"{_DAY}{to_month}(?:[Mm]{_YEAR}|M;Y|[Mm]oY|[Mm]0Y|[am][_,;.0]Y)"
    day_month = rf"{_DAY}{to_month}[Ma]"
    month_day = rf"(?:M[_0h]|a[_;.0]){_DAY}"
    any_month_day = rf"(?:[Mm][_0h;]|[am][_;.0]){_DAY}(?:{_YEAR}|/Y)"
    either_dm, either_md = rf"(?:{any_month}|{day_month})", rf"(?:{any_month_day}|{month_day})"
    dotted, slashed, iso = r"D(?:\.D\.|;D;|\.D;)Y", r"(?:D/D/Y|D-D-Y)", r"(?:Y-D-D|Y/D/D|Y\.D\.D|Y;D;D)"
    between_days = rf"{_AND}{_WEEKDAY}{_DAY}"
    return {
        "day_month": rf"{_HEAD}{_WEEKDAY}{either_dm}{_TAIL}",
        "day_month_joined": rf"{_HEAD}{_WEEKDAY}D[-/.][Mam][-/.]Y{_TAIL}",
        "month_day": rf"{_HEAD}{_WEEKDAY}{either_md}{_TAIL}",
        "month_day_joined": rf"{_HEAD}{_WEEKDAY}[Mam]-D-Y{_TAIL}",
        "year_month_day": rf"{_HEAD}Y[_,][Mam]_{_DAY}{_TAIL}",
        "dotted": rf"{_HEAD}{_WEEKDAY}{dotted}{_TAIL}",
        "slashed": rf"{_HEAD}{_WEEKDAY}{slashed}{_TAIL}",
        "iso": rf"{_HEAD}{_WEEKDAY}{iso}(?:0T)?{_TAIL}",
        "days_month": rf"{_WEEKDAY}{_DAY}(?:,{_WEEKDAY}{_DAY}){{0,9}}{between_days}{to_month}(?:[Ma]|[Mm](?:[_,o0]Y)|[am][_,;.0]Y){_TAIL}",
        "month_days": rf"{month_day}(?:,{_WEEKDAY}{_DAY}){{0,9}}{between_days}(?:{_YEAR})?{_TAIL}",
        "day_month_to": rf"{_WEEKDAY}{either_dm}{_AND}{_WEEKDAY}{either_dm}{_TAIL}",
        "month_day_to": rf"{_WEEKDAY}{either_md}{_AND}{_WEEKDAY}{either_md}{_TAIL}",
        "dotted_to": rf"{_WEEKDAY}{dotted}{_TO}{_WEEKDAY}{dotted}",
        "dotted_days": rf"D(?:{_TO}|\.{_TO})D\.D\.Y|D\.D\.?{_TO}D\.D\.Y",
        "iso_to": rf"{iso}[~tk/]{iso}",
        "month_year": r"(?:[Mm][_,oh0]|[am][_,;.o0])Y",
        "months_year": r"[Ma][-~t&][Ma][_,;o]Y|[Ma][_,;o]Y[-~t][Ma][_,;o]Y",
        "month": r"M",
        "months": r"M[-~t]M",
        "season_year": r"S[_,o]Y",
        "year": r"Y",
        "years": r"Y[-~t&]Y",
        "relative": rf"{_HEAD}R(?:[,_@]T)?",
        "weekday": rf"{_HEAD}W(?:[,_@]T)?",
    }


class Shapes(NamedTuple):
    """All shapes as one pattern; `names[match.lastindex - 1]` is the shape that matched."""

    pattern: Any
    names: tuple[str, ...]


@lru_cache(maxsize=2)
def shapes(day_stop: bool) -> Shapes:
    """The shapes, to be matched leftmost and longest."""
    options = re2.Options()
    options.longest_match = True
    options.log_errors = False
    named = _shapes(day_stop)
    return Shapes(re2.compile("|".join(f"({pattern})" for pattern in named.values()), options), tuple(named))  # type: ignore[no-untyped-call]
