"""Commitments: what the sides agreed, pledged or undertook, in their own words, with when and where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from communique.knowledge.commitment_words import Promise
from communique.knowledge.languages import LanguagePack
from communique.knowledge.senses import Sense, promise_of
from communique.reading.happenings.events import date_reading
from communique.reading.happenings.told import Passage, Told
from communique.reading.said.commitments_worth import binds, points_of
from communique.reading.said.cues import Cues
from communique.reading.said.mentions_people import Named
from communique.reading.said.voices import Subject, Voices
from communique.reading.sentences.places import Where, where_of
from communique.reading.who.actors import Actor
from communique.reading.who.people import fields_of
from communique.record.document import Commitment
from communique.record.evidence import Reading, stated
from communique.text.fold import fold
from communique.text.phrases import Hit
from communique.text.span import Span, trim

_STEP = "commitments"
_SHORTEST = 8
_FAR = 90
_LONGEST = 1500
_RECENT = 8


class _Undertaken(NamedTuple):
    """What a sentence says is undertaken at `[start, end)`, by which words, and whose sentence it is."""

    start: int
    end: int
    hit: Hit[Sense]
    sense: Sense
    sentence: Span


@lru_cache(maxsize=8)
def _words(pack: LanguagePack, job: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(w) for e in getattr(pack.files.commitments, job) for w in e.words))


def commitments_of(
    cues: Cues, passages: list[Passage], people: list[Named], told: list[Told], issuers: tuple[Reading, ...]
) -> tuple[Commitment, ...]:
    """The document's commitments, in order."""
    if "promise" not in cues.kinds:
        return ()
    sides = _Sides(cues, told, issuers)
    voices = Voices(cues, people)
    listed = points_of(cues, passages)
    made = (
        _commitment(cues, voices, sides, passage, undertaken)
        for i, passage in enumerate(passages)
        for undertaken in (_listed(cues, *listed[i]) if i in listed else _of_passage(cues, passage))
    )
    return tuple(c for c in made if c is not None)


def _listed(cues: Cues, lead: Span, point: Span) -> Iterable[_Undertaken]:
    """A point below "agreed to:": it is undertaken by those whom the lead names, in the lead's words."""
    last = list(cues.within(lead.start, lead.end, "promise"))[-1:]
    return [_Undertaken(point.start, point.end, hit, sense, lead) for hit, sense in last]


def _of_passage(cues: Cues, passage: Passage) -> Iterable[_Undertaken]:
    """What a paragraph undertakes; titles and questions undertake nothing."""
    low, high = passage.span.start, passage.span.end
    if passage.voice in ("title", "question") or not any(True for _ in cues.within(low, high, "promise")):
        return []
    return [u for span in cues.scene.sentences(low, high) for u in _undertaken_in(cues, span)]


# ---------------------------------------------------------------------- what
def _undertaken_in(cues: Cues, span: Span) -> Iterable[_Undertaken]:
    """What the words of promising in a sentence open; each ends before the next."""
    hits = [(h, s) for h, s in cues.within(span.start, span.end, "promise") if not _blocked(cues, span, h, promise_of(s))]
    starts = [(h, s, at) for h, s in hits if (at := _start(cues, h, promise_of(s), span.end)) is not None]
    for index, (hit, sense, start) in enumerate(starts):
        if index and starts[index - 1][2] >= start:
            continue
        following = starts[index + 1][0].start if index + 1 < len(starts) else span.end
        end = _end(cues, start, span, following)
        if end - start >= _SHORTEST and binds(cues, span, hit, Span(start, end)):
            yield _Undertaken(start, end, hit, sense, span)


def _start(cues: Cues, hit: Hit[Sense], promise: Promise, end: int) -> int | None:
    """Where what is undertaken begins: at "to", "on", "that" behind the words, with few words between."""
    if promise.keeps:
        return hit.start
    low = cues.low(hit.end, min(hit.end + _FAR, end))
    best: int | None = None
    for word in promise.follow:
        at = f"{low} ".find(f" {fold(word)} ")
        if at < 0 or len(low[:at].split()) > promise.near or any(m in low[:at] for m in '.;:"('):
            continue
        best = at + 1 if best is None else min(best, at + 1)
    return hit.end + best if best is not None and not _other_way(low[:best]) else None


def _other_way(between: str) -> bool:
    """ "agreed with the view that", "agreed text on": the words between belong to another thing."""
    words = between.split()
    return bool(words) and words[0].strip(",") in ("with", "text", "upon", "framework", "principles", "position", "language")


def _end(cues: Cues, start: int, span: Span, following: int) -> int:
    """Up to the end of the sentence, the next promise's subject, or a word that opens another clause."""
    last = min(span.end, start + _LONGEST)
    low = cues.low(start, last)
    stops = [p for w in _words(cues.scene.pack, "stop") if (p := low.find(f", {w} ")) > 0]
    stop = min([last, *(start + s for s in stops)])
    if following < stop:
        joint = max(low.rfind(mark, 0, following - start) for mark in (" and ", ", ", "; "))
        stop = start + joint if joint > 0 else following
    return trim(cues.text, start, stop, also='.,;:”"»').end


