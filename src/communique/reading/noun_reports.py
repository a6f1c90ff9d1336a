"""Reports that a noun makes: "held talks with", "a telephone conversation took place between", "her visit to"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.knowledge.event_words import Noun
from communique.knowledge.senses import Sense
from communique.reading.adjuncts import Where, adjuncts_of
from communique.reading.clauses import Company, Sentence
from communique.reading.reports import Part, Report
from communique.reading.status import status_before, status_carried, status_of_noun
from communique.reading.verb_hits import apart
from communique.reading.verb_meetings import group_of
from communique.reading.verb_visits import destination
from communique.text.span import Span

_POSSESSIVES = ("'s", "’s", "'", "’", "ʼs", "`s", "'S", "’S")


_OPENING = 3
_PLURAL = ("meetings", "calls", "conversations", "conversation", "discussions", "talks")


def noun_reports(sentence: Sentence, bounds: dict[int, tuple[int, int]], headline: bool) -> Iterator[Report]:
    """The reports of the sentence's nouns of events."""
    for index, item in enumerate(sentence.items):
        sense = item.sense("noun")
        if sense is None or not isinstance(sense.data, Noun) or sense.data.silent or _verb_here(sentence, index, headline):
            continue
        report = _report(sentence, index, sense, sense.data, bounds.get(index, (0, len(sentence.items))), headline)
        if report is not None:
            yield report


def _verb_here(sentence: Sentence, at: int, headline: bool) -> bool:
    """A word that is also a verb ("visit", "call") where the sentence uses it as one."""
    if sentence.items[at].sense("verb") is None:
        return False
    before = sentence.low(at - 1)
    if before in ("to", "will", "would", "shall", "and", "may", "might", "could", "should", "who", "also"):
        return True
    return bool(headline and sentence.low(at).endswith("s") and sentence.subject_of(at) and sentence.subject_of(at).after == at)  # type: ignore[union-attr]


def _light(sentence: Sentence, at: int) -> tuple[int, str] | None:
    """The light verb that carries the noun ("held … talks"): its index and form."""
    for index in range(at - 1, max(at - 10, -1), -1):
        item = sentence.items[index]
        if sentence.date_at(index) or (item.text == "," and (sentence.date_at(index - 1) or sentence.date_at(index + 1))):
            continue
        for length in (3, 2, 1):
            if index - length + 1 < 0:
                continue
            phrase = " ".join(sentence.low(i) for i in range(index - length + 1, index + 1))
            if (found := sentence.book.light.get(phrase)) is not None:
                return index - length + 1, found[1]
        if (
            item.text in (",", ".", ";", ":")
            or item.sense("noun", "held")
            or item.low in ("with", "during", "after", "before", "following", "that", "who")
        ):
            return None
        if item.sense("verb"):
            return None
    return None


def _report(sentence: Sentence, at: int, sense: Sense, noun: Noun, bounds: tuple[int, int], headline: bool) -> Report | None:
    owner = _owner(sentence, at)
    light = None if owner else _light(sentence, at)
    others, target = _complement(sentence, at, noun, bounds[1])
    predicate = _predicate(sentence, at, bounds[1])
    if noun.weak and not (owner and others) and not (light and others) and not (headline and others):
        return None
    status = _status(sentence, at, light, predicate)
    if status is not None and headline and others is None and owner is None and (both := _their(sentence, at)) is not None:
        ahead = sentence.low(at - 2) in ("before", "of")
        return _made(sentence, at, sense, noun, "planned" if ahead else status, both, None, target, bounds, False, True, False)
    if status is None or not _reported(
        sentence, at, noun, owner, light, others, target, predicate, headline, _on_visit(sentence, at), _own(sentence, at)
    ):
        return None
    subject = (
        owner
        or _holder(sentence, at, noun)
        or (sentence.subject_of(light[0]) if light else _traveller(sentence, at, noun) or _far_subject(sentence, at, others))
    )
    carried = light is not None or predicate is not None
    past = (light is not None and light[1] == "past") or predicate == "happened"
    return _made(sentence, at, sense, noun, status, subject, others, target, bounds, owner is not None, carried, past)


def _status(sentence: Sentence, at: int, light: tuple[int, str] | None, predicate: str | None) -> str | None:
    adjective = status_of_noun(sentence, at)
    if light is None:
        return predicate or adjective or _ahead(sentence, at) or "happened"
    index, form = light
    modal = status_before(sentence, index)
    if modal == "denied":
        return None
    if form == "past":
        return "happened" if modal != "possible" else "possible"
    if form == "third":
        return adjective or modal or "happened"
    if form == "participle":
        return (
            modal or _ahead(sentence, index) or adjective or ("planned" if sentence.low(index - 1) in ("is", "are", "be") else "happened")
        )
    return modal or adjective or status_carried(sentence, index) or "happened"


