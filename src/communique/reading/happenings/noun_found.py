"""A noun of an event with all that its sentence says around it."""

from __future__ import annotations

from typing import NamedTuple

from communique.knowledge.event_words import Noun
from communique.knowledge.senses import Sense
from communique.reading.happenings.noun_light import Light
from communique.reading.happenings.worth import GATHERINGS
from communique.reading.sentences.clauses import Company
from communique.reading.sentences.places import Where


class Found(NamedTuple):
    """A noun of an event, the verb that carries it, and who and what stands around it."""

    at: int
    sense: Sense
    noun: Noun
    bounds: tuple[int, int]
    headline: bool
    owner: Company | None
    light: Light | None
    others: Company | None
    target: Where | None
    predicate: str | None

    @property
    def staged(self) -> bool:
        """Whether somebody holds it, as one holds a reception."""
        return self.light is not None and self.light.id == "stage" and self.noun.type in GATHERINGS

    @property
    def carried(self) -> bool:
        """Whether a verb, a predicate or an owner makes the noun a report."""
        return self.light is not None or self.predicate is not None or self.owner is not None
