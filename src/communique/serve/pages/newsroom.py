"""The newsroom: what a publisher's own front page shows, from its records."""

from __future__ import annotations

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.record.capture import Clock, Contact
from communique.serve.asked import Asked, NotHere
from communique.views.documents import Brief, briefs

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


class Messages(msgspec.Struct, frozen=True, kw_only=True):
    """All messages of a publisher, a page at a time, by year and kind."""

    house: House
    messages: tuple[Latest, ...]
    years: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    year: str
    kind: str
    page: int
    pages: int
    total: int


def front(archive: SqliteArchive, asked: Asked) -> Front:
    """The front page of the archive."""
    return Front(houses=tuple(houses(archive)), latest=_latest(archive, "", (), LATEST, 0))


def newsroom(archive: SqliteArchive, asked: Asked) -> Newsroom:
    """The front page of a publisher.  Raises `NotHere`."""
    house = house_of(archive, asked.path["id"])
    row = archive.one(
        "SELECT id FROM capture WHERE publisher_id = ? AND outcome = 'read' ORDER BY coalesce(date_start, page_date, '') DESC, id DESC LIMIT 1",
        (house.id,),
    )
    record = archive.record(row["id"]) if row is not None else None
    shown = _latest(archive, "AND d.publisher_id = ?", (house.id,), LATEST + 1, 0)
    lead = next((one for one in shown if one.document.part != "teaser"), None)
    return Newsroom(
        house=house,
        page_date=record.publisher.page_date.value if record and record.publisher.page_date else None,
        clocks=record.publisher.clocks if record else (),
        contacts=record.publisher.contacts if record else (),
        lead=lead,
        latest=tuple(one for one in shown if lead is None or one.document.id != lead.document.id)[:LATEST],
    )


def messages(archive: SqliteArchive, asked: Asked) -> Messages:
    """All messages of a publisher.  Raises `NotHere`."""
    house, year, kind = house_of(archive, asked.path["id"]), asked.word("year"), asked.word("kind")
    tests = "AND d.publisher_id = ?" + (" AND substr(d.date_start, 1, 4) = ?" if year else "") + (" AND d.kind = ?" if kind else "")
    values = tuple(value for value in (house.id, year, kind) if value)
    counted = archive.one(f"SELECT count(*) AS n FROM document d WHERE d.completed_by IS NULL {tests}", values)
    total = int(counted["n"]) if counted is not None else 0
    pages = max(1, -(-total // ON_PAGE))
    page = asked.number("page", 1, pages, 1)
    return Messages(
        house=house,
        messages=_latest(archive, tests, values, ON_PAGE, (page - 1) * ON_PAGE),
        years=_counted(archive, "substr(date_start, 1, 4)", house.id),
        kinds=_counted(archive, "kind", house.id),
        year=year,
        kind=kind,
        page=page,
        pages=pages,
        total=total,
    )


def houses(archive: SqliteArchive) -> list[House]:
    """All publishers that have documents, the greatest first."""
    return [_house(row) for row in archive.rows(_HOUSES + " GROUP BY p.id ORDER BY documents DESC, p.id")]


def house_of(archive: SqliteArchive, number: str) -> House:
    """A publisher by its number.  Raises `NotHere`."""
    row = (
        archive.one(_HOUSES + " AND p.id = ? GROUP BY p.id", (int(number),))
        if number.isascii() and number.isdigit() and len(number) < 10
        else None
    )
    if row is None:
        raise NotHere("There is no publisher of this number in the archive.")
    return _house(row)


_HOUSES = """
SELECT p.*, count(d.id) AS documents, max(d.date_start) AS newest FROM publisher p JOIN document d ON d.publisher_id = p.id
WHERE d.completed_by IS NULL"""


def _house(row: Row) -> House:
    return House(row["id"], row["name"], row["type"], row["country"], row["post"], row["host"], row["documents"], row["newest"])


def _latest(archive: SqliteArchive, tests: str, values: tuple[object, ...], limit: int, offset: int) -> tuple[Latest, ...]:
    """The newest documents that are no stubs of others that are there, each with its lead."""
    question = f"SELECT d.id, d.excerpt, d.body, t.text FROM document d JOIN reading_text t ON t.capture_id = d.witness_id WHERE d.completed_by IS NULL {tests} ORDER BY d.rank DESC LIMIT ? OFFSET ?"
    rows = archive.rows(question, (*values, limit, offset))
    shown = {brief.id: brief for brief in briefs(archive, [row["id"] for row in rows])}
    return tuple(Latest(shown[row["id"]], _lead(row)) for row in rows if row["id"] in shown)


def _lead(row: Row) -> str:
    spans: list[tuple[int, int]] = msgspec.json.decode(row["body"], type=list[tuple[int, int]])
    words = " ".join((row["text"][spans[0][0] : spans[0][1]] if spans else row["excerpt"] or "").split())
    return words if len(words) < 340 else words[:320].rsplit(" ", 1)[0] + " …"


def _counted(archive: SqliteArchive, what: str, house: int) -> tuple[tuple[str, int], ...]:
    rows = archive.rows(
        f"SELECT {what} AS value, count(*) AS n FROM document WHERE publisher_id = ? AND completed_by IS NULL AND {what} IS NOT NULL GROUP BY 1 ORDER BY 1 DESC",
        (house,),
    )
    return tuple((row["value"], row["n"]) for row in rows)
