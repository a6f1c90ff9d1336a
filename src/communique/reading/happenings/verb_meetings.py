"""Verbs whose subject meets, calls, receives, or writes to another."""

from __future__ import annotations

from communique.knowledge.event_words import Verb
from communique.reading.happenings.reports import Report
from communique.reading.happenings.verb_hits import VerbHit, agent, made
from communique.reading.sentences.clauses import Company, Sentence
from communique.reading.who.actors import Actor

_SKIP, _HEAD_REACH, _THING, _STATE = 24, 12, 5, 2


def meeting_report(sentence: Sentence, hit: VerbHit, subject: Company | None) -> Report | None:
    """The report of a verb whose subject meets, calls, receives or writes to another."""
    at, verb = hit.at, hit.verb
    if hit.passive and subject is not None and not _right_before(sentence, subject, at):
        return None
    other = agent(sentence, at, _SKIP) if hit.passive else _other(sentence, at, verb, hit.bounds[1])
    if hit.passive:
        subject, other = other, subject
    alone = verb.alone and subject is not None
    if other is None and not alone and not (subject and _several(subject) and verb.id == "meet"):
        return None
    return made(sentence, hit, subject, other) if _fits(sentence, hit, subject, other) else None


def _right_before(sentence: Sentence, subject: Company, at: int) -> bool:
    """Whether only auxiliaries, adverbs, dates and asides stand between the subject and its passive verb."""
    first = next((i for i in range(at - 1, subject.after - 1, -1) if sentence.low(i) not in sentence.book.around), subject.after)
    if sentence.low(first) in sentence.book.also:
        return True
    return all(
        not sentence.items[i].text[0].isalpha() or sentence.dated(i) or sentence.enclosing(i) or sentence.low(i) in sentence.book.around
        for i in range(subject.after, at)
    )


def _fits(sentence: Sentence, hit: VerbHit, subject: Company | None, other: Company | None) -> bool:
    """Whether the other end is one that the verb can have ("called on B", not "called on B to …"; "received B", not a thing)."""
    verb = hit.verb
    if verb.shape == "host" and not verb.persons:
        return _hosts(sentence, hit, subject, other)
    if verb.id == "meet" and not verb.persons:
        behind = range(hit.at + 1, min(hit.at + _THING, len(sentence.items)))
        return not any(sentence.low(i) in sentence.book.unmet for i in behind)
    if other is None:
        return not verb.persons and verb.id not in ("call-on", "speak")
    if verb.persons:
        return subject is not None and len(subject.actors) == 1 and _all_persons(subject) and _all_persons(other)
    if verb.id == "call-on":
        return _persons(other) and sentence.low(other.after) != "to"
    return verb.id != "speak" or any(a.office or a.kind == "counterpart" for a in other.actors)


def _hosts(sentence: Sentence, hit: VerbHit, subject: Company | None, other: Company | None) -> bool:
    """Whether a verb of receiving has persons for guests, and tells of no visit that its noun tells of."""
    if _on_a_visit(sentence, hit) or (other is not None and _gathering_before(sentence, hit.at, other)):
        return False
    if other is None or not _persons(other):
        return other is None or _he(other, sentence) or _group(sentence, hit.at, other)
    return hit.passive or not _state_alone(subject)


def _gathering_before(sentence: Sentence, at: int, other: Company) -> bool:
    """ "hosted a reception at which B spoke": a gathering is what was hosted."""
    nouns = (n for i in range(at + 1, other.first) if (n := sentence.noun(i)) is not None)
    return any(n.type in ("conference", "ceremony") for n in nouns)


def _state_alone(subject: Company | None) -> bool:
    """ "Norland welcomes the Head of State of B": a state tells of a visit, nobody of it met the guest."""
    return subject is not None and all(a.kind == "side" and a.side is not None and len(a.side.code) == _STATE for a in subject.actors)


def _on_a_visit(sentence: Sentence, hit: VerbHit) -> bool:
    """ "will host B on a working visit": a visit, which its noun reports; "received B on his first visit" tells of a meeting too."""
    at, own = hit.at, {"a", "an"} if hit.sense.form == "past" else {"a", "an", *sentence.book.his}
    for index in range(at + 1, min(at + 24, len(sentence.items))):
        if (noun := sentence.items[index].sense("noun")) and noun.value == "visit":
            return any(sentence.low(i) == "on" and sentence.low(i + 1) in own for i in range(index - 5, index))
        if sentence.items[index].text in (".", ";", ":") or sentence.low(index) in ("who", "which"):
            break
    return False


def _persons(company: Company) -> bool:
    return any(a.kind in ("person", "office", "counterpart") for a in company.actors)


def _he(company: Company, sentence: Sentence) -> bool:
    return company.actors[0].kind == "pronoun" and company.actors[0].first_words in sentence.book.he


def _all_persons(company: Company) -> bool:
    return all(a.kind in ("person", "office", "counterpart", "pronoun") for a in company.actors)