def _blocked(cues: Cues, span: Span, hit: Hit[Sense], promise: Promise) -> bool:
    """Words before that make it no commitment: "did not agree", "as agreed", "could agree"."""
    before = cues.low(max(span.start, hit.start - 28), hit.start).replace("n't", " n't").split()
    blocked = _words(cues.scene.pack, "blocked")
    return (
        not promise.impersonal
        and bool(before)
        and (before[-1] in blocked or (len(before) > 1 and before[-1].endswith("ly") and before[-2] in blocked))
    )


# ---------------------------------------------------------------------- who
def _visited(told: Told) -> Where | None:
    """The state that somebody visits, None of any other event."""
    where = told.destination
    return where if told.type == "visit" and told.parts and where is not None and where.country is not None else None


class _Sides:
    """The sides that "we", "they" and "the two ministers" stand for at a place in the document."""

    def __init__(self, cues: Cues, told: list[Told], issuers: tuple[Reading, ...]) -> None:
        self.cues, self.issuers = cues, issuers
        placed = sorted(((t.evidence[0].start, i) for i, t in enumerate(told) if t.evidence and (len(t.parts) > 1 or _visited(t))))
        self._starts = [at for at, _ in placed]
        self._told = [told[i] for _, i in placed]

    def of(self, subject: Subject | None, passage: Passage, at: int) -> tuple[Reading, ...]:
        """The countries of a subject; of a pronoun or none, those of the event told before."""
        actors = subject.actors if subject is not None and not subject.pronoun else ()
        if actors and (found := self._codes(actors)):
            return found
        if actors and not all(a.kind == "office" for a in actors):
            return ()
        if subject is not None and subject.pronoun in ("i", "he", "she", "it"):
            return self._codes([passage.speaker]) if passage.speaker and subject.pronoun == "i" else ()
        return self._meant(passage, at)

    def _meant(self, passage: Passage, at: int) -> tuple[Reading, ...]:
        for told in reversed(self._recent(at)):
            if len(found := self._of_event(told)) > 1:
                return found
        if self.issuers:
            return self.issuers
        first = self._codes([p.actor for p in self._told[0].parts]) if self._told else ()
        return first or self._of_title() or (self._codes([passage.speaker]) if passage.speaker else ())

    def _of_event(self, told: Told) -> tuple[Reading, ...]:
        """The sides of an event's parties, of a visit also the state that was visited."""
        found = self._codes([p.actor for p in told.parts])
        where = _visited(told)
        if where is None or any(r.value == where.country for r in found):
            return found
        return (*found, stated(self.cues.text, where.span.start, where.span.end, where.country, step=_STEP, entry=where.entry))

    def _recent(self, at: int) -> list[Told]:
        index = bisect_right(self._starts, at)
        return self._told[max(0, index - _RECENT) : index]

    def _of_title(self) -> tuple[Reading, ...]:
        """The sides of those whom the title names, if there are several."""
        title = self.cues.paper.part.title
        if title is None:
            return ()
        found = self._codes([a for c in self.cues.sentence(title).companies for a in c.actors])
        return found if len(found) > 1 else ()

    def _codes(self, actors: Iterable[Actor]) -> tuple[Reading, ...]:
        found: dict[str, Reading] = {}
        for actor in actors:
            country = fields_of(self.cues.text, actor, self.cues.paper.home, _STEP).country
            if country is not None:
                found.setdefault(country.value, country)
        return tuple(found.values())


# ---------------------------------------------------------------------- put together
def _commitment(cues: Cues, voices: Voices, sides: _Sides, passage: Passage, undertaken: _Undertaken) -> Commitment | None:
    promise = promise_of(undertaken.sense)
    hit, span = undertaken.hit, undertaken.sentence
    subject = None if promise.impersonal else _subject(voices, span, hit)
    if subject is None and not promise.impersonal and not voices.goes_on(span, hit.start):
        return None
    parties = sides.of(subject, passage, hit.start)
    if not parties and (promise.keeps or not _several(subject)):
        return None
    text, (start, end) = cues.text, (undertaken.start, undertaken.end)
    return Commitment(
        text=stated(text, start, end, step=_STEP, entry=undertaken.sense.entry),
        parties=parties,
        due=_due(cues, start, end),
        place=_place(cues, start, end),
        routine=any(True for _ in cues.within(start, end, "routine")),
    )


def _several(subject: Subject | None) -> bool:
    """Whether a subject whose sides are not known is at least more than one ("we", "the ministers")."""
    return subject is None or (bool(subject.pronoun) and subject.pronoun not in ("i", "he", "she", "it", "you"))


def _subject(voices: Voices, span: Span, hit: Hit[Sense]) -> Subject | None:
    """Who binds himself: a verb that goes on from an earlier one has the sentence's first subject."""
    if voices.goes_on(span, hit.start):
        return voices.first(Span(span.start, hit.start))
    return voices.before(span, Span(hit.start, hit.end))


def _due(cues: Cues, start: int, end: int) -> Reading | None:
    """The first date in what is undertaken."""
    hit = next((d for d in cues.dates_within(start, end) if d.form not in ("year", "set")), None)
    return date_reading(cues.text, hit, cues.paper.dating.anchor, _STEP) if hit else None


def _place(cues: Cues, start: int, end: int) -> Reading | None:
    """The place in what is undertaken ("to hold the talks in Norstadt")."""
    sentence = cues.sentence(Span(start, end))
    where = where_of(sentence, 0, 0, len(sentence.items), set())
    return stated(cues.text, where.span.start, where.span.end, where.country, step=_STEP, entry=where.entry) if where else None
