"""The story: reports of all sentences of a document put together into events, each told once."""

from __future__ import annotations

from communique.dates.hit import DateHit
from communique.dates.resolve import resolve
from communique.reading.happenings.gatherings import gathering_reports
from communique.reading.happenings.meant import Earlier, meant
from communique.reading.happenings.noun_reports import noun_reports
from communique.reading.happenings.presence import PRESENCE, presence_reports
from communique.reading.happenings.reports import Part, Report
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

_FAMILIES = {"talks": "meeting", "meeting": "meeting"}
_DAYS = ("today", "yesterday", "tomorrow", "same_day")
_SAME_DAY, _NOT_FAR = "same_day", 600
_CONTACTS = ("meeting", "talks", "call")
_MET = (*_CONTACTS, "conference", "ceremony", "accreditation", "signing")
_SEVERAL = 2
_JOINED = 4
_TRIGGERS = ("verb", "noun", "held")


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
                topic = _whom_he_means(sentence, passage, main)
                reports = (_on_that_day(r, dates) for r in reports_of(sentence, passage.voice == "title"))
                named = (_named(r, known, scene.text) for r in reports)
                for report in (each for r in named for each in _apart(r)):
                    events = _with(events, meant(report, passage, sentence, topic, earlier, events), passage, span, place)
            earlier.spans.append(span)
    return events


def _on_that_day(report: Report, dates: list[DateHit]) -> Report:
    """The report, with the day told right before in place of "the same day"."""
    when = report.adjuncts.when
    if when is None or when.relative != _SAME_DAY:
        return report
    before = (d for d in reversed(dates) if d.end <= when.start <= d.end + _NOT_FAR)
    day = next((d for d in before if (d.form == "day" and d.value) or (d.form == "weekday") or d.relative in _DAYS[:-1]), None)
    return report._replace(adjuncts=report.adjuncts._replace(when=day)) if day is not None else report


def _sentences(scene: Scene, passage: Passage) -> list[Span]:
    """The sentences of a passage; a title that is broken into lines is one."""
    broken = passage.voice == "title" and scene.text.find("\n", passage.span.start, passage.span.end) > 0
    return [passage.span] if broken else scene.sentences(passage.span.start, passage.span.end)


def _whom_he_means(sentence: Sentence, passage: Passage, main: Actor | None) -> Actor | None:
    """Whom "he" or "she" stands for: the document's first person; in somebody's own words never the speaker, but the sentence's subject."""
    if passage.speaker is None:
        return main
    subject = next((c for c in sentence.companies if not c.governed and len(c.actors) == 1), None)
    actor = subject.actors[0] if subject else None
    return actor if actor is not None and actor.name and actor.called != passage.speaker.called else None


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


def _named(report: Report, known: dict[str, Known], text: str) -> Report:
    """The report with the holders of its nameless offices named, where the page names them."""
    return report._replace(parts=tuple(p._replace(actor=holder_of(p.actor, known, text)) for p in report.parts))


def _interesting(scene: Scene, span: Span) -> bool:
    return scene.shows_presence(span) or any(s.kind in _TRIGGERS for hit in scene.within(span.start, span.end) for s in hit.meanings)


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
    return sorted([*again, *gathering_reports(sentence, again)], key=lambda r: r.trigger)


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
def _with(events: list[Told], report: Report, passage: Passage, span: Span, place: Where | None) -> list[Told]:
    told = _told(report, passage, span, place)
    if report.kind == PRESENCE:
        return _with_present(events, told)
    same = next((i for i, e in reversed(list(enumerate(events))) if _same_event(e, told, report)), None)
    if same is not None:
        merged = _merged(events[same], told._replace(where=None) if report.weak else told)
        return [*events[:same], merged, *events[same + 1 :]]
    return [*events, told] if worth_telling(told, report) else events


def _with_present(events: list[Told], told: Told) -> list[Told]:
    """The events with those who were also there at the last of them where people met; their leaders stand for the states, if all have one."""
    at = next((i for i in range(len(events) - 1, -1, -1) if _attended(events[i], told)), None)
    if at is None:
        return events
    event = events[at]
    states = [p for p in event.parts if p.actor.kind == "side"]
    persons = tuple(p for p in event.parts if p not in states)
    new = [p for p in told.parts if not _matched(p, persons)]
    led = all(any(p.actor.side and q.actor.side and p.actor.side.code == q.actor.side.code for q in (*persons, *new)) for p in states)
    before = persons if led else event.parts
    merged = event._replace(parts=(*before, *new), evidence=tuple(dict.fromkeys((*event.evidence, *told.evidence))))
    return [*events[:at], merged, *events[at + 1 :]]


def _attended(event: Told, told: Told) -> bool:
    return event.type in _MET and event.status == told.status and event.carried and told.voice != "question"


