"""The story: reports of all sentences of a document put together into events, each told once."""

from __future__ import annotations

from communique.dates.hit import DateHit
from communique.reading.happenings.credentials import as_guests
from communique.reading.happenings.gatherings import gathering_reports
from communique.reading.happenings.meant import Earlier, meant
from communique.reading.happenings.noun_reports import noun_reports
from communique.reading.happenings.presence import PRESENCE, presence_reports
from communique.reading.happenings.purpose import dated_by_purpose
from communique.reading.happenings.reports import Part, Report
from communique.reading.happenings.sameness import CONTACTS, matched, merged, same_event
from communique.reading.happenings.told import Passage, Told
from communique.reading.happenings.verb_reports import verb_reports
from communique.reading.happenings.worth import worth_telling
from communique.reading.scene import Scene
from communique.reading.sentences.adjuncts import Adjuncts
from communique.reading.sentences.clauses import Sentence
from communique.reading.sentences.places import Where
from communique.reading.who.actor_parser import Known
from communique.reading.who.actors import Actor
from communique.reading.who.holders import holder_of
from communique.text.span import Span

_MET = (*CONTACTS, "conference", "ceremony", "accreditation", "signing")
_GATHERED = (*CONTACTS, "conference")
_FORMAL = ("ceremony", "signing", "accreditation")
_SHARED = {"meeting": _GATHERED, "talks": _GATHERED, "call": _GATHERED, "conference": _GATHERED, "ceremony": _FORMAL, "signing": _FORMAL}
_DAYS = ("today", "yesterday", "tomorrow")
_SAME_DAY, _NOT_FAR = "same_day", 600
_NOWHERE = ("message", "call")
_SEVERAL = 2
_JOINED = 4
_TRIGGERS = ("verb", "noun", "held")


_OF_A_DAY = ("meeting", "call", "talks", "speech", "signing", "ceremony", "briefing", "accreditation", "conference")
"""What takes place on the day under which it is told; a journey may take longer."""


def tell(
    scene: Scene, passages: list[Passage], known: dict[str, Known], dates: list[DateHit], main: Actor | None, place: Where | None
) -> list[Told]:
    """The events of a document, in the order in which they are first told."""
    events: list[Told] = []
    earlier = Earlier(scene, known, [])
    for passage in passages:
        for span in _sentences(scene, passage):
            if _interesting(scene, span):
                sentence = Sentence(scene, span, known, dates)
                reports = [_on_that_day(r, dates) for r in reports_of(sentence, passage.voice == "title")]
                topic = _whom_he_means(sentence, passage, main) if reports else None
                named = (_named(r, known, scene) for r in reports)
                for report in (each for r in named for each in _apart(r)):
                    whole = meant(report, passage, sentence, topic, earlier, events)
                    events = _with(events, whole, _told(whole, passage, span, place, scene.text))
            earlier.spans.append(span)
    return events


def _on_that_day(report: Report, dates: list[DateHit]) -> Report:
    """The report, with the day told right before in place of "the same day"."""
    when = report.adjuncts.when
    if when is None or when.relative != _SAME_DAY:
        return report
    before = (d for d in reversed(dates) if d.end <= when.start <= d.end + _NOT_FAR)
    day = next((d for d in before if (d.form == "day" and d.value) or (d.form == "weekday") or d.relative in _DAYS), None)
    return report._replace(adjuncts=report.adjuncts._replace(when=day)) if day is not None else report


def _sentences(scene: Scene, passage: Passage) -> list[Span]:
    """The sentences of a passage; a title that is broken into lines is one."""
    broken = passage.voice == "title" and scene.text.find("\n", passage.span.start, passage.span.end) > 0
    return [passage.span] if broken else scene.sentences(passage.span.start, passage.span.end)


