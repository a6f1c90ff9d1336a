"""Hostile pages: the text survives, and twice the page costs about twice the time."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import msgspec
import pytest

import communique
from communique.knowledge.zone_words import ZoneWords
from communique.layout.html import lay_out
from communique.layout.html_zones import zone
from communique.record.capture import Decoded
from communique.text.span import Span

CANARY = "The Foreign Minister of Ruritania met the Ambassador of Graustark in Strelsau and agreed to hold talks."
ZONES = Path(communique.__file__).parent / "data" / "languages" / "en" / "zones.toml"
PIECES = {
    "boxes never closed": "<div>",
    "boxes closed late": "<div></p>",
    "tables in tables": "<table><tr><td>",
    "bold never closed": "<b><i><p>",
    "links never closed": "<a href=x>m",
    "fonts": "<p><font size=1>",
    "items in boxes": "<li><div>",
    "attributes": " a=1",
    "quotes": '<a x="',
    "odd quotes": "<a x='>\">",
    "tag starts": "<",
    "names without end": "<q",
    "end tag starts": "</",
    "comments": "<!--><!--!><!---",
    "comment starts": "<!--",
    "scripts": "<script></script>",
    "script starts": "<script><!--",
    "pictures": "<svg>",
    "ampersands": "&",
    "references": "&#0;&#xD800;&amp&lt&notanentity;",
    "soft hyphens": "a\xad",
    "blanks": " \xa0",
    "lines": "a\n ",
    "breaks": "<br>",
    "paragraphs": "<p>A paragraph of the statement.</p>",
    "teasers": "<li>20.09.2017 - <a href=/n/1>Ministers meet in Strelsau again</a>",
    "hidden": "<p id=x hidden>",
    "spans": '<span style="font-weight:bold">',
    "bodies": "<html><body class=x>",
    "times": "<time datetime=2018>",
}


class NoDates:
    """A grammar that knows no dates."""

    def find(self, text: str, start: int, end: int) -> list[Span]:
        return []


@pytest.fixture(scope="module")
def words() -> ZoneWords:
    return msgspec.toml.decode(ZONES.read_bytes(), type=ZoneWords)


def page(piece: str, size: int) -> Decoded:
    trap = piece * (size // len(piece))
    opened = f"<div{trap}>" if piece == PIECES["attributes"] else trap
    return Decoded(f"<title>Talks</title><h1>Talks in Strelsau</h1><p>{CANARY}</p><p>{CANARY}</p>{opened}", "utf-8", "", "text/html")


def cost(piece: str, size: int, words: ZoneWords) -> float:
    source = page(piece, size)
    times = []
    for _ in range(3):
        start = time.process_time()
        zone(lay_out(source), words, NoDates())
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_hostile_markup_keeps_the_text_and_grows_with_its_length(piece: str, words: ZoneWords) -> None:
    laid = lay_out(page(piece, 20_000), "https://mfa.example/")
    zones, parts = zone(laid, words, NoDates())
    assert laid.text.count(CANARY) == 2
    assert any(laid.text[s.start : s.end] == CANARY for part in parts for s in part.body)
    assert all(a.end <= b.start for a, b in itertools.pairwise(zones))
    small, large = cost(piece, 50_000, words), cost(piece, 200_000, words)
    assert large < 0.02 or large / small < 4 * 2.3