def _told(report: Report, passage: Passage, span: Span, place: Where | None) -> Told:
    adjuncts: Adjuncts = report.adjuncts
    initiative = adjuncts.initiative
    initiative = initiative or report.inviter
    if report.initiative_of_other and initiative is None:
        initiative = next((p.actor.side for p in reversed(report.parts) if p.actor.side), None)
    where = report.destination or adjuncts.where or (place if passage.voice == "title" else None)
    where = None if report.type == "message" else where
    status = "planned" if report.status == "happened" and not report.past and _lies_ahead(adjuncts.when) else report.status
    return Told(
        report.type, "possible" if passage.voice == "question" else status, report.parts, adjuncts.when,
        where, adjuncts.sidelines, initiative, adjuncts.format, (span,), report.entry, passage.voice,
        report.destination, report.format, report.carried, report.past, report.named,
    )  # fmt: skip


def _lies_ahead(when: DateHit | None) -> bool:
    """ "Tomorrow he travels to …", "next week": a present tense with such a day tells what is to come."""
    return when is not None and (
        (when.relative or "").startswith(("tomorrow", "day_after", "next_")) or (when.lean or "").startswith("next")
    )


# ---------------------------------------------------------------------- the same event?
def _same_event(event: Told, told: Told, report: Report) -> bool:
    if report.kind == "gathering" or (event.type == "conference" and not event.parts):
        return event.type == told.type and event.when == told.when and event.where == told.where
    if not _of_a_kind(event, told, report) or _dates_differ(event.when, told.when):
        return False
    if report.named and not event.named and event.voice != "title":
        return False
    if report.before and (event.when is None or told.when is None):
        return False
    if event.status != told.status and not _title_without_tense(event, told):
        return False
    if report.joins:
        return True
    if told.type == "accreditation" and _one_of(event, told):
        return False
    if _bound_elsewhere(event.destination, told.destination):
        return False
    if not told.parts:
        return report.definite or (event.destination is not None and told.destination is not None)
    if not event.parts:
        return event.voice == "title" or told.destination is not None
    loose = event.voice == "title" or report.definite
    return _parties_agree(event.parts, told.parts, loose) and (loose or report.weak or event.type == told.type)


def _one_of(event: Told, told: Told) -> bool:
    """Whether one who presented credentials is only one of several who did."""
    guests = [p for p in told.parts if p.role == "guest" and p.actor.name]
    return event.voice != "title" and len(guests) == 1 and any(_vague(p.actor) for p in event.parts)


def _bound_elsewhere(one: Where | None, other: Where | None) -> bool:
    """Whether two journeys lead to different places."""
    return one is not None and other is not None and one.span != other.span and not _same_place(one, other)


def _of_a_kind(event: Told, told: Told, report: Report) -> bool:
    """Whether both are of one family; "the meeting" may also be a conference just told, "spoke with" tells of any meeting or call of the two."""
    if report.weak and event.type in _CONTACTS and len(told.parts) > 1:
        return True
    ours, theirs = _FAMILIES.get(event.type, event.type), _FAMILIES.get(told.type, told.type)
    return ours == theirs or (report.definite and not told.parts and {ours, theirs} == {"meeting", "conference"})


def _title_without_tense(event: Told, told: Told) -> bool:
    """A noun in a title ("Visit of A to B") has no tense: the text says whether it happened or lies ahead."""
    return (
        event.voice == "title"
        and told.voice == "lead"
        and told.carried
        and not event.past
        and "possible" not in (event.status, told.status)
    )


def _same_place(one: Where, other: Where) -> bool:
    if _is_area(one) and one.span.start < other.span.start:
        return True
    return (one.country == other.country and (one.country is not None or one.span == other.span)) or one.entry == other.entry


def _dates_differ(one: DateHit | None, other: DateHit | None) -> bool:
    if one is None or other is None or one.value is None or other.value is None:
        return False
    a, b = resolve(one, None), resolve(other, None)
    if a is None or b is None:
        return False
    return a[0][-5:] != b[0][-5:] and not (a[0] in b[0] or b[0] in a[0])


def _parties_agree(ours: tuple[Part, ...], theirs: tuple[Part, ...], loose: bool) -> bool:
    small, large = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    sure = [p for p in small if any(same_actor(p.actor, q.actor) for q in large)]
    doubtful = [p for p in small if p not in sure]
    rest = [q for q in large if not any(same_actor(p.actor, q.actor) for p in sure)]
    if not doubtful or (sure and all(_vague(p.actor) for p in doubtful)):
        return True
    return loose and bool(sure) and len(doubtful) <= len(rest) and all(any(_may_be(p.actor, q.actor) for q in rest) for p in doubtful)


def _vague(actor: Actor) -> bool:
    """ "Ambassadors of three states", "the envoys": several of whom nothing tells who they are."""
    return actor.plural and actor.name is None and actor.side is None


def same_actor(one: Actor, other: Actor) -> bool:
    """Whether two actors may be the same: names decide where both have one, sides otherwise."""
    if one.called and other.called:
        return (
            one.called == other.called
            or set(one.called.split()) <= set(other.called.split())
            or set(other.called.split()) <= set(one.called.split())
        )
    if one.side and other.side:
        return one.side.code == other.side.code
    return bool(one.office_words and other.office_words and _alike(one.office_words, other.office_words))


