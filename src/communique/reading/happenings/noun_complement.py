"""What follows a noun of an event: "with B", "between A and B", "of A with B", "of A to C"."""

from __future__ import annotations

from typing import NamedTuple

from communique.knowledge.event_words import Noun
from communique.reading.happenings.verb_meetings import group_of
from communique.reading.happenings.verb_visits import destination
from communique.reading.sentences.clauses import Company, Sentence
from communique.reading.sentences.places import Where

_REACH = 26
_PAIRED = ("meeting", "talks", "call")
_ENDS = (".", ";", ":", "?")


class Complement(NamedTuple):
    """The parties after the noun, and the destination of a visit."""

    parties: Company | None
    target: Where | None


def complement(sentence: Sentence, at: int, noun: Noun) -> Complement:
    """The parties and the destination after the noun at an index."""
    parties: Company | None = None
    target: Where | None = None
    index, limit = at + 1, min(at + _REACH, len(sentence.items))
    while index < limit and not _phrase_ends(sentence, index, noun, parties is None):
        if target is None and noun.type == "visit" and sentence.low(index) == "to":
            target = destination(sentence, index + 1)
        company = _party(sentence, index, noun, parties)
        if company is not None:
            parties = _joined(parties, company, company.governed)
        index = company.after if company is not None else index + 1
    return Complement(parties, target)


def _party(sentence: Sentence, index: int, noun: Noun, parties: Company | None) -> Company | None:
    """The company that a preposition at an index brings in, governed by it."""
    low = sentence.low(index)
    if low in ("to", "for", "from"):
        return _turned_to(sentence, index, noun) if parties is None else None
    if low not in ("with", "between", "of", "among", "by") or (low == "by" and noun.type in _PAIRED):
        return None
    if sentence.low(index - 1) in sentence.book.inviting:  # "on a visit to A upon the invitation by B"
        return None
    if parties is not None and not (low in ("with", "between") and parties.governed in ("of", "by")):
        return None
    found = _follows(sentence, index)
    return found._replace(governed=low) if found and not _topic(sentence, index, found) else None


def _turned_to(sentence: Sentence, index: int, noun: Noun) -> Company | None:
    """The company of "to", "for" and "from", where the noun takes them: "a message to B", "a call to B", "a reception for B", "a visit from B"."""
    low = sentence.low(index)
    takes = (low == "to" and noun.type in ("message", "call")) or (low == "for" and noun.weak)
    from_here = low == "from" and noun.type == "visit" and sentence.date_at(index + 1) is None
    found = _follows(sentence, index) if takes or from_here else None
    if found is None or (low == "to" and noun.type == "call"):
        return found
    if low == "from":
        return found._replace(governed="from") if any(a.kind in ("person", "office") for a in found.actors) else None
    return found._replace(governed="with") if low == "to" or all(a.kind == "person" for a in found.actors) else None


def _topic(sentence: Sentence, index: int, company: Company) -> bool:
    """ "talks on the tension with B": a state behind "with" that is part of what is talked about."""
    return (
        sentence.low(index) == "with" and sentence.low(index - 1) in sentence.book.matter and all(a.kind == "side" for a in company.actors)
    )


def _phrase_ends(sentence: Sentence, index: int, noun: Noun, alone: bool) -> bool:
    item = sentence.items[index]
    if item.low == "that" and sentence.low(index + 1) in sentence.book.auxiliary:  # "meetings that were decisive for …": another clause
        return True
    if noun.type == "visit" and item.low == "for":  # "a visit to B for the presentation of …"
        return True
    if item.text in _ENDS or _clause_ends(sentence, index, alone) or _other_noun(sentence, index, noun):
        return True
    preposition = sentence.low(index) in ("with", "between", "of", "among", "by", "to")
    return bool(item.sense("verb")) and not item.sense("noun") and not preposition and sentence.low(index + 1) != "by"


def _other_noun(sentence: Sentence, index: int, noun: Noun) -> bool:
    """A noun of another event ends the phrase; "a cable of greetings" is one."""
    other = sentence.noun(index)
    return other is not None and not sentence.items[index].sense("office") and (other.type != noun.type or noun.type != "message")


def _clause_ends(sentence: Sentence, index: int, alone: bool) -> bool:
    """A comma after the noun ends its phrase, unless a date or one of its own prepositions follows."""
    if sentence.items[index].text != "," or not alone:
        return False
    follower = sentence.low(index + 1)
    dated = sentence.date_at(index + 1) is not None or sentence.date_at(index - 1) is not None
    return follower not in ("with", "between", "held", "which", "on", "in") and not dated and not sentence.place_at(index - 1)


def _follows(sentence: Sentence, index: int) -> Company | None:
    for at in range(index + 1, min(index + 4, len(sentence.items))):
        if sentence.low(at) in sentence.book.group and (sided := group_of(sentence, at)) is not None:
            return sided
    company = sentence.company_from(index + 1) or (
        next(
            (
                c
                for c in sentence.companies
                if index < c.first <= index + 3 and all(sentence.low(i) in sentence.book.determiner for i in range(index + 1, c.first))
            ),
            None,
        )
    )
    if company is None or company.first < index:
        return None
    if not company.somebody and sentence.items[min(company.after, len(sentence.items) - 1)].text in sentence.book.possessive:
        return None
    company = _paired(sentence, company)
    return company if any(a.kind != "pronoun" for a in company.actors) else None


def _paired(sentence: Sentence, company: Company) -> Company:
    """ "the Norland-Sudland commission": both sides of a hyphen."""
    if company.after >= len(sentence.items) or sentence.items[company.after].text not in ("-", "–"):
        return company
    other = next((c for c in sentence.companies if c.first == company.after + 1), None)
    sides = other is not None and all(a.kind == "side" for a in (*company.actors, *other.actors))
    return Company((*company.actors, *other.actors), company.first, other.after, company.governed) if other and sides else company


def _joined(first: Company | None, second: Company, governor: str) -> Company:
    if first is None:
        return second._replace(governed=governor)
    return Company((*first.actors, *second.actors), first.first, second.after, "between")
