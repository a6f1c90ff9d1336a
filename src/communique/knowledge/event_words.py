"""How a language reports what diplomats do: verbs, nouns, adjuncts, tense and status (`events.toml`)."""

from __future__ import annotations

from typing import Literal

from communique.knowledge.entries import Entry
from communique.knowledge.people_words import WordList

Shape = Literal["with", "object", "by", "visit", "host", "join", "none"]


class Verb(Entry, frozen=True, kw_only=True):
    """A verb (phrase) that reports an event of `type`.

    `shape` says where the others stand: `with` ("spoke with B"), `object` ("met B", "received B"), `visit` (a country or place follows),
    `host` (the subject is at home), `join` (a gathering follows).  `prepositions` may follow before the others; `needs` are words of which
    one must occur later in the clause ("by phone").  `subject`/`other` are the roles of record.md that the two ends play;
    `to` is the initiative: `other` when the other side began ("received a phone call from").
    """

    id: str
    type: str
    past: list[str] = []
    base: list[str] = []
    third: list[str] = []
    participle: list[str] = []
    shape: Shape = "with"
    prepositions: list[str] = []
    needs: list[str] = []
    subject: str = "party"
    other: str = "party"
    initiative: Literal["subject", "other"] | None = None
    format: str | None = None
    passive: bool = True
    example: str


class Noun(Entry, frozen=True, kw_only=True):
    """A noun that names an event of `type` ("telephone conversation"); with `light` verbs or alone.  A `silent` one reports nothing ("press conference")."""

    id: str
    type: str
    words: list[str]
    format: str | None = None
    weak: bool = False
    silent: bool = False
    example: str


class Modal(Entry, frozen=True, kw_only=True):
    """Words before a verb or after a noun that set the status of what is reported."""

    status: Literal["happened", "planned", "possible", "cancelled", "denied"]
    words: list[str]
    example: str


class EventWords(Entry, frozen=True, kw_only=True):
    """The language's words for events."""

    verb: list[Verb]
    noun: list[Noun]
    light: list[Verb]
    held: list[Modal]
    modal: list[Modal]
    sidelines: list[WordList]
    initiative: list[WordList]
    invitation: list[WordList]
    format: list[WordList]
    framework: list[WordList] = []
    adverb: list[WordList] = []
    auxiliary: list[WordList] = []
    own: list[WordList] = []
    here: list[WordList] = []
    signed: list[WordList] = []
    before_place: list[WordList] = []
    area: list[WordList] = []
    attended: list[WordList] = []
    unmet: list[WordList] = []
    joint: list[WordList] = []
    separate: list[WordList] = []
    him: list[WordList] = []
    them: list[WordList] = []
