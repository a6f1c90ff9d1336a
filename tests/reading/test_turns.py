"""What holds for the turns of any text, and for exchanges, label words and headings."""

from __future__ import annotations

import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.knowledge.label_words import LabelList, LabelWords, joined
from communique.reading.turns.drafts import LabelContext, TurnsFound
from communique.reading.turns.labels_heads import read_head
from communique.reading.turns.labels_lexicon import lexicon, plain
from communique.reading.turns.turns import read_turns
from communique.record.page import Block, Page, Part
from communique.text.span import Span, trim

from .test_turns_forms import ENGLISH, label_words, page_of, read

BITS = ["Question", "Q", "A", ":", ": ", ". ", "? ", "\n", "\n\n", "Anna Holm", "MR HOLM", "(in English)", "[", ")", "(Laughter.)", " - ", "met in Oslo", "said:", "«", "…", "Foreign Minister", ", ", "07:31", "İ", "\u2028"]  # fmt: skip
KINDS = [None, "interview", "briefing", "press_conference", "media_answer", "remarks", "statement", "readout_call"]
texts = st.one_of(st.lists(st.sampled_from(BITS), max_size=40).map("".join), st.text(max_size=200))


def holds(text: str, body: tuple[Span, ...], found: TurnsFound) -> None:
    """Turns are in order and apart, inside the body, trimmed, and no label is part of one."""
    reach = 0
    labels = [t.label for t in found.turns if t.label is not None]
    for turn in found.turns:
        assert reach <= turn.start < turn.end <= len(text)
        assert trim(text, turn.start, turn.end) == Span(turn.start, turn.end)
        assert (turn.paragraphs[0].start, turn.paragraphs[-1].end) == (turn.start, turn.end)
        assert all(a.end <= b.start for a, b in zip(turn.paragraphs, turn.paragraphs[1:], strict=False))
        assert all(any(whole.holds(p) for whole in body) for p in turn.paragraphs)
        assert not any(label.meets(Span(turn.start, turn.end)) for label in labels)
        reach = turn.end
    for question, answers in found.exchanges:
        assert found.turns[question].role == "question"
        assert all(found.turns[a].role == "answer" and a > question for a in answers)
    assert all(e.quote == text[e.start : e.end] for issue in found.issues for e in issue.evidence)


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from(KINDS), st.booleans(), st.randoms(use_true_random=False))
def test_any_text(text: str, kind: str | None, host: bool, random: object) -> None:
    spans, at = [], 0
    for line in text.split("\n"):
        span = trim(text, at, at + len(line))
        if span.end > span.start:
            spans.append(span)
        at += len(line) + 1
    blocks = tuple(Block(s.start, s.end, emphasis=(s,) if hash((s.start, kind)) % 3 == 0 else ()) for s in spans)
    page = Page(text=text, source=text, media_type="text/plain", blocks=blocks)
    context = LabelContext(kind=kind, host=spans[0] if host and spans else None, is_outlet=lambda w: w == "Kurier")
    holds(text, tuple(spans), read_turns(page, Part(part="article", body=tuple(spans)), ENGLISH, context))


@pytest.mark.parametrize(
    "line",
    [
        "Question: a? " * 20000,
        "Anna Holm: yes. " * 20000,
        ":" * 200000,
        "(" * 200000,
        "a " * 100000 + ":",
        "Q: A: " * 40000,
        "Minister " * 30000 + ": x",
    ],
)
def test_time_is_linear(line: str) -> None:
    started = time.perf_counter()
    page = Page(text=line, source=line, media_type="text/plain", blocks=())
    read_turns(page, Part(part="article", body=(Span(0, len(line)),)), ENGLISH, LabelContext(kind="interview"))
    assert time.perf_counter() - started < 8


@pytest.mark.parametrize("code", ["en", "ru"])
def test_examples_of_label_words(code: str) -> None:
    words = label_words(code)
    ready = lexicon(words)
    for entry in words.label:
        sign = next(i for i, c in enumerate(entry.example) if c in ":.")
        head = read_head(entry.example, 0, sign, ready, LabelContext())
        assert head is not None and head.role == entry.role, entry.example
    for tongue in words.tongue:
        inside = tongue.example.partition("(")[2].partition(")")[0]
        assert ready.language(inside) == tongue.code, tongue.example
    for name in (
        "mark",
        "honorific",
        "rank",
        "leads",
        "particle",
        "not_label",
        "not_start",
        "not_end",
        "raised",
        "asks",
        "preamble",
        "closing",
        "saying",
        "opening",
    ):
        for entry in getattr(words, name):
            assert any(plain(w) in plain(entry.example) for w in entry.words), (name, entry.example)


def test_words_of_two_languages() -> None:
    both = joined([ENGLISH, label_words("ru")])
    assert lexicon(both).labels.keys() >= {"question", "вопрос"}
    assert joined([]) == LabelWords()


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="wordz"):
        msgspec.convert({"wordz": []}, LabelList)


def test_issue_for_a_label_without_words() -> None:
    whole, found = read("Briefing\nMS NORD: Good afternoon.\nMS NORD:\nQUESTION: Any news?\nMS NORD: None.", "briefing")
    assert [(i.code, i.evidence[0].quote) for i in found.issues] == [("turn_without_words", "MS NORD")]
    assert [t.role for t in found.turns] == ["remarks", "question", "answer"]
    page, part = page_of("Briefing\nMS NORD: Good afternoon.")
    holds(whole, tuple(part.body) or (Span(0, len(page.text)),), TurnsFound())
