"""Two sides: when, how, on what level and on whose initiative they were in touch, and when they were not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse
from communique.views.events import Event, Party
from communique.views.levels import Level, level_of
from communique.views.sides import name_of, side
from communique.views.timeline import day_of, with_accounts

_GAPS = 5


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """An event in which both sides took part; `level` is the highest office that both sent, as far as the accounts say (`docs/archive.md`)."""

    event: Event
    level: str | None


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch between two contacts: the days of the two, and how many lie between.  The record shows no contact; that there was none it cannot know."""

    since: str
    until: str
    days: int


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """The contacts of two sides, oldest first, and their sums over what happened; `gaps` are the longest, the longest first."""

    one: str
    other: str
    one_name: str
    other_name: str
    contacts: tuple[Contact, ...]
    types: dict[str, int]
    levels: dict[str, int]
    initiatives: dict[str, int]
    first: str | None
    last: str | None
    gaps: tuple[Gap, ...]


def pair(archive: SqliteArchive, one: str, other: str, since: str | None = None, until: str | None = None) -> Pair:
    """The contacts of two countries or organisations, by code or name.  Raises `WrongUse` for a name that is none."""
    mine, theirs = side(one), side(other)
    if mine == theirs:
        raise WrongUse(f"{one} and {other} are one side: name two")
    question = "SELECT event_id FROM participant WHERE country = ? INTERSECT SELECT event_id FROM participant WHERE country = ?"
    first, last = (day_of(since, last=False) if since else ""), (day_of(until, last=True) if until else "9999")
    rows = archive.rows(
        f"SELECT id FROM event WHERE id IN ({question}) AND coalesce(date_end, ?) >= ? AND coalesce(date_start, ?) <= ? "
        "ORDER BY date_start IS NULL, date_start, id",
        (mine, theirs, "" if since else "9999", first, "9999-99" if until else "", last),
    )
    contacts = [Contact(event=event, level=_level(event, mine, theirs)) for event in with_accounts(archive, [row["id"] for row in rows])]
    happened = [contact for contact in contacts if contact.event.status == "happened"]
    days = sorted((c.event.first_day, c.event.last_day or c.event.first_day) for c in happened if c.event.first_day)
    return Pair(
        one=mine,
        other=theirs,
        one_name=name_of(mine),
        other_name=name_of(theirs),
        contacts=tuple(contacts),
        types=counted(contact.event.type for contact in happened),
        levels=counted(contact.level for contact in happened),
        initiatives=counted(contact.event.initiative for contact in happened),
        first=days[0][0] if days else None,
        last=max((end for _, end in days), default=None),
        gaps=tuple(_gaps(days)),
    )


def counted(values: Iterable[str | None]) -> dict[str, int]:
    """How often each value is there, the most frequent first; what is not known is not counted."""
    counts = Counter(value for value in values if value)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _level(event: Event, one: str, other: str) -> str | None:
    """The lower of the highest levels of both sides; of one, where the accounts do not say that of the other."""
    parties = [party for account in event.accounts for party in account.parties]
    highest = [_highest(parties, code) for code in (one, other)]
    return max((level for level in highest if level is not None), default=(0, None))[1]


def _highest(parties: list[Party], code: str) -> Level | None:
    levels = (level_of(party.office) for party in parties if party.country == code and party.office)
    return min((level for level in levels if level is not None), default=None)


def _gaps(days: list[tuple[str, str]]) -> Iterable[Gap]:
    found = []
    latest = ""
    for (_, end), (start, _) in pairwise(days):
        latest = max(latest, end)
        between = (date.fromisoformat(start) - date.fromisoformat(latest)).days
        if between > 1:
            found.append(Gap(since=latest, until=start, days=between - 1))
    return sorted(found, key=lambda gap: (-gap.days, gap.since))[:_GAPS]
