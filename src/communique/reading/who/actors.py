"""Actors: the persons, offices and sides that a sentence names, each part with its place."""

from __future__ import annotations

from typing import Literal, NamedTuple

from communique.text.span import Span

ActorKind = Literal["person", "office", "side", "counterpart", "collective", "pronoun", "group"]


class Side(NamedTuple):
    """The state or organisation that an actor stands for: its code, the words that say so, and the rule where it is inferred.

    `also` is a second piece of evidence (an anchor elsewhere on the page).
    """

    code: str
    start: int
    end: int
    certainty: str = "stated"
    rule: str = ""
    entry: str = ""
    also: tuple[Span, ...] = ()


class Actor(NamedTuple):
    """One actor.  `name` excludes honorifics, `office` excludes country and organisation; `plural` marks collective offices.

    `called` is the folded fullest name.
    `fuller` is where the page gives the same person's full name.  `office_said` is the office where it differs from the words of `office`: its words
    stand apart (the others in `office_rest`), or the text has the plural.  `strange`: the office is in a body that is not known, whose side nobody can tell.
    `national`: the office is one that states have, and organisations have not.  `reigns`: it is one of a royal house.  `sent`: one is sent with it to
    somebody (an ambassador).  `local`: it is one of a town or a region, never a mission's own.
    """

    start: int
    end: int
    kind: ActorKind
    name: Span | None = None
    office: Span | None = None
    side: Side | None = None
    organisation: Side | None = None
    plural: bool = False
    fuller: Span | None = None
    possessive: bool = False
    former: bool = False
    first_words: str = ""
    called: str = ""
    office_words: str = ""
    office_said: str = ""
    office_rest: tuple[Span, ...] = ()
    strange: bool = False
    national: bool = False
    reigns: bool = False
    sent: bool = False
    local: bool = False


def names_somebody(actor: Actor) -> bool:
    """Whether the actor can stand as a participant on its own: a name, an office with a side, or a side."""
    return actor.kind == "side" or actor.name is not None or actor.side is not None or (actor.office is not None and not actor.plural)
