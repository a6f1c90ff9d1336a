"""Verbs of taking part in gatherings and of deeds: attending, signing, appointing, submitting, speaking."""

from __future__ import annotations

from communique.reading.happenings.reports import Report
from communique.reading.happenings.verb_hits import VerbHit, agent, made
from communique.reading.sentences.clauses import Company, Sentence
from communique.reading.sentences.places import place_of
from communique.reading.sentences.status import denied
from communique.text.span import Span

_SPOKEN = ("speech", "statement")
_ON = ("on", "about", "regarding", "concerning")
_AGENT, _TURN = 16, 5
_DEEDS = ("inaugurate", "celebrate")


def joined_report(sentence: Sentence, hit: VerbHit, subject: Company | None) -> Report | None:
    """The report of a verb of taking part: a gathering or a ceremony follows."""
    if hit.passive:
        return chaired_report(sentence, hit)
    found = gathering_at(sentence, hit.at + 1)
    if found is None:
        return None
    gathering, loose = found
    if subject is None:
        return _in_town(sentence, hit, gathering)
    beside = _beside(sentence, hit, gathering)
    if not _ceremony(sentence, hit.at):
        counted = any(sentence.low(i)[:1].isdigit() or sentence.low(i) in sentence.book.ordinal for i in range(hit.at + 1, hit.at + 4))
        report = made(sentence, hit, subject, beside)
        return report._replace(
            gathering=gathering, loose=loose, separate=False, named=counted, definite=_told_before(sentence, hit, gathering)
        )
    guests = next((c for c in sentence.companies if c.first > hit.at and c.governed == "for" and any(a.name for a in c.actors)), None)
    report = made(sentence, hit, subject, guests)
    return report._replace(gathering=gathering, type="ceremony", separate=False)


def _told_before(sentence: Sentence, hit: VerbHit, gathering: Span) -> bool:
    """ "addressed the conference": an article and a noun alone point back."""
    inside = [i for i in range(hit.at + 1, len(sentence.items)) if sentence.items[i].start < gathering.end]
    return len(inside) == 2 and sentence.low(inside[0]) in sentence.book.definite and not sentence.items[inside[1]].capital


def _in_town(sentence: Sentence, hit: VerbHit, gathering: Span) -> Report | None:
    """ "the city of Norstadt hosted the summit": the subject is the place."""
    named = sentence.low(hit.at - 2) == "of" and sentence.low(hit.at - 3) in sentence.book.town
    known = any(s.kind == "place" for s in sentence.items[hit.at - 1].senses)
    if hit.verb.subject != "host" or hit.at == 0 or not (known or named) or sentence.low(hit.at - 2) in ("in", "at"):
        return None
    report = made(sentence, hit, None)
    where = place_of(sentence, hit.at - 1)
    return report._replace(gathering=gathering, kind="gathering", adjuncts=report.adjuncts._replace(where=where))


def _beside(sentence: Sentence, hit: VerbHit, gathering: Span) -> Company | None:
    """ "co-chaired the commission with B", "attended the session between A and B": who else took part."""
    for company in sentence.companies:
        if (
            company.first > hit.at
            and company.governed in ("with", "between")
            and company.actors[0].start >= gathering.end
            and company.somebody
        ):
            return company
    return None


def _ceremony(sentence: Sentence, at: int) -> bool:
    nouns = [s.value for i in range(at + 1, min(at + 14, len(sentence.items))) if (s := sentence.items[i].sense("noun"))]
    return bool(nouns) and nouns[0] == "ceremony"


def gathering_at(sentence: Sentence, at: int) -> tuple[Span, bool] | None:
    """A gathering's name or noun within the next words: a known forum, or a phrase with "conference", "summit", "session".

    The second value says that an ordinary noun is all that names it ("the meeting of the Council").
    """
    for index in range(at, min(at + 16, len(sentence.items))):
        item = sentence.items[index]
        if item.text in (".", ";", ":") or (item.text == "," and index > at + 1 and not sentence.date_at(index - 1)):
            return None
        if any(
            (s.kind == "noun" and s.value in ("conference", "ceremony")) or (s.kind == "organisation" and s.form == "forum")
            for s in item.senses
        ):
            return Span(sentence.items[at].start, item.end), False
        if (
            item.sense("noun")
            and sentence.low(index) == "meeting"
            and index > at + 1
            and sentence.low(index + 1) in ("of", ",", ".", "in", "on")
        ):
            return Span(sentence.items[at].start, item.end), True
        if item.sense("verb") and not item.sense("noun"):
            return None
    return None


def chaired_report(sentence: Sentence, hit: VerbHit) -> Report | None:
    """ "the session will be chaired by B": the gathering stands before the verb."""
    by = agent(sentence, hit.at, _AGENT)
    nouns = (i for i in range(hit.at - 1, max(hit.at - _AGENT, -1), -1) if (n := sentence.noun(i)) is not None and n.type == "conference")
    at = next(nouns, None)
    if by is None or at is None:
        return None
    return made(sentence, hit, by)._replace(gathering=Span(sentence.items[at].start, sentence.items[at].end))


