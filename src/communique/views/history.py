"""The history of an address: what each capture showed, from when to when something was observed, and what is different between two looks."""

from __future__ import annotations

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.linking.addresses import url_key
from communique.linking.observed import Interval, Look, intervals
from communique.record.errors import WrongUse
from communique.views.documents import Brief, briefs
from communique.views.query import clean

_NEAR = 5


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """One look at the address; `document` is what it showed first (not a teaser), `documents` how many it showed in all."""

    id: int
    taken_at: str | None
    source: str
    outcome: str
    failure: str | None
    document: int | None
    documents: int
    size: int


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """A document of the address, and from when to when captures show it or do not."""

    document: Brief
    intervals: tuple[Interval, ...]


class History(msgspec.Struct, frozen=True, kw_only=True):
    """The captures of an address, oldest first, and its documents, in the order in which they were first seen.

    `versions` are the intervals of what the page itself showed (numbers of documents).  Captures that failed, were empty or do not tell their time
    count neither as sight nor as absence: `uncounted` tells how many.
    """

    url: str
    captures: tuple[Capture, ...]
    versions: tuple[Interval, ...]
    documents: tuple[Presence, ...]
    uncounted: int


def history(archive: SqliteArchive, url: str) -> History:
    """What the captures of an address show.  Raises `WrongUse` for an address that was never captured, and names some that were."""
    url = clean(url)
    rows = archive.rows("SELECT * FROM capture WHERE url_key = ? ORDER BY coalesce(date_start, '9999'), taken_at, id", (url_key(url),))
    if not rows:
        raise WrongUse(f"no capture of {url} in {archive.path}{_advice(archive, url)}")
    shown = {row["id"]: _shown(archive, row["id"]) for row in rows}
    counted = [row for row in rows if row["taken_at"] and row["outcome"] == "read" and shown[row["id"]]]
    order = dict.fromkeys(number for row in counted for number, _ in shown[row["id"]])
    return History(
        url=rows[0]["url"],
        captures=tuple(_capture(row, shown[row["id"]]) for row in rows),
        versions=tuple(intervals(Look(row["taken_at"], True, _main(shown[row["id"]])) for row in counted)),
        documents=tuple(Presence(document=brief, intervals=tuple(_presence(brief.id, counted, shown))) for brief in briefs(archive, order)),
        uncounted=len(rows) - len(counted),
    )


_Shown = list[tuple[int, str]]


def _shown(archive: SqliteArchive, capture: int) -> _Shown:
    rows = archive.rows("SELECT document_id, part FROM appearance WHERE capture_id = ? ORDER BY position", (capture,))
    return [(row["document_id"], row["part"]) for row in rows]


def _main(shown: _Shown) -> str | None:
    return next((str(number) for number, part in shown if part != "teaser"), None)


def _presence(document: int, counted: list[Row], shown: dict[int, _Shown]) -> list[Interval]:
    looks = (
        Look(row["taken_at"], True, str(document) if any(number == document for number, _ in shown[row["id"]]) else None) for row in counted
    )
    return intervals(looks)


def _capture(row: Row, shown: _Shown) -> Capture:
    main = _main(shown)
    return Capture(
        id=row["id"], taken_at=row["taken_at"], source=row["source"], outcome=row["outcome"], failure=row["failure_code"],
        document=int(main) if main else None, documents=len(shown), size=row["size"],
    )  # fmt: skip


def _advice(archive: SqliteArchive, url: str) -> str:
    """Addresses of the same host, or any."""
    host = (url_key(url) or url).partition("/")[0]
    question = "SELECT DISTINCT url FROM capture WHERE url_key >= ? AND url_key < ? LIMIT ?"
    rows = archive.rows(question, (host, f"{host}0", _NEAR)) or archive.rows(
        "SELECT DISTINCT url FROM capture WHERE url IS NOT NULL LIMIT ?", (_NEAR,)
    )
    return f"; there are {', '.join(row['url'] for row in rows)}" if rows else "; no capture in it has an address"
