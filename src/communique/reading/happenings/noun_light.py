"""The light verb that carries a noun of an event: "held talks", "attended the meeting", "her programme includes a visit"."""

from __future__ import annotations

from typing import NamedTuple

from communique.reading.happenings.worth import PAIRED
from communique.reading.sentences.clauses import Sentence
from communique.reading.sentences.status import status_carried

_PHRASE, _LIGHT_REACH = 5, 15


class Light(NamedTuple):
    """The light verb that carries a noun: where it stands, its form, and its entry: of taking part ("attended the talks"), of a programme."""

    at: int
    form: str
    id: str

    @property
    def joins(self) -> bool:
        """Whether it tells of taking part."""
        return self.id == "join"


def light_verb(sentence: Sentence, at: int) -> Light | None:
    """The light verb that carries the noun ("held … talks"), or the noun before it in a row ("held talks with B and a meeting with C")."""
    own = _light_of(sentence, at)
    while own is None and (before := _in_row(sentence, at)) is not None:
        own, at = _light_of(sentence, before), before
    return own


def _in_row(sentence: Sentence, at: int) -> int | None:
    """The noun of the same kind before the comma or "and" that stands right before a noun's phrase."""
    joint = next(
        (i for i in range(at - 1, max(at - _PHRASE, 0), -1) if sentence.items[i].text == "," or sentence.low(i) in sentence.book.also), None
    )
    if joint is None or any(sentence.items[i].sense("verb", "held", "office") for i in range(joint + 1, at)):
        return None
    nouns = (i for i in range(joint - 1, -1, -1) if sentence.noun(i) or sentence.items[i].text in (";", ":"))
    before = next(nouns, None)
    sense = sentence.items[before].sense("noun") if before is not None else None
    return before if sense is not None and sense.value in PAIRED and not sentence.breaks_between(before or 0, at) else None


def _light_of(sentence: Sentence, at: int) -> Light | None:
    for index in range(at - 1, max(at - _LIGHT_REACH, -1), -1):
        item = sentence.items[index]
        if sentence.dated(index) or (item.text == "," and (sentence.dated(index - 1) or sentence.dated(index + 1))):
            continue
        for length in (3, 2, 1) if item.low in sentence.book.light_ends else ():
            if index - length + 1 < 0:
                continue
            phrase = " ".join(sentence.low(i) for i in range(index - length + 1, index + 1))
            if (found := sentence.book.light.get(phrase)) is not None and _verbal(sentence, index - length + 1, index, found[1]):
                return Light(index - length + 1, found[1], found[0].id)
        if item.text in (",", ".", ";", ":") or item.sense("held") or sentence.noun(index) or item.low in sentence.book.away:
            return None
        if item.sense("verb"):
            return None
    return None


def _verbal(sentence: Sentence, first: int, last: int, form: str) -> bool:
    """Whether a light verb is a verb here ("a co-chair of the commission" is none) and the noun its object ("mention was made of talks")."""
    before = sentence.items[first - 1].text if first else ""
    low = sentence.low(first - 1)
    fixed = low in sentence.book.determiner and low not in sentence.book.adverb
    alone = before == "," and sentence.before_bracket(first - 1) is None and status_carried(sentence, first) is None
    noun = form == "base" and (alone or before in sentence.book.possessive or fixed)
    passive = form == "past" and sentence.low(first - 1) in sentence.book.being
    return not noun and not passive and sentence.low(last + 1) != "of"