def _whom_he_means(sentence: Sentence, passage: Passage, main: Actor | None) -> Actor | None:
    """Whom "he" or "she" stands for: the document's first person; in somebody's own words never the speaker, but the sentence's subject."""
    if passage.speaker is None and passage.voice != "question":
        return main
    subject = next((c for c in sentence.companies if not c.governed and len(c.actors) == 1), None)
    actor = subject.actors[0] if subject else None
    spoken = passage.speaker.called if passage.speaker is not None else None
    return actor if actor is not None and actor.name and actor.called != spoken else None


def _apart(report: Report) -> list[Report]:
    """One report for each counterpart where one subject met several sides one by one."""
    subject, others = report.parts[: report.subjects], report.parts[report.subjects :]
    if not report.separate or report.type not in ("meeting", "call", "talks") or len(subject) != 1 or len(others) < _SEVERAL:
        return [report]
    return [
        report._replace(parts=(*subject, other)) for at, other in enumerate(others) if not (at and _second_office(others[at - 1], other))
    ]


def _second_office(before: Part, part: Part) -> bool:
    """Whether an office without a holder is a further one of the person before it ("B, the crown prince and the deputy commander")."""
    side, actor = before.actor.side, part.actor
    return (
        before.actor.name is not None
        and actor.name is None
        and actor.office is not None
        and side is not None
        and actor.side is not None
        and side.code == actor.side.code
    )


def _named(report: Report, known: dict[str, Known], scene: Scene) -> Report:
    """The report with the holders of its nameless offices named, where the page names them."""
    return report._replace(parts=tuple(p if p.actor.former else p._replace(actor=holder_of(p.actor, known, scene)) for p in report.parts))


def _interesting(scene: Scene, span: Span) -> bool:
    if scene.shows_presence(span):
        return True
    return not scene.kinds.isdisjoint(_TRIGGERS) and any(
        s.kind in _TRIGGERS for hit in scene.within(span.start, span.end) for s in hit.meanings
    )


def reports_of(sentence: Sentence, headline: bool) -> list[Report]:
    """The reports of one sentence, in order; each clause reaches to its neighbours' triggers."""
    first = _once([*verb_reports(sentence, {}, headline), *noun_reports(sentence, {}, headline)])
    present = list(presence_reports(sentence)) if not headline and all(r.joined and r.definite for r in first) else []
    first = [] if present else first
    if len(first) < 2:
        return [*first, *present, *gathering_reports(sentence, first)]
    triggers = sorted({_index(sentence, r.trigger) for r in first})
    bounds = _bounds(sentence, triggers)
    again = _once([*verb_reports(sentence, bounds, headline), *noun_reports(sentence, bounds, headline)])
    return dated_by_purpose(sentence, sorted([*again, *gathering_reports(sentence, again)], key=lambda r: r.trigger))


def _bounds(sentence: Sentence, triggers: list[int]) -> dict[int, tuple[int, int]]:
    """Each trigger's clause, from behind the one before it; "met and held talks" share what stands before them."""
    found: dict[int, tuple[int, int]] = {}
    for i, trigger in enumerate(triggers):
        left = triggers[i - 1] + 1 if i else 0
        if i and trigger - triggers[i - 1] <= _JOINED and sentence.low(left) == "and":
            left = found[triggers[i - 1]][0]
        found[trigger] = (left, triggers[i + 1] if i + 1 < len(triggers) else len(sentence.items))
    return found


def _once(reports: list[Report]) -> list[Report]:
    """The reports, each gathering once: "attended the meeting of B" is told by its noun, "attended the Norstadt Conference" by its verb."""
    nouns = {r.carrier: r for r in reports if r.joined}
    kept = [r for r in reports if not (r.kind == "verb" and r.loose and r.trigger.start in nouns)]
    verbs = {r.trigger.start for r in kept if r.kind == "verb" and r.gathering}
    whole = [r._replace(parts=nouns[r.trigger.start].parts) if r.trigger.start in verbs & nouns.keys() else r for r in kept]
    return [r for r in whole if not (r.joined and r.carrier in verbs)]


def _index(sentence: Sentence, span: Span) -> int:
    return next(i for i, item in enumerate(sentence.items) if item.start >= span.start)


