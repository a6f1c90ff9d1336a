"""What holds for the details of any text: every span exact, in order, and no text that breaks or holds up a step."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.record.document import Document
from communique.record.evidence import Reading

PIECES = [
    "Foreign Minister Anna Holm of Norway", "President Rashid Noor", "he", "We", "The sides", "Norway", "Oman", "said", "said that", "has stressed that",
    "according to", "agreed to", "agreed", "and", "will continue to", "to remain in contact", "in Oslo", "on 3 May 2021", "UN Security Council",
    "resolution", "resolutions no.", "2254", "(2015)", "60/7", ", 1989 (2011)", "S/RES/1", "the Norstadt Convention", "Treaty on", "Agreement",
    "UN Charter", "of", "“", "”", "\"", "«", "»", "‘", "’", "„", ".", ",", ":", ";", "\n", "\n“", "Question:", "Answer:", "interview with", "TASS",
    "newspaper", "Joint statement by", "Donald Quist", "the Quist administration", "İ", "\u00a0", "that", "not", "told", "É", "\U0001f600", "(",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join) | st.text(max_size=200)


def readings(document: Document) -> Iterator[Reading]:
    yield from document.outlets
    yield from document.issuers
    yield from document.instruments
    for commitment in document.commitments:
        yield commitment.text
        yield from commitment.parties
        yield from (r for r in (commitment.due, commitment.place) if r)
    for quotation in document.quotations:
        person = quotation.speaker
        yield from (r for r in (quotation.cue, *((person.name, person.office, person.organisation, person.country) if person else ())) if r)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(TEXTS)
def test_every_span_is_exact(read: Callable[..., Document], text: str) -> None:
    document = read(text)
    assert all(e.quote == text[e.start : e.end] for r in readings(document) for e in r.evidence)
    assert all(q.quote == text[q.start : q.end] and q.quote.strip() for q in document.quotations)
    assert all(m.quote == text[m.start : m.end] and m.quote.strip() for m in document.mentions)
    assert all(a.end <= b.start for a, b in zip(document.mentions, document.mentions[1:], strict=False))
    assert [q.start for q in document.quotations] == sorted(q.start for q in document.quotations)
    assert len({r.value for r in document.instruments}) == len(document.instruments)


@pytest.mark.parametrize(
    "piece",
    ["“a ", '"a b c d" ', "‘x ", "resolution 1, ", "said that ", "agreed to ", "Donald Quist ", "Treaty on A and ", "1989 (2011), "],
)
def test_time_grows_with_the_text(read: Callable[..., Document], piece: str) -> None:
    def seconds(size: int) -> float:
        text = "Title\n" + piece * (size // len(piece))
        start = time.perf_counter()
        read(text)
        return time.perf_counter() - start

    seconds(500)
    small, large = seconds(4_000), seconds(32_000)
    assert large < 30 * small + 0.5
