"""Whose event a noun names: the company before it ("Minister Holm's meeting", "congratulated B on her appointment")."""

from __future__ import annotations

from communique.knowledge.event_words import Noun
from communique.reading.clauses import Company, Sentence

_POSSESSIVES = ("'s", "’s", "'", "’", "ʼs", "`s", "'S", "’S")
_OPENING = 3


def owner_of(sentence: Sentence, at: int) -> Company | None:
    """ "Minister Holm's [recent, working, 8 February] meeting": the company whose possessive stands before the noun."""
    if (appointed := _congratulated(sentence, at)) is not None:
        return appointed
    for index in range(at - 1, max(at - 9, -1), -1):
        item = sentence.items[index]
        if item.text in _POSSESSIVES:
            return next((c for c in sentence.companies if c.after == index), None)
        if item.text in (",", ".", ";", ":") or item.sense("verb", "noun", "held"):
            return None
        company = next((c for c in sentence.companies if c.after == index + 1), None)
        if company and index == at - 1 and len(company.actors) > 1 and all(a.side for a in company.actors):
            return company
    return None


def their(sentence: Sentence, at: int) -> Company | None:
    """ "their meeting": all who are named before it in the sentence."""
    if not any(sentence.low(i) == "their" for i in range(max(at - 3, 0), at)):
        return None
    before = [c for c in sentence.companies if c.after <= at and c.somebody]
    actors = tuple(a for c in before for a in c.actors if a.name or a.side)
    return Company(actors, before[0].first, before[-1].after, "") if actors else None


def _congratulated(sentence: Sentence, at: int) -> Company | None:
    """ "congratulated B on her appointment": B is who was appointed."""
    sense = sentence.items[at].sense("noun")
    if (
        sense is None
        or sense.value != "appointment"
        or not (sentence.low(at - 1) in sentence.book.own or sentence.low(at - 1) in ("new", "recent"))
    ):
        return None
    before = [c for c in sentence.companies if c.after <= at and c.somebody]
    return before[-1] if before else None


def holder(sentence: Sentence, at: int, noun: Noun) -> Company | None:
    """ "his recent visit to B": the subject of the whole sentence, be it before, or after the phrase ("In his meeting with B, A said")."""
    own = next((i for i in range(max(at - 4, 0), at) if sentence.low(i) in ("his", "her")), None)
    if own is None:
        return None
    free = [c for c in sentence.companies if not c.governed and c.somebody and not c.actors[-1].possessive]
    before = next((c for c in free if c.after <= at), None)
    if before is not None:
        return before if noun.type == "visit" else None
    comma = next((i for i in range(at + 1, len(sentence.items)) if sentence.items[i].text == ","), None)
    opening = own <= _OPENING and comma is not None
    return next((c for c in free if c.first > at and sentence.items[c.first - 1].text in (",", "the", "The")), None) if opening else None


def on_visit(sentence: Sentence, at: int) -> bool:
    """ "on a working visit to": the noun stands in the guest's own phrase."""
    return any(
        sentence.low(i) == "on" and sentence.low(i + 1) in ("a", "an", "his", "her", "their", "official", "the")
        for i in range(max(at - 5, 0), at)
    )


def traveller(sentence: Sentence, at: int, noun: Noun) -> Company | None:
    """Who is "on a visit": the company right before the phrase, be it the object of another verb."""
    if noun.type != "visit" or not on_visit(sentence, at):
        return None
    before = [c for c in sentence.companies if c.after <= at and not c.actors[-1].possessive and c.somebody]
    return before[-1] if before else None


def far_subject(sentence: Sentence, at: int, others: Company | None) -> Company | None:
    """The subject of the clause, for "said after her meeting with B"; none for "the meeting between A and B"."""
    if others is None or others.governed in ("between", "of", "among"):
        return None
    subject = sentence.subject_of(at)
    return subject if subject and not sentence.breaks_between(subject.after, at) else None
