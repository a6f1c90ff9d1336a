"""The newsroom: the same bytes for the same seed, a truth that its pages bear out, and pages that the reader reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from html import unescape
from itertools import islice, pairwise
from pathlib import Path

import msgspec
import pytest

from communique.app import read, read_all
from communique.knowledge.book import Knowledge
from communique.record.document import Record as ReadRecord
from communique.testing.newsroom import Form, NewsroomCapture, generate, write, write_knowledge
from communique.testing.newsroom.desk import Desk
from communique.testing.newsroom.frames import DATA, book
from communique.testing.newsroom.recapture import main as recapture
from communique.testing.newsroom.scoring import score, verdicts
from communique.testing.newsroom.sources import sources
from communique.testing.newsroom.truth import (
    CaptureTruth,
    DocumentTruth,
    EditTruth,
    EventTruth,
    FollowUpTruth,
    HoldingTruth,
    LookAlikeTruth,
    PersonTruth,
    Record,
    ServiceTruth,
)

FORMS: tuple[Form, ...] = ("text", "html", "warc")
FLOORS = {"title": 0.95, "published": 0.97, "kind": 0.9, "turns": 0.8, "event": 0.9, "event when": 0.75, "event parties": 0.8}
"""The least shares of fields read right, over some 120 pages (as text); of their services the reader knows states, towns and hosts."""


@lru_cache(maxsize=4)
def run(form: Form, seed: int = 5, captures: int = 1500) -> tuple[NewsroomCapture, ...]:
    return tuple(generate(seed, captures, form))


def told(captures: tuple[NewsroomCapture, ...]) -> Iterator[Record]:
    for capture in captures:
        yield from (*capture.told, capture.truth)


def documents(captures: tuple[NewsroomCapture, ...]) -> dict[tuple[str, int], DocumentTruth]:
    return {(t.id, t.version): t for t in told(captures) if isinstance(t, DocumentTruth)}


def shown(capture: NewsroomCapture) -> str:
    text = capture.data.decode()
    return unescape(text).replace("</strong> ", " ") if capture.media_type == "text/html" else text


@pytest.mark.parametrize("form", FORMS)
def test_same_seed_same_bytes(tmp_path: Path, form: Form) -> None:
    for name in ("one", "two"):
        assert write(tmp_path / name, captures=120, seed=9, form=form) == 120
    files = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*") if p.is_file())
    assert len(files) > (100 if form != "warc" else 4)
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)
    write(tmp_path / "three", captures=120, seed=10, form=form)
    assert (tmp_path / "one" / "truth.jsonl").read_bytes() != (tmp_path / "three" / "truth.jsonl").read_bytes()


def test_truth_is_read_back(tmp_path: Path) -> None:
    write(tmp_path, captures=200, seed=2, form="html", truth=tmp_path / "elsewhere.jsonl")
    lines = [msgspec.json.decode(line, type=Record) for line in (tmp_path / "elsewhere.jsonl").read_bytes().splitlines()]
    files = [line.file for line in lines if isinstance(line, CaptureTruth)]
    assert len(files) == 200
    assert all(name is not None and (tmp_path / name).is_file() for name in files)
    assert not (tmp_path / "truth.jsonl").exists()


def test_form_changes_no_fact() -> None:
    assert documents(run("text")) == documents(run("html"))


@pytest.mark.parametrize("form", ["text", "html"])
def test_quotes_stand_on_the_page(form: Form) -> None:
    captures = run(form)
    known = documents(captures)
    for capture in captures:
        text, truth = shown(capture), capture.truth
        wanted = [word for stub in truth.stubs for word in (stub.title, stub.lead) if word]
        if truth.document is not None and truth.version is not None:
            document = known[truth.document, truth.version]
            wanted += [document.title, document.lead, *(p.name for p in document.people), *(a.quote for a in document.accounts)]
            wanted += [turn.starts for turn in document.turns] + [promise.text for promise in document.commitments]
        assert [word for word in wanted if word not in text] == [], truth.number


def test_edits_are_the_only_difference() -> None:
    captures = run("text")
    known, edits = documents(captures), {t.document: t for t in told(captures) if isinstance(t, EditTruth)}
    pages: dict[tuple[str, int], str] = {}
    for capture in captures:
        if capture.truth.document is not None and capture.truth.version is not None:
            pages.setdefault((capture.truth.document, capture.truth.version), capture.data.decode())
    both = [edit for edit in edits.values() if (edit.document, 1) in pages and (edit.document, 2) in pages]
    assert len(both) > 20
    assert {edit.kind for edit in both} == {"sentence", "date", "name", "addition"}
    for edit in both:
        before, after = pages[edit.document, 1], pages[edit.document, 2]
        assert edit.after in after and edit.before in before, edit
        assert known[edit.document, 1].lead == known[edit.document, 2].lead or edit.kind in ("date", "name")


def test_holders_never_overlap_and_speak_in_their_time() -> None:
    captures = run("text", captures=4000)
    holdings = {(t.person, t.office): t for t in told(captures) if isinstance(t, HoldingTruth)}
    by_office: dict[str, list[HoldingTruth]] = {}
    for holding in holdings.values():
        by_office.setdefault(holding.office, []).append(holding)
    assert sum(len(held) > 1 for held in by_office.values()) > 20
    for held in by_office.values():
        held.sort(key=lambda h: h.since)
        assert all(a.until is not None and a.until < b.since for a, b in pairwise(held))
    for document in documents(captures).values():
        if document.kind == "appointment":
            continue
        for person in document.people:
            holding = holdings[person.person, person.office]
            day = date.fromisoformat(document.held[:10] if document.held else document.published)
            assert date.fromisoformat(holding.since) <= day + timedelta(days=1), "a day may be told wrong by one"


def test_ids_are_told_before_they_are_used() -> None:
    people, events, services = set[str](), set[str](), set[str]()
    for record in told(run("warc")):
        if isinstance(record, PersonTruth):
            people.add(record.id)
        elif isinstance(record, EventTruth):
            events.add(record.id)
            assert set(record.parties) <= people
        elif isinstance(record, ServiceTruth):
            services.add(record.id)
        elif isinstance(record, LookAlikeTruth):
            assert set(record.persons) <= people
        elif isinstance(record, CaptureTruth):
            assert record.service in services
        elif isinstance(record, DocumentTruth):
            assert {p.person for p in record.people} <= people
            assert {a.event for a in record.accounts} | {c.event for c in record.commitments} <= events


def test_relations_are_dense() -> None:
    captures = run("warc", seed=1, captures=4000)
    records = list(told(captures))
    copies = [d for d in documents(captures).values() if d.copy != "original"]
    accounts: dict[str, set[str]] = {}
    for document in documents(captures).values():
        for account in document.accounts:
            accounts.setdefault(account.event, set()).add(document.service)
    assert sum(isinstance(r, FollowUpTruth) for r in records) > 100
    assert sum(isinstance(r, EditTruth) for r in records) > 80
    assert sum(isinstance(r, LookAlikeTruth) for r in records) > 10
    assert len(copies) > 200
    assert sum(len(services) > 1 for services in accounts.values()) > 150
    assert sum(c.truth.failed for c in captures) > 20
    assert sum(c.truth.new_version for c in captures) > 80


def test_a_million_begin_at_once() -> None:
    """Captures are made as they are asked for."""
    first = list(islice(generate(1, 1_000_000, "warc"), 3))
    assert [capture.truth.number for capture in first] == [1, 2, 3]


def test_captures_come_in_order_and_count() -> None:
    captures = run("warc")
    moments = [datetime.fromisoformat(c.truth.taken_at) for c in captures]
    assert moments == sorted(moments)
    assert [c.truth.number for c in captures] == list(range(1, len(captures) + 1))


def test_web_archive_is_read_whole(tmp_path: Path) -> None:
    write(tmp_path, captures=150, seed=4, form="warc")
    knowledge = Knowledge.with_extra(tmp_path / "knowledge")
    records = list(read_all(tmp_path / "newsroom.warc.gz", knowledge=knowledge))
    lines = (tmp_path / "truth.jsonl").read_bytes().splitlines()
    truths = [t for line in lines if isinstance(t := msgspec.json.decode(line, type=Record), CaptureTruth)]
    good = {(t.url, t.taken_at) for t in truths if t.status == 200 and not t.failed}
    read = {(r.capture.url, r.capture.taken_at.value) for r in records if isinstance(r, ReadRecord) and r.capture.taken_at}
    assert good <= read


def test_standard_knowledge_knows_nothing_of_it(tmp_path: Path) -> None:
    write_knowledge(tmp_path, Desk(1, 10, "text").press)
    standard, extra = Knowledge.standard(), Knowledge.with_extra(tmp_path)
    codes = {nation.code for nation in sources().nations}
    assert not codes & set(standard.countries)
    assert codes <= set(extra.countries)
    host = sources().nations[0].host
    assert standard.service_of_host(host) is None
    service = extra.service_of_host(host)
    assert service is not None and service.country == sources().nations[0].code
    standard_names = {name for country in standard.countries.values() for name in country.names} | {p.name for p in standard.places}
    assert not standard_names & {name for nation in sources().nations for name in (nation.name, *nation.towns)}


def test_frames_are_many() -> None:
    for kind in [
        "call",
        "meeting",
        "talks",
        "signing",
        "statement",
        "joint",
        "condolence",
        "article",
        "appointment",
        "credentials",
        "gathering",
        "interview",
        "briefing",
    ]:
        assert len(book().frames[f"{kind}.title"]) >= 10, kind
    for kind in ["call", "meeting", "talks", "signing", "statement", "joint", "condolence", "appointment", "credentials", "gathering"]:
        assert len(book().frames[f"{kind}.lead"]) >= 10, kind


def test_one_page_captured_five_times(tmp_path: Path) -> None:
    """One document, five instants, and the edit as the only difference."""
    assert recapture([str(DATA.parent / "sample" / "newsroom.txt"), "--out", str(tmp_path)]) == 0
    truths = [msgspec.json.decode(line) for line in (tmp_path / "truth.jsonl").read_bytes().splitlines()]
    records = [read(tmp_path / truth["file"], url="https://embassy.example/fnapr/1") for truth in truths]
    instants = [record.capture.taken_at.value if record.capture.taken_at else None for record in records]
    assert instants == [truth["taken_at"].replace(":00Z", "Z") for truth in truths]
    assert len(set(instants)) == 5
    assert len({record.documents[0].id for record in records[:4]}) == 1
    facts = [(d.turns, d.events, d.commitments) for d in (record.documents[0] for record in records[:4])]
    assert len({tuple(len(kind) for kind in fact) for fact in facts}) == 1
    pages = [str(record.text) for record in records]
    bodies = [" ".join(page[a:b] for a, b in record.documents[0].body) for page, record in zip(pages, records, strict=True)]
    assert len(set(bodies[:4])) == 1
    assert bodies[4] == bodies[0].replace(truths[4]["before"], truths[4]["after"]) != bodies[0]
    assert len({page[: page.index(bodies[0][:40])] for page in pages}) == 5
    assert len({page[page.index("all messages") - 300 :] for page in pages}) == 5


def test_reader_reads_a_sample(tmp_path: Path) -> None:
    desk = Desk(7, 1800, "text")
    knowledge = Knowledge.with_extra(write_knowledge(tmp_path, desk.press))
    figures = score(verdicts(desk.captures(), knowledge, every=12))
    assert figures.total["title"] >= 100
    low = {field: figures.share(field) for field, floor in FLOORS.items() if figures.share(field) < floor}
    assert low == {}, "\n".join(figures.lines())
