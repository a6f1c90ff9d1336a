"""The rows of a document as the tables hold them, in the form in which they went in: to compare, to export, to write elsewhere."""

from __future__ import annotations

import sqlite3

from communique.archive.sheaf import CommitmentRow, DocumentRows, EventRow, Opened, QuotationRow, SightingRow, TurnRow


def read_back(connection: sqlite3.Connection, document: int) -> DocumentRows | None:
    """The rows of a document; None where there is none of this number."""
    row = connection.execute("SELECT * FROM document WHERE id = ?", (document,)).fetchone()
    if row is None:
        return None
    people = _ordered(connection, "sighting", document)
    number = {person["id"]: n for n, person in enumerate(people)}
    return DocumentRows(
        digest=row["digest"],
        part=row["part"],
        kind=row["kind"],
        title=row["title"],
        language=row["language"],
        published=Opened(row["published"], row["date_start"], row["date_end"]),
        first_published=row["first_published"],
        held=Opened(row["held"], row["held_start"], row["held_end"]),
        place=row["place"],
        excerpt=row["excerpt"],
        url=row["url"],
        url_key=row["url_key"],
        start=row["start"],
        end=row["end"],
        words=row["words"],
        body=row["body"],
        sightings=tuple(
            SightingRow(p["name"], p["office"], p["organisation"], p["country"], p["start"], p["end"], p["quote"]) for p in people
        ),
        turns=tuple(
            TurnRow(t["role"], number.get(t["sighting_id"]), t["label"], t["language"], t["start"], t["end"])
            for t in _ordered(connection, "turn", document)
        ),
        exchanges=tuple(
            (row["question"], row["answer"])
            for row in connection.execute("SELECT * FROM exchange WHERE document_id = ? ORDER BY question, answer", (document,))
        ),
        quotations=tuple(
            QuotationRow(number.get(q["sighting_id"]), bool(q["direct"]), q["start"], q["end"], q["quote"])
            for q in _ordered(connection, "quotation", document)
        ),
        events=tuple(_event(connection, event, number) for event in _ordered(connection, "event", document)),
        mentions=tuple((m["type"], m["value"], m["start"], m["end"]) for m in _ordered(connection, "mention", document)),
        instruments=tuple((i["value"], i["start"], i["end"], i["quote"]) for i in _ordered(connection, "instrument", document)),
        commitments=tuple(
            CommitmentRow(
                c["parties"],
                Opened(c["due"], c["due_start"], c["due_end"]),
                c["place"],
                bool(c["routine"]),
                c["start"],
                c["end"],
                c["quote"],
            )
            for c in _ordered(connection, "commitment", document)
        ),
    )


def _ordered(connection: sqlite3.Connection, table: str, document: int) -> list[sqlite3.Row]:
    return connection.execute(f"SELECT * FROM {table} WHERE document_id = ? ORDER BY position", (document,)).fetchall()


def _event(connection: sqlite3.Connection, event: sqlite3.Row, number: dict[int, int]) -> EventRow:
    parties = connection.execute("SELECT * FROM participant WHERE event_id = ? ORDER BY position", (event["id"],))
    return EventRow(
        event["type"], event["status"], Opened(event["held"], event["date_start"], event["date_end"]), event["place"], event["initiative"],
        event["sidelines_of"], event["format"], event["prominence"], event["start"], event["end"], event["quote"],
        tuple((number.get(party["sighting_id"], -1), party["role"], party["country"]) for party in parties),
    )  # fmt: skip
