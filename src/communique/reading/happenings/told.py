"""What the story is made of: passages of a document in one voice, and events as told so far."""

from __future__ import annotations

from typing import Literal, NamedTuple

from communique.dates.hit import DateHit
from communique.reading.happenings.reports import Part
from communique.reading.sentences.places import Where
from communique.reading.who.actors import Actor, Side
from communique.text.span import Span

Voice = Literal["title", "lead", "narrative", "answer", "question"]


class Passage(NamedTuple):
    """A stretch of a document in one voice; `speaker` is who says it, `day` the heading of a schedule or a diary under which it stands."""

    span: Span
    voice: Voice
    speaker: Actor | None = None
    day: DateHit | None = None


class Told(NamedTuple):
    """An event as told so far: its parties, adjuncts, the spans that tell it, and whether the title or lead reports it;
    `gathering` is the words with a capital in the name of what was attended."""

    type: str
    status: str
    parts: tuple[Part, ...]
    when: DateHit | None
    where: Where | None
    sidelines: Span | None
    initiative: Side | None
    format: Span | str | None
    evidence: tuple[Span, ...]
    entry: str
    voice: Voice
    destination: Where | None = None
    format_value: str | None = None
    carried: bool = True
    past: bool = False
    named: bool = False
    gathering: frozenset[str] = frozenset()
