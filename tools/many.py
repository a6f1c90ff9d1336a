"""Fills an archive with invented documents, fast, to time questions at scale: `many.py ARCHIVE [NUMBER]`.

Seeded: the same number gives the same rows.  Words follow Zipf's law, so that there are common ones and rare ones; no page is read, no rule links.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
import zlib
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import msgspec

from communique.archive.rows import capture_key
from communique.archive.sheaf import (
    CaptureRow,
    CommitmentRow,
    DocumentRows,
    EventRow,
    Opened,
    PublisherRow,
    QuotationRow,
    Sheaf,
    SightingRow,
    TurnRow,
)
from communique.archive.sqlite import SqliteArchive
from communique.record.capture import Capture, Publisher
from communique.record.document import Document, Event, Participant, Record
from communique.record.evidence import Reading, quote

COUNTRIES = ["RU", "US", "FR", "DE", "GB", "CN", "IN", "BR", "ZA", "NG", "EG", "TR", "IT", "ES", "PL", "NO", "SE", "FI", "JP", "KR"]
KINDS = ["readout_meeting", "readout_call", "statement", "interview", "speech", "press_conference", "announcement", "message"]
TYPES = ["meeting", "call", "talks", "visit", "signing"]
BATCH = 2000
_RECORDS = msgspec.msgpack.Encoder()
_PARTS = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "dre", "fi", "gol", "har", "ist", "jun", "kor", "lem", "mar", "nes"]


class Maker:
    """Makes documents one after another."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.words = [self._word() for _ in range(20_000)]
        self.weights = list(accumulate(1 / (rank + 2) for rank in range(len(self.words))))
        self.people = [(f"{self._word().title()} {self._word().title()}", self.chance.choice(COUNTRIES)) for _ in range(4000)]

    def _word(self) -> str:
        return "".join(self.chance.choice(_PARTS) for _ in range(self.chance.randint(2, 4)))

    def sheaf(self, number: int) -> Sheaf:
        """The capture of this number, with one document."""
        chance = self.chance
        day = (date(2005, 1, 1) + timedelta(days=chance.randrange(7300))).isoformat()
        one, other = chance.choice(self.people), chance.choice(self.people)
        title = f"{chance.choice(TYPES).title()} of {one[0]} with {other[0]}"
        said = f"{one[0]} met {other[0]} on {day}"
        body = " ".join(chance.choices(self.words, cum_weights=self.weights, k=chance.randint(80, 400)))
        text = f"{title}\n{said}. {body}\n{body[:200]} {number}"
        return self._sheaf(number, text, self._document(number, text, title, day, one, other))

    def _document(self, number: int, text: str, title: str, day: str, one: tuple[str, str], other: tuple[str, str]) -> DocumentRows:
        when, begin, chance = Opened(day, day, day), len(title) + 1, self.chance
        people = tuple(
            SightingRow(name, "Foreign Minister", None, side, at := text.index(name, begin), at + len(name), name)
            for name, side in (one, other)
        )
        end = text.index("\n", begin)
        initiative = chance.choice((one[1], None, None))
        event = EventRow(chance.choice(TYPES), "happened", when, "Geneva", initiative, None, None, "primary", begin, end, text[begin:end], ((0, "party", one[1]), (1, "party", other[1])))  # fmt: skip
        due = (date.fromisoformat(day) + timedelta(days=chance.randint(5, 200))).isoformat()
        promises = (CommitmentRow(json.dumps(sorted({one[1], other[1]})), Opened(due, due, due), None, False, begin, end, text[begin:end]),)
        digest = hashlib.sha256(text.encode()).hexdigest()
        return DocumentRows(
            digest, "article", chance.choice(KINDS), title, "en", when, None, Opened(), None, None, None, None, 0, len(text), text.count(" "),
            json.dumps([[begin, len(text)]]), people, (TurnRow("remarks", 0, None, None, begin, len(text)),), (),
            (QuotationRow(1, False, begin, end, text[begin:end]),), (event,), (), (), promises if number % 10 == 0 else (),
        )  # fmt: skip

    def _sheaf(self, number: int, text: str, document: DocumentRows) -> Sheaf:
        data, country = text.encode(), self.chance.choice(COUNTRIES)
        digest = hashlib.sha256(data).hexdigest()
        url = f"https://mfa{country.lower()}.example/{number}"
        capture = CaptureRow(
            capture_key(digest, url, None), digest, f"{number}.txt", url, f"mfa{country.lower()}.example/{number}", None, None, None, None,
            "text/plain", "utf-8", "utf-8", len(data), document.published, None, "read", None, None, "many",
        )  # fmt: skip
        publisher = PublisherRow(f"{country}|ministry|", f"Ministry of {country}", "ministry", country, None, None, None)
        text_digest = hashlib.sha256(data).hexdigest()
        packed = zlib.compress(_RECORDS.encode(record(text, url, country, document)), 1)
        return Sheaf(capture, zlib.compress(data, 1), text, text_digest, packed, hashlib.sha256(packed).hexdigest(), publisher, (document,))


