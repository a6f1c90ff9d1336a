"""A person: what they are called, which offices the record shows them in, what they said, whom they met."""

from __future__ import annotations

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.knowledge.book import Knowledge
from communique.linking.office_names import office_book
from communique.record.errors import WrongUse
from communique.views.conditions import Values, like
from communique.views.documents import Brief, briefs
from communique.views.events import Event
from communique.views.names import persons_named
from communique.views.query import Term, clean, words_of
from communique.views.timeline import with_accounts

PAGE = 20
_SHOWN = 60


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A person that a name may mean; `id` is None for one whom linking has not gathered (no whole name, or no side)."""

    id: int | None
    name: str
    country: str | None
    office: str | None
    documents: int


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office held, from the first to the last day on which documents show it, with the first and the last of these documents.

    `office` is written as documents most often write it, `form` is its normal form, by which offices are compared.
    """

    office: str
    form: str
    country: str | None
    organisation: str | None
    first_seen: str | None
    last_seen: str | None
    first_document: int | None
    last_document: int | None
    sightings: int


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A turn of the person (`role` is that of the turn) or a quotation (`direct` or `indirect`), with its words and where they stand."""

    document: Brief
    role: str
    text: str
    start: int
    end: int


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person; statements, quotations and meetings are the newest ones, `counts` tells how many there are of each."""

    id: int | None
    name: str
    country: str | None
    spellings: tuple[str, ...]
    offices: tuple[Office, ...]
    counts: dict[str, int]
    statements: tuple[Said, ...]
    quotations: tuple[Said, ...]
    meetings: tuple[Event, ...]


class People(msgspec.Struct, frozen=True, kw_only=True):
    """Who a name may mean: `person` where it is one, all of them in `candidates`, best known first."""

    person: Person | None
    candidates: tuple[Candidate, ...]


Subject = tuple[str, Values]
"""Which sightings (`s`) are the person's."""


def person(archive: SqliteArchive, name: str, *, limit: int = PAGE) -> People:
    """The person of a name, in any spelling, or those whom it may mean.  `#12` is the person of this number.

    Raises `WrongUse` where nobody has a name like it.
    """
    found = candidates(archive, name)
    if not found:
        raise WrongUse(f"nobody called {name!r} in {archive.path}{_advice(archive)}")
    alone = found[0] if len(found) == 1 else None
    return People(person=_whole(archive, alone, limit) if alone else None, candidates=tuple(found))


def candidates(archive: SqliteArchive, name: str) -> list[Candidate]:
    """All persons that a name may mean, best known first."""
    name = clean(name)
    number = name.strip().removeprefix("#")
    ids = [int(number)] if name.strip().startswith("#") and number.isdecimal() and len(number) < 16 else persons_named(archive, name)
    found = [one for key in ids if (one := _linked(archive, key)) is not None] or _unlinked(archive, name)
    return sorted(found, key=lambda one: (-one.documents, one.name, one.country or ""))[:_SHOWN]


def subject(candidate: Candidate) -> Subject:
    """Which sightings (`s`) are those of a candidate."""
    if candidate.id is not None:
        return "s.person_id = ?", (candidate.id,)
    return "s.person_id IS NULL AND s.name = ? AND s.country IS ?", (candidate.name, candidate.country)


def _linked(archive: SqliteArchive, key: int) -> Candidate | None:
    row = archive.one("SELECT id, name FROM person WHERE id = ?", (key,))
    if row is None:
        return None
    best = archive.one(
        "SELECT office, country FROM person_form WHERE person_id = ? ORDER BY office IS NULL, year IS NULL, year DESC, office LIMIT 1",
        (key,),
    )
    seen = archive.one("SELECT count(DISTINCT document_id) AS documents FROM sighting WHERE person_id = ?", (key,))
    country, office = (best["country"], best["office"]) if best is not None else (None, None)
    return Candidate(id=key, name=row["name"], country=country, office=office, documents=seen["documents"] if seen is not None else 0)


def _unlinked(archive: SqliteArchive, name: str) -> list[Candidate]:
    words = words_of(name)
    if not words:
        return []
    where, values = like("s.name", Term(words, name))
    rows = archive.rows(
        f"SELECT s.name, s.country, min(s.office) AS office, count(DISTINCT s.document_id) AS documents FROM sighting s "
        f"WHERE s.person_id IS NULL AND {where} GROUP BY s.name, s.country LIMIT ?",
        (*values, _SHOWN),
    )
    return [Candidate(id=None, name=r["name"], country=r["country"], office=r["office"], documents=r["documents"]) for r in rows]


