"""How dates, codes and kinds are told to people: from the forms of the record to words."""

from __future__ import annotations

import calendar
import shlex
from datetime import date

from communique.dates import when

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def day_told(value: str | None) -> str:
    """An EDTF date in words, no more exact than it is.

    >>> [day_told(v) for v in ("2017-02-13", "2017-02", "2016-23", "2016", "XXXX-09-18", "2017-09-14/2017-09-15", "2017-09-20T14:35Z")]
    ['13 February 2017', 'February 2017', 'autumn 2016', '2016', '18 September', '14–15 September 2017', '20 September 2017, 14:35 UTC']
    """
    if not value:
        return ""
    if value.startswith("{"):
        return ", ".join(day_told(part) for part in value[1:-1].split(","))
    first, mark, last = value.partition("/")
    if mark:
        return _range_told(first, last)
    day, _, hour = value.partition("T")
    return _one_told(day) + (f", {hour.replace('Z', ' UTC')}" if hour else "")


def _one_told(value: str) -> str:
    year, month, day = (*value.split("-"), "", "")[:3]
    named = _SEASONS.get(month) or (calendar.month_name[int(month)] if month.isdigit() and 1 <= int(month) <= 12 else "")
    return " ".join(part for part in (str(int(day)) if day.isdigit() else "", named, "" if year == when.NO_YEAR else year) if part) or value


def _range_told(first: str, last: str) -> str:
    one, other = first.split("-"), last.split("-")
    if len(one) == len(other) == 3 and one[:2] == other[:2]:
        return f"{int(one[2])}–{_one_told(last)}"
    if len(one) == len(other) == 3 and one[0] == other[0]:
        return f"{_one_told('-'.join((when.NO_YEAR, *one[1:])))} – {_one_told(last)}"
    return f"{_one_told(first)} – {_one_told(last)}"


def month_told(value: str) -> str:
    """A month or a year in words."""
    return _one_told(value)


def kind_told(kind: str | None) -> str:
    """A kind of document, a type of event or a status as a word.

    >>> kind_told("readout_call"), kind_told(None)
    ('readout call', '')
    """
    return (kind or "").replace("_", " ")


def days_of_month(year: int, month: int) -> list[list[date]]:
    """The weeks of a month, Mondays first, whole weeks."""
    return calendar.Calendar().monthdatescalendar(year, month)


def watch_command(query: str, archive: str, copies: bool = True) -> str:
    """The command that watches a search, ready for a shell: whatever stands in the query, it is one word there, and no option.

    >>> print(watch_command("-visit ; rm x", "record.cq", False))
    communique watch record.cq --no-copies -- '-visit ; rm x'
    """
    words = " ".join(query.split()) or "*"
    options = [] if copies else ["--no-copies"]
    return shlex.join(["communique", "watch", archive, *options, *(["--"] if words.startswith("-") else []), words])
