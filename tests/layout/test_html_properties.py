"""Whatever the markup: every character of the reading text leads back to its source, and the zones cover it."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.knowledge.zone_words import ZoneWords
from communique.layout.html import lay_out
from communique.layout.html_zones import zone
from communique.layout.markup import attributes
from communique.layout.source import to_source
from communique.record.capture import Decoded
from communique.text.span import Span

TAGS = [
    "p",
    "div",
    "b",
    "span",
    "a href=/x",
    "li",
    "ul",
    "td",
    "tr",
    "table",
    "h1",
    "br",
    "pre",
    "nav class=menu",
    "em",
    "section hidden",
    "article",
]
TEXTS = st.one_of(
    st.sampled_from(
        [
            "&amp;",
            "&nbsp;",
            "&#8217;",
            "&#0;",
            "&",
            "&lt",
            "\xa0",
            "\xad",
            "\U0001f600",
            "e\u0301",
            " ",
            "\n\t ",
            "<",
            ">",
            "\x00",
            "&NotEqualTilde;",
        ]
    ),
    st.text(max_size=12),
    st.sampled_from(["The envoys met in Strelsau and agreed to meet again in the spring.", "20.09.2017 -", "Read more"]),
)
TAG = st.builds(lambda name, end: f"</{name.split()[0]}>" if end else f"<{name}>", st.sampled_from(TAGS), st.booleans())
ODD = st.sampled_from(["<!-- x -->", "<!--", "<script>a<b</script>", "<a title='>'>", '<p class="x', "<![CDATA[", "</", "<svg>", "</svg>"])
MARKUP = st.lists(st.one_of(TEXTS, TEXTS, TAG, TAG, ODD), max_size=40).map("".join)


class NoDates:
    """A grammar that knows no dates."""

    def find(self, text: str, start: int, end: int) -> list[Span]:
        return []


@settings(max_examples=300, deadline=None)
@given(MARKUP)
def test_runs_are_exact(source: str) -> None:
    page = lay_out(Decoded(source, "utf-8", "", "text/html"), "https://mfa.example/")
    for start, origin, size in page.runs:
        assert page.text[start : start + size] == source[origin : origin + size] or source[origin] == "&"
    assert sorted(page.runs) == list(page.runs)
    assert all(a[1] + a[2] <= b[1] for a, b in zip(page.runs, page.runs[1:], strict=False))
    covered = {i for start, _, size in page.runs for i in range(start, start + size)}
    assert all(c in " \n\u0338" for i, c in enumerate(page.text) if i not in covered)


@settings(max_examples=200, deadline=None)
@given(MARKUP)
def test_blocks_are_the_text(source: str) -> None:
    page = lay_out(Decoded(source, "utf-8", "", "text/html"))
    assert page.text == "\n".join(page.text[b.start : b.end] for b in page.blocks)
    for block in page.blocks:
        assert block.end > block.start
        assert all(block.span.holds(span) for span in block.emphasis)
        assert all(block.start <= link.start < link.end <= block.end for link in block.links)
        back = to_source(page, block.span)
        assert 0 <= back.start < back.end <= len(source)


@settings(max_examples=200, deadline=None)
@given(MARKUP)
def test_zones_cover_all_that_is_not_blank(source: str) -> None:
    page = lay_out(Decoded(source, "utf-8", "", "text/html"))
    zones, parts = zone(page, ZoneWords(), NoDates())
    assert all(a.end <= b.start for a, b in itertools.pairwise(zones))
    inside = {i for z in zones for i in range(z.start, z.end)}
    assert all(c.isspace() for i, c in enumerate(page.text) if i not in inside)
    assert all(0 <= s.start < s.end <= len(page.text) for part in parts for s in (*part.body, *part.dates))


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.text("xy =>'/", max_size=5)), max_size=5, unique_by=lambda pair: pair[0]))
def test_attributes_in_double_quotes(pairs: list[tuple[str, str]]) -> None:
    raw = "div " + " ".join(f'{name}="{value}"' for name, value in pairs)
    assert {name: raw[a:b] for name, (a, b) in attributes(raw).items()} == dict(pairs)
