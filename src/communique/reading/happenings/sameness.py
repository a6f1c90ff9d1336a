"""Whether a report tells of an event that was told before."""

from __future__ import annotations

from communique.dates.hit import DateHit
from communique.dates.resolve import resolve
from communique.reading.happenings.likeness import parties_agree, vague
from communique.reading.happenings.reports import Report
from communique.reading.happenings.told import Told
from communique.reading.sentences.places import Where

_FAMILIES = {"talks": "meeting", "meeting": "meeting"}
_CONTACTS = ("meeting", "talks", "call")


def same_event(event: Told, told: Told, report: Report) -> bool:
    """Whether a report tells of an event told before: of a kind, at the same time, with the same parties."""
    if report.kind == "gathering" or (event.type == "conference" and not event.parts):
        return event.type == told.type and event.when == told.when and event.where == told.where
    if not _of_a_kind(event, told, report) or _at_another_time(event, told, report):
        return False
    if report.named and not event.named and event.voice != "title":
        return False
    if report.joins:
        return True
    if told.type == "accreditation" and _one_of(event, told):
        return False
    return not _bound_elsewhere(event.destination, told.destination) and _same_parties(event, told, report)


def _at_another_time(event: Told, told: Told, report: Report) -> bool:
    """Whether their days or their status differ, or the report tells of what was before."""
    if _dates_differ(event.when, told.when) or (report.before and (event.when is None or told.when is None)):
        return True
    return event.status != told.status and not title_without_tense(event, told)


def _same_parties(event: Told, told: Told, report: Report) -> bool:
    """Whether the parties of both may be the same; a report or an event without any is told by its place or its article."""
    if not told.parts:
        return report.definite or (event.destination is not None and told.destination is not None)
    if not event.parts:
        return event.voice == "title" or told.destination is not None
    loose = event.voice == "title" or report.definite
    return parties_agree(event.parts, told.parts, loose) and (loose or report.weak or event.type == told.type)


def _one_of(event: Told, told: Told) -> bool:
    """Whether one who presented credentials is only one of several who did."""
    guests = [p for p in told.parts if p.role == "guest" and p.actor.name]
    return event.voice != "title" and len(guests) == 1 and any(vague(p.actor) for p in event.parts)


def _bound_elsewhere(one: Where | None, other: Where | None) -> bool:
    """Whether two journeys lead to different places."""
    return one is not None and other is not None and one.span != other.span and not _same_place(one, other)


def _of_a_kind(event: Told, told: Told, report: Report) -> bool:
    """Whether both are of one family; "the meeting" may also be a conference just told, "spoke with" tells of any meeting or call of the two."""
    if report.weak and event.type in _CONTACTS and len(told.parts) > 1:
        return True
    ours, theirs = _FAMILIES.get(event.type, event.type), _FAMILIES.get(told.type, told.type)
    return ours == theirs or (report.definite and not told.parts and {ours, theirs} == {"meeting", "conference"})


def title_without_tense(event: Told, told: Told) -> bool:
    """A noun in a title ("Visit of A to B") has no tense: the text says whether it happened or lies ahead."""
    return (
        event.voice == "title"
        and told.voice == "lead"
        and told.carried
        and not event.past
        and "possible" not in (event.status, told.status)
    )


def _same_place(one: Where, other: Where) -> bool:
    if is_area(one) and one.span.start < other.span.start:
        return True
    return (one.country == other.country and (one.country is not None or one.span == other.span)) or one.entry == other.entry


def _dates_differ(one: DateHit | None, other: DateHit | None) -> bool:
    if one is None or other is None or one.value is None or other.value is None:
        return False
    a, b = resolve(one, None), resolve(other, None)
    if a is None or b is None:
        return False
    return a[0][-5:] != b[0][-5:] and not (a[0] in b[0] or b[0] in a[0])


def is_area(where: Where | None) -> bool:
    """Whether a destination is a part of the world, of which the text may name the states."""
    return where is not None and where.entry.startswith("events:area")
