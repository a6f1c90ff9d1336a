"""Instruments: resolutions by their numbers, treaties and charters by their names, and the dates that belong to them."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from communique.knowledge.languages import LanguagePack
from communique.knowledge.senses import Sense
from communique.reading.said.cues import Cues
from communique.reading.said.instruments_names import names_in
from communique.record.evidence import Reading, stated
from communique.text.fold import fold
from communique.text.pattern import compiled
from communique.text.phrases import Hit
from communique.text.span import Span

_STEP = "instruments"
_NUMBER = r"^[\s]*([0-9]{1,4}(?:/[0-9]{1,3})?)\b(?:\s?\(((?:19|20)[0-9]{2}|[IVXLC]{1,8}|S-[IVXLC]{1,6}|ES-[0-9IVXLC/]{1,8})\))?"
_SYMBOL = r"\b([SA]/(?:HRC/)?RES/)([0-9]{1,4}(?:/[0-9]{1,3})?)\b(?:\s?\(((?:19|20)[0-9]{2})\))?"
_NEAR = 90
_BEFORE = 200
_MOST = 40
_SURE = 100


class Cited(NamedTuple):
    """An instrument cited at `[start, end)`; `reach` is where the date that belongs to it ends, `value` its normal form."""

    start: int
    end: int
    reach: int
    value: str
    entry: str


def instruments_of(cues: Cues, cited: list[Cited]) -> tuple[Reading, ...]:
    """The document's instruments, each once, with the first place that cites it."""
    first: dict[str, Cited] = {}
    for one in cited:
        first.setdefault(one.value, one)
    return tuple(stated(cues.text, c.start, c.end, c.value, step=_STEP, entry=c.entry) for c in first.values())


def instrument_spans(cues: Cues) -> list[Cited]:
    """All citations of instruments in title and body, in order, never overlapping."""
    found: list[Cited] = []
    for span in cues.paragraphs:
        numbered, known, own = _numbered(cues, span), _from_knowledge(cues, span), _own_names(cues, span)
        if not (numbered or known or own):
            continue
        taken = _Taken(numbered)
        named = [c for c in known if not taken.meets(c)]
        taken = _Taken([*numbered, *named])
        found += [*numbered, *named, *(c for c in own if not taken.meets(c))]
    return [_dated(cues, c) for c in sorted(set(found))]


class _Taken:
    """Stretches that are already cited."""

    def __init__(self, cited: list[Cited]) -> None:
        self._cited = sorted(cited)
        self._starts = [c.start for c in self._cited]

    def meets(self, one: Cited) -> bool:
        """Whether an instrument overlaps one that is kept already."""
        at = bisect_left(self._starts, one.end)
        return at > 0 and self._cited[at - 1].end > one.start


# ---------------------------------------------------------------------- by number
def _numbered(cues: Cues, span: Span) -> list[Cited]:
    found: list[Cited] = []
    for hit, sense in cues.within(span.start, span.end, "resolution"):
        if found and hit.start < found[-1].end:
            continue
        found += _numbers_after(cues, hit, sense, span) or _number_before(cues, hit, sense, span)
    return sorted({*found, *_symbols(cues, span)}) if found or "/RES/" in cues.text[span.start : span.end] else found


def _numbers_after(cues: Cues, hit: Hit[Sense], sense: Sense, span: Span) -> list[Cited]:
    """ "resolution 9254 (2015)", "resolutions no. 9254 and 9260": one citation for each number."""
    numbers: list[tuple[int, int, str, str | None]] = []
    at = _skip(cues, hit.end, span.end, "number")
    while at is not None and len(numbers) < _MOST and (match := compiled(_NUMBER).search(cues.text[at : min(at + 40, span.end)])):
        numbers.append((at + match.start(1), at + match.end(), match.group(1), match.group(2)))
        at = _skip(cues, at + match.end(), span.end, "link")
    if not numbers:
        return []
    body, start = _body(cues, hit, sense, numbers[-1][1], span)
    found: list[Cited] = []
    for index, (first, end, number, year) in enumerate(numbers):
        if value := _value(body, number, year):
            found.append(Cited(start if index == 0 else first, end, end, value, sense.entry))
    return found


def _number_before(cues: Cues, hit: Hit[Sense], sense: Sense, span: Span) -> list[Cited]:
    """ "Security Council's 9254 resolution" is not English; but "the 60/7 resolution of the General Assembly" is seen."""
    match = compiled(r"([0-9]{1,3}/[0-9]{1,3})\s$").search(cues.text[max(span.start, hit.start - 10) : hit.start])
    if match is None:
        return []
    body, _ = _body(cues, hit, sense, hit.end, span)
    value = _value(body, match.group(1), None)
    start = max(span.start, hit.start - 10) + match.start(1)
    return [Cited(start, hit.end, hit.end, value, sense.entry)] if value else []