def _ahead(sentence: Sentence, at: int) -> str | None:
    """Words further left that make a noun a wish or a plan ("agreed on the next", "readiness to host", "invited … for a visit")."""
    for index in range(max(at - 6, 0), at):
        if sentence.book.modal.get(sentence.low(index)) == "possible" and sentence.low(index) not in (
            "can",
            "may",
            "should",
            "must",
            "if",
            "could",
            "might",
            "support",
        ):
            return "possible"
        if " ".join((sentence.low(index), sentence.low(index + 1))) in (
            "importance of",
            "need for",
            "possibility of",
            "ahead of",
            "looking forward",
            "prospects for",
        ):
            return "planned" if sentence.low(index) == "ahead" else "possible"
    return None


def _of_a_text(sentence: Sentence, at: int) -> bool:
    """ "the signing of a memorandum": what is signed is a text."""
    near = range(at + 1, min(at + 12, len(sentence.items)))
    return any(sentence.items[i].sense("instrument") or sentence.low(i).split()[-1] in sentence.book.signed for i in near)


def _reported(
    sentence: Sentence,
    at: int,
    noun: Noun,
    owner: Company | None,
    light: tuple[int, str] | None,
    others: Company | None,
    target: Where | None,
    predicate: str | None,
    headline: bool,
    on_visit: bool,
    own: bool,
) -> bool:
    if noun.type in ("conference", "ceremony"):
        return False
    if noun.type == "appointment":
        return owner is not None
    if noun.type == "message":
        return light is not None and others is not None and others.governed == "with"
    if noun.type == "visit":
        told = owner is not None or light is not None or others is not None or headline or predicate is not None or on_visit or own
        return (target is not None and told) or (owner is not None and light is not None)
    if noun.type == "signing":
        return _of_a_text(sentence, at) and (others is not None or predicate is not None or headline or _definite(sentence, at))
    if noun.type == "accreditation":
        return others is not None and (predicate is not None or headline)
    return others is not None or light is not None or owner is not None or predicate is not None


# ---------------------------------------------------------------------- who
def _owner(sentence: Sentence, at: int) -> Company | None:
    """ "Minister Holm's [recent, working, 8 February] meeting": the company whose possessive stands before the noun."""
    if sentence.items[at].sense("noun") and sentence.items[at].senses and _congratulated(sentence, at):
        return _congratulated(sentence, at)
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


def _their(sentence: Sentence, at: int) -> Company | None:
    """ "their meeting": all who are named before it in the sentence."""
    if not any(sentence.low(i) == "their" for i in range(max(at - 3, 0), at)):
        return None
    before = [c for c in sentence.companies if c.after <= at and c.somebody]
    actors = tuple(a for c in before for a in c.actors if a.name or a.side)
    return Company(actors, before[0].first, before[-1].after, "") if actors else None


def _congratulated(sentence: Sentence, at: int) -> Company | None:
    """ "congratulated B on her appointment": B is who was appointed."""
    sense = sentence.items[at].sense("noun")
    if sense is None or sense.value != "appointment" or sentence.low(at - 1) not in (*sentence.book.own, "new", "recent"):
        return None
    before = [c for c in sentence.companies if c.after <= at and c.somebody]
    return before[-1] if before else None


def _holder(sentence: Sentence, at: int, noun: Noun) -> Company | None:
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


def _on_visit(sentence: Sentence, at: int) -> bool:
    """ "on a working visit to": the noun stands in the guest's own phrase."""
    return any(
        sentence.low(i) == "on" and sentence.low(i + 1) in ("a", "an", "his", "her", "their", "official", "the")
        for i in range(max(at - 5, 0), at)
    )


def _traveller(sentence: Sentence, at: int, noun: Noun) -> Company | None:
    """Who is "on a visit": the company right before the phrase, be it the object of another verb."""
    if noun.type != "visit" or not _on_visit(sentence, at):
        return None
    before = [c for c in sentence.companies if c.after <= at and not c.actors[-1].possessive and c.somebody]
    return before[-1] if before else None


def _far_subject(sentence: Sentence, at: int, others: Company | None) -> Company | None:
    """The subject of the clause, for "said after her meeting with B"; none for "the meeting between A and B"."""
    if others is None or others.governed in ("between", "of", "among"):
        return None
    subject = sentence.subject_of(at)
    return subject if subject and not sentence.breaks_between(subject.after, at) else None


