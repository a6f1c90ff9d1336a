"""Credentials presented in a row: one accreditation for each envoy told of alone, all of those told of together in one."""

from __future__ import annotations

from communique.reading.happenings.reports import Part
from communique.reading.happenings.told import Told

ACCREDITATION = "accreditation"
_HOST, _GUEST = "host", "guest"


def apart_from(event: Told, told: Told) -> bool:
    """Whether one envoy's credentials are told apart from the event of several ("Five envoys …"), or of nobody who is named."""
    ours, theirs = _known(event), _known(told)
    if len(theirs) != 1 or ours or event.evidence[-1] == told.evidence[0]:
        return False
    return event.voice != "title" or len(event.evidence) > 1 or any(p.actor.plural for p in event.parts)


def of_the_same(event: Told, told: Told) -> bool:
    """Whether one of the two tells of envoys who are nobody or not named, and the host is not another."""
    hosts = {p.actor.called for e in (event, told) for p in _hosts(e)}
    return len(hosts) < len((event, told)) and not (_known(event) and _known(told))


def as_guests(event: Told, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Those whom a second sentence names, in the role that they have where credentials are presented."""
    return tuple(p._replace(role=_GUEST) for p in parts) if event.type == ACCREDITATION else parts


def _hosts(told: Told) -> tuple[Part, ...]:
    return tuple(p for p in told.parts if p.role == _HOST)


def _known(told: Told) -> list[Part]:
    """The guests of whom a name or a state tells who they are."""
    return [p for p in told.parts if p.role != _HOST and (p.actor.name is not None or (p.actor.side is not None and not p.actor.plural))]
