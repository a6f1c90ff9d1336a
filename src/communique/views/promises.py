"""What sides undertook, and what became of it, seen from a day."""

from __future__ import annotations

import json
from typing import Literal

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.record.errors import WrongUse
from communique.views.documents import Brief, briefs
from communique.views.events import Told, told
from communique.views.sides import side
from communique.views.timeline import day_of

State = Literal["open", "followed_up", "past_due"]


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """An undertaking in the words of its document; `state` is that of the day asked for, `by` the event that followed it up by then."""

    id: int
    state: State
    text: str
    parties: tuple[str, ...]
    due: str | None
    place: str | None
    routine: bool
    document: Brief
    by: Told | None


class Promises(msgspec.Struct, frozen=True, kw_only=True):
    """Undertakings as of a day, the earliest due first; `routine` are formulas of going on talking, kept apart."""

    as_of: str
    promises: tuple[Promise, ...]
    routine: tuple[Promise, ...]


def open_commitments(
    archive: SqliteArchive,
    as_of: str | None = None,
    *,
    country: str | None = None,
    states: tuple[State, ...] = ("open", "past_due"),
    copies: bool = False,
) -> Promises:
    """The undertakings that stood on a day, in these states; without `as_of`, on the newest day on which the archive has a publication.

    Only what was published, and had happened, by then counts.  Without `copies`, an undertaking in the same words, of the same sides and due at the
    same time (in a copy, in another version of the page) is told once.
    """
    day = day_of(as_of, last=True) if as_of is not None else newest_day(archive)
    rows = archive.rows(_QUESTION, (day, side(country) if country else None))
    if not copies:
        rows = list({(" ".join(row["quote"].split()), row["parties"], row["due"]): row for row in reversed(rows)}.values())
    found = [promise for promise in _promises(archive, rows, day) if promise.state in states]
    found.sort(key=lambda promise: (promise.due is None, promise.due or "", promise.id))
    return Promises(as_of=day, promises=tuple(p for p in found if not p.routine), routine=tuple(p for p in found if p.routine))


def newest_day(archive: SqliteArchive) -> str:
    """The newest day on which a document of the archive was published, else of which one tells.  Raises `WrongUse` where none tells a day."""
    row = archive.one(
        "SELECT date_start AS day FROM document WHERE date_start IS NOT NULL ORDER BY published IS NULL, date_start DESC LIMIT 1"
    )
    if row is None:
        raise WrongUse(f"no document in {archive.path} tells its day: give the day to look from (--as-of 2017-09-20)")
    return str(row["day"])


_QUESTION = """
SELECT c.*, e.date_end AS done FROM commitment c JOIN document d ON d.id = c.document_id LEFT JOIN event e ON e.id = c.followed_by
WHERE coalesce(d.date_start, '') <= ?1 AND (?2 IS NULL OR ?2 IN (SELECT value FROM json_each(c.parties)))
ORDER BY d.rank, c.position
"""


def _promises(archive: SqliteArchive, rows: list[Row], day: str) -> list[Promise]:
    documents = {brief.id: brief for brief in briefs(archive, dict.fromkeys(row["document_id"] for row in rows))}
    events = {event.id: event for event in told(archive, {row["followed_by"] for row in rows if row["followed_by"] is not None})}
    return [_promise(row, documents[row["document_id"]], events.get(row["followed_by"]), day) for row in rows]


def _promise(row: Row, document: Brief, event: Told | None, day: str) -> Promise:
    done = event if event is not None and (event.last_day or event.published or "") <= day else None
    late = row["due_end"] is not None and row["due_end"] < day
    return Promise(
        id=row["id"], state="followed_up" if done else "past_due" if late else "open", text=row["quote"], parties=tuple(json.loads(row["parties"])),
        due=row["due"], place=row["place"], routine=bool(row["routine"]), document=document, by=done,
    )  # fmt: skip
