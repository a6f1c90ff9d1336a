"""The accounts of one event beside each other: what is lit is what does not fit and what only one of them says."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.views.beside import ACCOUNTS, Row, beside
from communique.views.events import Event, Told
from communique.views.promises import agreed_at
from communique.views.timeline import with_accounts


@pytest.fixture(scope="module")
def told(archive: Path) -> Event:
    """An event that several texts tell."""
    with SqliteArchive(archive) as kept:
        rows = kept.rows(
            "SELECT e.happening_id AS id FROM event e JOIN document d ON d.id = e.document_id WHERE e.happening_id IS NOT NULL"
            " GROUP BY 1 ORDER BY count(DISTINCT coalesce(d.copies_id, d.id)) DESC, 1 LIMIT 1"
        )
        event = with_accounts(kept, [rows[0]["id"]])[0]
        assert len(beside(kept, event).accounts) > 1
        return event


def _with(archive: Path, event: Event, *changes: dict[str, str | None]) -> dict[str, Row]:
    """The rows of facts where the first accounts tell these instead."""
    with SqliteArchive(archive) as kept:
        texts = beside(kept, event).accounts[: len(changes)]
        accounts: tuple[Told, ...] = tuple(msgspec.structs.replace(text, **change) for text, change in zip(texts, changes, strict=True))
        return {row.name: row for row in beside(kept, msgspec.structs.replace(event, accounts=accounts)).facts}


def _states(row: Row) -> list[str]:
    return [cell.state for cell in row.cells]


def test_what_does_not_fit_is_told_from_what_is_less(archive: Path, told: Event) -> None:
    days = _with(archive, told, {"when": "2017-05-03"}, {"when": "2017-05-04"})
    assert _states(days["when"]) == ["differ", "differ"]
    assert _states(_with(archive, told, {"when": "2017-05-03"}, {"when": "2017-05"})["when"]) == ["same", "less"]
    assert _states(_with(archive, told, {"initiative": "NO"}, {"initiative": None})["initiative"]) == ["alone", "silent"]
    assert _states(_with(archive, told, {"place": "Riga"}, {"place": "Lisbon"})["where"]) == ["differ", "differ"]
    assert "initiative" not in _with(archive, told, {"initiative": None}, {"initiative": None})
    assert "status" not in _with(archive, told, {"status": "happened"}, {"status": "happened"})


def test_every_row_says_something_of_every_account(archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        many = [row["id"] for row in kept.rows("SELECT min(id) AS id FROM event GROUP BY coalesce(happening_id, id)")]
        for event in with_accounts(kept, many):
            found = beside(kept, event)
            assert found.left_out or sum(found.copies) + len(found.copies) == len(event.accounts)
            assert len(found.accounts) == len(found.copies) <= ACCOUNTS
            for row in (*found.facts, *found.participants, *found.topics):
                sayers = [cell for cell in row.cells if cell.state != "silent"]
                assert len(row.cells) == len(found.accounts) and sayers, row
                assert ("alone" in _states(row)) <= (len({c.said for c in sayers}) == 1 or row.sort in ("person", "side")), row
            tellings = {account.digest for account in found.accounts}
            assert len(tellings & {account.digest for account in event.accounts}) == len(tellings)


def test_a_topic_is_counted_in_its_document(archive: Path, told: Event) -> None:
    with SqliteArchive(archive) as kept:
        found = beside(kept, told)
        for row in found.topics:
            for cell, account in zip(row.cells, found.accounts, strict=True):
                table = "instrument" if row.sort == "instrument" else "mention"
                counted = kept.rows(f"SELECT count(*) AS n FROM {table} WHERE document_id = ? AND value = ?", (account.document, row.name))
                assert str(counted[0]["n"] or "") == cell.said


def test_what_was_agreed_is_of_these_sides(archive: Path, room: TestClient) -> None:
    with SqliteArchive(archive) as kept:
        ids = [
            r["id"] for r in kept.rows("SELECT min(e.id) AS id FROM event e JOIN commitment c USING (document_id) GROUP BY e.document_id")
        ]
        seen = 0
        for event in with_accounts(kept, ids):
            promises, sides = agreed_at(kept, event), {party.country for account in event.accounts for party in account.parties}
            documents = {account.document for account in event.accounts}
            assert all(set(one.parties) <= sides and one.document.id in documents for one in promises)
            page = room.get(f"/event/{event.id}").text
            assert ("What was agreed" in page) == bool(promises)
            seen += len(promises)
        assert seen


def test_the_page_shows_what_only_one_says(room: TestClient, archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        many = [
            row["id"]
            for row in kept.rows("SELECT happening_id AS id FROM event WHERE happening_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1")
        ]
    shown = 0
    for number in many[:60]:
        twin, page = room.get(f"/api/event/{number}").json()["beside"], room.get(f"/event/{number}").text
        states = {cell["state"] for part in ("facts", "participants", "topics") for row in twin[part] for cell in row["cells"]}
        assert ("is-alone" in page) == ("alone" in states) and ("is-differ" in page) == ("differ" in states)
        shown += len(states) > 2
    assert shown
