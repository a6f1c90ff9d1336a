"""Search inside documents: the turns and the events that fit a query, those of the newest documents first."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.dates import when
from communique.record.errors import WrongUse
from communique.views.conditions import Values, bound, who
from communique.views.documents import Brief, briefs
from communique.views.events import Told, told
from communique.views.finding import newest, planned
from communique.views.lit import Snippet, all_spots, plain, snippet
from communique.views.query import Query, Term, parsed
from communique.views.sides import code_of

PAGE = 20
Who = dict[Term, tuple[str, Values]]
"""Which sightings each `with:` means."""


class TurnHit(msgspec.Struct, frozen=True, kw_only=True):
    """A turn that fits; `start` and `end` count in the reading text of the document's capture."""

    id: int
    document: Brief
    position: int
    role: str
    speaker: str | None
    office: str | None
    country: str | None
    label: str | None
    start: int
    end: int
    snippet: Snippet


class EventHit(msgspec.Struct, frozen=True, kw_only=True):
    """An event, as one document tells it, that fits."""

    event: Told
    snippet: Snippet


class TurnsFound(msgspec.Struct, frozen=True, kw_only=True):
    """A page of turns; `next` is the cursor of the page that follows."""

    hits: tuple[TurnHit, ...]
    next: str | None
    notes: tuple[str, ...]


class EventsFound(msgspec.Struct, frozen=True, kw_only=True):
    """A page of events; `next` is the cursor of the page that follows."""

    hits: tuple[EventHit, ...]
    next: str | None
    notes: tuple[str, ...]


def search_turns(archive: SqliteArchive, query: str = "", *, limit: int = PAGE, after: str | None = None) -> TurnsFound:
    """The turns in which all words of a query stand, said by its `speaker:`; all other fields are those of the document.

    A page ends with the last turn of a document, so that it may hold some more hits than `limit`.
    """
    asked = parsed(query)
    plan = planned(archive, _of_documents(asked, ("",)))
    speakers = [
        who(archive, term) for group in asked.groups if len(group) == 1 and (term := group[0]).field == "speaker" and not term.excluded
    ]
    hits: list[TurnHit] = []
    for row in newest(archive, plan, _place(after)):
        hits.extend(_turns(archive, row["id"], asked, speakers))
        if len(hits) >= limit:
            return TurnsFound(hits=tuple(hits), next=f"n{row['rank']}", notes=plan.notes)
    return TurnsFound(hits=tuple(hits), next=None, notes=plan.notes)


def search_events(archive: SqliteArchive, query: str = "", *, limit: int = PAGE, after: str | None = None) -> EventsFound:
    """The events that fit a query: its words stand in the sentence, the title or the participants; `with:`, `type:`, `place:`, `country:`, `from:`
    and `to:` are asked of the event itself, all other fields of its document."""
    asked = parsed(query)
    plan = planned(archive, _of_documents(asked, ("", *_OWN), ("from", "to")))
    own = {term: who(archive, term) for group in asked.groups for term in group if term.field == "with"}
    hits: list[EventHit] = []
    for row in newest(archive, plan, _place(after)):
        numbers = [event["id"] for event in archive.rows("SELECT id FROM event WHERE document_id = ? ORDER BY position", (row["id"],))]
        hits.extend(_event_hit(archive, event, asked) for event in told(archive, numbers) if _fits(archive, event, asked, own))
        if len(hits) >= limit:
            return EventsFound(hits=tuple(hits), next=f"n{row['rank']}", notes=plan.notes)
    return EventsFound(hits=tuple(hits), next=None, notes=plan.notes)


def _of_documents(asked: Query, own: tuple[str, ...], never: tuple[str, ...] = ()) -> Query:
    """What of a query can be asked of whole documents: nothing that one part of them may have and another not."""
    return Query(
        tuple(group for group in asked.groups if not any(term.field in never or (term.excluded and term.field in own) for term in group))
    )


def _place(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    if cursor[:1] != "n" or not cursor[1:].isdecimal() or len(cursor) > 20:
        raise WrongUse(f"no such place in these hits: {cursor!r}; take it from the `next` of the page before")
    return int(cursor[1:])


_TURNS = """
SELECT u.*, s.name, s.office, s.country, t.text FROM turn u JOIN document d ON d.id = u.document_id
JOIN reading_text t ON t.capture_id = d.witness_id LEFT JOIN sighting s ON s.id = u.sighting_id WHERE u.document_id = ?
"""


def _turns(archive: SqliteArchive, document: int, asked: Query, speakers: list[tuple[str, Values]]) -> Iterator[TurnHit]:
    said = "".join(f" AND ({sql})" for sql, _ in speakers)
    rows = archive.rows(f"{_TURNS}{said} ORDER BY u.position", (document, *(value for _, values in speakers for value in values)))
    found = [row for row in rows if _stands(plain(row["text"][row["start"] : row["end"]]), asked)]
    brief = briefs(archive, [document]) if found else []
    for row in found:
        yield _turn_hit(row, brief[0], asked)


def _turn_hit(row: Row, document: Brief, asked: Query) -> TurnHit:
    return TurnHit(
        id=row["id"], document=document, position=row["position"], role=row["role"], speaker=row["name"], office=row["office"],
        country=row["country"], label=row["label"], start=row["start"], end=row["end"],
        snippet=snippet(row["text"], row["start"], row["end"], asked.texts),
    )  # fmt: skip


def _stands(text: str, asked: Query) -> bool:
    """Whether the words of a query stand in a plain text; words that the title must have are the document's."""
    for group in asked.groups:
        if all(term.field == "" for term in group):
            has = any(bool(all_spots(text, [term])) != term.excluded for term in group)
            if not has:
                return False
    return True


def _fits(archive: SqliteArchive, event: Told, asked: Query, own: Who) -> bool:
    named = (part for party in event.parties for part in (party.name, party.office, party.organisation, party.country))
    words = (event.quote, event.title, event.type, event.place, event.sidelines_of, event.format, *named)
    return _stands(plain("\n".join(word for word in words if word)), asked) and all(
        any(_holds(archive, event, term, own) != term.excluded for term in group)
        for group in asked.groups
        if all(t.field in _OWN for t in group)
    )


_OWN = ("with", "type", "place", "country", "from", "to")


def _holds(archive: SqliteArchive, event: Told, term: Term, own: Who) -> bool:
    """Whether a field holds of the event itself."""
    code = code_of(term.value)
    if term.field == "type":
        return event.type == term.value.lower()
    if term.field == "country":
        return (code or term.value.upper()) in (event.publisher_country, *(party.country for party in event.parties))
    if term.field == "place":
        return event.place is not None and (event.place == code or bool(all_spots(plain(event.place), [term])))
    if term.field in ("from", "to"):
        return _in_time(event, term)
    where, values = own[term]
    question = f"SELECT 1 FROM participant q JOIN sighting s ON s.id = q.sighting_id WHERE q.event_id = ? AND ({where})"
    return archive.one(question, (event.id, *values)) is not None


def _in_time(event: Told, term: Term) -> bool:
    day = bound(term.value, last=term.field == "to")
    if day is None or not event.when or not when.has_year(event.when):
        return day is None
    return (event.last_day or "") >= day.isoformat() if term.field == "from" else (event.first_day or "9") <= day.isoformat()


def _event_hit(archive: SqliteArchive, event: Told, asked: Query) -> EventHit:
    text = archive.text(event.capture) or ""
    return EventHit(event=event, snippet=snippet(text, event.start, event.end, asked.texts))
