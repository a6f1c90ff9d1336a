"""Who is who over all documents, and who held which office."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from communique.archive import items
from communique.archive.judging import verdicts
from communique.archive.link_bearers import offer_forms, offer_names
from communique.archive.shelf import Matter, Shelf
from communique.archive.threads import Threads
from communique.linking.holdings import holdings
from communique.linking.items import Sighting
from communique.linking.people import People, side_of, within_document


def link_people(connection: sqlite3.Connection, people: People, documents: Sequence[int]) -> None:
    """Gives every whole name in these documents its person, and every surname the one whole name of its document that it can stand for."""
    forms: set[int] = set()
    for shown in items.sightings(connection, documents).values():
        forms |= _give_forms(connection, people, shown)
    if forms:
        group_forms(connection, people, forms)


def group_forms(connection: sqlite3.Connection, people: People, forms: Iterable[int]) -> None:
    """Compares new forms (or such as people judged) with all others, and makes each group one person."""
    shelf: Shelf[Sighting] = Shelf(connection, items.forms, forms, Matter("person", items.form_of), verdicts(connection))
    threads = Threads(connection, people.name)
    shelf.follow(people, threads)
    for group in shelf.groups(people, threads, shelf.new):
        _one_person(connection, people, group)


def _give_forms(connection: sqlite3.Connection, people: People, shown: dict[int, Sighting]) -> set[int]:
    """Gives the sightings of one document their forms; returns the forms that are new."""
    new: set[int] = set()
    given: dict[int, int] = {}
    by_id = {sighting.id: row for row, sighting in shown.items()}
    for row, sighting in shown.items():
        gist = people.gist(sighting)
        if gist is not None:
            given[row], fresh = _form(connection, people, sighting, gist)
            new |= {given[row]} if fresh else set()
    for short, whole in within_document(people, list(shown.values())):
        if (form := given.get(by_id[whole.id])) is not None:
            given[by_id[short.id]] = form
    offer_names(connection, people, {row: sighting for row, sighting in shown.items() if row not in given})
    connection.executemany(
        "UPDATE sighting SET form_id = ?, person_id = (SELECT person_id FROM person_form WHERE id = ?) WHERE id = ?",
        [(form, form, row) for row, form in given.items()],
    )
    seats = {seat for row in given if (seat := _seat(people, shown[row]))}
    connection.executemany("INSERT OR IGNORE INTO unsettled VALUES ('holding', ?)", [(seat,) for seat in seats])
    return new


def _form(connection: sqlite3.Connection, people: People, sighting: Sighting, gist: str) -> tuple[int, bool]:
    """The form of a sighting, and whether it is new; a new form has a person of its own until it is linked."""
    known = connection.execute("SELECT id FROM person_form WHERE gist = ?", (gist,)).fetchone()
    if known is not None:
        return int(known["id"]), False
    name = sighting.name or ""
    person = connection.execute("INSERT INTO person VALUES (NULL, ?, ?)", (name, people.folded(sighting).key)).lastrowid
    year = (sighting.when or "")[:4]
    row = connection.execute(
        "INSERT INTO person_form VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)",
        (gist, name, sighting.office, sighting.organisation, sighting.country, year if year.isdigit() else None, person),
    )
    form = int(row.lastrowid or 0)
    connection.executemany("INSERT INTO person_word VALUES (?, ?)", [(word, form) for word in sorted(set(gist.partition("|")[0].split()))])
    return form, True


def _one_person(connection: sqlite3.Connection, people: People, forms: Sequence[int]) -> None:
    """Makes a group of forms one person: the least of their persons that no form outside the group has."""
    marks = ", ".join("?" * len(forms))
    had = [
        r["person_id"] for r in connection.execute(f"SELECT DISTINCT person_id FROM person_form WHERE id IN ({marks}) ORDER BY 1", forms)
    ]
    outside = f"SELECT 1 FROM person_form WHERE person_id = ? AND id NOT IN ({marks})"
    free = [person for person in had if connection.execute(outside, (person, *forms)).fetchone() is None]
    person = free[0] if free else connection.execute("INSERT INTO person VALUES (NULL, '', '')").lastrowid
    offer_forms(connection, people, forms)
    if had != [person]:
        connection.executemany("UPDATE sighting SET person_id = NULL WHERE person_id = ? AND form_id IS NULL", [(old,) for old in had])
        connection.execute(f"UPDATE person_form SET person_id = ? WHERE id IN ({marks})", (person, *forms))
        connection.execute(f"UPDATE sighting SET person_id = ? WHERE form_id IN ({marks})", (person, *forms))
        seats = {seat for form in items.forms(connection, forms).values() if (seat := _seat(people, form))}
        connection.executemany("INSERT OR IGNORE INTO unsettled VALUES ('holding', ?)", [(seat,) for seat in seats])
        connection.executemany("DELETE FROM holding WHERE person_id = ?", [(other,) for other in free[1:]])
        connection.executemany("DELETE FROM person WHERE id = ?", [(other,) for other in free[1:]])
    name = _name_of(connection, forms)
    key = people.names.fold(name).key
    connection.execute(
        "UPDATE person SET name = ?, name_key = ? WHERE id = ? AND (name, name_key) <> (?, ?)", (name, key, person, name, key)
    )


def _name_of(connection: sqlite3.Connection, forms: Sequence[int]) -> str:
    """The spelling that most forms have; of several the longest, then the first."""
    marks = ", ".join("?" * len(forms))
    names = Counter(str(row["name"]) for row in connection.execute(f"SELECT name FROM person_form WHERE id IN ({marks})", forms))
    return max(names, key=lambda name: (names[name], len(name), name))


def _seat(people: People, sighting: Sighting) -> str | None:
    if not sighting.office or not side_of(sighting):
        return None
    return f"{people.office(sighting)}|{sighting.country or ''}|{sighting.organisation or ''}"


def settle_holdings(connection: sqlite3.Connection, people: People) -> None:
    """Learns the holdings of every office anew of which new sightings came in."""
    waiting = [row["key"] for row in connection.execute("SELECT key FROM unsettled WHERE what = 'holding' ORDER BY key")]
    for key in waiting:
        office, country, organisation = key.split("|", 2)
        connection.execute(
            "DELETE FROM holding WHERE office = ? AND country IS ? AND organisation IS ?", (office, country or None, organisation or None)
        )
        _learn(connection, people, items.seen_in_office(connection, people, office, country or None, organisation or None))
    connection.execute("DELETE FROM unsettled WHERE what = 'holding'")


def _learn(connection: sqlite3.Connection, people: People, seen: Iterable[tuple[Sighting, int]]) -> None:
    found = list(seen)
    person_of = {sighting.id: str(person) for sighting, person in found}
    counted = Counter(person for _, person in found)
    ids = {sighting.document: document for sighting, document in items.rows_of(connection, [sighting for sighting, _ in found])}
    for holding in holdings(people, [sighting for sighting, _ in found], person_of):
        person = int(holding.person)
        connection.execute(
            "INSERT INTO holding VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                person, holding.office, holding.country, holding.organisation, holding.first_seen, holding.last_seen,
                ids.get(holding.documents[0]), ids.get(holding.documents[-1]), counted[person],
            ),
        )  # fmt: skip
