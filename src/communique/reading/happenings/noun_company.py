"""Whose event a noun names: the company before it ("Minister Holm's meeting", "congratulated B on her appointment")."""

from __future__ import annotations

from communique.knowledge.event_words import Noun, Verb
from communique.reading.sentences.clauses import Company, Sentence
from communique.reading.who.actors import Actor, Side
from communique.reading.who.sides import side_of_item

_JOINTS = ("-", "–", "—", "/")
_OPENING, _FRAMED, _QUALIFIERS = 3, 8, 7
_TWO, _NAMED = 2, 12
_ASIDE = ("of", "by", "for", "from", "behalf")


def owner_of(sentence: Sentence, at: int) -> Company | None:
    """ "Minister Holm's [recent, working, 8 February] meeting": the company whose possessive stands before the noun."""
    if (appointed := _congratulated(sentence, at)) is not None:
        return appointed
    for index in range(at - 1, max(at - 9, -1), -1):
        item = sentence.items[index]
        if item.text in sentence.book.possessive:
            return next((c for c in sentence.companies if c.after == index), None)
        if item.text in (",", ".", ";", ":") or item.sense("verb", "noun", "held") or item.low in sentence.book.framing | sentence.book.one:
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
    before = [c for c in sentence.companies if c.after <= at and c.somebody and c.governed not in _ASIDE]
    if not before or _aside(sentence, at, before[-1]):
        return None
    acts = not before[-1].governed and any(sentence.items[i].sense("verb") for i in range(before[-1].after, at))
    return None if acts else before[-1]  # who congratulates somebody else was not appointed


def _aside(sentence: Sentence, at: int, company: Company) -> bool:
    """Whether the appointment is only when something was, what somebody is thanked for, or that of others ("congratulated them on their")."""
    if sentence.low(at - 2) in sentence.book.behind or any(sentence.low(i) in sentence.book.thanking for i in range(at)):
        return True
    one = len(company.actors) == 1 and company.actors[0].name is not None
    return one and sentence.low(at - 1) == "their"


def holder(sentence: Sentence, at: int, noun: Noun) -> Company | None:
    """ "his recent visit to B": the subject of the whole sentence, be it before, or after the phrase ("In his meeting with B, A said")."""
    own = next((i for i in range(max(at - 4, 0), at) if sentence.low(i) in ("his", "her")), None)
    if own is None:
        return None
    free = [c for c in sentence.companies if not c.governed and c.somebody and not c.actors[-1].possessive]
    before = next((c for c in free if c.after <= at), None)
    if before is not None:
        return (_received(sentence, at, before) or before) if noun.type == "visit" else None
    comma = next((i for i in range(at + 1, len(sentence.items)) if sentence.items[i].text == ","), None)
    opening = own <= _OPENING and comma is not None
    return next((c for c in free if c.first > at and sentence.items[c.first - 1].text in (",", "the", "The")), None) if opening else None


def _received(sentence: Sentence, at: int, host: Company) -> Company | None:
    """ "A received B on his first visit", "A will accompany B on his visit": the one person right behind the only verb, whose visit it is."""
    verbs = [i for i in range(host.after, at) if _of_a_guest(sentence, i)]
    guests = [c for c in sentence.companies if verbs and verbs[-1] < c.first and c.after <= at and c.somebody]
    one = len(guests) == 1 and len(guests[0].actors) == 1 and guests[0].actors[0].name is not None
    return guests[0] if one and on_visit(sentence, at) else None


def _of_a_guest(sentence: Sentence, at: int) -> bool:
    """Whether a verb's object is who travels."""
    hosts = any(isinstance(s.data, Verb) and s.data.shape == "host" for s in sentence.items[at].senses)
    return hosts or sentence.low(at) in sentence.book.accompanying


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
    if others is None or others.governed in ("between", "of", "among", "by"):
        return None
    subject = sentence.subject_of(at)
    return subject if subject and not sentence.breaks_between(subject.after, at) else None


