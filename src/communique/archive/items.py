"""What the linking rules look at, from the tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from communique.linking.days import lately
from communique.linking.from_record import meeting_sides
from communique.linking.items import Account, House, Paper, Party, Sighting, Undertaking
from communique.linking.people import People

_SLICE = 400
_HOUSE = "p.country AS house_country, p.type AS house_type, p.post AS house_post, p.host AS house_host"
_PAPERS = f"""
SELECT d.id, d.digest, d.part, d.url_key, d.title, d.published, d.kind, d.language, d.excerpt, d.body, c.url_key AS page, t.text, {_HOUSE},
  (SELECT json_group_array(DISTINCT o.url_key) FROM appearance a JOIN capture o ON o.id = a.capture_id
    WHERE a.document_id = d.id AND a.part = 'article' AND o.url_key IS NOT NULL) AS pages
FROM document d JOIN capture c ON c.id = d.witness_id JOIN reading_text t ON t.capture_id = c.id LEFT JOIN publisher p ON p.id = d.publisher_id
WHERE d.id IN (MARKS)
"""
_DAY = "coalesce(d.held, d.published, d.first_published)"
_SIGHTINGS = f"""
SELECT s.*, d.digest, d.held, {_DAY} AS day,
  (SELECT e.held FROM participant q JOIN event e ON e.id = q.event_id WHERE q.sighting_id = s.id AND e.held NOT LIKE 'XXXX%' ORDER BY e.position LIMIT 1) AS own,
  (SELECT min(CASE WHEN e.type = 'appointment' THEN 'enters' WHEN e.prominence <> 'primary' THEN 'sometime' WHEN e.status = 'happened' THEN 'lately' END)
    FROM participant q JOIN event e ON e.id = q.event_id WHERE q.sighting_id = s.id) AS told
FROM sighting s JOIN document d ON d.id = s.document_id WHERE s.document_id IN (MARKS) AND s.name IS NOT NULL ORDER BY s.document_id, s.position
"""
_FORMS = "SELECT * FROM person_form WHERE id IN (MARKS)"
_EVENTS = f"""
SELECT e.*, d.digest, {_DAY} AS day, {_HOUSE}
FROM event e JOIN document d ON d.id = e.document_id LEFT JOIN publisher p ON p.id = d.publisher_id WHERE e.id IN (MARKS)
"""
_PARTIES = """
SELECT q.event_id, q.role, s.name, s.office, s.organisation, s.country FROM participant q JOIN sighting s ON s.id = q.sighting_id
WHERE q.event_id IN (MARKS) ORDER BY q.event_id, q.position
"""
_UNDERTAKINGS = f"""
SELECT u.*, d.digest, {_DAY} AS day, {_HOUSE}
FROM commitment u JOIN document d ON d.id = u.document_id LEFT JOIN publisher p ON p.id = d.publisher_id WHERE u.id IN (MARKS)
"""


def papers(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Paper]:
    """The documents of these rows."""
    return {row["id"]: _paper(row) for row in selected(connection, _PAPERS, ids)}


def sightings(connection: sqlite3.Connection, documents: Sequence[int]) -> dict[int, dict[int, Sighting]]:
    """The named persons in these documents, by document and row, in the order of the document."""
    found: dict[int, dict[int, Sighting]] = {}
    for row in selected(connection, _SIGHTINGS, documents):
        found.setdefault(row["document_id"], {})[row["id"]] = _sighting(row, row["own"] or row["day"])
    return found


def sightings_of(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Sighting]:
    """The named persons of these rows."""
    question = _SIGHTINGS.replace("s.document_id IN", "s.id IN")
    return {row["id"]: _sighting(row, row["own"] or row["day"]) for row in selected(connection, question, ids)}


def forms(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Sighting]:
    """The forms of these rows, each as a sighting in its year; its gist is its id."""
    return {
        row["id"]: Sighting(
            document=row["gist"], position=0, name=row["name"], office=row["office"], organisation=row["organisation"], country=row["country"],
            when=row["year"],
        )
        for row in selected(connection, _FORMS, ids)
    }  # fmt: skip


def accounts(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Account]:
    """The events of these rows."""
    parties: dict[int, list[Party]] = {}
    for row in selected(connection, _PARTIES, ids):
        party = Party(name=row["name"], office=row["office"], organisation=row["organisation"], country=row["country"], role=row["role"])
        parties.setdefault(row["event_id"], []).append(party)
    return {
        row["id"]: _account(row, parties.get(row["id"], []), between)
        for row in selected(connection, _EVENTS, ids)
        for between in [_between(connection, row)]
    }


def _between(connection: sqlite3.Connection, row: sqlite3.Row) -> frozenset[str]:
    """The two sides of what the document of a planned event is about."""
    if row["status"] == "happened":
        return frozenset()
    first = connection.execute(_EVENTS.replace("e.id IN (MARKS)", "e.document_id = ? AND e.position = 0"), (row["document_id"],)).fetchone()
    if first is None:
        return frozenset()
    named = connection.execute(_PARTIES.replace("IN (MARKS)", "= ?"), (first["id"],))
    return meeting_sides(
        _account(first, [Party(organisation=side["organisation"], country=side["country"]) for side in named], frozenset())
    )


def undertakings(connection: sqlite3.Connection, documents: Sequence[int]) -> dict[int, Undertaking]:
    """The undertakings in these documents."""
    return undertakings_of(connection, rows_in(connection, "commitment", documents))


def undertakings_of(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Undertaking]:
    """The undertakings of these rows."""
    return {row["id"]: _undertaking(row) for row in selected(connection, _UNDERTAKINGS, ids)}


def rows_in(connection: sqlite3.Connection, table: str, documents: Sequence[int]) -> list[int]:
    """The rows of a table that belong to these documents."""
    return [row["id"] for row in selected(connection, f"SELECT id FROM {table} WHERE document_id IN (MARKS)", documents)]


def document_of(connection: sqlite3.Connection, id: str) -> int | None:
    """The row of a document by its id."""
    return _found(connection, "SELECT id FROM document WHERE digest = ?", id)


def form_of(connection: sqlite3.Connection, id: str) -> int | None:
    """The row of a form of a person's name by its id."""
    return _found(connection, "SELECT id FROM person_form WHERE gist = ?", id.rpartition("#")[0])


