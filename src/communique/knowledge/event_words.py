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
    `persons` says that both ends must be single persons ("discussed trade with B" tells of talks, "discussed trade with the EU" of a topic);
    `alone` that the subject is enough ("received the credentials of twelve ambassadors");
    `weak` that it may tell again of a meeting or call of the same two ("discussed with");
    `separate` that each of the others was met by itself ("received phone calls from");
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
    persons: bool = False
    alone: bool = False
    weak: bool = False
    separate: bool = False
    example: str


class Noun(Entry, frozen=True, kw_only=True):
    """A noun that names an event of `type` ("telephone conversation"); with `light` verbs or alone.  A `silent` one reports nothing ("press conference").

    A `proper` one counts only with a capital ("the Norstadt Dialogue"); a `medium` is none after "by" or "in" ("in videoconference format").
    """

    id: str
    type: str
    words: list[str]
    format: str | None = None
    weak: bool = False
    silent: bool = False
    proper: bool = False
    medium: bool = False
    example: str


class Modal(Entry, frozen=True, kw_only=True):
    """Words before a verb or after a noun that set the status of what is reported."""

    status: Literal["happened", "planned", "possible", "cancelled", "denied"]
    words: list[str]
    example: str


class Presence(Entry, frozen=True, kw_only=True):
    """How a sentence says who else was at what was told before.

    `form` says where the persons stand: `opening` behind it and a form of "be" ("Taking part in the talks were B and C"), `closing` before a form of "be"
    and it ("B and C were also present"), `sharing` before it, and the thing shared behind it ("B took part in the talks"), `leading` behind it, and a
    delegation before it ("The Norlandic delegation was led by B"), `ellipsis` the same where the verb is left out ("and the Sudlandic one by C"), `members` behind it, as those whom a leader brings ("… and included C").
    """

    id: str
    form: str
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
    he: list[WordList] = []
    they: list[WordList] = []
    me: list[WordList] = []
    mine: list[WordList] = []
    relative: list[WordList] = []
    headed: list[WordList] = []
    dating: list[WordList] = []
    framing: list[WordList] = []
    one: list[WordList] = []
    his: list[WordList] = []
    also: list[WordList] = []
    earlier: list[WordList] = []
    thanking: list[WordList] = []
    inviting: list[WordList] = []
    means: list[WordList] = []
    away: list[WordList] = []
    being: list[WordList] = []
    verbal: list[WordList] = []
    noun_after: list[WordList] = []
    abstract: list[WordList] = []
    behind: list[WordList] = []
    which: list[WordList] = []
    toward: list[WordList] = []
    town: list[WordList] = []
    will: list[WordList] = []
    this: list[WordList] = []
    delegates: list[WordList] = []
    gone: list[WordList] = []
    nominal: list[WordList] = []
    placing: list[WordList] = []
    ending_what: list[WordList] = []
    place_words: list[WordList] = []
    sight: list[WordList] = []
    venue: list[WordList] = []
    spoken_of: list[WordList] = []
    afterwards: list[WordList] = []
    weak_modal: list[WordList] = []
    saluting: list[WordList] = []
    once: list[WordList] = []
    leading_up: list[Modal] = []
    ordinal: list[WordList] = []
    presence: list[Presence] = []
    be: list[WordList] = []
    edge: list[WordList] = []
    dated: list[WordList] = []
    term: list[WordList] = []
    paper: list[WordList] = []
    accompanying: list[WordList] = []
    matter: list[WordList] = []
    in_turn: list[WordList] = []
    before_whom: list[WordList] = []
    aside: list[WordList] = []
    infinitive: list[WordList] = []
    definite: list[WordList] = []
