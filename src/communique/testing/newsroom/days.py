"""Days as services write them: in a date line, in a sentence with or without the year, as "today", as a range."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from random import Random

import msgspec

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


class Span(msgspec.Struct, frozen=True):
    """A day or several in a row."""

    first: date
    last: date

    @property
    def edtf(self) -> str:
        """The span in EDTF."""
        return self.first.isoformat() if self.first == self.last else f"{self.first.isoformat()}/{self.last.isoformat()}"


def one(day: date) -> Span:
    """A span of one day."""
    return Span(day, day)


@lru_cache(maxsize=4096)
def written(day: date, style: str) -> str:
    """A day in full, in one of the styles of date lines.

    >>> [written(date(2014, 5, 3), s) for s in ("words", "month_first", "dots", "dashes", "ordinal", "weekday")]
    ['3 May 2014', 'May 3, 2014', '03.05.2014', '2014-05-03', '3rd May 2014', 'Saturday, 3 May 2014']
    """
    month = MONTHS[day.month - 1]
    return {
        "words": f"{day.day} {month} {day.year}",
        "month_first": f"{month} {day.day}, {day.year}",
        "dots": f"{day.day:02}.{day.month:02}.{day.year}",
        "dashes": day.isoformat(),
        "ordinal": f"{day.day}{_ENDINGS.get(day.day, 'th')} {month} {day.year}",
        "weekday": f"{WEEKDAYS[day.weekday()]}, {day.day} {month} {day.year}",
    }[style]


def yearless(day: date, style: str) -> str:
    """A day without its year.

    >>> yearless(date(2014, 5, 3), "month_first"), yearless(date(2014, 5, 3), "words")
    ('May 3', '3 May')
    """
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}" if style == "month_first" else f"{day.day} {month}"


def span_written(span: Span, style: str) -> str:
    """A span in full.

    >>> span_written(Span(date(2014, 5, 3), date(2014, 5, 5)), "month_first")
    'May 3-5, 2014'
    >>> span_written(Span(date(2014, 4, 30), date(2014, 5, 2)), "words")
    '30 April to 2 May 2014'
    """
    first, last = span.first, span.last
    if first == last:
        return written(first, style)
    if first.year != last.year:
        return f"{written(first, style)} to {written(last, style)}"
    if first.month != last.month:
        month_first = style == "month_first"
        return f"{yearless(first, style)} to {yearless(last, style)}{',' if month_first else ''} {last.year}"
    month = MONTHS[first.month - 1]
    if style == "month_first":
        return f"{month} {first.day}-{last.day}, {first.year}"
    return f"{first.day}-{last.day} {month} {first.year}"


def told(span: Span, published: date, style: str, near: bool, rng: Random) -> tuple[str, str]:
    """A past span as a sentence tells it, in its middle and at its start.

    `near`: the page gives the day of publication, so that the year may be left out, or the day told as "yesterday".
    """
    style = "month_first" if style == "month_first" else ("words" if rng.random() < 0.85 else "ordinal")
    full = span_written(span, style)
    if span.first != span.last:
        middle = f"from {full}" if " to " in full else f"on {full}"
        return middle, middle[:1].upper() + middle[1:]
    draw, age = rng.random(), (published - span.first).days
    if not near or draw < 0.5:
        return f"on {full}", f"On {full}"
    if draw > 0.88 and age == 0:
        return "today", "Today"
    if draw > 0.88 and age == 1:
        return "yesterday", "Yesterday"
    if draw > 0.94 and 2 <= age <= 5:
        weekday = WEEKDAYS[span.first.weekday()]
        return f"on {weekday}", f"On {weekday}"
    short = yearless(span.first, style)
    return f"on {short}", f"On {short}"


def coming(span: Span, style: str, rng: Random) -> tuple[str, str, str]:
    """A span to come: in the middle of a sentence, at its start, and its EDTF; now and then only its month."""
    style = "month_first" if style == "month_first" else "words"
    if rng.random() < 0.2 and span.first.month == span.last.month:
        month = f"in {MONTHS[span.first.month - 1]} {span.first.year}"
        return month, month[:1].upper() + month[1:], f"{span.first.year}-{span.first.month:02}"
    full = span_written(span, style)
    middle = f"from {full}" if " to " in full else f"on {full}"
    return middle, middle[:1].upper() + middle[1:], span.edtf


def later(day: date, days: int) -> date:
    """The day so many days on, a Saturday or Sunday moved to Monday."""
    moved = day + timedelta(days=days)
    return moved + timedelta(days=max(0, 7 - moved.weekday()) if moved.weekday() > 4 else 0)
