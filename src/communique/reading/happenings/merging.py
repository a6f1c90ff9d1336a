"""An event told once more: who took part, when and where by both tellings."""

from __future__ import annotations

from communique.dates.hit import DateHit
from communique.reading.happenings.likeness import matched, may_be, same_actor, vague
from communique.reading.happenings.reports import Part
from communique.reading.happenings.sameness import is_area, title_without_tense
from communique.reading.happenings.told import Told
from communique.reading.who.actors import Actor

_DAYS = ("today", "yesterday", "tomorrow", "same_day")


def _merged_parts(event: Told, told: Told) -> tuple[Part, ...]:
    """Who takes part by both tellings: the same actor once, in the richer words; a list of bare states says nothing new of persons already named."""
    bare = [p for p in told.parts if _nameless(p.actor) and not any(same_actor(p.actor, q.actor) for q in event.parts)]
    abroad = len(bare) > 1 and bool(event.parts) and all(p.actor.name is not None for p in event.parts)
    fresh = any(not matched(p, event.parts) and not vague(p.actor) for p in told.parts)
    parts = [p for p in event.parts if not (fresh and vague(p.actor))]
    for part in told.parts:
        if (vague(part.actor) and parts) or (abroad and part in bare and part.actor.kind != "office"):
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
    return next((i for i, p in enumerate(parts) if may_be(p.actor, part.actor) and not matched(p, told)), None)


def merged(event: Told, told: Told) -> Told:
    """The event by both tellings: what the first says stands, what it leaves out the second adds."""
    status = told.status if event.status != told.status and title_without_tense(event, told) else event.status
    if is_area(event.destination) and told.destination is not None:
        event = event._replace(destination=told.destination, where=told.destination)
    return event._replace(
        status=status, parts=_merged_parts(event, told), when=_sharper(event.when, told.when), where=event.where or told.where, sidelines=event.sidelines or told.sidelines,
        initiative=event.initiative or told.initiative, format=event.format or told.format, format_value=event.format_value or told.format_value,
        evidence=tuple(dict.fromkeys((*event.evidence, *told.evidence))), destination=event.destination or told.destination,
        past=event.past or told.past, named=event.named or told.named,
    )  # fmt: skip


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
    return next((i for i in alike if not (parts[i].actor.called and matched(parts[i], rest))), None)


def _nameless(actor: Actor) -> bool:
    """A state, or an office of one, without a name."""
    return actor.kind in ("side", "office") and actor.name is None and actor.side is not None


def _richer(one: Actor, other: Actor) -> Actor:
    """The actor with more of name, office and side."""
    base = one if one.name or not other.name else other
    if base.side is None and base.name is not None and (given := one.side or other.side) is not None and given.certainty == "stated":
        base = base._replace(side=given._replace(certainty="implied", also=(base.name,)))
    return base._replace(
        name=base.name or other.name, office=base.office or one.office or other.office, side=base.side or one.side or other.side,
        fuller=base.fuller or one.fuller or other.fuller, organisation=base.organisation or one.organisation or other.organisation,
    )  # fmt: skip
