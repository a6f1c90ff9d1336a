"""Mentions: the persons, offices, organisations, countries, places, dates and instruments that title and body name."""

from __future__ import annotations

from collections.abc import Iterator

from communique.dates.resolve import resolve
from communique.knowledge.entries import Organisation, Place
from communique.knowledge.senses import Sense
from communique.reading.said.cues import Cues
from communique.reading.said.instruments import Cited
from communique.reading.said.mentions_people import Named
from communique.record.document import Mention, MentionType
from communique.text.fold import fold
from communique.text.phrases import Hit
from communique.text.span import Span

_YEARS = ("1800", "2100")


def mentions_of(cues: Cues, people: list[Named], cited: list[Cited]) -> tuple[Mention, ...]:
    """All mentions in order; where two claim the same characters, the person and the instrument come before plain names."""
    text = cues.text
    spans = cues.paragraphs
    found = [Mention("instrument", c.start, c.end, text[c.start : c.end], c.value) for c in cited]
    found += [Mention("person", p.start, p.end, text[p.start : p.end], p.value) for p in people]
    found += [m for span in spans for m in _from_tables(cues, span)]
    found += [m for span in spans for m in _dates(cues, span)]
    return tuple(_apart(found))


def _apart(found: list[Mention]) -> Iterator[Mention]:
    """Without overlaps: in order of place, the longer first; instruments and persons before the rest."""
    ranked = sorted(found, key=lambda m: (m.start, m.type not in ("person", "instrument"), -m.end))
    taken = [m for m in ranked if m.type in ("person", "instrument")]
    reach, at = -1, 0
    for mention in ranked:
        while at < len(taken) and taken[at].end <= mention.start:
            at += 1
        strong = mention.type in ("person", "instrument")
        if mention.start < reach or (not strong and at < len(taken) and taken[at].start < mention.end):
            continue
        reach = mention.end
        yield mention


# ---------------------------------------------------------------------- names of the tables
def _from_tables(cues: Cues, span: Span) -> Iterator[Mention]:
    for hit in cues.scene.within(span.start, span.end):
        if (named := _named(hit)) is None:
            continue
        kind, value = named
        start = _office_start(cues, hit.start, span.start) if kind == "office" else hit.start
        if kind != "office" or cues.text[start].isupper():
            yield Mention(kind, start, hit.end, cues.text[start : hit.end], cues.text[start : hit.end] if kind == "office" else value)


def _named(hit: Hit[Sense]) -> tuple[MentionType, str | None] | None:
    """What a phrase names: an organisation, an office, a state, a place; by its first sense of the strongest kind."""
    found: tuple[MentionType, str | None] | None = None
    for sense in hit.meanings:
        if sense.kind == "organisation":
            return "organisation", sense.data.name if isinstance(sense.data, Organisation) else sense.value
        if sense.kind == "office":
            return "office", None
        if sense.kind == "country" and sense.form == "name":
            found = "country", sense.value
        elif sense.kind == "place" and found is None:
            found = "place", _state_of(hit)
    return found


def _state_of(hit: Hit[Sense]) -> str | None:
    """The state in which a place lies, where all places of that name lie in one."""
    codes = {s.data.country if isinstance(s.data, Place) else s.value for s in hit.meanings if s.kind == "place"}
    return codes.pop() if len(codes) == 1 else None


def _office_start(cues: Cues, start: int, low: int) -> int:
    """The office with the words before its head: "Deputy Foreign Minister"."""
    while start > low + 1 and cues.text[start - 1] == " ":
        begin = cues.text.rfind(" ", max(low, start - 24), start - 1) + 1
        begin = max(begin, low) if begin else (low if start - low < 24 else start)
        word = cues.text[begin : start - 1]
        if not word[:1].isupper() or fold(word) not in cues.scene.book.prefix:
            break
        start = begin
    return start


# ---------------------------------------------------------------------- dates
def _dates(cues: Cues, span: Span) -> Iterator[Mention]:
    """The dates of a paragraph, completed by the document's anchor; a year in brackets behind a number is none (it lies in an instrument)."""
    anchor = cues.paper.dating.anchor
    for hit in cues.dates_within(span.start, span.end):
        if hit.form == "year" and hit.value is not None and not _YEARS[0] <= hit.value[:4] <= _YEARS[1]:
            continue
        found = resolve(hit, anchor.value if anchor else None)
        yield Mention("date", hit.start, hit.end, cues.text[hit.start : hit.end], found[0] if found else None)
