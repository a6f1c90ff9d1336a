"""The story: reports of all sentences of a document put together into events, each told once."""

from __future__ import annotations

from communique.dates.hit import DateHit
from communique.dates.resolve import resolve
from communique.reading.actor_parser import Known
from communique.reading.actors import Actor, Side
from communique.reading.adjuncts import Adjuncts, Where
from communique.reading.clauses import Sentence
from communique.reading.gatherings import gathering_reports
from communique.reading.holders import holder_of
from communique.reading.noun_reports import noun_reports
from communique.reading.reports import Part, Report
from communique.reading.scene import Scene
from communique.reading.told import Passage, Told
from communique.reading.verb_reports import verb_reports
from communique.reading.worth import worth_telling
from communique.text.span import Span

_FAMILIES = {"talks": "meeting", "meeting": "meeting"}
_SEVERAL = 2
_JOINED = 4
_SIDES = ("side", "part", "countr", "state", "government", "delegation")
_TRIGGERS = ("verb", "noun", "held")


def tell(
    scene: Scene, passages: list[Passage], known: dict[str, Known], dates: list[DateHit], main: Actor | None, place: Where | None
) -> list[Told]:
    """The events of a document, in the order in which they are first told."""
    events: list[Told] = []
    for passage in passages:
        for span in _sentences(scene, passage):
            if not _interesting(scene, span):
                continue
            sentence = Sentence(scene, span, known, dates)
            topic = _whom_he_means(sentence, passage, main)
            named = (_named(r, known, scene.text) for r in reports_of(sentence, passage.voice == "title"))
            for report in (each for r in named for each in _apart(r)):
                events = _with(events, report, passage, topic, span, place)
    return events


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
    return [report._replace(parts=(*subject, other)) for other in others]


def _named(report: Report, known: dict[str, Known], text: str) -> Report:
    """The report with the holders of its nameless offices named, where the page names them."""
    return report._replace(parts=tuple(p._replace(actor=holder_of(p.actor, known, text)) for p in report.parts))


def _interesting(scene: Scene, span: Span) -> bool:
    return any(s.kind in _TRIGGERS for hit in scene.within(span.start, span.end) for s in hit.meanings)


def reports_of(sentence: Sentence, headline: bool) -> list[Report]:
    """The reports of one sentence, in order; each clause reaches to its neighbours' triggers."""
    first = [*verb_reports(sentence, {}, headline), *noun_reports(sentence, {}, headline)]
    if len(first) < 2:
        return [*first, *gathering_reports(sentence, first)]
    triggers = sorted({_index(sentence, r.trigger) for r in first})
    bounds = _bounds(sentence, triggers)
    again = [*verb_reports(sentence, bounds, headline), *noun_reports(sentence, bounds, headline)]
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


def _index(sentence: Sentence, span: Span) -> int:
    return next(i for i, item in enumerate(sentence.items) if item.start >= span.start)


# ---------------------------------------------------------------------- one report more
def _with(events: list[Told], report: Report, passage: Passage, topic: Actor | None, span: Span, place: Where | None) -> list[Told]:
    told = _told(report, passage, topic, span, events, place)
    same = next((i for i, e in reversed(list(enumerate(events))) if _same_event(e, told, report)), None)
    if same is not None:
        merged = _merged(events[same], told)
        return [*events[:same], merged, *events[same + 1 :]]
    return [*events, told] if worth_telling(told, report) else events


def _told(report: Report, passage: Passage, topic: Actor | None, span: Span, events: list[Told], place: Where | None) -> Told:
    adjuncts: Adjuncts = report.adjuncts
    initiative = adjuncts.initiative
    initiative = initiative or report.inviter
    if report.initiative_of_other and initiative is None:
        initiative = next((p.actor.side for p in reversed(report.parts) if p.actor.side), None)
    where = report.destination or adjuncts.where or (place if passage.voice == "title" else None)
    status = "planned" if report.status == "happened" and not report.past and _lies_ahead(adjuncts.when) else report.status
    return Told(
        report.type, "possible" if passage.voice == "question" else status, _cast_parts(report, passage, topic, events), adjuncts.when,
        where, adjuncts.sidelines, initiative, adjuncts.format, (span,), report.entry, passage.voice,
        report.destination, report.format, report.carried, report.past,
    )  # fmt: skip


def _lies_ahead(when: DateHit | None) -> bool:
    """ "Tomorrow he travels to …", "next week": a present tense with such a day tells what is to come."""
    return when is not None and (
        (when.relative or "").startswith(("tomorrow", "day_after", "next_")) or (when.lean or "").startswith("next")
    )


def _cast_parts(report: Report, passage: Passage, topic: Actor | None, events: list[Told]) -> tuple[Part, ...]:
    """The report's parts with pronouns and collectives replaced by whom they stand for; the unknown fall away."""
    found: list[Part] = []
    for part in report.parts:
        found += _resolved(part, report, passage, topic, events)
    if report.own and passage.speaker is not None and not any(p.actor is passage.speaker for p in found):
        found.insert(0, Part(passage.speaker))
    if (met := _in_a_chain(report, found, passage, events)) is not None:
        found.insert(0, met)
    if report.type == "signing" and not found and (last := next((e for e in events if len(e.parts) > 1), None)) is not None:
        found = [_as_side(p) for p in last.parts if p.actor.side]
    return tuple(dict.fromkeys(found))


