"""Links what was added to what is there: documents, persons, events, undertakings.  The rules are those of `communique.linking`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cached_property

from communique.archive import items
from communique.archive.judging import add_judgements, verdicts
from communique.archive.link_bearers import settle_bearers
from communique.archive.link_events import link_events, regroup
from communique.archive.link_people import group_forms, link_people, settle_holdings
from communique.archive.shelf import Matter, Shelf
from communique.archive.threads import Threads
from communique.knowledge.book import Knowledge
from communique.linking.copies import Copies
from communique.linking.follow_ups import FollowUps
from communique.linking.happenings import Happenings
from communique.linking.items import Paper
from communique.linking.judgement import Judgement
from communique.linking.people import People
from communique.linking.rule import Rule
from communique.linking.stubs import Stubs, fuller
from communique.linking.versions import Versions


class Linker:
    """The rules, made ready once: names and places of persons and events need the knowledge that the pages were read with."""

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._knowledge = knowledge

    @cached_property
    def _book(self) -> Knowledge:
        return self._knowledge or Knowledge.standard()

    @cached_property
    def _people(self) -> People:
        return People(self._book)

    @cached_property
    def _events(self) -> tuple[Happenings, FollowUps]:
        return Happenings(self._book), FollowUps(self._book)

    def link(self, connection: sqlite3.Connection, documents: Sequence[int], retold: Sequence[int] = ()) -> int:
        """Links new documents, and the facts of those told anew.  Returns how many new ones are versions of pages known before."""
        papers = sorted({*documents, *_moved(connection)})
        versions = len(_link_papers(connection, papers) & set(documents)) if papers else 0
        told = [*documents, *retold]
        if told or connection.execute("SELECT 1 FROM unsettled LIMIT 1").fetchone():
            self._name_sides(connection, told)
            link_people(connection, self._people, told)
            link_events(connection, *self._events, told)
        return versions

    def _name_sides(self, connection: sqlite3.Connection, documents: Sequence[int]) -> None:
        """Keeps the usual names of the sides in these documents: another program that opens the archive has not the knowledge that read it."""
        found = items.selected(
            connection, "SELECT DISTINCT country AS code FROM sighting WHERE document_id IN (MARKS) AND country IS NOT NULL", documents
        )
        names = {row["code"]: self._book.countries.get(row["code"]) for row in found}
        connection.executemany(
            "INSERT OR IGNORE INTO side VALUES (?, ?)", [(code, country.names[0]) for code, country in names.items() if country]
        )

    def settle(self, connection: sqlite3.Connection) -> None:
        """Counts anew what is counted over many documents: who may be meant by a name alone, who held which office."""
        settle_bearers(connection, self._people)
        settle_holdings(connection, self._people)

    def judged(self, connection: sqlite3.Connection, found: Sequence[Judgement]) -> None:
        """Makes the groups anew that judgements are about."""
        add_judgements(connection, found)
        about = {matter: {id for j in found if j.field == matter for id in j.subjects} for matter in ("person", "event", "document")}
        rows = {matter: _rows(connection, matter, ids) for matter, ids in about.items()}
        if rows["person"]:
            group_forms(connection, self._people, rows["person"])
        if rows["event"]:
            regroup(connection, self._events[0], rows["event"])
        if rows["document"]:
            shelf = _paper_shelf(connection, [])
            for rule, column in ((Versions(), "page_id"), (Copies(), "copies_id")):
                _write_groups(shelf, rule, column, rows["document"])


_FIND = {"person": items.form_of, "event": items.event_of, "document": items.document_of}


def _rows(connection: sqlite3.Connection, matter: str, ids: Iterable[str]) -> list[int]:
    return sorted(row for id in ids if (row := _FIND[matter](connection, id)) is not None)


def _paper_shelf(connection: sqlite3.Connection, documents: Sequence[int]) -> Shelf[Paper]:
    return Shelf(connection, items.papers, documents, Matter("document", items.document_of), verdicts(connection))


def _moved(connection: sqlite3.Connection) -> list[int]:
    """The documents that were seen under one more address; they no longer wait."""
    found = [int(row["key"]) for row in connection.execute("SELECT key FROM unsettled WHERE what = 'paper'")]
    connection.execute("DELETE FROM unsettled WHERE what = 'paper'")
    return [key for key in found if connection.execute("SELECT 1 FROM document WHERE id = ?", (key,)).fetchone()]


def _link_papers(connection: sqlite3.Connection, documents: Sequence[int]) -> set[int]:
    """Links these documents; those that are versions of pages with others."""
    shelf = _paper_shelf(connection, documents)
    versions = _join(shelf, Versions(), "page_id")
    _join(shelf, Copies(), "copies_id")
    _complete(shelf, Stubs())
    return versions


def _join(shelf: Shelf[Paper], rule: Rule[Paper], column: str) -> set[int]:
    """Writes the groups of a rule to a column; the linked documents that are in a group with others."""
    threads = Threads(shelf.connection, rule.name)
    linked = shelf.follow(rule, threads)
    if not linked:
        return set()
    joined = {member for group in _write_groups(shelf, rule, column, linked) if len(group) > 1 for member in group}
    return joined & set(linked)


def _write_groups(shelf: Shelf[Paper], rule: Rule[Paper], column: str, seeds: Sequence[int]) -> list[list[int]]:
    groups = shelf.groups(rule, Threads(shelf.connection, rule.name), seeds)
    for group in groups:
        shelf.connection.executemany(f"UPDATE document SET {column} = ? WHERE id = ?", [(group[0], member) for member in group])
    return groups


def _complete(shelf: Shelf[Paper], rule: Stubs) -> None:
    """Leads every stub among the linked to the surest full document."""
    threads = Threads(shelf.connection, rule.name)
    touched = {row for one in shelf.follow(rule, threads) for pair in threads.links_of(one) for row in pair}
    for stub in sorted(row for row in touched if shelf[row].part in ("teaser", "item")):
        full = shelf.best(threads, stub, lambda other, stub=stub: fuller(shelf[stub], other))  # type: ignore[misc]
        shelf.connection.execute("UPDATE document SET completed_by = ? WHERE id = ?", (full, stub))