def _skip(cues: Cues, at: int, end: int, job: str) -> int | None:
    """The offset after the words that may stand before a number; None where a link is needed and none is there."""
    words = cues.scene.pack.files.instruments
    low = cues.low(at, min(at + 16, end))
    bare = low.lstrip()
    for word in sorted((fold(w) for e in (words.number if job == "number" else words.link) for w in e.words), key=len, reverse=True):
        rest = bare[len(word) : len(word) + 1]
        if bare.startswith(word) and (not word[-1].isalpha() or not rest.isalpha()):
            return at + len(low) - len(bare) + len(word)
    return at if job == "number" else None


def _body(cues: Cues, hit: Hit[Sense], sense: Sense, after: int, span: Span) -> tuple[str | None, int]:
    """The body whose decision it is, and where the citation begins: named just before, just after, or a little earlier."""
    if sense.form == "body":
        return sense.value, hit.start
    left = max(span.start, hit.start - _NEAR)
    before = cues.low(left, hit.start)
    named = [(at, len(w), b.value) for b in cues.scene.pack.files.instruments.body for w in b.words if (at := _rfind(before, fold(w))) >= 0]
    if named:
        at, size, value = max(named, key=lambda n: (n[0] + n[1], n[1]))
        between = before[at + size :].strip(" '\"s.")
        if len(between) <= 24 and not any(c in between for c in ";:)"):
            return value, left + at if len(between) <= 2 else hit.start
    if (follower := _named(cues, cues.low(after, min(after + _NEAR, span.end)).partition(".")[0])) is not None:
        return follower, hit.start
    return _named(cues, cues.low(max(span.start, hit.start - _BEFORE), hit.start)), hit.start


def _named(cues: Cues, low: str) -> str | None:
    found = [(at, b.value) for b in cues.scene.pack.files.instruments.body for w in b.words if (at := _rfind(low, fold(w))) >= 0]
    return max(found)[1] if found else None


def _rfind(low: str, word: str) -> int:
    at = low.rfind(word)
    return -1 if (at > 0 and low[at - 1].isalnum()) or (at >= 0 and low[at + len(word) : at + len(word) + 1].isalnum()) else at


def _value(body: str | None, number: str, year: str | None) -> str | None:
    """The normal form.  A number with a session is never the Security Council's; a year in brackets never the General Assembly's."""
    if "/" in number:
        return f"{body if body in ('UNGA', 'UNHRC') else 'UNGA'} resolution {number}" if body else None
    if year and not year.isdigit():
        return f"UNGA resolution {number} ({year})"
    if year and int(number) > _SURE and body in (None, "UNSC"):
        return f"UNSC resolution {number} ({year})"
    if body == "UNSC" or (body is not None and not year):
        return f"{body} resolution {number}" + (f" ({year})" if year else "")
    return None


def _symbols(cues: Cues, span: Span) -> list[Cited]:
    """Symbols of documents: "S/RES/9254 (2015)", "A/RES/60/7"."""
    found: list[Cited] = []
    text = cues.text[span.start : span.end]
    bodies = {s: b.value for b in cues.scene.pack.files.instruments.body for s in b.symbols}
    for match in compiled(_SYMBOL).finditer(text):
        if body := bodies.get(match.group(1)):
            value = f"{body} resolution {match.group(2)}" + (f" ({match.group(3)})" if match.group(3) else "")
            found.append(
                Cited(
                    span.start + match.start(), span.start + match.end(), span.start + match.end(), value, f"instruments:{match.group(1)}"
                )
            )
    return found


# ---------------------------------------------------------------------- by name
def _from_knowledge(cues: Cues, span: Span) -> list[Cited]:
    found: list[Cited] = []
    if "instrument" not in cues.scene.kinds:
        return found
    for hit in cues.scene.within(span.start, span.end):
        sense = next((s for s in hit.meanings if s.kind == "instrument"), None)
        if sense is not None:
            found.append(Cited(hit.start, hit.end, hit.end, sense.value, sense.entry))
    return found


def _own_names(cues: Cues, span: Span) -> list[Cited]:
    """Names that no list knows; not in the title, where capitals tell nothing."""
    if span == cues.paper.part.title:
        return []
    return [Cited(s.start, s.end, s.end, " ".join(s.of(cues.text).split()), entry) for s, entry in names_in(cues, span)]


# ---------------------------------------------------------------------- dates that belong to them
@lru_cache(maxsize=8)
def _adopted(pack: LanguagePack) -> tuple[str, ...]:
    words = (fold(w) for e in pack.files.instruments.adopted for w in e.words)
    return tuple(sorted(words, key=len, reverse=True))


def _dated(cues: Cues, cited: Cited) -> Cited:
    """With the date that belongs to it: "the Norstadt Agreement of 5 May 2015"."""
    low = cues.low(cited.end, cited.end + 24)
    bare = low.lstrip(" (,")
    gap = len(low) - len(bare)
    word = next((w for w in _adopted(cues.scene.pack) if bare.startswith(f"{w} ")), None)
    if word is None:
        return cited
    date = cues.date_from(cited.end + gap + len(word) + 1)
    return cited._replace(reach=date.end) if date is not None else cited
