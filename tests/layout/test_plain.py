"""Plain text laid out: exact offsets, lines joined where they were wrapped by hand."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.layout.plain import lay_out
from communique.record.capture import Decoded
from communique.record.page import Page

PROSE = "The Minister met the envoys of the neighbouring states and thanked them for their long work on the river commission. "


def page(text: str) -> Page:
    return lay_out(Decoded(text=text, encoding="utf-8", reason="", media_type="text/plain"), None)


def wrap(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split():
        if len(line) + 1 + len(word) > width:
            lines, line = [*lines, line], word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def blocks(text: str) -> list[str]:
    return [text[b.start : b.end] for b in page(text).blocks]


@given(st.text(max_size=200))
def test_blocks_cover_all_that_is_not_blank(text: str) -> None:
    laid, end = page(text), 0
    for block in laid.blocks:
        assert not text[end : block.start].strip() and end <= block.start < block.end
        end = block.end


@pytest.mark.parametrize("width", [60, 70, 78])
def test_wrapped_lines_are_one_paragraph(width: int) -> None:
    text = "Envoys meet\n\n" + "\n\n".join(wrap(PROSE * n, width) for n in (3, 4, 5))
    laid = page(text)
    assert [" ".join(b.span.of(text).split()) for b in laid.blocks] == ["Envoys meet", *[(PROSE * n).strip() for n in (3, 4, 5)]]
    assert [b.role for b in laid.blocks] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_long_lines_stay_lines() -> None:
    text = f"{PROSE * 4}\n{PROSE * 3}\n"
    assert [b.role for b in page(text).blocks] == ["line", "line"]


def test_bullets_are_items() -> None:
    assert [b.role for b in page("• visas for students\n- trade on the river\n").blocks] == ["item", "item"]


@pytest.mark.parametrize("piece", ["\n", " ", "\n ", "a\n", "a b\n", "-\n", PROSE])
def test_time_grows_with_length(piece: str) -> None:
    started = time.perf_counter()
    page(piece * (400_000 // len(piece)))
    assert time.perf_counter() - started < 5


def test_a_sentence_with_a_remark_behind_it_is_no_heading() -> None:
    text = "Thank you all. (Applause.)\n\nAnd now we should all go and read the books that stand here.\n\nThe river (north)\n\nIt is a long river, and a cold one."
    roles = {text[b.start : b.end]: b.role for b in page(text).blocks}
    assert roles["Thank you all. (Applause.)"] == "line"
    assert roles["The river (north)"] == "heading"


def test_a_long_title_over_wrapped_lines_hides_no_width() -> None:
    title = "Background call on the coming meeting of the river commission with all of its neighbours"
    found = blocks(f"{title}\n\n{wrap(PROSE * 2, 70)}\n\n{wrap(PROSE, 70)}")
    assert [text.replace("\n", " ") for text in found] == [title, (PROSE * 2).strip(), PROSE.strip()]


def test_lines_that_break_unevenly_are_joined() -> None:
    body = wrap(PROSE * 2, 60)
    uneven = "“It is\nten years since the commission met. Minister Berg, who is also the\nDirector of the Office of Rivers, was there.\nIt rained."
    found = blocks(f"{body}\n\n{uneven}")
    assert found[-2:] == [uneven.removesuffix("\nIt rained."), "It rained."]
