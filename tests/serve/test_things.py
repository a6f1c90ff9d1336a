"""Instruments, organisations, places, and the registers that lead to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve.naming import from_address, in_address
from communique.views.catalogue import SORTS, entries


def test_an_instrument_tells_who_cited_it(room: TestClient) -> None:
    found = room.get("/api/instrument/UNSC_resolution_2254").json()["instrument"]
    citing = found["citings"][0]
    (start, end) = citing["words"]["lit"][0]
    assert found["documents"] == 1 and found["first"] == "2021-05-04" and found["by"] == {"NO": 1}
    assert citing["speaker"] == "Solveig Haugland" and citing["words"]["text"][start:end] == "UN Security Council Resolution 2254"
    page = room.get("/instrument/UNSC_resolution_2254").text
    assert "<mark>UN Security Council Resolution 2254</mark>" in page and "/document/" in page


def test_a_place_counts_events_once(room: TestClient, archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        known = {entry.name: entry.count for entry in entries(kept, "places")}
        told = kept.rows("SELECT place, count(DISTINCT coalesce(happening_id, id)) AS n FROM event WHERE place IS NOT NULL GROUP BY place")
        expected = {row["place"]: row["n"] for row in told if row["place"] in known}
    assert expected and all(known[name] == count for name, count in expected.items())
    geneva = room.get("/api/place/Geneva").json()["place"]
    assert geneva["happenings"] == 1 and geneva["events"][0]["when"] == "2021-05-03" and set(geneva["sides"]) >= {"NO"}


def test_an_organisation_that_acts_as_a_side_has_one_page(room: TestClient) -> None:
    rows = room.get("/api/organisations").json()["entries"]
    assert "Council of Europe" in {row["name"] for row in rows}
    assert room.get("/organisation/Council_of_Europe").status_code == 200
    assert room.get("/organisation/No_such_body").status_code == 404


@pytest.mark.parametrize("sort", SORTS)
def test_registers_hold_everyone_once(room: TestClient, sort: str) -> None:
    first = room.get(f"/api/{sort}").json()
    found = []
    for letter, count in first["letters"]:
        under = room.get(f"/api/{sort}/{'0' if letter == '#' else letter}").json()
        assert under["total"] == count
        found += [(row["name"], row["id"], row["code"]) for row in under["entries"]]
    assert len(found) == len(set(found)) == first["total"] > 0
    assert [row["count"] for row in first["entries"]] == sorted((row["count"] for row in first["entries"]), reverse=True)
    assert room.get(f"/{sort}/ß0").status_code == 404


@given(st.text())
def test_every_name_comes_back_from_its_address(name: str) -> None:
    written = in_address(name)
    assert from_address(written) == name and "/" not in written and "." not in written and "\0" not in written


def test_contacts_come_newest_first_and_those_without_a_day_last(room: TestClient, archive: Path) -> None:
    question = "SELECT DISTINCT a.country, b.country FROM participant a JOIN participant b USING (event_id) WHERE a.country < b.country"
    with SqliteArchive(archive) as kept:
        pairs = [(row[0], row[1]) for row in kept.rows(question)]
    mixed = 0
    for one, other in pairs:
        days = [contact["event"]["first_day"] for contact in room.get(f"/api/pair/{one}/{other}").json()["pair"]["contacts"]]
        known = [day for day in days if day]
        assert days == known + [None] * (len(days) - len(known)) and known == sorted(known, reverse=True)
        mixed += 0 < len(known) < len(days)
    assert mixed
