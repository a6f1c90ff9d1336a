"""Verbs of visiting: "paid a visit to", "arrived in", "was visited by", "invited B to visit"."""

from __future__ import annotations

from communique.reading.happenings.reports import Report
from communique.reading.happenings.verb_hits import VerbHit, agent, made
from communique.reading.sentences.clauses import Company, Sentence
from communique.reading.sentences.places import Where, named_place, place_of, where_of
from communique.reading.sentences.venues import name_end, venues
from communique.text.span import Span

_SKIP, _SITE = 24, 2


def visit_report(sentence: Sentence, hit: VerbHit, subject: Company | None) -> Report | None:
    """The report of a verb of visiting: a state or place follows, or stands before it in the passive."""
    at = hit.at
    if hit.passive:
        left = _place_left(sentence, at)
        return made(sentence, hit, agent(sentence, at, _SKIP), None, left) if left else None
    target = _far_destination(sentence, hit) if hit.verb.prepositions else destination(sentence, at + 1)
    if (asked := invited(sentence, at)) is not None:
        guest, inviter = asked
        report = made(sentence, hit._replace(status="possible"), guest, None, target)
        return report._replace(inviter=inviter.actors[0].side if inviter else None) if target else None
    if target is None and subject is not None:
        target = _site(sentence, hit) or _in_place(sentence, hit)
        if target is None and (host := _visited(sentence, at + 1)) is not None and not hit.verb.prepositions:
            return made(sentence, hit, subject, host)
        if target is None and not _own_country(sentence, at + 1):
            return None
    told = subject is not None or (target is not None and hit.status == "planned" and not _imperative(sentence, at))
    return made(sentence, hit, subject, None, target) if told else None


def _imperative(sentence: Sentence, at: int) -> bool:
    """ "For the opening hours, visit the Embassy in B": nothing leads to the verb."""
    return at == 0 or sentence.items[at - 1].text in (",", ".", ":")


def _far_destination(sentence: Sentence, hit: VerbHit) -> Where | None:
    """ "will travel on Monday to", "arrived this morning in": dates and adverbs may stand between the verb and its place."""
    for index in range(hit.at + 1, min(hit.at + 10, len(sentence.items))):
        if sentence.low(index) in hit.verb.prepositions and (found := destination(sentence, index + 1)) is not None:
            return found
        if not (sentence.dated(index) or sentence.low(index) in sentence.book.adverb or sentence.items[index].text in (",", "-", "–")):
            return None
    return None


def _visited(sentence: Sentence, at: int) -> Company | None:
    """ "paid a visit to President Noor": who was visited."""
    company = sentence.company_from(at)
    return company if company is not None and company.actors[0].kind in ("person", "office", "counterpart") else None


def _in_place(sentence: Sentence, hit: VerbHit) -> Where | None:
    """ "visited the port in Norstadt": the place of what was visited."""
    if hit.sense.form != "past" or sentence.low(hit.at) != "visited":
        return None
    return where_of(sentence, hit.at, hit.at, hit.bounds[1], set())


def _site(sentence: Sentence, hit: VerbHit) -> Where | None:
    """ "visited the Norstadt Memorial", "will visit Camp North": what is visited has a name, and is nobody."""
    first = hit.at + 1
    while sentence.low(first) in sentence.book.determiner:
        first += 1
    end = venues(sentence).get(first)
    if end is None and sentence.low(hit.at).split()[0].startswith("visit"):
        end = name_end(sentence, first)
        company = sentence.company_from(first)
        if end - first < _SITE or company is not None or not _name_stands_alone(sentence, end):
            return None
    return named_place(sentence, first, end) if end is not None else None


def _name_stands_alone(sentence: Sentence, end: int) -> bool:
    """Whether no noun follows a name, of which it would only be an attribute ("the South Norlandic islands")."""
    follower = sentence.items[end] if end < len(sentence.items) else None
    small = follower is not None and follower.text[0].islower()
    return not small or sentence.dated(end) or sentence.low(end) in sentence.book.preposition | sentence.book.also | sentence.book.adverb


def _own_country(sentence: Sentence, at: int) -> bool:
    return sentence.low(at) in sentence.book.here or f"{sentence.low(at)} {sentence.low(at + 1)}" in sentence.book.here


def invited(sentence: Sentence, at: int) -> tuple[Company, Company | None] | None:
    """ "invited B to visit", "an invitation from A to visit": the guest and who invites; the guest stands before the "to", or is the subject."""
    if sentence.low(at - 1) != "to":
        return None
    last = next((c for c in sentence.companies if c.after == at - 1), None)
    if last is None or not any(sentence.low(i) in sentence.book.inviting for i in range(max(last.first - 5, 0), last.first)):
        return None
    subject = sentence.subject_of(last.first)
    if last.governed in ("from", "by") or (last.governed == "of" and _invitation(sentence, last)):
        handed = (c for c in reversed(sentence.companies) if c.after <= last.first and c.governed == "to" and c.somebody)
        guest = next(handed, subject)
        return (guest, last) if guest else None
    return last, subject


def _invitation(sentence: Sentence, company: Company) -> bool:
    """ "the invitation of B": who invites stands behind the "of"."""
    near = range(max(company.first - 3, 0), company.first)
    return any(sentence.low(i) in sentence.book.inviting and sentence.low(i + 1) == "of" for i in near)


def destination(sentence: Sentence, at: int) -> Where | None:
    """The state or place that begins within three words of an index."""
    for index in range(at, min(at + 4, len(sentence.items))):
        if sentence.place_at(index):
            if sentence.low(index + 1) in sentence.book.sight:
                return None
            whose = index + 1 < len(sentence.items) and sentence.items[index + 1].text in sentence.book.possessive
            return None if whose and sentence.low(at - 1).endswith(" in") else _as_state(sentence, index, place_of(sentence, index))
        if (area := _area(sentence, index)) is not None:
            return area
        if sentence.items[index].sense("organisation") and any(s.form in ("organisation", "body") for s in sentence.items[index].senses):
            return Where(Span(sentence.items[index].start, sentence.items[index].end), None, sentence.items[index].senses[0].entry)
        if sentence.low(index) not in sentence.book.before_place:
            return None
    return None


def _as_state(sentence: Sentence, index: int, where: Where | None) -> Where | None:
    """A name that is both a state's and its capital's is the state where a journey leads to it."""
    state = next((s for s in sentence.items[index].senses if s.kind == "country" and s.form == "name"), None)
    return where if where is None or where.row or state is None else where._replace(country=state.value, entry=state.entry)


def _area(sentence: Sentence, index: int) -> Where | None:
    """ "West Africa", "the Western Balkans": a part of the world, as written."""
    start = sentence.items[index].start - sentence.scene.start
    area = next((w for w in sentence.book.area if sentence.scene.folded.startswith(w, start)), None)
    if area is None or sentence.scene.folded[start + len(area) : start + len(area) + 1].isalnum():
        return None
    begin = sentence.items[index].start + (len("the ") if area.startswith("the ") else 0)
    return Where(Span(begin, sentence.items[index].start + len(area)), None, f"events:area:{area}")


def _place_left(sentence: Sentence, at: int) -> Where | None:
    for index in range(at - 1, -1, -1):
        if sentence.place_at(index):
            return place_of(sentence, index)
    return None
