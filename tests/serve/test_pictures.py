"""The pictures: each shows what its table says, stands by itself as SVG, PNG and CSV, and runs nothing."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve.graphics import graphic, timelines
from communique.serve.graphics.world import shapes
from communique.serve.pictures import PICTURES
from communique.serve.strips import strip
from communique.views.partners import partners_of_country, partners_of_person, sides_of_all
from communique.views.timeline import timeline

SVG = "{http://www.w3.org/2000/svg}"


def _rows(answer: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer)))


def test_the_map_has_the_countries_of_the_world() -> None:
    found = shapes()
    assert len(found) > 230 and {"NO", "RU", "US", "SG", "VA", "XK"} <= set(found) and "AQ" not in found
    assert all(0 <= shape.x <= 2000 and 0 <= shape.y <= 870 for shape in found.values())
    assert found["VA"].small and not found["RU"].small


def test_a_side_is_counted_once_for_each_event(archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        told = {side.country: side.events for side in sides_of_all(kept)}
        events = [event for event in timeline(kept, limit=5000) if any(account.status == "happened" for account in event.accounts)]
        counted: dict[str, set[int]] = {}
        for event in events:
            for account in event.accounts:
                if account.status == "happened":
                    for party in account.parties:
                        if party.country:
                            counted.setdefault(party.country, set()).add(event.id)
        assert told == {code: len(found) for code, found in counted.items()}
        between = next(side.events for side in partners_of_country(kept, "EE") if side.country == "LV")
        assert between == next(side.events for side in partners_of_country(kept, "LV") if side.country == "EE")
        person = kept.rows("SELECT person_id AS id FROM sighting WHERE name LIKE '%Haugland' AND person_id IS NOT NULL")[0]["id"]
        assert all(side.country != "NO" for side in partners_of_person(kept, person, "NO"))


def test_a_year_has_its_own_map(room: TestClient) -> None:
    whole, part = room.get("/api/map").json(), room.get("/api/map?year=2019").json()
    assert part["year"] == "2019" and "2019" in whole["years"]
    assert all(side["partner"]["first"].startswith("2019") or side["partner"]["first"] < "2019" for side in part["world"]["sides"])
    assert len(part["world"]["sides"]) < len(whole["world"]["sides"])
    assert room.get("/api/map?year=1066").json() == whole


def test_pages_show_the_map_of_their_sides(room: TestClient) -> None:
    page = room.get("/map").text
    for side in room.get("/api/map").json()["world"]["sides"]:
        assert (f'href="/country/{side["partner"]["country"]}" aria-label' in page) == side["drawn"]
    assert 'href="/pair/EE/LV" aria-label="Latvia' in room.get("/country/EE").text


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.path.strip("/").replace("/", "-"))
def test_a_picture_leaves_in_three_forms(room: TestClient, archive: Path, picture: object) -> None:
    name = {"organisation": "OSCE", "instrument": "UN_Charter"}.get(picture.page, "Riga")  # type: ignore[attr-defined]
    path = picture.path.format(id=_person(archive), code="EE", one="EE", other="LV", name=name)  # type: ignore[attr-defined]
    sheet, table, drawn = (room.get(f"{path}.{ending}") for ending in ("svg", "csv", "png"))
    assert (sheet.headers["content-type"], table.headers["content-type"].split(";")[0]) == ("image/svg+xml", "text/csv")
    root = Xml.fromstring(sheet.text)
    words = " ".join(one.text or "" for one in root.iter(f"{SVG}text"))
    assert root.tag == f"{SVG}svg" and "record.cq" in words and root.findtext(f"{SVG}title") and root.findtext(f"{SVG}desc")
    assert not any(one.tag == f"{SVG}script" or any(name.startswith("on") or "href" in name for name in one.attrib) for one in root.iter())
    assert _rows(table.text)
    assert drawn.content.startswith(b"\x89PNG") if graphic.draws_png() else drawn.status_code == 404


def test_a_strip_counts_each_event_once(room: TestClient, archive: Path) -> None:
    table = {row["period"]: int(row["count"]) for row in _rows(room.get("/country/EE/timeline.csv").text)}
    with SqliteArchive(archive) as kept:
        days = {event.id: min(a.first_day for a in event.accounts if a.first_day) for event in timeline(kept, country="EE", limit=5000)}
    counted = {period: sum(day.startswith(period) for day in days.values()) for period in table}
    assert table == counted and sum(table.values()) == len(days) > 0
    page = room.get("/place/Oslo").text
    assert "/place/Oslo/timeline.svg" in page and "those without a day are not counted" in page


def test_a_field_has_every_text_once(room: TestClient) -> None:
    told = room.get("/api/statistics").json()
    table = {row["month"]: int(row["count"]) for row in _rows(room.get("/statistics/months.csv").text)}
    assert {month: count for month, count in table.items() if count} == {
        m["value"]: m["once"] for m in told["months"] if m["value"] and m["once"]
    }
    assert len(table) % 12 == 0 and len(told["heat"]["cells"]) == len(table)
    page = room.get("/statistics").text
    assert page.count('class="none"') == sum(count == 0 for count in table.values())


def test_a_field_has_room_for_the_newest_years() -> None:
    heat = timelines.heat_of([("1900-05", 4), ("2017-05", 2)])
    assert len(heat.cells) == timelines.YEARS * 12 and heat.left_out == 4 and heat.cells[-1].period == "2017-12"
    assert timelines.heat_of([(None, 3)]).cells == ()


def test_a_strip_of_years_has_few_words_below() -> None:
    years = strip(f"{year}-01-01" for year in range(1900, 2020))
    drawn = timelines.timeline(years, "t", "c")
    assert len(years) == 120 and drawn.body.count("<text") <= 12 and drawn.body.count("<rect") == 120


def _person(archive: Path) -> int:
    with SqliteArchive(archive) as kept:
        return int(kept.rows("SELECT person_id AS id FROM sighting WHERE person_id IS NOT NULL AND name LIKE '%Kask%'")[0]["id"])


def test_a_picture_of_nobody_is_not_there(room: TestClient) -> None:
    assert room.get("/person/999999/map.svg").status_code == 404 and room.get("/country/no-such/map.csv").status_code == 404


def test_without_the_extra_the_answer_says_what_to_install(room: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphic, "_drawer", lambda: None)
    refused = room.get("/map/world.png")
    assert refused.status_code == 404 and "communique[pictures]" in refused.json()["error"]["message"]


def test_a_table_holds_no_formula() -> None:
    picture = graphic.Graphic(title="<b>", caption="\u202e", body="", height=1, columns=("a",), rows=(("=1+1",),))
    assert (
        graphic.table(picture) == b"a\r\n'=1+1\r\n"
        and b"&lt;b&gt;" in graphic.svg(picture, "x")
        and "⟨202E⟩".encode() in graphic.svg(picture, "x")
    )
