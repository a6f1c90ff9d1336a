"""Whether two reports tell of one event, and what both say of it together."""

from __future__ import annotations

from communique.dates.hit import DateHit
from communique.dates.resolve import resolve
from communique.reading.happenings.credentials import ACCREDITATION, apart_from, of_the_same
from communique.reading.happenings.reports import Part, Report
from communique.reading.happenings.told import Told
from communique.reading.sentences.places import Where
from communique.reading.who.actors import Actor

_FAMILIES = {"talks": "meeting", "meeting": "meeting"}
_DAYS = ("today", "yesterday", "tomorrow", "same_day")
_FORMAL = ("accreditation", "signing", "appointment")
CONTACTS = ("meeting", "talks", "call")


def same_event(event: Told, told: Told, report: Report) -> bool:
    """Whether a report tells again of an event told before."""
    if report.kind == "gathering" or (event.type == "conference" and not event.parts):
        return event.type == told.type and _same_gathering(event, told, report)
    if not _may_be_one(event, told, report):
        return False
    if event.type == ACCREDITATION and told.type == ACCREDITATION:
        return not apart_from(event, told) and (of_the_same(event, told) or _parties_agree(event.parts, told.parts, event.voice == "title"))
    if _told_apart(event, told, report):
        return False
    if report.joins or (report.kind == "verb" and report.definite):  # "attended the reception"
        return True
    return not _bound_elsewhere(event, told) and _same_parties(event, told, report)


def _same_gathering(event: Told, told: Told, report: Report) -> bool:
    """Whether a gathering is one told before: at the same time and place, or by its name, or as "the conference"."""
    if event.when == told.when and event.where == told.where:
        return True
    elsewhere = event.where is not None and told.where is not None and not _same_place(event.where, told.where)
    if elsewhere or event.status != told.status or _dates_differ(event.when, told.when):
        return False
    if not told.gathering:
        again = report.definite and (report.kind == "verb" or not told.parts)
        return report.joins or (again and not _another_noun(event, report))
    common = event.gathering & told.gathering
    return len(common) > 1 and common in (event.gathering, told.gathering)


def _may_be_one(event: Told, told: Told, report: Report) -> bool:
    """Whether kind, day and the name of a gathering allow that both are one."""
    if _other_gathering(event, told) or _another_noun(event, report):
        return False
    return _of_a_kind(event, told, report) and not _dates_differ(event.when, told.when)


def _told_apart(event: Told, told: Told, report: Report) -> bool:
    """Whether the words say that it is another: by its name or number, as one of before, or by its status."""
    if report.named and not event.named and event.voice != "title":
        return True
    if (report.before and (event.when is None or told.when is None)) or (_of_last(told.when) and not _of_last(event.when)):
        return True
    return event.status != told.status and not _title_without_tense(event, told) and not _on_the_way(event, told)


def _on_the_way(event: Told, told: Told) -> bool:
    """ "Minister Holm to travel to B", "announced that she is travelling to B": a present tense of the same journey."""
    present = (event.status, told.status, told.past) == ("planned", "happened", False)
    return event.type == "visit" and event.voice == "title" and present and told.destination is not None


def _same_parties(event: Told, told: Told, report: Report) -> bool:
    """Whether those who take part agree, as far as both name them."""
    if not told.parts:
        return report.definite or (event.destination is not None and told.destination is not None)
    if not event.parts:
        return event.voice == "title" or told.destination is not None or event.type == "signing"
    loose = event.voice == "title" or report.definite
    return _parties_agree(event.parts, told.parts, loose) and (loose or report.weak or event.type == told.type)


def _other_gathering(event: Told, told: Told) -> bool:
    """Whether both name a gathering, with few words in common."""
    fewer = min(len(event.gathering), len(told.gathering))
    return fewer > 0 and len(event.gathering & told.gathering) * 2 < fewer


def _another_noun(event: Told, report: Report) -> bool:
    """ "the general debate", where the gathering told before is named a session."""
    points_back = report.kind == "noun" and report.type == event.type == "conference" and report.definite and not report.joins
    return points_back and bool(event.gathering) and report.word not in {word.lower() for word in event.gathering}


def _of_last(when: DateHit | None) -> bool:
    """ "last autumn", "last week": not the time of what is told now."""
    return when is not None and (when.relative or when.lean or "").startswith("last")


def _bound_elsewhere(event: Told, told: Told) -> bool:
    """Whether two journeys lead to different places; a title may name a building in other words."""
    one, other = event.destination, told.destination
    if event.voice == "title" and told.voice == "lead" and one is not None and other is not None and _by_name(one) and _by_name(other):
        return False
    return one is not None and other is not None and one.span != other.span and not _same_place(one, other)