def _complement(sentence: Sentence, at: int, noun: Noun, right: int) -> tuple[Company | None, Where | None]:
    """ "with B", "between A and B", "of A [with B]", "of A to C": the parties and the destination after the noun."""
    parties: Company | None = None
    target: Where | None = None
    index, limit = at + 1, min(at + 26, len(sentence.items))
    while index < limit:
        low = sentence.low(index)
        if (
            _clause_ends(sentence, index, parties is None)
            or sentence.items[index].text in (".", ";", ":", "?")
            or _other_noun(sentence, index, noun)
        ):
            break
        if low == "to" and noun.type == "visit" and target is None:
            target = destination(sentence, index + 1)
        if low == "to" and noun.type == "message" and parties is None and (company := _follows(sentence, index)) is not None:
            parties = company._replace(governed="with")
            index = company.after
            continue
        if low in ("with", "between", "of", "among", "by") and (company := _follows(sentence, index)) is not None:
            if parties is None or (low in ("with", "between") and parties.governed in ("of", "by")):
                parties = _joined(parties, company, low)
                index = company.after
                continue
        elif sentence.items[index].sense("verb") and not sentence.items[index].sense("noun") and sentence.low(index + 1) != "by":
            break
        index += 1
    return parties, target


def _other_noun(sentence: Sentence, index: int, noun: Noun) -> bool:
    """A noun of another event ends the phrase; "a cable of greetings" is one."""
    sense = sentence.items[index].sense("noun")
    return sense is not None and not sentence.items[index].sense("office") and (sense.value != noun.type or noun.type != "message")


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


def _predicate(sentence: Sentence, at: int, right: int) -> str | None:
    """ "took place", "will be held": the predicate that the noun is the subject of, before or after it."""
    for index in range(at + 1, len(sentence.items)):
        item = sentence.items[index]
        if sense := item.sense("held"):
            return sense.value
        if item.text in (".", ";", ":") or (item.sense("noun") and item.low != "talks"):
            return None
    return None


# ---------------------------------------------------------------------- putting it together
def _made(
    sentence: Sentence,
    at: int,
    sense: Sense,
    noun: Noun,
    status: str,
    subject: Company | None,
    others: Company | None,
    target: Where | None,
    bounds: tuple[int, int],
    owned: bool,
    carried: bool,
    past: bool,
) -> Report:
    guest = "guest" if noun.type == "visit" else "party"
    companies = [c for c in (subject, others) if c is not None]
    if noun.type == "visit" and others is not None and others.governed == "with":
        companies = [subject] if subject else []
    actors = [a for i, c in enumerate(companies) for a in c.actors if not (i and companies[0].first <= c.first < companies[0].after)]
    parts = tuple(Part(a, guest) for a in actors)
    left, right = bounds
    item = sentence.items[at]
    used = {i for i in range(len(sentence.items)) if target and sentence.items[i].start == target.span.start}
    kind = "conference" if noun.type == "meeting" and others is not None and _of_an_organisation(others) else sense.value
    return Report(
        kind, status, Span(item.start, item.end), Span(sentence.items[left].start, sentence.items[right - 1].end), sense.entry, parts,
        adjuncts_of(sentence, left, at, right, used, carried or owned), definite=_definite(sentence, at), carried=carried or owned, past=past, subjects=len(subject.actors) if subject else 0,
        separate=item.low.endswith(_PLURAL) and apart(sentence, others), own=_own(sentence, at), destination=target,
        pronouns=tuple(a.first_words for a in actors if a.kind in ("pronoun", "collective")), format=noun.format,
        multiple=item.low.endswith("meetings") or item.low.endswith("calls"),
    )  # fmt: skip


def _of_an_organisation(company: Company) -> bool:
    """ "a meeting of EU ministers", "a meeting of the Council": a gathering, not a meeting of two."""
    return (
        company.governed == "of"
        and len(company.actors) == 1
        and all(
            a.side is not None and (len(a.side.code) > 2 or a.side.code in ("EU", "UN")) and (a.plural or a.kind == "side")
            for a in company.actors
        )
    )


def _definite(sentence: Sentence, at: int) -> bool:
    return any(sentence.low(i) in ("the", "this", "these", "that", "their") for i in range(max(at - 3, 0), at))


def _own(sentence: Sentence, at: int) -> bool:
    return any(sentence.low(i) in sentence.book.own for i in range(max(at - 6, 0), at))
