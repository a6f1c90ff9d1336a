"""How a language reports speech: verbs of saying and what follows them, sources, outlets of interviews (`speech.toml`)."""

from __future__ import annotations

from communique.knowledge.entries import Entry
from communique.knowledge.people_words import WordList


class Saying(Entry, frozen=True, kw_only=True):
    """A verb of saying in its forms.

    `bare`: what was said may follow without a conjunction ("said the talks were useful").  `addressee`: who was told stands
    between the verb and the conjunction ("told reporters that").  `object`: what was said may be a noun phrase that begins with one
    of these words ("stressed the need for").
    """

    id: str
    past: list[str] = []
    third: list[str] = []
    base: list[str] = []
    participle: list[str] = []
    bare: bool = False
    addressee: bool = False
    object: list[str] = []
    example: str


class SpeechWords(Entry, frozen=True, kw_only=True):
    """The language's words for reported speech.

    `source` leads to who said it ("according to"); `that` opens what was said; `aside` may open what stands between verb and
    conjunction ("on many occasions"); `blocked` are words before a verb that make it no report ("did not", "would"); `own` are the
    pronouns of the one who speaks; `bare_start` are words with which speech without a conjunction begins.
    `outlet_cue` leads to the outlet of an interview or article, `outlet_noun` says what an outlet is.  `holder` are nouns that follow the
    name of who governs ("the Holm administration"), `given` are given names by which a full name without an office is known.
    """

    saying: list[Saying] = []
    source: list[WordList] = []
    that: list[WordList] = []
    aside: list[WordList] = []
    blocked: list[WordList] = []
    own: list[WordList] = []
    bare_start: list[WordList] = []
    outlet_cue: list[WordList] = []
    outlet_noun: list[WordList] = []
    holder: list[WordList] = []
    given: list[WordList] = []
    issuer_cue: list[WordList] = []
    issuer_end: list[WordList] = []
