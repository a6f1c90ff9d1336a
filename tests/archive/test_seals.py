"""Seals are made of all that a transaction touches, however it comes to be touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.archive.checks import verify
from communique.archive.seals import broken_seals
from communique.archive.sqlite import SqliteArchive
from communique.archive.store import forget_facts

TOUCHING = (
    "UPDATE event SET followed_by = {last} WHERE id < {last}",
    "DELETE FROM event WHERE id = {last}",
    "INSERT OR REPLACE INTO side VALUES ('XA', 'Norland')",
    "INSERT OR IGNORE INTO loss VALUES (NULL, 'a', 0, 1, 'damaged', 'x'), (NULL, 'a', 0, 1, 'damaged', 'y')",
    "UPDATE document SET copies_id = 1",
    "UPDATE sighting SET person_id = NULL",
    "DELETE FROM person_form WHERE id NOT IN (SELECT form_id FROM sighting WHERE form_id IS NOT NULL)",
    "DELETE FROM holding",
    "DELETE FROM judgement",
)


@pytest.mark.parametrize("change", TOUCHING)
def test_what_the_archive_changes_itself_is_sealed_anew(copied: Callable[[], Path], change: str) -> None:
    with SqliteArchive(copied(), write=True) as archive:
        last = archive.one("SELECT max(id) AS id FROM event")
        assert last is not None
        with archive.writing() as connection:
            connection.execute(TOUCHING[0].format(last=last["id"]))
            connection.execute(change.format(last=last["id"]))
        assert list(broken_seals(archive.connection)) == []


def test_facts_to_which_many_plans_lead_are_taken_out(copied: Callable[[], Path]) -> None:
    with SqliteArchive(copied(), write=True) as archive:
        event = archive.one("SELECT max(id) AS id, document_id FROM event")
        assert event is not None
        with archive.writing() as connection:
            connection.execute("UPDATE event SET followed_by = ? WHERE document_id <> ?", tuple(event))
            forget_facts(connection, event["document_id"])
        assert list(broken_seals(archive.connection)) == []
        assert archive.one("SELECT 1 FROM event WHERE followed_by IS NOT NULL") is None


def test_a_transaction_that_fails_leaves_the_seals_as_they_were(copied: Callable[[], Path]) -> None:
    with SqliteArchive(copied(), write=True) as archive:
        with pytest.raises(ZeroDivisionError), archive.writing() as connection:
            connection.execute("UPDATE person SET name = 'nobody'")
            raise ZeroDivisionError
        with archive.writing() as connection:
            connection.execute("UPDATE person SET name = name")
        assert list(verify(archive)) == []