# ---------------------------------------------------------------------- one report more
def _with(events: list[Told], report: Report, told: Told) -> list[Told]:
    if report.kind == PRESENCE:
        return _with_present(events, told)
    same = next((i for i, e in reversed(list(enumerate(events))) if same_event(e, told, report)), None)
    if same is not None:
        whole = merged(events[same], told._replace(where=None) if report.weak or report.joins else told)
        return [*events[:same], whole, *events[same + 1 :]]
    return [*events, told] if worth_telling(told, report) else events


def _with_present(events: list[Told], told: Told) -> list[Told]:
    """The events with those who were also there at the last of them where people met; their leaders stand for the states, if all have one."""
    at = next((i for i in range(len(events) - 1, -1, -1) if _attended(events[i], told)), None)
    if at is None:
        return events
    event = events[at]
    told = told._replace(parts=as_guests(event, told.parts))
    event = event._replace(parts=tuple(p for p in event.parts if not _named_by(p, told.parts)))
    states = [p for p in event.parts if p.actor.kind == "side"]
    persons = tuple(p for p in event.parts if p not in states)
    new = [p for p in told.parts if not matched(p, persons)]
    led = all(any(p.actor.side and q.actor.side and p.actor.side.code == q.actor.side.code for q in (*persons, *new)) for p in states)
    before = persons if led else event.parts
    whole = event._replace(parts=(*before, *new), evidence=tuple(dict.fromkeys((*event.evidence, *told.evidence))))
    return [*events[:at], whole, *events[at + 1 :]]


def _named_by(part: Part, parts: tuple[Part, ...]) -> bool:
    """Whether a part is several without a name ("the envoys"), of whom the others tell who they are."""
    sides = {p.actor.side.code for p in parts if p.actor.side is not None and p.actor.name is not None}
    if part.actor.name is not None or part.role != "guest":
        return False
    return part.actor.side.code in sides if part.actor.side is not None else part.actor.plural and bool(parts)


def _attended(event: Told, told: Told) -> bool:
    """Whether somebody may have been there: at what is named ("attended the meeting"), else at anything where people meet."""
    shared = event.type in _SHARED.get(told.type, _MET)
    return shared and event.status == told.status and event.carried and told.voice != "question"


def _told(report: Report, passage: Passage, span: Span, place: Where | None, text: str) -> Told:
    adjuncts: Adjuncts = report.adjuncts
    initiative = adjuncts.initiative
    initiative = initiative or report.inviter
    if report.initiative_of_other and initiative is None:
        initiative = next((p.actor.side for p in reversed(report.parts) if p.actor.side), None)
    where = report.destination or adjuncts.where or (place if passage.voice == "title" else None)
    where = None if report.type in _NOWHERE else where
    status = "planned" if report.status == "happened" and not report.past and _lies_ahead(adjuncts.when) else report.status
    when = adjuncts.when or (passage.day if report.type in _OF_A_DAY and not report.before else None)
    return Told(
        report.type, "possible" if passage.voice == "question" else status, report.parts, when,
        where, adjuncts.sidelines, initiative, adjuncts.format, (span,), report.entry, passage.voice,
        report.destination, report.format, report.carried, report.past, report.named, _names(report.gathering, text),
    )  # fmt: skip


def _names(gathering: Span | None, text: str) -> frozenset[str]:
    """The words with a capital, and the numbers, in the name of a gathering."""
    words = gathering.of(text).replace("’", "'").split() if gathering is not None else []
    return frozenset(word.strip("'\"“”(),") for word in words if (word[0].isupper() and len(word) > 1) or word[0].isdigit())


def _lies_ahead(when: DateHit | None) -> bool:
    """ "Tomorrow he travels to …", "next week": a present tense with such a day tells what is to come."""
    return when is not None and (
        (when.relative or "").startswith(("tomorrow", "day_after", "next_")) or (when.lean or "").startswith("next")
    )
