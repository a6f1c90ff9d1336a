"""Reports: what one sentence says happened, is planned or might happen, before the page is put together."""

from __future__ import annotations

from typing import NamedTuple

from communique.reading.sentences.adjuncts import Adjuncts
from communique.reading.sentences.places import Where
from communique.reading.who.actors import Actor, Side
from communique.text.span import Span


class Part(NamedTuple):
    """An actor and its role in an event."""

    actor: Actor
    role: str = "party"


class Report(NamedTuple):
    """One report of an event in a sentence.

    `definite` says that it points back ("the meeting"); `own` that it is somebody's own ("his meeting"), `mine` that it is the speaker's ("my meeting"); `tense` is past, present or none;
    `subject_missing` that a subject could not be found in the sentence.  `subjects` counts the parts that are the subject, `separate` says that each of the others was met apart.  `carried` says that the sentence reports it (not only touches on it),
    `past` that its words are in the past tense, `carrier` is where the verb of taking part stands that carries a noun ("attended the talks"), `before` that it was before what is told,
    `named` that its noun is a name ("the sixth Norland-Sudland Dialogue"), `weak` that its verb may tell of any meeting or call, `loose` that a gathering is known only by an ordinary noun ("the meeting of"),
    `word` is the last of its noun, `held` that it is the subject of a predicate ("was held"), `joins` that it names more participants of a meeting told before ("was attended by").
    """

    type: str
    status: str
    trigger: Span
    clause: Span
    entry: str
    parts: tuple[Part, ...]
    adjuncts: Adjuncts
    definite: bool = False
    own: bool = False
    mine: bool = False
    destination: Where | None = None
    initiative_of_other: bool = False
    pronouns: tuple[str, ...] = ()
    format: str | None = None
    kind: str = "noun"
    gathering: Span | None = None
    inviter: Side | None = None
    carried: bool = True
    subjects: int = 0
    separate: bool = False
    past: bool = False
    joins: bool = False
    carrier: int = -1
    before: bool = False
    loose: bool = False
    named: bool = False
    weak: bool = False
    held: bool = False
    word: str = ""

    @property
    def joined(self) -> bool:
        """Whether a verb of taking part carries it."""
        return self.carrier >= 0
