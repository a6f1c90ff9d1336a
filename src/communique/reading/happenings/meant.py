"""Whom pronouns and collectives stand for in a report: the speaker, the person just spoken of, both sides of the last event."""

from __future__ import annotations

from typing import NamedTuple

from communique.reading.happenings.reports import Part, Report
from communique.reading.happenings.told import Passage, Told
from communique.reading.scene import Scene
from communique.reading.sentences.clauses import Sentence
from communique.reading.who.actor_parser import Known
from communique.reading.who.actors import Actor, Side
from communique.reading.who.holders import holder_of
from communique.text.span import Span

_BACK = 4
_FAMILY, _CONTACTS, _SEVERAL = ("meeting", "talks"), ("meeting", "talks", "call"), 2
_SIDES = ("side", "part", "countr", "state", "government", "delegation")


class Earlier(NamedTuple):
    """The sentences told so far, of which a pronoun may take up the subject."""

    scene: Scene
    known: dict[str, Known]
    spans: list[Span]

    def subject(self, sentence: Sentence, before: int) -> Actor | None:
        """The one person spoken of last as a subject: in this sentence before an offset, or in those right before it."""
        own = _subjects(sentence, before)
        if own is not None:
            return own[0] if len(own) == 1 else None
        for span in reversed(self.spans[-_BACK:]):
            people = _subjects(Sentence(self.scene, span, self.known, []), span.end)
            if people is not None:
                return holder_of(people[0], self.known, self.scene) if len(people) == 1 else None
        return None


def _subjects(sentence: Sentence, before: int) -> list[Actor] | None:
    """The persons who are the first subject of a sentence; None where it has none, or a pronoun is its subject."""
    for company in sentence.companies:
        if company.actors[0].start >= before:
            return None
        if company.governed or company.actors[-1].possessive or not company.somebody:
            continue
        people = [a for a in company.actors if a.kind in ("person", "office", "counterpart") and not a.plural]
        return people if len(people) == len(company.actors) and not sentence.qualifies(company) else None
    return None


def meant(report: Report, passage: Passage, sentence: Sentence, topic: Actor | None, earlier: Earlier, events: list[Told]) -> Report:
    """The report with pronouns and collectives replaced by whom they stand for; the unknown fall away."""
    found: list[Part] = []
    pronouns = list(report.pronouns)
    for part in report.parts:
        parts = _resolved(part, report, passage, sentence, topic, earlier, events)
        found += parts
        unknown = not parts and report.status == "planned" and part.actor.first_words in sentence.book.me
        if (parts or unknown) and part.actor.kind == "pronoun" and part.actor.first_words in _one(sentence):
            pronouns.remove(part.actor.first_words)
    found = _with_unnamed(report, found, passage, sentence, events)
    if report.type == "accreditation":
        found = _accredited(found, sentence.span, events)
    return report._replace(parts=tuple(dict.fromkeys(found)), pronouns=tuple(pronouns))


def _with_unnamed(report: Report, found: list[Part], passage: Passage, sentence: Sentence, events: list[Told]) -> list[Part]:
    """The parties with those whom the sentence leaves out: the speaker of "my meeting", who goes on from one meeting to the next, the travellers
    whose delegation it is, the sides of what is signed."""
    if report.mine and passage.speaker is not None and not any(p.actor is passage.speaker for p in found):
        found = [Part(passage.speaker), *found]
    if (met := _in_a_chain(report, found, passage, events)) is not None:
        found = [met, *found]
    if len(found) == 1 and report.type in _FAMILY and _delegation_before(report, sentence):
        found = [*_travellers(events, 1), *found]
    if report.type == "signing" and not found and (last := next((e for e in events if len(e.parts) > 1), None)) is not None:
        found = [_as_side(p) for p in last.parts if p.actor.side]
    return found


def _accredited(found: list[Part], span: Span, events: list[Told]) -> list[Part]:
    """The envoy and the host, without the states by which and to which envoys are sent; the host may have been told before."""
    if any(p.role == "guest" and p.actor.name for p in found):
        found = [p for p in found if p.actor.kind != "side"]
    if found and not any(p.role == "host" for p in found):
        found = [*found, *(_host_before(events) or _met_here(found, span, events))]
    return found


def _delegation_before(report: Report, sentence: Sentence) -> bool:
    """ "The delegation had a meeting with B": nobody else is the subject."""
    before = [i for i, item in enumerate(sentence.items) if item.start < report.trigger.start]
    named = any(sentence.low(i) in sentence.book.delegates and sentence.low(i - 1) in sentence.book.definite for i in before)
    return named and not any(not c.governed and c.after <= len(before) for c in sentence.companies)


def _travellers(events: list[Told], least: int) -> list[Part]:
    """The guests of the last visit, if there are so many."""
    last = next((e for e in reversed(events) if e.type == "visit" and e.parts), None)
    return [p._replace(role="party") for p in last.parts] if last is not None and len(last.parts) >= least else []