def _advice(archive: SqliteArchive) -> str:
    rows = archive.rows("SELECT name FROM sighting WHERE name IS NOT NULL GROUP BY name ORDER BY count(*) DESC, name LIMIT 5")
    return f"; the best known are {', '.join(row['name'] for row in rows)}" if rows else "; it names no person yet"


def _whole(archive: SqliteArchive, candidate: Candidate, limit: int) -> Person:
    own = subject(candidate)
    names = archive.rows(
        f"SELECT s.name, count(*) FROM sighting s WHERE {own[0]} AND s.name IS NOT NULL GROUP BY s.name ORDER BY 2 DESC, 1", own[1]
    )
    meetings = _ids(archive, "participant x", "x.event_id", own, limit)
    return Person(
        id=candidate.id,
        name=candidate.name,
        country=candidate.country,
        spellings=tuple(dict.fromkeys(" ".join(row["name"].split()) for row in names)),
        offices=_offices(archive, candidate),
        counts={name: _count(archive, f"{name} x", own) for name in ("turn", "quotation", "participant")},
        statements=_said(archive, _TURNS, _ids(archive, "turn x", "x.id", own, limit)),
        quotations=_said(archive, _QUOTATIONS, _ids(archive, "quotation x", "x.id", own, limit)),
        meetings=tuple(with_accounts(archive, meetings)),
    )


def _offices(archive: SqliteArchive, candidate: Candidate) -> tuple[Office, ...]:
    written = _written(archive, candidate.id)
    rows = archive.rows("SELECT *, office AS form FROM holding WHERE person_id = ? ORDER BY first_seen, office", (candidate.id,))
    held = ({name: row[name] for name in Office.__struct_fields__} for row in rows)
    return tuple(msgspec.convert({**office, "office": written.get(office["form"], office["form"])}, Office) for office in held)


def _written(archive: SqliteArchive, person: int | None) -> dict[str, str]:
    """How documents most often write the offices of a person, by their normal forms."""
    book = office_book(Knowledge.standard())
    rows = archive.rows(
        "SELECT office FROM sighting WHERE person_id = ? AND office IS NOT NULL GROUP BY office ORDER BY count(*), office DESC", (person,)
    )
    return {book.form(row["office"]).name: row["office"] for row in rows}


def _ids(archive: SqliteArchive, source: str, column: str, own: Subject, limit: int) -> list[int]:
    """The newest of the rows that belong to the person's sightings."""
    question = (
        f"SELECT DISTINCT {column} AS id, d.rank FROM sighting s JOIN {source} ON x.sighting_id = s.id JOIN document d ON d.id = s.document_id "
        f"WHERE {own[0]} ORDER BY d.rank DESC, 1 LIMIT ?"
    )
    return [row["id"] for row in archive.rows(question, (*own[1], limit))]


def _count(archive: SqliteArchive, source: str, own: Subject) -> int:
    row = archive.one(f"SELECT count(*) AS many FROM sighting s JOIN {source} ON x.sighting_id = s.id WHERE {own[0]}", own[1])
    return int(row["many"]) if row is not None else 0


_TURNS = 'SELECT u.document_id, u.role, u.start, u."end" FROM turn u WHERE u.id = ?'
_QUOTATIONS = "SELECT q.document_id, iif(q.direct, 'direct', 'indirect') AS role, q.start, q.\"end\" FROM quotation q WHERE q.id = ?"


def _said(archive: SqliteArchive, question: str, ids: list[int]) -> tuple[Said, ...]:
    rows = [row for number in ids if (row := archive.one(question, (number,))) is not None]
    documents = {brief.id: brief for brief in briefs(archive, dict.fromkeys(row["document_id"] for row in rows))}
    return tuple(_said_in(archive, row, documents[row["document_id"]]) for row in rows if row["document_id"] in documents)


def _said_in(archive: SqliteArchive, row: Row, document: Brief) -> Said:
    words = archive.one(
        "SELECT substr(t.text, ?, ?) AS words FROM document d JOIN reading_text t ON t.capture_id = d.witness_id WHERE d.id = ?",
        (row["start"] + 1, row["end"] - row["start"], document.id),
    )
    return Said(document=document, role=row["role"], text=words["words"] if words is not None else "", start=row["start"], end=row["end"])
