"""The newsroom: what a publisher's own front page shows, from its records."""

from __future__ import annotations

from datetime import date

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.archive.store import PER_DAY
from communique.record.capture import Clock, Contact
from communique.serve.asked import Asked, NotHere
from communique.views.documents import Brief, briefs
from communique.views.kept import kept

LATEST = 12
ON_PAGE = 50


class Latest(msgspec.Struct, frozen=True):
    """A message: the document, and its lead."""

    document: Brief
    lead: str


class House(msgspec.Struct, frozen=True):
    """A publisher and how much of it there is."""

    id: int
    name: str | None
    type: str | None
    country: str | None
    post: str | None
    host: str | None
    documents: int
    newest: str | None


class Front(msgspec.Struct, frozen=True, kw_only=True):
    """The front page of the whole archive: its publishers, its newest messages."""

    houses: tuple[House, ...]
    latest: tuple[Latest, ...]


class Newsroom(msgspec.Struct, frozen=True, kw_only=True):
    """A publisher's front page: masthead (page date, clocks and contacts as its newest capture shows them), the lead article, the latest messages."""

    house: House
    page_date: str | None
    clocks: tuple[Clock, ...]
    contacts: tuple[Contact, ...]
    lead: Latest | None
    latest: tuple[Latest, ...]


def front(archive: SqliteArchive, asked: Asked) -> Front:
    """The front page of the archive."""
    return Front(houses=tuple(houses(archive)), latest=latest_of(archive, "", (), LATEST, 0))


def newsroom(archive: SqliteArchive, asked: Asked) -> Newsroom:
    """The front page of a publisher.  Raises `NotHere`."""
    house = house_of(archive, asked.path["id"])
    capture = kept(archive, f"capture of {house.id}", lambda own: _newest_capture(own, house.id))
    record = archive.record(capture) if capture is not None else None
    shown = of_house(archive, house, "", (), LATEST + 1, 0)
    lead = next((one for one in shown if one.document.part != "teaser"), None)
    return Newsroom(
        house=house,
        page_date=record.publisher.page_date.value if record and record.publisher.page_date else None,
        clocks=record.publisher.clocks if record else (),
        contacts=record.publisher.contacts if record else (),
        lead=lead,
        latest=tuple(one for one in shown if lead is None or one.document.id != lead.document.id)[:LATEST],
    )


def houses(archive: SqliteArchive) -> list[House]:
    """All publishers that have documents, the greatest first."""
    return kept(archive, "houses", lambda own: [_house(row) for row in own.rows(_HOUSES)])


def house_of(archive: SqliteArchive, number: str) -> House:
    """A publisher by its number.  Raises `NotHere`."""
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
    found = next((house for house in houses(archive) if house.id == wanted), None)
    if found is None:
        raise NotHere("There is no publisher of this number in the archive.")
    return found


_HOUSES = """
SELECT p.*, count(d.id) AS documents, max(d.date_start) AS newest FROM publisher p JOIN document d ON d.publisher_id = p.id
WHERE d.completed_by IS NULL GROUP BY p.id ORDER BY documents DESC, p.id"""
MANY = 2000
"""Of a publisher of more documents, the newest are met soon on the way from the newest of all; of others, all are looked up and put in order."""


def _house(row: Row) -> House:
    return House(row["id"], row["name"], row["type"], row["country"], row["post"], row["host"], row["documents"], row["newest"])


def _newest_capture(archive: SqliteArchive, house: int) -> int | None:
    row = archive.one(
        "SELECT id FROM capture WHERE publisher_id = ? AND outcome = 'read' ORDER BY coalesce(date_start, page_date, '') DESC, id DESC LIMIT 1",
        (house,),
    )
    return row["id"] if row is not None else None


def of_house(archive: SqliteArchive, house: House, tests: str, values: tuple[object, ...], limit: int, offset: int) -> tuple[Latest, ...]:
    """The newest documents of a publisher."""
    if tests or house.documents <= MANY or house.newest is None:
        return latest_of(archive, f"AND d.publisher_id = ?{tests}", (house.id, *values), limit, offset)
    newest = (date.fromisoformat(house.newest).toordinal() + 366) * PER_DAY  # a rank is that of the last day that a date may mean
    return latest_of(archive, "AND +d.publisher_id = ? AND d.rank <= ?", (house.id, newest), limit, offset)


def latest_of(archive: SqliteArchive, tests: str, values: tuple[object, ...], limit: int, offset: int) -> tuple[Latest, ...]:
    """The newest documents that are no stubs of others that are there, each with its lead."""
    chosen = f"SELECT d.id FROM document d WHERE d.completed_by IS NULL {tests} ORDER BY d.rank DESC LIMIT ? OFFSET ?"
    question = f"SELECT d.id, d.excerpt, d.body, t.text FROM document d JOIN reading_text t ON t.capture_id = d.witness_id WHERE d.id IN ({chosen}) ORDER BY +d.rank DESC"
    rows = archive.rows(question, (*values, limit, offset))
    shown = {brief.id: brief for brief in briefs(archive, [row["id"] for row in rows])}
    return tuple(Latest(shown[row["id"]], _lead(row)) for row in rows if row["id"] in shown)


def _lead(row: Row) -> str:
    spans: list[tuple[int, int]] = msgspec.json.decode(row["body"], type=list[tuple[int, int]])
    words = " ".join((row["text"][spans[0][0] : spans[0][1]] if spans else row["excerpt"] or "").split())
    return words if len(words) < 340 else words[:320].rsplit(" ", 1)[0] + " …"
