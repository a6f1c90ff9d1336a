"""The accounts of one event beside each other: field by field, participant by participant, topic by topic, who says what, and who is silent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.linking.disagreements import disagreements
from communique.linking.items import Account
from communique.linking.items import Party as Linked
from communique.views.events import Event, Party, Told

State = Literal["same", "differ", "alone", "less", "silent"]
Sort = Literal["fact", "person", "side", "country", "organisation", "place", "instrument"]
_TOPICS = 40
ACCOUNTS = 24
"""So many accounts stand beside each other at most."""


class Cell(msgspec.Struct, frozen=True):
    """What an account says of a field, and how that stands beside the others: the `same`, something that does not fit (`differ`), what no other says
    (`alone`), `less` exact, or nothing (`silent`).  Of a topic it says how often the document names it."""

    said: str
    state: State


class Row(msgspec.Struct, frozen=True):
    """A fact, a participant or a topic (`sort` tells what `name` is), and what each account says of it, in the order of the accounts."""

    sort: Sort
    name: str
    cells: tuple[Cell, ...]


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """The accounts side by side.  `accounts` are those of different texts: a copy says what its original says, and is counted in `copies`; `left_out`
    are further texts for which there is no room.

    `topics` are organisations, instruments, countries and places that the documents name, those first that not all of them name.
    """

    accounts: tuple[Told, ...]
    copies: tuple[int, ...]
    left_out: int
    facts: tuple[Row, ...]
    participants: tuple[Row, ...]
    topics: tuple[Row, ...]


def beside(archive: SqliteArchive, event: Event) -> Beside:
    """The accounts of an event side by side; a single one has nothing beside it."""
    originals = _originals(archive, event.accounts)
    shown = originals[:ACCOUNTS]
    accounts = tuple(account for account, _ in shown)
    several = len(accounts) > 1
    return Beside(
        accounts=accounts,
        copies=tuple(copies for _, copies in shown),
        left_out=len(originals) - len(shown),
        facts=tuple(_facts(accounts)) if several else (),
        participants=tuple(_participants(accounts)) if several else (),
        topics=tuple(_topics(archive, accounts)) if several else (),
    )


def _originals(archive: SqliteArchive, accounts: Sequence[Told]) -> list[tuple[Told, int]]:
    """One account of each text, and how many copies of it tell the event too."""
    rows = archive.rows(
        "SELECT id, coalesce(copies_id, id) AS text FROM document WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([account.document for account in accounts]),),
    )
    text = {row["id"]: row["text"] for row in rows}
    groups: dict[tuple[int, int], list[Told]] = {}
    nth: dict[int, int] = {}
    for account in accounts:  # a text may tell an event twice: its first telling goes with the first of its copies
        nth[account.document] = nth.get(account.document, 0) + 1
        groups.setdefault((text[account.document], nth[account.document]), []).append(account)
    return [(min(group, key=lambda one: (one.document != key[0], one.id)), len(group) - 1) for key, group in groups.items()]


def _facts(accounts: Sequence[Told]) -> Iterable[Row]:
    odd = {found.field: dict(found.said) for found in disagreements(map(account_of, accounts))}
    fields: tuple[tuple[str, str, Callable[[Told], str | None]], ...] = (
        ("when", "when", lambda one: one.when),
        ("where", "where", lambda one: one.place),
        ("initiative", "initiative", lambda one: one.initiative),
        ("participants", "participants", lambda one: odd.get("participants", {}).get(str(one.document))),
        ("occasion", "", lambda one: one.sidelines_of),
        ("form", "", lambda one: one.format),
        ("type", "", lambda one: one.type),
        ("status", "", lambda one: one.status),
    )
    for name, field, say in fields:
        values = [say(account) for account in accounts]
        known = {value for value in values if value}
        if known and (name not in ("type", "status") or len(known) > 1):  # what all tell as the same kind of thing needs no row
            differ = field in odd or (name == "type" and len(known) > 1) or (name == "status" and "cancelled" in known)
            yield Row("fact", name, tuple(Cell(value or "", _state(value, values, differ)) for value in values))


def _state(value: str | None, values: Sequence[str | None], differ: bool) -> State:
    if not value:
        return "silent"
    if differ:
        return "differ"
    sayers = [one for one in values if one]
    if len(sayers) == 1:
        return "alone"
    return "same" if all(len(one) <= len(value) for one in sayers) else "less"


def _participants(accounts: Sequence[Told]) -> Iterable[Row]:
    """A row for each named person, and for each side of which nobody is named; an account that knows only the side or the office says less."""
    named = {key: party for account in reversed(accounts) for party in account.parties if (key := _who(party))}
    sides = {party.country for party in named.values() if party.country}
    bare = dict.fromkeys(p.country for account in accounts for p in account.parties if not _who(p) and p.country and p.country not in sides)
    for key, party in sorted(named.items(), key=lambda item: item[1].country or "~"):
        yield Row("person", party.name or "", _told_cells([_told_of(account, key, party) for account in accounts]))
    for side in bare:
        yield Row("side", side, _told_cells([_bare_of(account, side) for account in accounts]))


def _told_cells(said: Sequence[tuple[str, bool] | None]) -> tuple[Cell, ...]:
    """Cells of a participant: what each account says, and whether it says all."""
    sayers = sum(one is not None for one in said)
    return tuple(
        Cell("", "silent") if one is None else Cell(one[0], "less" if not one[1] else "alone" if sayers == 1 else "same") for one in said
    )


def _who(party: Party) -> str:
    return f"#{party.person}" if party.person else (party.name or "").casefold()


def _bare_of(account: Told, side: str) -> tuple[str, bool] | None:
    return next(((_bare(party), True) for party in account.parties if party.country == side), None)


def _bare(party: Party) -> str:
    return party.office or party.organisation or party.country or ""


def _told_of(account: Told, key: str, party: Party) -> tuple[str, bool] | None:
    """How an account tells of a person: by name, or only by office or side."""
    for one in account.parties:
        if _who(one) == key:
            return ", ".join(part for part in (one.name, one.office) if part), True
    less = next((one for one in account.parties if not _who(one) and one.country and one.country == party.country), None)
    return (_bare(less), False) if less is not None else None


def _topics(archive: SqliteArchive, accounts: Sequence[Told]) -> Iterable[Row]:
    """What the documents name besides those who took part, those topics first that only some of them name."""
    documents = list(dict.fromkeys(account.document for account in accounts))
    if len(documents) < 2:
        return
    marks = json.dumps(documents)
    rows = archive.rows(_NAMED, (marks, marks))
    own = {party.country for account in accounts for party in account.parties} | {account.place for account in accounts}
    counts: dict[tuple[Sort, str], dict[int, int]] = {}
    for row in rows:
        if row["value"] not in own:
            counts.setdefault((row["sort"], row["value"]), {})[row["document_id"]] = row["times"]
    few = sorted(counts, key=lambda topic: (len(counts[topic]) == len(documents), -len(counts[topic]), -sum(counts[topic].values()), topic))
    for topic in few[:_TOPICS]:
        times = [counts[topic].get(account.document, 0) for account in accounts]
        alone = len(counts[topic]) == 1
        yield Row(*topic, tuple(Cell(str(one), "alone" if alone else "same") if one else Cell("", "silent") for one in times))


_NAMED = """
SELECT document_id, type AS sort, value, count(*) AS times FROM mention
WHERE document_id IN (SELECT value FROM json_each(?)) AND value IS NOT NULL AND type IN ('organisation', 'country', 'place') GROUP BY 1, 2, 3
UNION ALL SELECT document_id, 'instrument', value, count(*) FROM instrument WHERE document_id IN (SELECT value FROM json_each(?)) GROUP BY 1, 3
"""


def account_of(told: Told) -> Account:
    """An account as the rules of linking compare it."""
    parties = tuple(Linked(name=p.name, office=p.office, organisation=p.organisation, country=p.country, role=p.role) for p in told.parties)
    return Account(
        document=str(told.document), number=told.id, type=told.type, status=told.status, when=told.when, where=told.place, parties=parties,
        initiative=told.initiative, format=told.format, told=told.quote, published=told.published,
    )  # fmt: skip