def _host_before(events: list[Told]) -> list[Part]:
    """Who received the envoys told of before: envoys come one after the other to one host."""
    last = next((e for e in reversed(events) if e.type == "accreditation"), None)
    return [p for p in last.parts if p.role == "host"][:1] if last is not None else []


def _met_here(guests: list[Part], span: Span, events: list[Told]) -> list[Part]:
    """ "A met with B, who presented her credentials": A received them."""
    names = {p.actor.called for p in guests if p.actor.called}
    met = next((e for e in reversed(events) if e.type in _FAMILY and span in e.evidence and len(e.parts) == _SEVERAL), None)
    others = [p for p in met.parts if p.actor.called not in names] if met is not None else []
    return [p._replace(role="host") for p in others] if len(others) == 1 else []


def _in_a_chain(report: Report, found: list[Part], passage: Passage, events: list[Told]) -> Part | None:
    """ "In the meeting with B, the leaders …" after "In his meeting with C": who met C met B too."""
    if report.kind != "noun" or report.type not in _FAMILY or not report.definite or report.carried:
        return None
    if passage.voice not in ("lead", "narrative") or len(found) != 1 or found[0].actor.name is None:
        return None
    met = [e for e in events if e.type in _FAMILY and e.status == "happened" and len(e.parts) > 1]
    told = {p.actor.called for e in met for p in e.parts if p.actor.name is not None}
    return met[-1].parts[0] if met and found[0].actor.called not in told else None


def _one(sentence: Sentence) -> frozenset[str]:
    """The pronouns that stand for one person."""
    return sentence.book.me | sentence.book.he | sentence.book.him | sentence.book.his


def _resolved(
    part: Part, report: Report, passage: Passage, sentence: Sentence, topic: Actor | None, earlier: Earlier, events: list[Told]
) -> list[Part]:
    actor = part.actor
    if actor.kind == "pronoun" and actor.first_words in sentence.book.me:
        return [Part(passage.speaker, part.role)] if passage.speaker else []
    if actor.kind == "pronoun" and actor.first_words in _one(sentence):
        named = _he(actor, report, passage, sentence, topic, earlier)
        return [Part(named, part.role)] if named and named.name else []
    if actor.kind not in ("pronoun", "collective"):
        return [part]
    met = actor.first_words in sentence.book.they and report.type in _CONTACTS and any(p.actor.name for p in report.parts)
    if met and (travellers := _travellers(events, _SEVERAL)):  # "they will meet B" of two on a journey
        return travellers
    return _several(part, report, passage, sentence, events)


def _several(part: Part, report: Report, passage: Passage, sentence: Sentence, events: list[Told]) -> list[Part]:
    """Whom "they", "both sides" or "we" stand for: the parties of the last event, where it is theirs too; else the speaker's side."""
    actor, both = part.actor, _both_sides(events)
    if not both:
        spoken = actor.kind == "pronoun" and report.status == "happened"
        return [_as_side(Part(passage.speaker, part.role))] if spoken and passage.speaker is not None else []
    themselves = actor.first_words in sentence.book.they or (report.entry == "events:meet" and not _names_sides(actor))
    same = report.status == "happened" or (report.status == "planned" and themselves)
    return [p if same and report.type != "signing" else _as_side(p) for p in both]


def _he(actor: Actor, report: Report, passage: Passage, sentence: Sentence, topic: Actor | None, earlier: Earlier) -> Actor | None:
    """Whom "he" means: the subject spoken of last, else the person whom the document is about; never one of the others whom he met."""
    others = {p.actor.called for p in report.parts if p.actor.called}
    before = sentence.span.start if actor.first_words in sentence.book.him else actor.start
    last = earlier.subject(sentence, before) if passage.speaker is None else None
    return next((a for a in (last, topic) if a is not None and a.name is not None and a.called not in others), None)


def _names_sides(actor: Actor) -> bool:
    """ "the two sides", "both countries": whoever will come for them; "the leaders" are those who spoke."""
    return any(word in actor.first_words for word in _SIDES)


def _both_sides(events: list[Told]) -> tuple[Part, ...]:
    """Whom "the two sides" means: the parties of the last event that has two, or the guest of a visit and the state visited."""
    last = next((e for e in reversed(events) if len(e.parts) > 1), None)
    if last is not None:
        return last.parts
    visit = next((e for e in reversed(events) if e.type == "visit" and e.parts), None)
    if visit is None:
        return ()
    host = visit.initiative
    if host is None and visit.destination is not None and visit.destination.country is not None:
        where = visit.destination
        host = Side(where.country, where.span.start, where.span.end, entry=where.entry) if where.country else None
    return (*visit.parts, Part(Actor(host.start, host.end, "side", side=host))) if host else ()


def _as_side(part: Part) -> Part:
    """The side alone: what is agreed binds the sides, whoever will come."""
    actor = part.actor
    if actor.side is None and actor.office is None:
        return part
    return Part(Actor(actor.start, actor.end, "side", side=actor.side))
