"""What keeps the pages of a great archive fast gives the same answers as what it stands for."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve.pages import looking, newsroom
from communique.views.pair import pair, pair_and_days
from communique.views.search import search
from communique.views.timeline import days_of, newest_of, timeline


def test_a_great_publisher_has_the_same_newest_messages(room: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    houses = room.get("/api/front").json()["houses"]
    small = [room.get(f"/api/newsroom/{house['id']}").json() for house in houses]
    monkeypatch.setattr(newsroom, "MANY", 0)
    assert [room.get(f"/api/newsroom/{house['id']}").json() for house in houses] == small and any(one["latest"] for one in small)


def test_facets_of_the_newest_hits_say_so(archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        whole, part = (search(kept, "", facets=True, counted=most).facets for most in (None, 10))
    assert whole is not None and part is not None
    assert whole.of_newest is None and whole.total.all > 10 and (part.of_newest, part.total.all) == (10, 10)


def test_the_newest_events_of_a_side_are_the_last_of_its_timeline(archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        code = kept.rows("SELECT country FROM participant WHERE country IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC")[0][0]
        dated = [event for event in timeline(kept, country=code, limit=5000) if any(account.first_day for account in event.accounts)]
        newest = newest_of(kept, code, 3)
        last = max(account.first_day or "" for event in dated for account in event.accounts)
        assert len({event.id for event in newest}) == 3 and {event.id for event in newest} <= {event.id for event in dated}
        assert any(account.first_day == last for account in newest[0].accounts)
        assert len(days_of(kept, code)) == len(dated)


def test_the_days_of_contacts_are_those_of_the_pair(archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        found = pair(kept, "EE", "LV")
        days = pair_and_days(kept, "EE", "LV")[1]
    assert sorted(contact.event.first_day for contact in found.contacts if contact.event.first_day) == sorted(days) and days


def test_the_ledger_comes_in_pages(room: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = room.get("/api/commitments").json()
    monkeypatch.setattr("communique.serve.pages.looking.LEDGER", 1)
    pages = [room.get(f"/api/commitments?page={number}").json() for number in range(1, whole["total"] + 1)]
    assert [promise["id"] for page in pages for promise in page["promises"]] == [promise["id"] for promise in whole["promises"]]
    assert all(page["pages"] == max(1, whole["total"]) for page in pages)


def test_the_ledger_of_a_day_is_made_once(room: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = looking.open_commitments

    def counted(archive: SqliteArchive, day: str | None = None) -> object:
        made.append(day or "")
        return real(archive, day)

    monkeypatch.setattr(looking, "open_commitments", counted)
    answers = [room.get("/api/commitments?as_of=2006-03-04").json() for _ in range(3)]
    assert made == ["2006-03-04"] and answers[0] == answers[1] == answers[2] and answers[0]["as_of"] == "2006-03-04"
