"""Gatherings and ceremonies that an ordinary noun tells: "held a reception", "a workshop was held in Norstadt on 3 May"."""

from __future__ import annotations

from communique.reading.happenings.noun_found import Found
from communique.reading.happenings.noun_light import Light
from communique.reading.happenings.worth import GATHERINGS
from communique.reading.sentences.clauses import Company, Sentence
from communique.reading.sentences.status import status_before, status_carried

_NEAR = 4


def gathering_told(sentence: Sentence, found: Found, own_day: bool) -> bool:
    """ "held a reception", "a workshop was held in Norstadt on 3 May": who gave it, or when or where it was.

    One that only frames what is told ("during a ceremony held in Norstadt") has a day of its own.
    """
    if found.light is not None:
        return found.staged and _direct(sentence, found)
    if found.predicate is None or found.owner is not None or (found.noun.type == "conference" and sentence.items[found.at].capital):
        return False
    near = range(max(found.at - _NEAR, 0), found.at)
    if any(sentence.low(i) in sentence.book.this for i in near):
        return False
    return own_day or not any(sentence.low(i) in sentence.book.framing for i in near)


def _direct(sentence: Sentence, found: Found) -> bool:
    """Whether a gathering is what is held, and its verb a verb: "held a reception", no "meeting held on the margins of the summit"."""
    if found.light is None or (found.light.form in ("base", "participle") and not _ahead_or_now(sentence, found.light)):
        return False
    between = range(found.light.at + 1, found.at)
    return not any(sentence.low(i) in sentence.book.preposition or sentence.items[i].sense("sidelines", "framework") for i in between)


def _ahead_or_now(sentence: Sentence, light: Light) -> bool:
    """ "will hold", "to host", "is organising": not "the opportunity to hold", "thanked them for organising"."""
    if light.form == "participle":
        return sentence.low(light.at - 1) in sentence.book.being
    return (status_before(sentence, light.at) or status_carried(sentence, light.at)) == "planned"


def of_gathering(sentence: Sentence, found: Found) -> bool:
    """ "a round table was held between A and B", "the workshop was organised by A", "the inauguration of A took place": whose it is."""
    if found.others is None or any(sentence.low(i) in sentence.book.infinitive for i in range(found.at, found.others.first)):
        return False
    people = all(a.name is not None or (a.kind == "office" and a.plural) for a in found.others.actors)
    return found.others.governed != "of" or (people and found.others.first - found.at <= _NEAR)


def gives(found: Found, others: Company | None) -> bool:
    """Whether those whom the noun names give the gathering: "the Embassy held a reception", "was organised by the Embassy"."""
    return found.staged or (found.noun.type in GATHERINGS and others is not None and others.governed == "by")