def sides_before(sentence: Sentence, at: int) -> Company | None:
    """ "the sixth Norland–Sudland Strategic Dialogue", "Norlandic-Sudlandic political consultations": the sides that qualify the noun."""
    index = at - 1
    while index > max(at - _QUALIFIERS, 0) and _side_at(sentence, index) is None:
        item = sentence.items[index]
        if not item.text[0].isalnum() or item.sense("verb", "noun", "held", "office") or item.low in sentence.book.determiner:
            return None
        index -= 1
    found: list[tuple[int, Side]] = []
    while index >= 0 and (side := _side_at(sentence, index)) is not None:
        found.insert(0, (index, side))
        index -= 2 if sentence.items[index - 1].text in _JOINTS or sentence.low(index - 1) == "and" else 1
        if sentence.items[index + 1].text not in _JOINTS and sentence.low(index + 1) != "and":
            break
    if len(found) < _TWO:
        return None
    actors = tuple(Actor(s.start, s.end, "side", side=s) for _, s in found)
    return Company(actors, found[0][0], found[-1][0] + 1, "between")


def sides_of_name(sentence: Sentence, at: int) -> Company | None:
    """ "the 18th meeting of the Joint Norland-Sudland Commission": the sides in the name of what met."""
    if sentence.low(at + 1) != "of":
        return None
    end = at + 2
    while end < min(at + _NAMED, len(sentence.items)) and (
        sentence.low(end) in sentence.book.definite or sentence.items[end].capital or sentence.items[end].text in _JOINTS
    ):
        end += 1
    return sides_before(sentence, end)


def _side_at(sentence: Sentence, index: int) -> Side | None:
    return side_of_item(sentence.items[index], sentence.scene.knowledge, ("name", "adjective"))


def opened(sentence: Sentence, at: int) -> Company | None:
    """ "In a telephone conversation on Sunday, A and B discussed …": both who are the subject, or the subject and whom it spoke with."""
    if at > _FRAMED or sentence.low(0) not in sentence.book.framing or not any(sentence.low(i) in sentence.book.one for i in range(1, at)):
        return None
    comma = next((i for i in range(at + 1, len(sentence.items)) if sentence.items[i].text == "," and not sentence.dated(i + 1)), None)
    free = (c for c in sentence.companies if comma is not None and c.first > comma)
    first = next((c for c in free if not c.governed and not c.actors[-1].possessive), None)
    if first is None or len(first.actors) > 1 or first.actors[0].kind == "collective":
        return first
    other = next((c for c in sentence.companies if c.first >= first.after and c.governed == "with" and c.somebody), None)
    return Company((*first.actors, *other.actors), first.first, first.after, "") if other else None


def framed(sentence: Sentence, at: int, others: Company | None) -> Company | None:
    """ "At a meeting in Norstadt with B, A said": who is the subject behind the phrase that opens the sentence."""
    if others is None or others.governed != "with" or at > _FRAMED or sentence.low(0) not in sentence.book.framing:
        return None
    comma = next((i for i in range(others.after, len(sentence.items)) if sentence.items[i].text == ","), None)
    if comma is None or any(sentence.items[i].sense("verb") for i in range(others.after, comma)):
        return None
    first = next((c for c in sentence.companies if c.first > comma and not c.governed), None)
    near = first is not None and first.somebody and first.first - comma <= _OPENING and not first.actors[-1].possessive
    return first if near else None


def programme_of(sentence: Sentence, at: int) -> Company | None:
    """ "Her programme includes": she whose programme it is."""
    own = next((i for i in range(max(at - _FRAMED, 0), at) if sentence.low(i) in sentence.book.his), None)
    if own is None:
        return next((c for c in reversed(sentence.companies) if c.after <= at and c.somebody and len(c.actors) == 1), None)
    item = sentence.items[own]
    return Company((Actor(item.start, item.end, "pronoun", first_words=item.low),), own, own + 1, "")
