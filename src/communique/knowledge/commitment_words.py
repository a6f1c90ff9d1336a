"""How a language says that the sides undertook something (`commitments.toml`)."""

from __future__ import annotations

from communique.knowledge.entries import Entry
from communique.knowledge.people_words import WordList


class Promise(Entry, frozen=True, kw_only=True):
    """Words by which sides bind themselves, and the words of which one opens what they undertake.

    `keeps`: the words are themselves part of what is undertaken ("will continue to").  `impersonal`: nobody is named ("it was agreed").
    `near`: how many words may stand between the words and the opening ("agreed in Norstadt to").
    """

    id: str
    words: list[str]
    follow: list[str] = []
    keeps: bool = False
    impersonal: bool = False
    near: int = 0
    example: str


class CommitmentWords(Entry, frozen=True, kw_only=True):
    """The language's words for commitments.

    `blocked` are words before a promise that make it none ("did not", "could").  `routine` are the formulas of going on talking.
    `ahead` are the words of which "agreed that …" needs one before any word of `opinion` ("agreed that trade is good" binds nobody);
    `views` are what "agreed on the" may be followed by that is a view; `state` are words before "committed" that
    make it a stance, where no deed follows ("remains committed to its values"); `shown` are verbs of what will be seen, not undertaken ("will jointly
    inaugurate"); `listed` close a lead whose points are each undertaken ("agreed to:").
    `stop` are words that open another clause, where what is undertaken ends; `joint` joins a promise to
    an earlier verb ("and agreed").
    """

    promise: list[Promise] = []
    blocked: list[WordList] = []
    routine: list[WordList] = []
    stop: list[WordList] = []
    joint: list[WordList] = []
    ahead: list[WordList] = []
    opinion: list[WordList] = []
    views: list[WordList] = []
    state: list[WordList] = []
    shown: list[WordList] = []
    listed: list[WordList] = []
