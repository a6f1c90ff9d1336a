"""All messages: every year, month and kind has an address, and the counts are those of the archive."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve.pages import newsroom


@pytest.fixture(scope="module")
def house(archive: Path) -> int:
    """The publisher with messages in the most months."""
    with SqliteArchive(archive) as kept:
        row = kept.rows(
            "SELECT publisher_id AS id FROM document WHERE publisher_id IS NOT NULL AND completed_by IS NULL"
            " GROUP BY 1 ORDER BY count(DISTINCT substr(date_start, 1, 7)) DESC LIMIT 1"
        )[0]
        return int(row["id"])


def _digests(room: TestClient, address: str) -> list[str]:
    """The messages of all pages of an address."""
    first = room.get(f"/api{address}").json()
    mark = "&" if "?" in address else "?"
    pages = [first, *(room.get(f"/api{address}{mark}page={n}").json() for n in range(2, first["pages"] + 1))]
    found = [message["document"]["digest"] for page in pages for message in page["messages"]]
    assert len(found) == len(set(found)) == first["total"]
    return found


def test_years_months_and_kinds_hold_all_messages(room: TestClient, house: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newsroom, "ON_PAGE", 4)
    root = f"/newsroom/{house}/all"
    whole = room.get(f"/api{root}").json()
    every = set(_digests(room, root))
    parts = [set(_digests(room, f"{root}/{year}")) for year, _ in whole["years"]]
    parts += [set(_digests(room, f"{root}/undated"))] if whole["undated"] else []
    assert set().union(*parts) == every and sum(map(len, parts)) == len(every)
    for year, many in whole["years"]:
        told = room.get(f"/api{root}/{year}").json()
        assert told["total"] == many and sum(count for _, count in told["months"]) <= many
        for month, count in told["months"]:
            assert month.startswith(year) and len(_digests(room, f"{root}/{month}")) == count
    kinds = [set(_digests(room, f"{root}?kind={kind}")) for kind, _ in whole["kinds"]]
    assert [len(kind) for kind in kinds] == [count for _, count in whole["kinds"]] and set().union(*kinds) <= every


def test_a_kind_stays_while_time_is_chosen(room: TestClient, house: int) -> None:
    kind, many = max(room.get(f"/api/newsroom/{house}/all").json()["kinds"], key=lambda told: told[1])
    told = room.get(f"/api/newsroom/{house}/all?kind={kind}").json()
    assert told["total"] == many == sum(count for _, count in told["years"]) + told["undated"]
    year, count = told["years"][0]
    page = room.get(f"/newsroom/{house}/all/{year}?kind={kind}").text
    assert f"/newsroom/{house}/all/{told['years'][-1][0]}?kind={kind}" in page
    assert room.get(f"/api/newsroom/{house}/all/{year}?kind={kind}").json()["total"] == count


def test_the_next_months_are_those_that_have_messages(room: TestClient, house: int) -> None:
    year = room.get(f"/api/newsroom/{house}/all").json()["years"][0][0]
    months = [month for month, _ in room.get(f"/api/newsroom/{house}/all/{year}").json()["months"]]
    told = room.get(f"/api/newsroom/{house}/all/{months[0]}").json()
    assert told["newer"] is None and (told["older"] or "") < months[0]


def test_a_time_without_messages_is_not_there(room: TestClient, house: int) -> None:
    for period in ("1066", "2017-13", "20", "nonsense", "%00"):
        assert room.get(f"/newsroom/{house}/all/{period}").status_code == 404
    assert room.get("/newsroom/9999/all/2017").status_code == 404
