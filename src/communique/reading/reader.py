"""The reader: a laid-out page in, a record out.  Pure: no file, no clock, no network."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from communique.knowledge.book import Knowledge
from communique.knowledge.languages import LanguagePack
from communique.reading.audit import audit
from communique.reading.chrome import links_of
from communique.reading.document import document_of
from communique.reading.ground import Ground
from communique.reading.paper import Paper, open_paper
from communique.reading.publishing.publisher import PublisherFound, publisher_of
from communique.reading.unserved import unserved
from communique.reading.who.people import Home
from communique.record.capture import Capture, Publisher, Zone
from communique.record.document import Document, Record
from communique.record.evidence import Issue, inferred, quote
from communique.record.page import Page, Part
from communique.text.span import Span

_FEW = 12
_MISSIONS = ("embassy", "consulate", "mission")


def read_page(page: Page, zones: tuple[Zone, ...], parts: tuple[Part, ...], capture: Capture, knowledge: Knowledge) -> Record:
    """The complete record of a page whose zones and parts are known."""
    pack = knowledge.pack(page.language)
    found = _publisher(page, zones, parts, knowledge, pack)
    home = _home(found.publisher)
    key = _key(page, found.publisher)
    ground = Ground(page.text, pack)
    missing = unserved(page, parts, (pack.files.zones, knowledge.pack(None).files.zones))
    papers = (open_paper(page, part, knowledge, pack, home, ground) for part in parts if missing is None)
    documents = tuple(_document(paper, parts, key) for paper in papers)
    taken_at = capture.taken_at or found.taken_at
    return Record(
        capture=Capture(
            id=capture.id, source=capture.source, url=capture.url, media_type=capture.media_type, encoding=capture.encoding,
            encoding_reason=capture.encoding_reason, size=capture.size, taken_at=taken_at,
        ),
        publisher=found.publisher,
        zones=zones,
        documents=documents,
        links=links_of(page, zones, pack.files.zones),
        issues=(*([missing] if missing else ()), *_clock_issues(found), *audit(page, zones, parts)),
    )  # fmt: skip


def _document(paper: Paper, parts: tuple[Part, ...], key: str) -> Document:
    document, page, part = document_of(paper, key), paper.page, paper.part
    if part.part != "article" or part.body:
        return document
    teased = next((p.title for p in parts if p.part == "teaser" and p.title), None)
    if teased:
        spans = [part.title] if part.title else [teased]
        listing = inferred("listing", (quote(page.text, s.start, s.end) for s in spans), "only_teasers", step="kind")
        return msgspec.structs.replace(document, kind=listing)
    return document


def _publisher(page: Page, zones: tuple[Zone, ...], parts: tuple[Part, ...], knowledge: Knowledge, pack: LanguagePack) -> PublisherFound:
    masthead = [Span(z.start, z.end) for z in zones if z.zone == "masthead"]
    titles = [p.title for p in parts if p.part == "article" and p.title]
    dates = [h for span in masthead for h in pack.grammar.find(page.text, span.start, span.end)]
    aside = [Span(z.start, z.end) for z in zones if z.zone == "chrome"][:_FEW] + [
        s for p in parts[:1] for s in (*p.dates, *([p.label] if p.label else []))
    ]
    return publisher_of(page, masthead, aside, titles, dates, knowledge, pack)


def _home(publisher: Publisher) -> Home | None:
    if publisher.country is None:
        return None
    mission = publisher.post is not None or (publisher.type is not None and publisher.type.value in _MISSIONS)
    return Home(publisher.country.value, publisher.country.evidence, mission=mission)


def _key(page: Page, publisher: Publisher) -> str:
    if page.url and (host := urlsplit(page.url).hostname):
        return host
    return "+".join(r.value for r in (publisher.country, publisher.post) if r)


def _clock_issues(found: PublisherFound) -> tuple[Issue, ...]:
    if found.instant.reason not in ("conflict", "ambiguous") or not found.publisher.clocks:
        return ()
    spans = found.publisher.page_date.evidence if found.publisher.page_date else ()
    return (Issue("clock_conflict", f"the clocks of the masthead give no one instant ({found.instant.reason})", spans),)