def event_of(connection: sqlite3.Connection, id: str) -> int | None:
    """The row of an event by its id (`document#e2`)."""
    document, _, number = id.rpartition("#e")
    question = "SELECT e.id FROM event e JOIN document d ON d.id = e.document_id WHERE d.digest = ? AND e.position = ?"
    return _found(connection, question, document, number)


def _found(connection: sqlite3.Connection, question: str, *values: str) -> int | None:
    row = connection.execute(question, values).fetchone()
    return None if row is None else int(row["id"])


def seen_in_office(
    connection: sqlite3.Connection, people: People, office: str, country: str | None, organisation: str | None
) -> Iterator[tuple[Sighting, int]]:
    """All sightings of known persons in an office (its normal form) of a side, each with its person."""
    question = _SIGHTINGS.replace("s.document_id IN (MARKS) AND s.name IS NOT NULL", "s.form_id IN (MARKS) AND s.person_id IS NOT NULL")
    named = connection.execute(
        "SELECT id, office FROM person_form WHERE country IS ? AND organisation IS ? AND office IS NOT NULL", (country, organisation)
    )
    fitting = [row["id"] for row in named if people.offices.form(row["office"]).name == office]
    for row in selected(connection, question, fitting):
        if row["office"] and row["country"] == country and row["organisation"] == organisation:
            yield _sighting(row, day_in_office(row)), row["person_id"]


def day_in_office(row: Mapping[str, str | None] | sqlite3.Row) -> str | None:
    """The day on which a sighting shows somebody in office: who is appointed holds it when that is told, at the earliest; when an event took place that
    a document mentions without a day, nobody knows."""
    if row["told"] == "enters" or (row["own"] is None and row["told"] is None):
        return row["day"]
    if row["own"] is None and row["told"] == "sometime":
        return None
    return row["own"] or row["held"] or lately(row["day"])


def rows_of(connection: sqlite3.Connection, found: Sequence[Sighting]) -> Iterator[tuple[Sighting, int]]:
    """The row of each sighting's document."""
    digests = sorted({sighting.document for sighting in found})
    ids = {row["digest"]: row["id"] for row in selected(connection, "SELECT id, digest FROM document WHERE digest IN (MARKS)", digests)}
    return ((sighting, ids[sighting.document]) for sighting in found)


def _paper(row: sqlite3.Row) -> Paper:
    text, spans, pages = row["text"], json.loads(row["body"]), json.loads(row["pages"])
    return Paper(
        id=row["digest"],
        part=row["part"],
        house=_house(row),
        page=row["page"],
        address=row["url_key"] or (row["page"] if row["part"] == "article" else None),
        title=row["title"] or "",
        published=row["published"],
        kind=row["kind"],
        language=row["language"],
        text="\n".join(" ".join(text[start:end].split()) for start, end in spans) or row["excerpt"] or "",
        further=tuple(sorted(pages)) if row["part"] == "article" and not row["url_key"] else (),
    )


def _house(row: sqlite3.Row) -> House:
    return House(row["house_country"], row["house_type"], row["house_post"], row["house_host"])


def _sighting(row: sqlite3.Row, day: str | None) -> Sighting:
    return Sighting(
        document=row["digest"], position=row["position"], name=row["name"], office=row["office"], organisation=row["organisation"],
        country=row["country"], when=day,
    )  # fmt: skip


def _account(row: sqlite3.Row, parties: Iterable[Party], between: frozenset[str]) -> Account:
    return Account(
        document=row["digest"],
        number=row["position"],
        type=row["type"],
        status=row["status"],
        when=row["held"],
        where=row["place"],
        parties=tuple(parties),
        initiative=row["initiative"],
        format=row["format"],
        gathering=row["sidelines_of"],
        prominence=row["prominence"],
        told=row["quote"],
        house=_house(row),
        published=row["day"],
        between=between,
    )


def _undertaking(row: sqlite3.Row) -> Undertaking:
    return Undertaking(
        document=row["digest"], number=row["position"], text=row["quote"], parties=tuple(json.loads(row["parties"])), due=row["due"],
        where=row["place"], routine=bool(row["routine"]), house=_house(row), published=row["day"],
    )  # fmt: skip


def selected(connection: sqlite3.Connection, question: str, ids: Sequence[object]) -> Iterator[sqlite3.Row]:
    """The rows that a question with MARKS gives for many ids, some hundreds at a time."""
    for at in range(0, len(ids), _SLICE):
        part = ids[at : at + _SLICE]
        yield from connection.execute(question.replace("MARKS", ", ".join("?" * len(part))), tuple(part)).fetchall()
