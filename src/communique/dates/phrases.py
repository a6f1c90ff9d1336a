"""Finds the dates of a text, in linear time, by one language's words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from communique.dates import calendar_days, context, when
from communique.dates.calendar_days import Reading
from communique.dates.hit import DateHit
from communique.dates.lexicon import Lexicon
from communique.dates.shapes import shapes
from communique.dates.tokens import Token, Tokens, tokenize
from communique.dates.words import DateWords
from communique.text.fold import fold

_LENIENT = frozenset(("dotted", "dotted_to", "iso", "iso_to", "slashed"))
_MONTH_FIRST = frozenset(("month_day", "month_days", "month_day_to", "month_day_joined"))
_PIECES = frozenset("DOMamYS")
_EXPLAINED = frozenset(("today", "yesterday", "tomorrow"))
_APPOSED = frozenset((", ", " (", ", on ", " - ", " – ", ","))


class DateGrammar:
    """Finds dates as one language writes them.

    `locale` names the Babel locale of the months and weekdays where it is not the language itself ("en_GB").

    >>> from communique.dates.words import date_words
    >>> grammar = DateGrammar(date_words("en"))
    >>> [(h.value or h.relative) for h in grammar.find("On Monday he left; from 14 to 15 September 2017 he was in Lima.")]
    ['weekday:1', '2017-09-14/2017-09-15']
    """

    def __init__(self, words: DateWords, locale: str | None = None) -> None:
        self._lexicon = Lexicon(words, locale)
        self._shapes = shapes(words.day_stop)

    def find(self, text: str, start: int = 0, end: int | None = None, order: str | None = None) -> list[DateHit]:
        """All dates of `text[start:end]`, in order, never overlapping, the longest at each place.

        `order` is `dmy` or `mdy` where the page is known to write 04/06/2023 so; else such a date is `ambiguous`.
        """
        stop = len(text) if end is None else min(end, len(text))
        tokens = tokenize(text, start, stop, self._lexicon)
        return list(_apposed(text, self._hits(text, start, stop, tokens, order))) if tokens.items else []

    def times(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """The times of day of a stretch: where each stands, and `HH:MM`."""
        return [(t.start, t.end, t.meaning) for t in tokenize(text, start, end, self._lexicon).items if t.sign == "T"]

    def _hits(self, text: str, low: int, high: int, tokens: Tokens, order: str | None) -> Iterator[DateHit]:
        code = tokens.shape.encode()
        at = reach = 0
        while (match := self._shapes.pattern.search(code, at)) is not None:
            left, right = match.span()
            group = _Group(
                tokens.items[left // 2 : right // 2 + 1], tokens.shape[left:right], self._shapes.names[match.lastindex - 1], text, low, high
            )
            hit = self._read(group, order)
            if hit is None:
                at = left + 2
            else:
                at = right + 1
                hit, at = self._with_follower(hit, tokens, right) or (hit, at)
                if hit.form != "impossible" and hit.start >= reach:
                    reach = hit.end
                    yield hit

    def _with_follower(self, hit: DateHit, tokens: Tokens, right: int) -> tuple[DateHit, int] | None:
        """`5 May this year`, `Tuesday of last week`: the date goes on, and the words behind it say which is meant."""
        unit = {"weekday": "_week", "day": "_year", "month": "_year", "range": "_year", "set": "_year"}.get(hit.form)
        if unit is None or hit.has_year or tokens.shape[right : right + 1] not in ("_", "o"):
            return None
        follower = tokens.items[right // 2 + 1]
        if follower.sign != "R" or not follower.meaning.endswith(unit):
            return None
        return msgspec.structs.replace(hit, end=follower.end, lean=follower.meaning), right + 3

    def _read(self, group: _Group, order: str | None) -> DateHit | None:
        """The hit, `None` where its neighbours forbid it."""
        if group.shape_name in ("relative", "weekday"):
            return self._relative(group)
        if group.stop and self._runs_on(group):
            group = group.before_stop()
        if not self._allowed(group):
            return None
        reading = self._value(group, order)
        if reading.form == "day" and group.shape_name == "month_day" and self._is_month_only(group):
            return self._hit(group.only_first(), calendar_days.months(group.pieces[:1]))
        return self._hit(group, reading)

    def _allowed(self, group: _Group) -> bool:
        text, low, high, start, end = group.text, group.low, group.high, group.start, group.end
        lenient = group.shape_name in _LENIENT
        first, last = group.items[0], group.items[-1]
        if first.sign in "DOYT" and not (context.fits_left(text, low, start, lenient) or self._hyphened(group)):
            return False
        if first.sign in "Mam" and context.after_stray_number(text, low, start):
            return False
        if last.sign in "DOY" and not context.fits_right(text, end, high, lenient):
            return False
        if first.sign in "DO" and not lenient and self._lexicon.blocks("before", "number", context.word_before(text, low, start)):
            return False
        if group.shape_name in ("year", "years"):
            return context.year_allowed(text, low, high, start, end, self._lexicon)
        if group.shape_name in ("month", "months"):
            return context.month_allowed(text, low, start, any(t.meaning == "doubtful" for t in group.items), self._lexicon)
        return not (last.sign == "Y" and self._lexicon.blocks("after", "year", context.word_after(text, end, high)))

    def _runs_on(self, group: _Group) -> bool:
        """Whether words of a sentence stand on both sides."""
        before, after = context.word_before(group.text, group.low, group.start), context.word_after(group.text, group.end, group.high)
        return before[-1:].isalpha() and after[:1].isalpha()

    def _hyphened(self, group: _Group) -> bool:
        """Whether a cue is tied to the year (`mid-2016`)."""
        word = context.word_before(group.text, group.low, group.start)
        return group.items[0].sign == "Y" and not word[-1:].isalnum() and self._lexicon.cue("year", word) == "strong"

    def _is_month_only(self, group: _Group) -> bool:
        """Whether `in March 20 km` names the month, and the number counts something."""
        day = group.pieces[-1]
        if day.sign != "D" or group.items[0] is not group.pieces[0] or len(group.pieces) != 2:
            return False
        after = context.word_after(group.text, group.end, group.high)
        if self._lexicon.blocks("after", "day", after):
            return True
        counts = bool(after) and after not in self._lexicon.followers and group.text[group.end + 1 : group.end + 2].islower()
        return counts and self._lexicon.cue("month", context.word_before(group.text, group.low, group.start)) == "strong"

    def _value(self, group: _Group, order: str | None) -> Reading:
        name, pieces = group.shape_name, group.pieces
        if name.startswith("dotted"):
            return calendar_days.dotted(pieces, True)
        if name.startswith("iso"):
            return calendar_days.iso(pieces)
        if name == "slashed":
            return calendar_days.slashed(pieces, order or self._order_of(group))
        if name == "year_month_day":
            return calendar_days.year_first(pieces)
        if name.startswith("year"):
            return calendar_days.years(pieces, self._is_range(group))
        if name == "season_year":
            return Reading("season", when.season(pieces[1].value, pieces[0].value))
        if name in ("month", "months", "month_year", "months_year"):
            return calendar_days.months(pieces)
        return calendar_days.worded(pieces, name in _MONTH_FIRST, self._is_range(group))

    def _order_of(self, group: _Group) -> str | None:
        """Month first, where the time behind the date has a half of the day and a zone of those who write so."""
        time = next((t for t in group.items if t.sign == "T"), None)
        halved = time is not None and any(c.isalpha() for c in group.text[time.start : time.end - len(time.zone)])
        return "mdy" if time is not None and halved and time.zone in self._lexicon.month_first_zones else None

    def _is_range(self, group: _Group) -> bool:
        if any(sign in group.joins for sign in "~tk") or ("-" in group.joins and not group.shape_name.endswith("joined")):
            return True
        return context.follows(group.text, group.low, group.start, self._lexicon.between)

    def _hit(self, group: _Group, reading: Reading) -> DateHit:
        start, end, lean = group.start, self._past_marks(group), None
        if group.shape_name in ("month", "weekday"):
            lean = self._lexicon.leans.get(context.word_before(group.text, group.low, start))
            start = context.start_of_word_before(group.text, group.low, start) if lean else start
        time = next((t for t in group.items if t.sign == "T"), None)
        weekdays = [t.value for t in group.items if t.sign in "Ww"]
        return DateHit(
            start=start,
            end=end,
            form=reading.form,
            value=reading.value,
            time=time.meaning if time else None,
            zone=(time.zone or None) if time else None,
            has_year=reading.form == "ambiguous" or bool(reading.value and when.has_year(reading.value)),
            weekday=weekdays[0] if weekdays else None,
            lean=lean,
            entry=group.shape_name,
        )

    def _past_marks(self, group: _Group) -> int:
        """The end of the hit, with a closing bracket, or the word for "year" behind a year ("2017 года")."""
        if "(" in group.joins and group.text[group.end : min(group.high, group.end + 1)] == ")":
            return group.end + 1
        if not self._lexicon.year_marks or group.items[-1].sign != "Y":
            return group.end
        tail = fold(group.text[group.end : min(group.high, group.end + 12)])
        body = tail.lstrip(" ")
        mark = next((m for m in self._lexicon.year_marks if body.startswith(m) and not body[len(m) : len(m) + 1].isalpha()), None)
        return group.end + len(tail) - len(body) + len(mark) if mark else group.end

    def _relative(self, group: _Group) -> DateHit | None:
        """`today`, `on Monday`: a date only by another one."""
        word = next(t for t in group.items if t.sign in "RW")
        text, low = group.text, group.low
        after = context.word_after(text, word.end, group.high)
        kind = "weekday" if word.sign == "W" else "relative"
        before = context.word_before(text, low, word.start)
        if self._lexicon.blocks("after", kind, after) or self._lexicon.blocks("before", kind, before):
            return None
        if kind == "relative" and context.part_of_name(text, low, word.start):
            return None
        hit = self._hit(group, Reading(kind))
        meaning = f"weekday:{word.value}" if kind == "weekday" else word.meaning
        return _with_relative(hit, meaning)


def _explains(text: str, before: DateHit, hit: DateHit) -> bool:
    told = before.relative in _EXPLAINED and text[before.end : hit.start] in _APPOSED
    return told and before.form == "relative" and hit.form in ("day", "range") and hit.value is not None


def _apposed(text: str, hits: Iterator[DateHit]) -> Iterator[DateHit]:
    """The hits; a day that explains the word before it ("tomorrow, September 4", "today (6 July)") stands for both."""
    before: DateHit | None = None
    for hit in hits:
        if before is not None and _explains(text, before, hit):
            hit = msgspec.structs.replace(hit, start=before.start)
            before = None
        if before is not None:
            yield before
        before = hit
    if before is not None:
        yield before


def _with_relative(hit: DateHit, meaning: str) -> DateHit:
    return msgspec.structs.replace(hit, relative=meaning, entry=meaning)


class _Group:
    """The pieces that one shape matched, in their text."""

    def __init__(self, items: list[Token], joins: str, shape_name: str, text: str, low: int, high: int) -> None:
        self.items, self.joins, self.shape_name = items, joins, shape_name
        self.text, self.low, self.high = text, low, high
        self.pieces = [t for t in items if t.sign in _PIECES]
        self.start, self.end = items[0].start, items[-1].end

        self.stop = next(
            (i for i, (a, b) in enumerate(pairwise(items), 1) if a.sign == "M" and b.sign == "Y" and "." in text[a.end : b.start]), 0
        )
        """Where a full stop parts a month's whole name and a year: a habit of short names (`20 May. 2025`), or the end of a sentence."""

    def before_stop(self) -> _Group:
        """The group without what stands behind a full stop."""
        return _Group(self.items[: self.stop], self.joins[: 2 * self.stop - 1], self.shape_name, self.text, self.low, self.high)

    def only_first(self) -> _Group:
        """The group's first item alone: a month."""
        return _Group(self.items[:1], "", "month", self.text, self.low, self.high)