def deed_report(sentence: Sentence, hit: VerbHit, subject: Company | None) -> Report | None:
    """Signings, appointments, submissions, speeches: the subject acts on a thing or an office."""
    kind = hit.verb.type
    if kind == "accreditation":
        return _credentials(sentence, hit, subject)
    if kind == "signing" and hit.passive and _text_before(sentence, hit.at):
        return made(sentence, hit, None)
    if hit.passive and hit.verb.id in _DEEDS:
        subject = agent(sentence, hit.at, _AGENT)
        if subject is None and hit.verb.needs:  # "its National Day was celebrated in Norstadt with a reception"
            return made(sentence, hit, None)._replace(kind="noun")
    if subject is None or denied(sentence, hit.at):
        return None
    if (kind == "appointment" and not _to_office(sentence, hit.at)) or (kind == "signing" and not _signs_something(sentence, hit.at)):
        return None
    if hit.verb.id == "become":
        return _became(sentence, hit, subject)
    if kind == "appointment" and not hit.passive:
        subject = sentence.company_from(hit.at + 1) or subject
    report = made(sentence, hit, subject)
    return _without_topic(sentence, hit.at, report) if kind in _SPOKEN else report


def _credentials(sentence: Sentence, hit: VerbHit, subject: Company | None) -> Report | None:
    """ "B was the first to present her credentials", "The next to present his credentials to A was C", "Presenting his credentials, D said"."""
    at = hit.at
    in_turn = (
        any(sentence.low(i) in sentence.book.in_turn for i in range(max(at - _TURN, 0), at))
        and sentence.low(at - 1) in sentence.book.infinitive
    )
    be = next((i for i in range(at + 1, len(sentence.items)) if sentence.low(i) in sentence.book.be), None) if in_turn else None
    behind = be if be is not None else at
    if subject is None or be is not None:
        subject = next((c for c in sentence.companies if c.first > behind and not c.governed and c.somebody), None)
    host = next((c for c in sentence.companies if at < c.first <= at + _AGENT and _to_whom(sentence, c) and c.somebody), None)
    if (subject is None and host is None) or denied(sentence, at):
        return None
    report = made(sentence, hit, subject, host)
    return report._replace(status="happened", past=True, named=True) if in_turn else report


def _to_whom(sentence: Sentence, company: Company) -> bool:
    """Whether "to" or "before" stands before a company."""
    at = company.first - 1
    while at >= 0 and sentence.low(at) in sentence.book.determiner:
        at -= 1
    return company.governed in sentence.book.before_whom or sentence.low(at) in sentence.book.before_whom


def _without_topic(sentence: Sentence, at: int, report: Report) -> Report:
    """ "delivered a statement on the crisis in Sudland": a place behind "on" is what was spoken of, not where."""
    where = report.adjuncts.where
    if where is None:
        return report
    between = [i for i in range(at + 1, len(sentence.items)) if sentence.items[i].end <= where.span.start]
    spoken_of = any(sentence.low(i) in _ON and sentence.date_at(i + 1) is None for i in between)
    return report._replace(adjuncts=report.adjuncts._replace(where=None)) if spoken_of else report


def _became(sentence: Sentence, hit: VerbHit, subject: Company) -> Report | None:
    """ "Anna Holm becomes Ambassador to Sudland": the subject is who is appointed, the office stands behind."""
    office = sentence.company_from(hit.at + 1)
    if any(
        sentence.low(i) in sentence.book.ordinal for i in range(hit.at + 1, hit.at + _TURN)
    ):  # "becomes the second Ambassador with a seat in B"
        return None
    actor, given = subject.actors[0], office.actors[0] if office is not None else None
    if given is None or given.office is None or given.name is not None or actor.name is None or len(subject.actors) > 1:
        return None
    holder = actor._replace(
        office=given.office, office_said=given.office_said, office_rest=given.office_rest, side=given.side or actor.side, organisation=given.organisation
    )  # fmt: skip
    return made(sentence, hit, subject._replace(actors=(holder,)))


def _text_before(sentence: Sentence, at: int) -> bool:
    """ "two agreements were signed": the subject is a text."""
    return any(sentence.low(i).split()[-1:] and sentence.low(i).split()[-1] in sentence.book.signed for i in range(max(at - 16, 0), at))


def _to_office(sentence: Sentence, at: int) -> bool:
    return any(sentence.items[i].sense("office") for i in range(at + 1, min(at + 12, len(sentence.items))))


def _signs_something(sentence: Sentence, at: int) -> bool:
    near = range(at + 1, min(at + 22, len(sentence.items)))
    return any(
        sentence.low(i) in sentence.book.signed or sentence.low(i).split()[-1:] == ["agreement"] or sentence.items[i].sense("instrument")
        for i in near
    )
