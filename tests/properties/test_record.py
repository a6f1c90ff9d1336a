"""For any page whatever: the record is sound, the same on every reading, and comes without an exception."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings

from communique.app import read
from communique.knowledge.book import Knowledge
from communique.record.capture import RawCapture
from communique.record.errors import Unreadable
from communique.testing.soundness import faults
from communique.testing.strategies import captures, markup, sentences, texts

KNOWLEDGE = Knowledge.standard()
SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def sound(raw: RawCapture) -> None:
    try:
        assert faults(raw, KNOWLEDGE) == []
    except Unreadable:
        blank = not raw.data.decode("utf-8", "replace").strip()
        assert blank or b"<" in raw.data or any(byte < ord(" ") and chr(byte) not in "\t\n\r\f\v" for byte in raw.data)


@SETTINGS
@given(texts())
@example("0\x1f")
def test_any_text(text: str) -> None:
    sound(RawCapture("<made>", text.encode("utf-8", "replace")))


@SETTINGS
@given(markup())
def test_any_markup(source: str) -> None:
    sound(RawCapture("<made>", source.encode("utf-8", "replace")))


@SETTINGS
@given(captures())
def test_any_capture(raw: RawCapture) -> None:
    sound(raw)


@SETTINGS
@given(sentences())
def test_values_stand_in_the_text(sentence: str) -> None:
    """A name or an office is made of the words of its evidence: nothing is invented."""
    record = read(sentence.encode("utf-8", "replace") + b"\n\n", knowledge=KNOWLEDGE)
    for event in (event for document in record.documents for event in document.events):
        for party in event.participants:
            assert party.name is None or set(party.name.value.split()) <= set(
                " ".join(e.quote for e in party.name.evidence).replace(",", " , ").split()
            ) | {","}


@pytest.mark.parametrize("text", ["\n", " \n ", "\xa0\n", "\ufeff", ""])
def test_nothing_there(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text.encode(), knowledge=KNOWLEDGE)
