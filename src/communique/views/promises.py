"""What sides undertook, and what became of it, seen from a day."""

from __future__ import annotations

import json
from typing import Literal

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.record.errors import WrongUse
from communique.views.documents import Brief, briefs
from communique.views.events import Event, Told, told
from communique.views.kept import kept
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
    rows = archive.rows(_QUESTION, (day, side(archive, country) if country else None))
    if not copies:
        rows = list({(" ".join(row["quote"].split()), row["parties"], row["due"]): row for row in reversed(rows)}.values())
    found = [promise for promise in _promises(archive, rows, day) if promise.state in states]
    found.sort(key=lambda promise: (promise.due is None, promise.due or "", promise.id))
    return Promises(as_of=day, promises=tuple(p for p in found if not p.routine), routine=tuple(p for p in found if p.routine))


def agreed_at(archive: SqliteArchive, event: Event) -> tuple[Promise, ...]:
    """What the accounts of an event say was undertaken, and what became of it by the newest day of the archive.

    A document that tells of several meetings undertakes something at each: then only what names sides counts, all of them sides of this event.
    Formulas of going on talking come last; the same words of the same sides are told once.
    """
    sides = {party.country for account in event.accounts for party in account.parties if party.country}
    rows = archive.rows(_AGREED, (json.dumps(sorted({account.document for account in event.accounts})), event.id))
    found: dict[tuple[str, str, str | None], Row] = {}
    for row in rows:
        named = set(json.loads(row["parties"]))
        if named <= sides and (named or not row["others"]):
            found.setdefault((" ".join(row["quote"].split()), row["parties"], row["due"]), row)
    day = kept(archive, "newest day", _known_day) if found else ""
    promises = _promises(archive, list(found.values()), day)
    return tuple(sorted(promises, key=lambda promise: (promise.routine, promise.due is None, promise.due or "", promise.id)))


def _known_day(archive: SqliteArchive) -> str:
    try:
        return newest_day(archive)
    except WrongUse:
        return ""


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


_AGREED = """
SELECT c.*, e.date_end AS done, EXISTS (
  SELECT 1 FROM event o WHERE o.document_id = c.document_id AND coalesce(o.happening_id, o.id) <> ?2 AND o.prominence = 'primary'
) AS others
FROM commitment c JOIN document d ON d.id = c.document_id LEFT JOIN event e ON e.id = c.followed_by
WHERE c.document_id IN (SELECT value FROM json_each(?1)) ORDER BY d.copies_id IS NOT NULL, d.rank, c.position
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