def _in_a_chain(report: Report, found: list[Part], passage: Passage, events: list[Told]) -> Part | None:
    """ "In the meeting with B, the leaders …" after "In his meeting with C": who met C met B too."""
    if report.kind != "noun" or report.type not in ("meeting", "talks", "call") or not report.definite or report.carried:
        return None
    if passage.voice not in ("lead", "narrative") or len(found) != 1 or found[0].actor.name is None:
        return None
    family = _FAMILIES.get(report.type, report.type)
    met = [e for e in events if _FAMILIES.get(e.type, e.type) == family and e.status == "happened" and len(e.parts) > 1]
    if not met or any(same_actor(p.actor, found[0].actor) for e in met for p in e.parts if p.actor.name is not None):
        return None
    return met[-1].parts[0]


def _resolved(part: Part, report: Report, passage: Passage, topic: Actor | None, events: list[Told]) -> list[Part]:
    actor = part.actor
    if actor.kind == "pronoun" and actor.first_words == "i":
        return [Part(passage.speaker, part.role)] if passage.speaker else []
    if actor.kind == "pronoun" and actor.first_words in ("he", "she"):
        return [Part(topic, part.role)] if topic and topic.name else []
    if actor.kind in ("pronoun", "collective"):
        both = _both_sides(events)
        if not both:
            return [Part(passage.speaker, part.role)] if passage.speaker and actor.kind == "pronoun" and report.status == "happened" else []
        themselves = actor.first_words == "they" or (report.entry == "events:meet" and not _names_sides(actor))
        same = report.status == "happened" or (report.status == "planned" and themselves)
        return [p if same and report.type != "signing" else _as_side(p) for p in both]
    return [part]


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


# ---------------------------------------------------------------------- the same event?
def _same_event(event: Told, told: Told, report: Report) -> bool:
    if report.kind == "gathering" or (event.type == "conference" and not event.parts):
        return event.type == told.type and event.when == told.when and event.where == told.where
    family = _FAMILIES.get(event.type, event.type)
    if family != _FAMILIES.get(told.type, told.type) or _dates_differ(event.when, told.when):
        return False
    if event.status != told.status and not _title_without_tense(event, told):
        return False
    if report.joins:
        return True
    if (
        event.destination
        and told.destination
        and event.destination.span != told.destination.span
        and not _same_place(event.destination, told.destination)
    ):
        return False
    if not told.parts:
        return report.definite or (event.destination is not None and told.destination is not None)
    if not event.parts:
        return event.voice == "title" or told.destination is not None
    loose = event.voice == "title" or report.definite
    return _parties_agree(event.parts, told.parts, loose) and (loose or event.type == told.type)


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
    if not doubtful:
        return True
    return loose and bool(sure) and len(doubtful) <= len(rest) and all(any(_may_be(p.actor, q.actor) for q in rest) for p in doubtful)


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
    if one.called and other.called:
        return False
    return (one.side is None) != (other.side is None)


def _alike(one: str, other: str) -> bool:
    """Offices that may be the same: equal, or one the short form of the other ("the Minister", "Foreign Minister")."""
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return one == other or one in other.split() or other in one.split() or (len(few) > 1 and few <= many)


def _merged(event: Told, told: Told) -> Told:
    parts = list(event.parts)
    bare = [p for p in told.parts if p.actor.kind == "side" and not any(same_actor(p.actor, q.actor) for q in parts)]
    vague = len(bare) > 1 and bool(parts) and all(p.actor.name is not None for p in parts)
    for part in told.parts:
        if vague and part in bare:
            continue
        at = next((i for i, p in enumerate(parts) if same_actor(p.actor, part.actor)), None)
        if at is None:
            at = next((i for i, p in enumerate(parts) if _may_be(p.actor, part.actor) and not _matched(p, told.parts)), None)
        if at is None:
            parts.append(part)
        else:
            parts[at] = Part(_richer(parts[at].actor, part.actor), parts[at].role)
    status = told.status if event.status != told.status and _title_without_tense(event, told) else event.status
    if _is_area(event.destination) and told.destination is not None:
        event = event._replace(destination=told.destination, where=told.destination)
    return event._replace(
        status=status, parts=tuple(parts), when=event.when or told.when, where=event.where or told.where, sidelines=event.sidelines or told.sidelines,
        initiative=event.initiative or told.initiative, format=event.format or told.format, format_value=event.format_value or told.format_value,
        evidence=tuple(dict.fromkeys((*event.evidence, *told.evidence))), destination=event.destination or told.destination,
    )  # fmt: skip


def _is_area(where: Where | None) -> bool:
    """Whether a destination is a part of the world, of which the text may name the states."""
    return where is not None and where.entry.startswith("events:area")


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