def _may_be(one: Actor, other: Actor) -> bool:
    """Whether nothing speaks against it: one has a name or office without a side, the other a side without a name."""
    if (one.called and other.called) or _unlike(one.office_words, other.office_words):
        return False
    return (one.side is None) != (other.side is None)


def _unlike(one: str, other: str) -> bool:
    """Two offices that are written out and have no word in common ("Minister", "High Commissioner")."""
    return min(len(one), len(other)) > len("dpm") and not set(one.split()) & set(other.split())


def _alike(one: str, other: str) -> bool:
    """Offices that may be the same: equal, or one the short form of the other ("the Minister", "Foreign Minister")."""
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return one == other or one in other.split() or other in one.split() or (len(few) > 1 and few <= many) or _initials(one, other)


def _initials(one: str, other: str) -> bool:
    """ "PM" and "Prime Minister"."""
    short, long = sorted((one, other), key=len)
    return (
        short.isalpha() and 1 < len(short) == len(long.split()) and all(w.startswith(c) for c, w in zip(short, long.split(), strict=True))
    )


def _merged_parts(event: Told, told: Told) -> tuple[Part, ...]:
    """Who takes part by both tellings: the same actor once, in the richer words; a list of bare states says nothing new of persons already named."""
    bare = [p for p in told.parts if _nameless(p.actor) and not any(same_actor(p.actor, q.actor) for q in event.parts)]
    abroad = len(bare) > 1 and bool(event.parts) and all(p.actor.name is not None for p in event.parts)
    fresh = any(not _matched(p, event.parts) and not _vague(p.actor) for p in told.parts)
    parts = [p for p in event.parts if not (fresh and _vague(p.actor))]
    for part in told.parts:
        if (_vague(part.actor) and parts) or (abroad and part in bare and part.actor.kind != "office"):
            continue
        at = None if abroad and part in bare else _place_of(part, parts, told.parts)
        if at is None:
            parts.append(part)
        else:
            parts[at] = Part(_richer(parts[at].actor, part.actor), parts[at].role)
    return tuple(parts)


def _place_of(part: Part, parts: list[Part], told: tuple[Part, ...]) -> int | None:
    """Which of the parts is the same actor, or may be."""
    at = _same_part(part, parts, told)
    if at is not None:
        return at
    return next((i for i, p in enumerate(parts) if _may_be(p.actor, part.actor) and not _matched(p, told)), None)


def _merged(event: Told, told: Told) -> Told:
    status = told.status if event.status != told.status and _title_without_tense(event, told) else event.status
    if _is_area(event.destination) and told.destination is not None:
        event = event._replace(destination=told.destination, where=told.destination)
    return event._replace(
        status=status, parts=_merged_parts(event, told), when=_sharper(event.when, told.when), where=event.where or told.where, sidelines=event.sidelines or told.sidelines,
        initiative=event.initiative or told.initiative, format=event.format or told.format, format_value=event.format_value or told.format_value,
        evidence=tuple(dict.fromkeys((*event.evidence, *told.evidence))), destination=event.destination or told.destination,
        past=event.past or told.past, named=event.named or told.named,
    )  # fmt: skip


def _is_area(where: Where | None) -> bool:
    """Whether a destination is a part of the world, of which the text may name the states."""
    return where is not None and where.entry.startswith("events:area")


def _sharper(one: DateHit | None, other: DateHit | None) -> DateHit | None:
    """The date that says more: a day or days rather than "next week"."""
    if one is None or other is None:
        return one or other
    return other if one.value is None and one.relative not in _DAYS and other.value is not None and other.form in ("day", "range") else one


def _same_part(part: Part, parts: list[Part], told: tuple[Part, ...]) -> int | None:
    """Who of the parts it is: by name or side before offices alike, which tell nothing of one whom another of the told parts names."""
    alike = [i for i, p in enumerate(parts) if same_actor(p.actor, part.actor)]
    for i in alike:
        one, other = parts[i].actor, part.actor
        if (one.called and other.called) or (one.side and other.side):
            return i
    rest = tuple(p for p in told if p is not part and p.actor.called)
    return next((i for i in alike if not (parts[i].actor.called and _matched(parts[i], rest))), None)


def _nameless(actor: Actor) -> bool:
    """A state, or an office of one, without a name."""
    return actor.kind in ("side", "office") and actor.name is None and actor.side is not None


def _matched(part: Part, others: tuple[Part, ...]) -> bool:
    return any(same_actor(part.actor, p.actor) for p in others)


def _richer(one: Actor, other: Actor) -> Actor:
    """The actor with more of name, office and side."""
    base = one if one.name or not other.name else other
    if base.side is None and base.name is not None and (given := one.side or other.side) is not None and given.certainty == "stated":
        base = base._replace(side=given._replace(certainty="implied", also=(base.name,)))
    return base._replace(
        name=base.name or other.name, office=base.office or one.office or other.office, side=base.side or one.side or other.side,
        fuller=base.fuller or one.fuller or other.fuller, organisation=base.organisation or one.organisation or other.organisation,
    )  # fmt: skip