def _group(sentence: Sentence, verb: int, company: Company) -> bool:
    """ "[received] a delegation from B": persons, whom only their side tells; not "a letter from the leadership of B"."""
    for at in range(verb + 1, company.first if company.governed == "with" else company.after):
        if sentence.low(at) in sentence.book.group:
            return True
        if sentence.low(at) in sentence.book.ending_what:
            return False
    return False


def _several(company: Company) -> bool:
    return (
        any(a.plural for a in company.actors)
        or len(company.actors) > 1
        or any(a.kind == "collective" or a.first_words in ("they", "we") for a in company.actors)
    )


def _other(sentence: Sentence, at: int, verb: Verb, right: int) -> Company | None:
    """The other side: after the verb and its preposition; dates, places and adverbs may stand between."""
    index, asked = at + 1, bool(verb.prepositions) and verb.shape == "with"
    limit = min(at + _SKIP, len(sentence.items), max(right, at + 1))
    while index < limit:
        low = sentence.low(index)
        if low in ("with", "to") and (low in verb.prepositions or low == "with"):
            asked = False
            index += 1
            continue
        company = sentence.company_from(index)
        here = company if company is not None and company.first >= index else None
        if company is None and low in sentence.book.him and not asked:
            return _pronoun(sentence, index)
        if here is not None and not asked and _is_end(sentence, index, verb):
            return here if _whole(sentence, here) else None
        if low in sentence.book.group and (sided := group_of(sentence, index)) is not None:
            return sided
        if _stops(sentence, index):
            return None
        index = here.after if here is not None and sentence.low(here.first - 1) in ("in", "at") else index + 1
    return None


def _is_end(sentence: Sentence, index: int, verb: Verb) -> bool:
    """Whether whoever begins at an index may be the other end of a verb: no date, no place."""
    return not sentence.date_at(index) and (not _placed(sentence, index) or sentence.low(index - 1) in verb.prepositions)


def _whole(sentence: Sentence, company: Company) -> bool:
    """Whether a company stands for itself: no pronoun, and nothing of its own follows ("B's adviser")."""
    whose = sentence.items[company.after].text in sentence.book.possessive if company.after < len(sentence.items) else False
    return all(a.kind != "pronoun" for a in company.actors) and not whose


def _stops(sentence: Sentence, index: int) -> bool:
    """Whether the clause of a verb ends at an index: at a stop, or at another verb."""
    item = sentence.items[index]
    return item.text in (".", ";", ":") or bool(item.sense("verb") and not item.sense("noun"))


def group_of(sentence: Sentence, index: int) -> Company | None:
    """ "members of the Government of B", "representatives from B": a group of B's side, whoever they are."""
    if (head := _led(sentence, index + 1)) is not None:
        return head
    for at in range(index + 1, min(index + 7, len(sentence.items))):
        if sentence.items[at].text in (",", ".", ";") or sentence.items[at].sense("verb"):
            return None
        company = sentence.company_from(at)
        if company is not None and company.governed in ("of", "from") and all(a.side for a in company.actors):
            named = next(
                (c for c in sentence.companies if company.after < c.first <= company.after + 2 and _names(sentence, c.first)), None
            )
            sides = tuple(Actor(a.start, a.end, "side", side=a.side) for a in company.actors)
            return Company((*sides, *(named.actors if named else ())), company.first, (named or company).after, "with")
    return None


def _led(sentence: Sentence, at: int) -> Company | None:
    """ "a delegation [of B's friends] led by Foreign Minister Holm": the head stands for the group, or the state whose member leads it."""
    for index in range(at, min(at + _HEAD_REACH, len(sentence.items) - 1)):
        item = sentence.items[index]
        if item.text in (",", ".", ";") or (item.sense("verb") and item.low not in sentence.book.at_head):
            return None
        if item.low in sentence.book.at_head and sentence.low(index + 1) == "by":
            company = sentence.company_from(index + 2)
            return company._replace(governed="with") if company is not None and (_persons(company) or index == at) else None
    return None


def _pronoun(sentence: Sentence, index: int) -> Company:
    """ "met with him": whom the pronoun means, the story tells."""
    item = sentence.items[index]
    return Company((Actor(item.start, item.end, "pronoun", first_words=item.low),), index, index + 1, "with")


def _names(sentence: Sentence, first: int) -> bool:
    """ "…, including Foreign Minister Holm", "led by …": the members who are named."""
    return any(sentence.low(i) in sentence.book.at_head for i in range(max(first - 3, 0), first))


def _placed(sentence: Sentence, index: int) -> bool:
    """A state after "in" is a place, not a party."""
    before = index - 1
    while before >= 0 and sentence.low(before) in ("the",):
        before -= 1
    if before >= 0 and sentence.items[before].sense("verb"):
        return False
    return sentence.low(before).rpartition(" ")[2] in sentence.book.placing
