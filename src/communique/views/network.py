"""Who met whom: persons (or sides), and how often any two of them took part in the same event, each event once however many accounts there are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.views.kept import kept
from communique.views.sides import name_of

Of = Literal["persons", "countries"]


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A person (`id` is its number) or a side (`id` is its code); `events` sums its ties."""

    id: str
    name: str
    country: str | None
    events: int


class Tie(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two of them: in how many events both took part, and the days of the first and the last of these.  (There are many: nothing in them needs collecting.)"""

    one: str
    other: str
    events: int
    first: str | None
    last: str | None


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """The strongest ties and those whom they join; `all_ties` is how many ties there are, shown or not."""

    of: Of
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    all_ties: int


_COUNTED = (
    "count(DISTINCT coalesce(e.happening_id, e.id)) AS events, min(e.date_start) AS first, max(coalesce(e.date_end, e.date_start)) AS last"
)
_PERSONS = f"""
SELECT min(a.person_id, b.person_id) AS one, max(a.person_id, b.person_id) AS other, {_COUNTED}
FROM {{start}} JOIN event e ON e.id = p.event_id
JOIN participant q ON q.event_id = p.event_id AND q.position <> p.position JOIN sighting b ON b.id = q.sighting_id
WHERE e.status = 'happened' AND b.person_id IS NOT NULL AND a.person_id <> b.person_id AND {{test}}
  AND coalesce(p.country, a.country, 1) <> coalesce(q.country, b.country, 2)
  AND (?1 IS NULL OR (e.date_end >= ?1 AND e.date_start <= ?2)) GROUP BY 1, 2
"""
_COUNTRIES = f"""
SELECT p.country AS one, q.country AS other, {_COUNTED}
FROM participant p JOIN event e ON e.id = p.event_id JOIN participant q ON q.event_id = p.event_id
WHERE e.status = 'happened' AND p.country < q.country AND (?1 IS NULL OR (e.date_end >= ?1 AND e.date_start <= ?2)) GROUP BY 1, 2
"""
PERSONS_WITH_TIES = """
SELECT DISTINCT a.person_id FROM sighting a JOIN participant p ON p.sighting_id = a.id JOIN event e ON e.id = p.event_id
JOIN participant q ON q.event_id = p.event_id AND q.position <> p.position JOIN sighting b ON b.id = q.sighting_id
WHERE e.status = 'happened' AND b.person_id IS NOT NULL AND a.person_id <> b.person_id
  AND coalesce(p.country, a.country, 1) <> coalesce(q.country, b.country, 2) ORDER BY 1
"""
"""The numbers of all persons around whom there is a network."""
_ALL = "sighting a JOIN participant p ON p.sighting_id = a.id"
_NAMES = """
SELECT n.id, n.name, (SELECT f.country FROM person_form f WHERE f.person_id = n.id AND f.country IS NOT NULL ORDER BY f.year DESC LIMIT 1) AS country
FROM person n WHERE n.id IN (SELECT value FROM json_each(?))
"""


def ties_of_all(archive: SqliteArchive, of: Of, year: str | None = None) -> tuple[Tie, ...]:
    """All ties of an archive, the strongest first.  Two persons of one side are not told to have met: they went together."""
    question = _COUNTRIES if of == "countries" else _PERSONS.format(start=_ALL, test="a.person_id < b.person_id")
    return _ties(archive.rows(question, _days(year)))


def ties_of_person(archive: SqliteArchive, person: int, year: str | None = None) -> tuple[Tie, ...]:
    """The ties of a person, and those of whom it met with each other, its own and the strongest first."""
    test = "a.person_id IN (SELECT value FROM json_each(?3))"
    own = _ties(archive.rows(_PERSONS.format(start=_ALL, test=test), (*_days(year), json.dumps([person]))))
    others = sorted({int(end) for tie in own for end in (tie.one, tie.other)} - {person})
    among = test + " AND b.person_id IN (SELECT value FROM json_each(?3)) AND a.person_id < b.person_id"
    return (*own, *_ties(archive.rows(_PERSONS.format(start=_ALL, test=among), (*_days(year), json.dumps(others)))))


def ties_around(archive: SqliteArchive, person: int) -> tuple[Tie, ...]:
    """As `ties_of_person`, from the ties of all persons, which are kept."""
    around = kept(archive, "ties by person", _by_end)
    number = str(person)
    own = around.get(number, ())
    others = {end for tie in own for end in (tie.one, tie.other)} - {number}
    among = [tie for end in others for tie in around[end] if tie.one == end and tie.other in others]
    return (*own, *_sorted(among))


def all_ties(archive: SqliteArchive, of: Of, year: str | None = None) -> tuple[Tie, ...]:
    """As `ties_of_all`, kept."""
    return kept(archive, f"ties {of} {year or ''}", lambda own: ties_of_all(own, of, year))


def _by_end(archive: SqliteArchive) -> dict[str, list[Tie]]:
    found: dict[str, list[Tie]] = {}
    for tie in all_ties(archive, "persons"):
        found.setdefault(tie.one, []).append(tie)
        found.setdefault(tie.other, []).append(tie)
    return found


def has_ties(archive: SqliteArchive, person: int) -> bool:
    """Whether a person is shown to have met another."""
    question = _PERSONS.format(start=_ALL, test="a.person_id = ?3") + " LIMIT 1"
    return archive.one(question, (None, None, person)) is not None


def network(archive: SqliteArchive, of: Of, ties: Sequence[Tie], least: int, most: int) -> Network:
    """The network of the strongest ties: none of fewer than `least` events, no more than `most` persons or sides."""
    strong = [tie for tie in ties if tie.events >= least]
    ends: dict[str, None] = {}
    for tie in strong:
        new = dict.fromkeys(end for end in (tie.one, tie.other) if end not in ends)
        if len(ends) + len(new) <= most:
            ends |= new
    shown = tuple(tie for tie in strong if tie.one in ends and tie.other in ends)
    return Network(of=of, nodes=_nodes(archive, of, ends, shown), ties=shown, all_ties=len(strong))


def _days(year: str | None) -> tuple[str | None, str | None]:
    return (f"{year}-01-01", f"{year}-12-31") if year else (None, None)


def _ties(rows: Iterable[Row]) -> tuple[Tie, ...]:
    found = (Tie(one=str(row["one"]), other=str(row["other"]), events=row["events"], first=row["first"], last=row["last"]) for row in rows)
    return _sorted(found)


def _sorted(found: Iterable[Tie]) -> tuple[Tie, ...]:
    return tuple(sorted(found, key=lambda tie: (-tie.events, tie.one, tie.other)))


def _nodes(archive: SqliteArchive, of: Of, ends: Iterable[str], ties: Iterable[Tie]) -> tuple[Node, ...]:
    events: Counter[str] = Counter()
    for tie in ties:
        events[tie.one] += tie.events
        events[tie.other] += tie.events
    if of == "countries":
        return tuple(Node(id=code, name=name_of(archive, code), country=code, events=events[code]) for code in ends)
    rows = {str(row["id"]): row for row in archive.rows(_NAMES, (json.dumps([int(end) for end in ends]),))}
    return tuple(Node(id=end, name=rows[end]["name"], country=rows[end]["country"], events=events[end]) for end in ends if end in rows)
