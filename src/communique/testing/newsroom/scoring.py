"""How well a reader reads the newsroom's pages: field by field, what it says beside what is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from communique.app import read_capture
from communique.knowledge.book import Knowledge
from communique.record.capture import RawCapture
from communique.record.document import Document, Event, Record
from communique.testing.newsroom.desk import NewsroomCapture
from communique.testing.newsroom.truth import Account, CaptureTruth, DocumentTruth
from communique.text.fold import fold


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """One field of one page: what was expected and what was found (None: nothing)."""

    field: str
    right: bool
    expected: str | None
    found: str | None
    number: int


class Score(msgspec.Struct, frozen=True):
    """Right ones and all, by field."""

    right: dict[str, int]
    total: dict[str, int]

    def share(self, field: str) -> float:
        """The share of right ones (1 where there was none to be had)."""
        return self.right.get(field, 0) / self.total[field] if self.total.get(field) else 1.0

    def lines(self) -> Iterator[str]:
        """The figures, a line a field."""
        return (f"{field:<18} {self.right.get(field, 0):>5} of {self.total[field]:>5}  {self.share(field):.3f}" for field in self.total)


def score(verdicts: Iterable[Verdict]) -> Score:
    """The figures of some verdicts."""
    right, total = Counter[str](), Counter[str]()
    for verdict in verdicts:
        total[verdict.field] += 1
        right[verdict.field] += verdict.right
    return Score(dict(right), dict(total))


def verdicts(captures: Iterable[NewsroomCapture], knowledge: Knowledge, every: int = 1) -> Iterator[Verdict]:
    """Read the captures (every so many of those that hold anything) and judge each field."""
    documents: dict[tuple[str, int], DocumentTruth] = {}
    for capture in captures:
        for told in capture.told:
            if isinstance(told, DocumentTruth):
                documents[told.id, told.version] = told
        truth = capture.truth
        if truth.failed or truth.number % every:
            continue
        record = read_capture(RawCapture(f"capture {truth.number}", capture.data, capture.url, capture.media_type), knowledge)
        yield from _stubs(record, truth)
        if truth.document is not None and truth.version is not None:
            yield from _article(record, documents[truth.document, truth.version], truth)


def _article(record: Record, expected: DocumentTruth, truth: CaptureTruth) -> Iterator[Verdict]:
    found = record.documents[0] if record.documents and record.documents[0].part == "article" else None
    fields = [*_front(found, expected, truth.published_shown), *_happening(found, expected)]
    yield from (Verdict(field=field, right=want == got, expected=want, found=got, number=truth.number) for field, want, got in fields)


_Compared = tuple[str, str | None, str | None]
"""A field, what it should be, and what was read."""


def _front(found: Document | None, expected: DocumentTruth, dated: bool) -> Iterator[_Compared]:
    """Title, day of publication where the page shows it, kind, and the roles of the turns."""
    yield "title", expected.title, found.title.value if found and found.title else None
    yield "published", expected.published if dated else None, _value(found, "published")
    if expected.kind:
        yield "kind", expected.kind, _value(found, "kind")
    if expected.turns:
        yield "turns", _roles(t.role for t in expected.turns), _roles(t.role for t in found.turns) if found else None


def _happening(found: Document | None, expected: DocumentTruth) -> Iterator[_Compared]:
    """What the document is about: its event, the day, the status, the persons and their states."""
    primary = next((a for a in expected.accounts if a.prominence == "primary" and a.parties), None)
    if primary is None:
        return
    event = _event(found, primary)
    yield "event", primary.type, event.type if event else None
    yield "event when", primary.when, event.when.value if event and event.when else None
    yield "event status", primary.status, event.status if event else None
    people = {p.person: p for p in expected.people}
    parties = [people[p] for p in primary.parties if p in people]
    yield "event parties", " + ".join(sorted(fold(p.name) for p in parties)), " + ".join(sorted(_parties(event)))
    wanted = {p.country for p in parties if p.country}
    got = {p.country.value for p in (event.participants if event else ()) if p.name and p.country and p.country.value}
    yield "event countries", " + ".join(sorted(wanted)), " + ".join(sorted(got))


def _stubs(record: Record, truth: CaptureTruth) -> Iterator[Verdict]:
    found = {fold(d.title.value): d for d in record.documents if d.part == "teaser" and d.title}
    for stub in truth.stubs:
        document = found.get(fold(stub.title))
        yield Verdict(field="stub title", right=document is not None, expected=stub.title, found=None, number=truth.number)
        got = document.published.value if document and document.published else None
        yield Verdict(field="stub published", right=got == stub.published, expected=stub.published, found=got, number=truth.number)


def _value(document: Document | None, field: str) -> str | None:
    reading = getattr(document, field) if document else None
    return reading.value if reading else None


def _roles(roles: Iterable[str]) -> str:
    return " ".join(role[0] for role in roles)


def _event(document: Document | None, account: Account) -> Event | None:
    """The primary event of the document, the one of the account's type where there are several."""
    events = [event for event in document.events if event.prominence == "primary"] if document else []
    return next((event for event in events if event.type == account.type), events[0] if events else None)


def _parties(event: Event | None) -> set[str]:
    return {fold(p.name.value) for p in event.participants if p.name} if event else set()
