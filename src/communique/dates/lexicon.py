"""One language's words of time, ready for use: what each word means, and the pattern that finds words and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import re2
from babel import Locale

from communique.dates.words import DateWords
from communique.text.fold import fold
from communique.text.pattern import compiled

_BLANK = r"[\s\x{a0}\x{2000}-\x{200a}\x{202f}\x{3000}]"
_PUNCTUATION = {
    "": "0", " ": "_", ",": ",", ", ": ",", " ,": ",", " , ": ",", ".": ".", ". ": ";", "., ": ",", ".,": ",", "-": "-", " - ": "~", "- ": "~", " -": "~",
    ".-": "k", ". - ": "k", ".- ": "k", "/": "/", " | ": "|", "| ": "|", " @ ": "@", "t": "@", " (": "(", ": ": ":",
}  # fmt: skip
"""Each way to join two pieces of a date, and the sign for it in a shape (see `shapes`)."""

_LINK_SIGNS = {"to": "t", "and": "&", "of": "o", "the": "h", "at": "@", "on": "n"}


class Word(NamedTuple):
    """What a word means.  `sign` is its letter in a shape; `bare` its letter where it is written without a capital."""

    sign: str
    bare: str
    value: int
    meaning: str = ""


class Lexicon:
    """The words of one language as tables and one pattern."""

    def __init__(self, words: DateWords, locale: str | None = None) -> None:
        names = Locale.parse(locale or words.language, sep="-" if "-" in (locale or words.language) else "_")
        self.words = words
        self.meanings: dict[str, Word] = {}
        for spelling, word in [*_babel_words(names, words), *_own_words(words)]:
            self.meanings[_key(spelling)] = word
        self.gaps = dict(_PUNCTUATION) | dict(_link_gaps(words))
        self.ordinals = frozenset(fold(o) for o in words.ordinals)
        self.month_first_zones = frozenset(words.clock.month_first)
        self.halves = {fold(m): 0 for m in words.clock.am} | {fold(m): 12 for m in words.clock.pm}
        self._longest_halves = sorted(self.halves, key=len, reverse=True)
        self.between = _spellings(link.words for link in words.links if link.kind == "between")
        self.leans = {fold(w): entry.lean for entry in words.leans for w in entry.words}
        self.followers = frozenset(fold(w) for w in words.followers)
        self.year_marks = tuple(sorted((fold(m) for m in words.year_marks), key=len, reverse=True))
        self._blocked = {(e.side, e.of): frozenset[str]() for e in words.blocked}
        for entry in words.blocked:
            self._blocked[entry.side, entry.of] |= _spellings([entry.words])
        self._cues = {(e.of, e.weak): _spellings(c.words for c in words.cues if (c.of, c.weak) == (e.of, e.weak)) for e in words.cues}
        self.pattern: Any = compiled(self._pattern(), ignore_case=True)

    def half(self, folded: str) -> str | None:
        """The half of the day ("p.m.") with which a folded stretch begins."""
        return next((h for h in self._longest_halves if folded.startswith(h)), None)

    def cue(self, of: str, word: str) -> str | None:
        """Whether `word` before a bare `year` or `month` makes it a date: `strong`, `weak` or `None`."""
        if word in self._cues.get((of, False), ()):
            return "strong"
        return "weak" if word in self._cues.get((of, True), ()) else None

    def blocks(self, side: str, of: str, word: str) -> bool:
        """Whether a neighbour forbids the reading."""
        return word in self._blocked.get((side, of), ())

    def _pattern(self) -> str:
        """Times, ordinals, numbers glued to months, numbers and words: in this order at one place."""
        months = _any_of(k for k, w in self.meanings.items() if w.sign in "Ma")
        plain = _any_of(k for k in self.meanings if k.isascii())
        other = _any_of(k for k in self.meanings if not k.isascii())
        return "|".join(
            part
            for part in (
                *_time_patterns(self.halves, self.words.clock.zones),
                rf"[0-9]{{1,2}}{_any_of(self.ordinals)}" if self.ordinals else "",
                rf"[0-9]{{1,2}}{months}(?:[0-9]{{4}})?\b",
                rf"\b{months}[0-9]{{1,4}}\b",
                r"[0-9]+",
                rf"\b{plain}\b" if any(k.isascii() for k in self.meanings) else "",
                other if any(not k.isascii() for k in self.meanings) else "",
            )
            if part
        )


def _time_patterns(halves: Iterable[str], zones: list[str]) -> Iterator[str]:
    """`2:30 p.m. EST`, `14:35`, `14:35:00+03:00`, `9 am`."""
    named = rf"(?-i:{_any_of(zones or ['UTC'])})(?:[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)?\b"
    zone = rf"(?:Z\b|\+[0-9]{{2}}:?[0-9]{{2}}|{_BLANK}{{0,2}}\(?{named})"
    stopped, open_ended = [h for h in halves if h.endswith(".")], [h for h in halves if not h.endswith(".")]
    half = "|".join([_any_of(stopped)] * bool(stopped) + [_any_of(open_ended) + r"\b"] * bool(open_ended))
    if half:
        yield rf"[0-9]{{1,2}}[:.][0-9]{{2}}(?::[0-9]{{2}})?{_BLANK}?(?:{half}){zone}?"
    yield rf"[0-9]{{1,2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]+)?(?:-[0-9]{{2}}:[0-9]{{2}}|{zone})?"
    yield rf"[0-9]{{1,2}}:[0-9]{{2}}{zone}?"
    if half:
        yield rf"[0-9]{{1,2}}{_BLANK}?(?:{half}){zone}?"


def _babel_words(names: Locale, words: DateWords) -> Iterator[tuple[str, Word]]:
    """Months and weekdays as CLDR has them; short names first, so that a full name of the same spelling wins."""
    doubtful = {fold(w) for w in words.doubtful}
    for width in ("abbreviated", "wide"):
        for context in ("stand-alone", "format"):
            for number, name in names.months[context][width].items():
                spelling = str(name).rstrip(".")
                if not spelling.isdecimal():
                    yield spelling, _month(spelling, number, width == "abbreviated", doubtful)
            for number, name in names.days[context][width].items():
                yield str(name).rstrip("."), _weekday(number + 1, width == "abbreviated")


def _own_words(words: DateWords) -> Iterator[tuple[str, Word]]:
    doubtful = {fold(w) for w in words.doubtful}
    for month in words.months:
        yield from ((w, _month(w, month.number, month.short, doubtful)) for w in month.words)
    for weekday in words.weekdays:
        yield from ((w, _weekday(weekday.number, weekday.short)) for w in weekday.words)
    for season in words.seasons:
        yield from ((w, Word("S", "S", season.code)) for w in season.words)
    for entry in words.relative:
        yield from ((w, Word("R", "R", 0, entry.meaning)) for w in entry.words)


def _month(spelling: str, number: int, short: bool, doubtful: set[str]) -> Word:
    if short:
        return Word("a", "m", number)
    return Word("M", "m" if fold(spelling) in doubtful else "M", number, "doubtful" if fold(spelling) in doubtful else "")


def _weekday(number: int, short: bool) -> Word:
    return Word("w", "", number) if short else Word("W", "W", number)


def _link_gaps(words: DateWords) -> Iterator[tuple[str, str]]:
    for link in words.links:
        if (sign := _LINK_SIGNS.get(link.kind)) is None:
            continue
        for word in map(fold, link.words):
            yield from ((form, sign) for form in (f" {word} ", f", {word} ", f" - {word} "))
            if sign == "o":
                yield f" {word} the ", sign
            if sign == "h":
                yield f" on {word} ", sign
    for ordinal in map(fold, words.ordinals):
        yield f" {ordinal} ", "_"
        yield from ((f" {ordinal} {fold(w)} ", "o") for link in words.links if link.kind == "of" for w in link.words)


def _key(spelling: str) -> str:
    return " ".join(fold(spelling).split())


def _spellings(lists: Iterable[list[str]]) -> frozenset[str]:
    return frozenset(fold(word) for words in lists for word in words)


def _any_of(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return f"(?:{'|'.join(f'{_BLANK}+'.join(map(_plain, word.split())) for word in ordered)})"


def _plain(word: str) -> str:
    return str(re2.escape(word))  # type: ignore[no-untyped-call]
