"""What is worked out for all at once is what each question gives alone, and a warm room says what a cold one says."""

from __future__ import annotations

import shutil
import sqlite3
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve import warming
from communique.serve.desk import Desk
from communique.serve.strips import strip, strip_of
from communique.serve.warming import Warming, warm
from communique.serve.web import make_app
from communique.views import kept as keeping
from communique.views import organisation as organisations
from communique.views.instrument import citations
from communique.views.met import met, met_by_all
from communique.views.network import ties_around, ties_of_person
from communique.views.partners import partners_of_all, partners_of_country
from communique.views.timeline import days_of, months_of_all


def test_all_sides_at_once_are_each_side_alone(archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        counterparts, partners, months = met_by_all(kept), partners_of_all(kept), months_of_all(kept)
        codes = [row["country"] for row in kept.rows("SELECT DISTINCT country FROM participant WHERE country IS NOT NULL")]
        assert len(counterparts) > 10
        for code in codes:
            assert counterparts[code] == met(kept, code) if code in counterparts else not met(kept, code).counterparts
            assert partners.get(code, ()) == partners_of_country(kept, code)
            assert strip_of(months.get(code, {})) == strip(days_of(kept, code))


def test_a_great_organisation_is_told_as_a_small_one(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with SqliteArchive(archive) as kept:
        alone = organisations.organisation(kept, "OSCE")
        monkeypatch.setattr(organisations, "MANY", 0)
        names = organisations.great(kept)
        assert names and organisations.organisation(kept, "OSCE") == alone == organisations.organisation(kept, "OSCE")


def test_citations_are_counted_by_documents(archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        told = {row["value"]: row["n"] for row in kept.rows("SELECT value, count(DISTINCT document_id) AS n FROM instrument GROUP BY 1")}
        found = citations(kept)
        assert {value: one.documents for value, one in found.items()} == told and told
        for value, one in found.items():
            days = [r["day"] for r in kept.rows(_CITED_DAYS, (value,)) if r["day"]]
            assert sum(one.months.values()) == len(days) and one.first == min(days, default=None) and one.last == max(days, default=None)


_CITED_DAYS = """SELECT date_start AS day FROM document WHERE id IN (SELECT document_id FROM instrument WHERE value = ?)"""


def test_the_ties_around_a_person_are_those_of_the_person(archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        numbers = [row["id"] for row in kept.rows("SELECT id FROM person")]
        assert all(ties_around(kept, number) == ties_of_person(kept, number) for number in numbers)
        assert any(ties_around(kept, number) for number in numbers) and ties_around(kept, 0) == ()


def test_pages_of_a_warm_room_look_at_nothing_again(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "warm.cq"
    shutil.copy(archive, own)
    with SqliteArchive(own) as kept:
        warm(kept)
    made: list[str] = []
    found = keeping._found

    def told(key: tuple[str, str], now: str) -> tuple[str, object] | None:
        answer = found(key, now)
        if answer is None:
            made.append(key[1])
        return answer

    monkeypatch.setattr(keeping, "_found", told)
    with TestClient(make_app(own)) as room:
        for address in (
            "/",
            "/map",
            "/network",
            "/network?of=countries",
            "/country/EE",
            "/statistics",
            "/persons",
            "/places",
            "/calendar",
            "/commitments",
        ):
            assert room.get(address).status_code == 200
    assert made == []


def test_a_room_that_changed_is_warmed_again(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "changing.cq"
    shutil.copy(archive, own)
    warmed: list[int] = []
    monkeypatch.setattr(warming, "PAUSE", 0.02)
    monkeypatch.setattr(warming, "warm", lambda kept, go_on: warmed.append(1))
    desk = Desk(own)
    keeper = Warming(desk)
    keeper.start()
    _until(lambda: len(warmed) == 1)
    other = sqlite3.connect(own)
    with other:
        other.execute("UPDATE document SET title = 'A title read anew' WHERE id = 1")
    other.close()
    _until(lambda: len(warmed) > 1)
    keeper.stop()
    desk.close()
    assert len(warmed) > 1


def _until(true: object, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.01)
