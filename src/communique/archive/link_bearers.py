"""Names that lack a side or a given name, given to the one person whom they can be.

It is done when all has been added: what a name may be depends on all persons that are known, not on those who came first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from communique.archive import items
from communique.archive.threads import Threads
from communique.linking.figures import Figure, attach, bearer_keys, figure, figure_keys
from communique.linking.items import Sighting
from communique.linking.people import People
from communique.linking.rule import Link

BEARERS = "bearers"
"""The rule by whose keys such names are found, and its links, from a sighting to a form."""
_FORMS = "bearer_forms"


def offer_forms(connection: sqlite3.Connection, people: People, forms: Sequence[int]) -> None:
    """Names that may be new or changed persons wait to be looked at again."""
    threads = Threads(connection, _FORMS)
    for row, form in items.forms(connection, forms).items():
        keys = figure_keys(people, form)
        threads.keep_keys(row, keys)
        _wait(connection, keys)


def offer_names(connection: sqlite3.Connection, people: People, shown: dict[int, Sighting]) -> None:
    """These sightings, which their own document does not tell, wait to be looked at."""
    threads = Threads(connection, BEARERS)
    for row, sighting in shown.items():
        keys = bearer_keys(people, sighting)
        threads.keep_keys(row, keys)
        _wait(connection, keys)


def _wait(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    connection.executemany("INSERT OR IGNORE INTO unsettled VALUES ('bearer', ?)", [(key,) for key in keys])


def settle_bearers(connection: sqlite3.Connection, people: People) -> None:
    """Gives each name that waits to the one person whom it can be, or to nobody."""
    keys = [row["key"] for row in connection.execute("SELECT key FROM unsettled WHERE what = 'bearer' ORDER BY key")]
    for key in keys:
        names = _sharing(connection, BEARERS, key)
        figures = _figures(connection, people, _sharing(connection, _FORMS, key)) if names else []
        for row, sighting in items.sightings_of(connection, names).items():
            _give(connection, row, attach(people, sighting, figures))
    connection.execute("DELETE FROM unsettled WHERE what = 'bearer'")


def _sharing(connection: sqlite3.Connection, rule: str, key: str) -> list[int]:
    return [row["item"] for row in connection.execute("SELECT item FROM link_key WHERE rule = ? AND key = ? ORDER BY item", (rule, key))]


def _figures(connection: sqlite3.Connection, people: People, forms: Sequence[int]) -> list[Figure]:
    """The persons of these forms, each by all forms that it has."""
    persons = {
        row["person_id"] for row in items.selected(connection, "SELECT DISTINCT person_id FROM person_form WHERE id IN (MARKS)", forms)
    }
    found: dict[int, list[int]] = {}
    for row in items.selected(connection, "SELECT id, person_id FROM person_form WHERE person_id IN (MARKS)", sorted(persons)):
        found.setdefault(row["person_id"], []).append(row["id"])
    return [figure(people, str(person), items.forms(connection, own).values()) for person, own in found.items()]


def _give(connection: sqlite3.Connection, row: int, found: tuple[Figure, Link] | None) -> None:
    threads, person = Threads(connection, BEARERS), int(found[0].id) if found else None
    threads.forget_links(row)
    if found and person is not None:
        threads.keep({(row, person): found[1]})
    connection.execute("UPDATE sighting SET person_id = ? WHERE id = ?", (person, row))