def once_more(events: list[Told]) -> list[Told]:
    """The events, journeys that turned out to be the same told once: what was read as present may lie ahead."""
    found: list[Told] = []
    for told in events:
        same = next((i for i, e in enumerate(found) if _same_journey(e, told)), None)
        if same is None:
            found.append(told)
        else:
            found[same] = merged(found[same], told)
    return found


def _same_journey(event: Told, told: Told) -> bool:
    if event.type != "visit" or told.type != "visit" or event.status != told.status or not (event.parts and told.parts):
        return False
    there = event.destination is not None and told.destination is not None and _same_place(event.destination, told.destination)
    return there and not _dates_differ(event.when, told.when) and _parties_agree(event.parts, told.parts, loose=False)


def _of_a_kind(event: Told, told: Told, report: Report) -> bool:
    """Whether both are of one family; "the meeting" may also be a conference just told, "spoke with" tells of any meeting or call of the two."""
    if report.weak and event.type in CONTACTS and len(told.parts) > 1:
        return True
    ours, theirs = _FAMILIES.get(event.type, event.type), _FAMILIES.get(told.type, told.type)
    if _of_envoys(event, told) or (event.voice == "title" and told.voice == "lead" and {ours, theirs} == {"meeting", "conference"}):
        return True
    again = report.definite and not told.parts and not told.named
    return ours == theirs or (again and ({ours, theirs} == {"meeting", "conference"} or (theirs == "ceremony" and ours in _FORMAL)))


def _of_envoys(event: Told, told: Told) -> bool:
    """ "President Noor receives five envoys" in a title, of which the text says that they presented credentials."""
    vague = bool(event.parts) and any(_vague(p.actor) for p in event.parts)
    return event.voice == "title" and event.type == "meeting" and told.type == ACCREDITATION and vague


def _title_without_tense(event: Told, told: Told) -> bool:
    """A noun in a title ("Visit of A to B") has no tense: the text says whether it happened or lies ahead."""
    return (
        event.voice == "title"
        and told.voice == "lead"
        and told.carried
        and not event.past
        and (event.status, told.status, told.past) != ("planned", "happened", False)
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
    several = (one.plural and not one.name and other.name) or (other.plural and not other.name and one.name)
    return not several and bool(one.office_words and other.office_words and _alike(one.office_words, other.office_words))


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
    fresh = any(not matched(p, event.parts) and not _vague(p.actor) for p in told.parts)
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
    return next((i for i, p in enumerate(parts) if _may_be(p.actor, part.actor) and not matched(p, told)), None)


def merged(event: Told, told: Told) -> Told:
    """The event with what a second report says of it."""
    status = told.status if event.status != told.status and _title_without_tense(event, told) else event.status
    if _is_area(event.destination) and told.destination is not None:
        event = event._replace(destination=told.destination, where=told.destination)
    if _of_envoys(event, told):
        event = event._replace(type=told.type, entry=told.entry)
    return event._replace(
        status=status, parts=_merged_parts(event, told), when=_sharper(event.when, told.when), where=event.where or told.where, sidelines=event.sidelines or told.sidelines,
        initiative=event.initiative or told.initiative, format=event.format or told.format, format_value=event.format_value or told.format_value,
        evidence=tuple(dict.fromkeys((*event.evidence, *told.evidence))), destination=event.destination or told.destination,
        past=event.past or told.past, carried=event.carried or told.carried, named=event.named or told.named, gathering=event.gathering | told.gathering,
    )  # fmt: skip


def _by_name(where: Where) -> bool:
    """Whether a place is one that only its name tells."""
    return where.entry.startswith("as_written")


def _is_area(where: Where | None) -> bool:
    """Whether a destination is a part of the world, of which the text may name the states."""
    return where is not None and where.entry.startswith("events:area")


def _sharper(one: DateHit | None, other: DateHit | None) -> DateHit | None:
    """The date that says more: a day or days rather than "next week"."""
    if one is None or other is None:
        return one or other
    return (
        other
        if one.value is None
        and one.form != "weekday"
        and one.relative not in _DAYS
        and other.value is not None
        and other.form in ("day", "range")
        else one
    )


def _same_part(part: Part, parts: list[Part], told: tuple[Part, ...]) -> int | None:
    """Who of the parts it is: by name or side before offices alike, which tell nothing of one whom another of the told parts names."""
    alike = [i for i, p in enumerate(parts) if same_actor(p.actor, part.actor)]
    for i in alike:
        one, other = parts[i].actor, part.actor
        if (one.called and other.called) or (one.side and other.side):
            return i
    rest = tuple(p for p in told if p is not part and p.actor.called)
    return next((i for i in alike if not (parts[i].actor.called and matched(parts[i], rest))), None)


def _nameless(actor: Actor) -> bool:
    """A state, or an office of one, without a name."""
    return actor.kind in ("side", "office") and actor.name is None and actor.side is not None


def matched(part: Part, others: tuple[Part, ...]) -> bool:
    """Whether one of the others may be the same actor."""
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
