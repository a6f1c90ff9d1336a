"""Who and what an archive knows: all persons, countries, organisations, places and instruments, the most frequent first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.views.kept import kept
from communique.views.lit import plain
from communique.views.sides import code_of, name_of

Sort = Literal["persons", "countries", "organisations", "places", "instruments"]

SORTS: tuple[Sort, ...] = ("persons", "countries", "organisations", "places", "instruments")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One of them: its name, its number (persons) or code (countries, and organisations that act as a side), and how often it is there.

    `count` is of documents for persons, organisations and instruments, of events (each once) for countries and places.
    """

    name: str
    count: int
    id: int | None = None
    code: str | None = None

    @property
    def letter(self) -> str:
        """The letter under which it stands, without marks; `#` for what begins with no letter."""
        first = plain(self.name.strip(" \"'“„«’"))[:1].upper()
        return first if first.isalpha() else "#"


def entries(archive: SqliteArchive, sort: Sort) -> tuple[Entry, ...]:
    """All of a sort, the most frequent first.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, SqliteArchive(f"{folder}/record.cq", write=True) as archive:
    ...     entries(archive, "instruments")
    ()
    """
    return kept(archive, sort, _MADE[sort])


def happenings_at(archive: SqliteArchive) -> dict[str, tuple[int, ...]]:
    """The events (by their numbers) of each place, as accounts write it."""
    return kept(archive, "happenings", _happenings)


def sightings_for(archive: SqliteArchive) -> dict[str, tuple[int, ...]]:
    """The persons (sightings) that are shown as an organisation's, by its name; names of one side are one."""
    return kept(archive, "sightings", _sightings)


def _persons(archive: SqliteArchive) -> tuple[Entry, ...]:
    rows = archive.rows(
        "SELECT n.id, n.name, (SELECT f.country FROM person_form f WHERE f.person_id = n.id AND f.country IS NOT NULL ORDER BY f.year DESC LIMIT 1) AS code, "
        "count(DISTINCT s.document_id) AS many FROM person n JOIN sighting s ON s.person_id = n.id GROUP BY n.id"
    )
    return _sorted(Entry(name=row["name"], count=row["many"], id=row["id"], code=row["code"]) for row in rows)


def _countries(archive: SqliteArchive) -> tuple[Entry, ...]:
    rows = archive.rows(
        "SELECT q.country AS code, count(DISTINCT coalesce(e.happening_id, e.id)) AS many FROM participant q JOIN event e ON e.id = q.event_id "
        "WHERE q.country IS NOT NULL GROUP BY 1"
    )
    return _sorted(Entry(name=name_of(archive, row["code"]), count=row["many"], code=row["code"]) for row in rows)


def _organisations(archive: SqliteArchive) -> tuple[Entry, ...]:
    rows = archive.rows(
        "SELECT organisation AS name, document_id FROM sighting WHERE organisation IS NOT NULL "
        "UNION SELECT value, document_id FROM mention WHERE type = 'organisation' AND value IS NOT NULL"
    )
    found: dict[str, set[int]] = defaultdict(set)
    codes: dict[str, str] = {}
    for row in rows:
        name = row["name"]
        if name not in codes:
            codes[name] = code_of(archive, name) or ""
        found[name_of(archive, codes[name]) if codes[name] else name].add(row["document_id"])
    sides = {name_of(archive, code): code for code in codes.values() if code}
    return _sorted(Entry(name=name, count=len(documents), code=sides.get(name)) for name, documents in found.items())


def _places(archive: SqliteArchive) -> tuple[Entry, ...]:
    held: Counter[str] = Counter({place: len(events) for place, events in happenings_at(archive).items()})
    for row in archive.rows("SELECT DISTINCT place FROM document WHERE place IS NOT NULL AND completed_by IS NULL"):
        held[row["place"]] += 0
    return _sorted(Entry(name=place, count=count) for place, count in held.items() if not is_country(archive, place))


def _instruments(archive: SqliteArchive) -> tuple[Entry, ...]:
    rows = archive.rows("SELECT value, count(DISTINCT document_id) AS many FROM instrument GROUP BY value")
    return _sorted(Entry(name=row["value"], count=row["many"]) for row in rows)


def is_country(archive: SqliteArchive, place: str) -> bool:
    """Whether what an account gives as its place is the code of a country."""
    return len(place) == 2 and place.isupper() and name_of(archive, place) != place


def _happenings(archive: SqliteArchive) -> dict[str, tuple[int, ...]]:
    rows = archive.rows("SELECT place, coalesce(happening_id, id) AS number FROM event WHERE place IS NOT NULL ORDER BY date_start, id")
    found: dict[str, dict[int, None]] = defaultdict(dict)
    for row in rows:
        found[row["place"]][row["number"]] = None
    return {place: tuple(numbers) for place, numbers in found.items()}


def _sightings(archive: SqliteArchive) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for row in archive.rows("SELECT id, organisation FROM sighting WHERE organisation IS NOT NULL ORDER BY id"):
        code = code_of(archive, row["organisation"])
        found[name_of(archive, code) if code else row["organisation"]].append(row["id"])
    return {name: tuple(numbers) for name, numbers in found.items()}


def _sorted(found: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(found, key=lambda entry: (-entry.count, plain(entry.name), entry.code or "")))


_MADE: dict[Sort, Callable[[SqliteArchive], tuple[Entry, ...]]] = {
    "persons": _persons,
    "countries": _countries,
    "organisations": _organisations,
    "places": _places,
    "instruments": _instruments,
}