def record(text: str, url: str, country: str, rows: DocumentRows) -> Record:
    """The record that the rows of a document come from, with its evidence."""
    title = Reading(rows.title or "", "stated", (quote(text, 0, len(rows.title or "")),))
    day = rows.published.value or ""
    dated = Reading(day, "stated", (quote(text, at := text.index(day), at + len(day)),))
    people = tuple(_participant(text, row) for row in rows.sightings)
    events = tuple(
        Event(
            type=event.type, status="happened", when=dated, where=None, participants=people, initiative=None, sidelines_of=None, format=None,
            prominence="primary", evidence=(quote(text, event.start, event.end),),
        )
        for event in rows.events
    )  # fmt: skip
    document = Document(
        id=f"sha256:{rows.digest}", part="article", kind=Reading(rows.kind or "", "inferred", title.evidence, rule="many"), title=title,
        language="en", published=dated, first_published=None, held=None, place=None, outlets=(), issuers=(), speakers=(), excerpt=None,
        url=None, completes=None, body=tuple(tuple(span) for span in json.loads(rows.body)), turns=(), exchanges=(), quotations=(), mentions=(),
        events=events, instruments=(), commitments=(), issues=(),
    )  # fmt: skip
    side = Reading(country, "inferred", title.evidence, rule="many")
    capture = Capture(
        id=f"sha256:{hashlib.sha256(text.encode()).hexdigest()}", source=url, url=url, media_type="text/plain", encoding="utf-8",
        encoding_reason="utf-8", size=len(text.encode()), taken_at=None,
    )  # fmt: skip
    return Record(capture=capture, publisher=Publisher(country=side, page_date=dated), zones=(), documents=(document,), links=(), issues=())


def _participant(text: str, row: SightingRow) -> Participant:
    words = (quote(text, row.start, row.end),)
    return Participant(name=Reading(row.name or "", "stated", words), country=Reading(row.country or "", "inferred", words, rule="many"))


def fill(path: Path, number: int) -> None:
    """Fill a new archive."""
    maker = Maker()
    with SqliteArchive(path, write=True) as archive:
        for begin in range(0, number, BATCH):
            with archive.writing():
                for n in range(begin, min(number, begin + BATCH)):
                    archive.store(maker.sheaf(n))
            print(f"\r{begin + BATCH:,}", end="", file=sys.stderr, flush=True)
        with archive.writing() as connection:
            connection.execute("INSERT INTO person (name, name_key) SELECT DISTINCT name, lower(name) FROM sighting ORDER BY name")
            connection.execute("UPDATE sighting SET person_id = (SELECT min(id) FROM person WHERE person.name = sighting.name)")
            connection.execute(
                "INSERT OR IGNORE INTO person_form (gist, name, office, country, year, person_id) "
                "SELECT lower(s.name) || '|' || s.country || '|foreign minister||' || substr(d.date_start, 1, 4), s.name, s.office, s.country, "
                "substr(d.date_start, 1, 4), s.person_id FROM sighting s JOIN document d ON d.id = s.document_id"
            )
            forms = connection.execute("SELECT id, name FROM person_form").fetchall()
            pairs = {(word, row["id"]) for row in forms for word in row["name"].lower().split()}
            connection.executemany("INSERT INTO person_word VALUES (?, ?)", sorted(pairs))
            connection.execute(
                "INSERT INTO holding (person_id, office, country, first_seen, last_seen, first_document, last_document, sightings) "
                "SELECT person_id, 'foreign minister', country, min(d.date_start), max(d.date_start), min(d.id), max(d.id), count(*) "
                "FROM sighting s JOIN document d ON d.id = s.document_id GROUP BY person_id, country"
            )
            connection.execute("ANALYZE")


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200_000)
