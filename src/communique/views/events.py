"""An event as a document tells it, and the accounts of one event side by side."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import msgspec

from communique.archive.rows import opened
from communique.archive.sqlite import Row, SqliteArchive
from communique.views.judged import judged

_EVENTS = """
SELECT e.*, d.digest, coalesce(e.happening_id, e.id) AS happening, d.title, d.published, d.witness_id, d.copies_id, d.completed_by,
  p.name AS publisher, p.country AS publisher_country
FROM event e JOIN document d ON d.id = e.document_id LEFT JOIN publisher p ON p.id = d.publisher_id
WHERE e.id IN (SELECT value FROM json_each(?))
"""
_PARTIES = """
SELECT q.event_id, s.name, s.office, s.organisation, coalesce(q.country, s.country) AS country, q.role, s.person_id
FROM participant q JOIN sighting s ON s.id = q.sighting_id
WHERE q.event_id IN (SELECT value FROM json_each(?)) ORDER BY q.event_id, q.position
"""
_DIFFERING = ("when", "place", "initiative", "type", "status")


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A side or a person of an event, in the words of the account; `person` is the person's number in this archive."""

    name: str | None
    office: str | None
    organisation: str | None
    country: str | None
    role: str
    person: int | None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An event as one document tells it; `happening` is the number that all accounts of the event share, `capture` the capture that `start` and
    `end` count in; `judged` names the fields that a person's judgement overrules."""

    id: int
    happening: int
    type: str
    status: str
    when: str | None
    first_day: str | None
    last_day: str | None
    place: str | None
    initiative: str | None
    sidelines_of: str | None
    format: str | None
    prominence: str
    parties: tuple[Party, ...]
    quote: str
    start: int
    end: int
    capture: int
    document: int
    digest: str
    title: str | None
    published: str | None
    publisher: str | None
    publisher_country: str | None
    judged: tuple[str, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event and all accounts of it.

    Its facts are those of the fullest account (which report it as their news come first); `differing` names what other accounts say differently.
    """

    id: int
    type: str
    status: str
    when: str | None
    first_day: str | None
    last_day: str | None
    place: str | None
    initiative: str | None
    sidelines_of: str | None
    format: str | None
    parties: tuple[Party, ...]
    differing: tuple[str, ...]
    accounts: tuple[Told, ...]


def told(archive: SqliteArchive, ids: Iterable[int]) -> list[Told]:
    """The accounts of these numbers, in this order."""
    wanted = list(ids)
    marks = json.dumps(wanted)
    parties: dict[int, list[Party]] = {}
    for row in archive.rows(_PARTIES, (marks,)):
        parties.setdefault(row["event_id"], []).append(_party(row))
    rows = archive.rows(_EVENTS, (marks,))
    found = {row["id"]: _told(row, parties.get(row["id"], [])) for row in rows}
    names = {row["id"]: (row["digest"], row["position"]) for row in rows}
    accounts = judged(archive, [found[number] for number in wanted if number in found], lambda account: _names(*names[account.id]))
    return [_dated(account) if "when" in account.judged else account for account in accounts]


def gathered(accounts: Sequence[Told]) -> list[Event]:
    """The accounts as events: those of one event together, in the order in which each event is met first."""
    groups: dict[int, list[Told]] = {}
    for account in accounts:
        groups.setdefault(account.happening, []).append(account)
    return [_event(group) for group in groups.values()]


def _names(digest: str, position: int) -> list[tuple[str, str]]:
    """An event is judged by its own id, or as a field of its document."""
    return [(f"{digest}#e{position}", ""), (digest, f"events/{position}/")]


def _dated(account: Told) -> Told:
    """An account with the days of its (judged) date."""
    days = opened(account.when)
    return msgspec.structs.replace(account, first_day=days.start, last_day=days.end)


def _party(row: Row) -> Party:
    return Party(
        name=row["name"],
        office=row["office"],
        organisation=row["organisation"],
        country=row["country"],
        role=row["role"],
        person=row["person_id"],
    )


def _told(row: Row, parties: list[Party]) -> Told:
    return Told(
        id=row["id"], happening=row["happening"], type=row["type"], status=row["status"], when=row["held"], first_day=row["date_start"],
        last_day=row["date_end"], place=row["place"], initiative=row["initiative"], sidelines_of=row["sidelines_of"], format=row["format"],
        prominence=row["prominence"], parties=tuple(parties), quote=row["quote"], start=row["start"], end=row["end"], capture=row["witness_id"],
        document=row["document_id"], digest=row["digest"], title=row["title"], published=row["published"], publisher=row["publisher"],
        publisher_country=row["publisher_country"],
    )  # fmt: skip


def _event(accounts: list[Told]) -> Event:
    best = min(accounts, key=_worth)
    return Event(
        id=best.happening, type=best.type, status=best.status, when=best.when, first_day=best.first_day, last_day=best.last_day, place=best.place,
        initiative=best.initiative, sidelines_of=best.sidelines_of, format=best.format, parties=best.parties,
        differing=tuple(name for name in _DIFFERING if len({getattr(a, name) for a in accounts} - {None}) > 1), accounts=tuple(accounts),
    )  # fmt: skip


def _worth(account: Told) -> tuple[bool, bool, int, int, str, int]:
    """Accounts that report the event as their news, with a date, with more participants, with more facts, earlier published come first."""
    facts = sum(getattr(account, name) is not None for name in ("place", "initiative", "sidelines_of", "format"))
    return account.prominence != "primary", account.first_day is None, -len(account.parties), -facts, account.published or "9", account.id
