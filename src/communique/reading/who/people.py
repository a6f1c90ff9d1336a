"""Actors as they stand in the record: persons and participants, every field with its evidence."""

from __future__ import annotations

from typing import NamedTuple

from communique.reading.who.actors import Actor, Side
from communique.record.document import Participant, Person
from communique.record.evidence import Evidence, Reading, implied, inferred, quote, stated
from communique.text.fold import fold
from communique.text.span import Span

_STATE = 2
_ORGANISATIONS = ("EU", "UN")


class Home(NamedTuple):
    """The side for which the publisher speaks, and the evidence that says so; `rule` names how it is known.

    `strangers` are persons (by their folded fullest name) of whom the page does not say whose they are, but who are met, not sent.
    `mission`: it is an embassy that speaks, at home nowhere it reports from.  `receives`: another state's ambassador is on the page, so that
    "the Ambassador" alone need not be one of its own.
    """

    code: str
    evidence: tuple[Evidence, ...]
    rule: str = "publisher_side"
    strangers: frozenset[str] = frozenset()
    mission: bool = False
    receives: bool = False

    @property
    def state(self) -> bool:
        """Whether it is a state, not an organisation."""
        return len(self.code) == _STATE and self.code not in _ORGANISATIONS


class Fields(NamedTuple):
    """The four readings of an actor."""

    name: Reading | None
    office: Reading | None
    organisation: Reading | None
    country: Reading | None


def fields_of(text: str, actor: Actor, home: Home | None, step: str) -> Fields:
    """Name, office, organisation and country of an actor, as far as the page says."""
    return Fields(_name(text, actor, step), _office(text, actor, step), _organisation(text, actor, step), _country(text, actor, home, step))


def person(text: str, actor: Actor, home: Home | None, step: str) -> Person:
    """The actor as a person of the record."""
    name, office, organisation, country = fields_of(text, actor, home, step)
    return Person(name=name, office=office, organisation=organisation, country=country)


def participant(text: str, actor: Actor, role: str, home: Home | None, step: str) -> Participant:
    """The actor as a participant of an event."""
    name, office, organisation, country = fields_of(text, actor, home, step)
    return Participant(name=name, office=office, organisation=organisation, country=country, role=role)


def _name(text: str, actor: Actor, step: str) -> Reading | None:
    if actor.name is None:
        return None
    if actor.fuller is None:
        return stated(text, actor.name.start, actor.name.end, _one_line(actor.name.of(text)), step=step)
    words = actor.name if actor.start <= actor.name.start < actor.end else Span(actor.start, actor.end)
    return implied(
        _one_line(actor.fuller.of(text)), (quote(text, *_ends(words)), quote(text, *_ends(actor.fuller))), step=step, entry="same_page_name"
    )


def _one_line(words: str) -> str:
    """Words over a line break that was made by hand, on one line."""
    return " ".join(words.split()) if "\n" in words else words


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _office(text: str, actor: Actor, step: str) -> Reading | None:
    if actor.office is None:
        return None
    span, said = actor.office, _one_line(actor.office_said or actor.office.of(text))
    quotes = tuple(quote(text, *_ends(s)) for s in (span, *actor.office_rest))
    if (actor.start <= span.start and span.end <= actor.end) or actor.name is None:
        return Reading(said, "stated", quotes, step=step)
    return implied(said, (quote(text, *_ends(actor.name)), *quotes), step=step, entry="same_page_office")


def _organisation(text: str, actor: Actor, step: str) -> Reading | None:
    side = actor.organisation
    if side is None:
        return None
    return stated(text, side.start, side.end, side.code, step=step, entry=side.entry)


def _country(text: str, actor: Actor, home: Home | None, step: str) -> Reading | None:
    if actor.side is not None:
        return side_reading(text, actor.side, step)
    if actor.kind == "side" and home is not None:
        return inferred(home.code, home.evidence, home.rule, step=step)
    if actor.office is None or home is None or actor.kind == "counterpart" or actor.strange or actor.plural or _stranger(text, actor, home):
        return None
    if (actor.national and not home.state) or (actor.local and home.mission) or (actor.sent and actor.name is None and home.receives):
        return None
    return inferred(home.code, (quote(text, *_ends(actor.office)), *home.evidence), home.rule, step=step)


def _stranger(text: str, actor: Actor, home: Home) -> bool:
    """Whether it is one of the strangers, by the whole name or a part of it."""
    name = actor.fuller or actor.name
    if name is None or not home.strangers:
        return False
    words = set(fold(name.of(text)).split())
    return any(words <= set(other.split()) or words >= set(other.split()) for other in home.strangers)


def side_reading(text: str, side: Side, step: str) -> Reading:
    """A side's code with the words (and the anchor) that say so."""
    evidence = (quote(text, side.start, side.end), *(quote(text, s.start, s.end) for s in side.also))
    if side.certainty == "inferred":
        return inferred(side.code, evidence, side.rule, step=step, entry=side.entry)
    if side.certainty == "implied":
        return implied(side.code, evidence, step=step, entry=side.entry)
    return Reading(side.code, "stated", evidence, step=step, entry=side.entry)
