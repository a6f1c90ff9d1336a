"""Plain text laid out: the reading text is the decoded file itself, its blocks are lines, or paragraphs where lines are wrapped by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from communique.knowledge.language_signs import language_of
from communique.layout.bounds import within
from communique.layout.plain_wraps import run_on, wrap_width, wrapped
from communique.record.capture import Decoded
from communique.record.page import Block, BlockRole, Page
from communique.text.span import Span

BULLETS = "-–—•·*▪►●○■‣⁃"
_CLOSING = {")": "(", "]": "["}
_STOPS = ".!?…:;,"
_LONG = 120


def lay_out(decoded: Decoded, url: str | None) -> Page:
    """The page of a plain text: one block for each line that is not blank, hard-wrapped lines joined to one paragraph.

    >>> page = lay_out(Decoded(text="Envoys meet\\n\\nThe envoys met in Novy Brod.\\n", encoding="utf-8", reason="", media_type="text/plain"), None)
    >>> [(b.role, b.span.of(page.text)) for b in page.blocks]
    [('heading', 'Envoys meet'), ('line', 'The envoys met in Novy Brod.')]
    """
    text = within(decoded.text)
    lines = list(line_spans(text))
    joined = list(_joined(text, lines))
    return Page(
        text=text,
        source=text,
        media_type=decoded.media_type,
        blocks=tuple(_blocks(text, joined)),
        url=url,
        language=language_of(text),
        unread=len(decoded.text) - len(text),
    )


def line_spans(text: str) -> Iterator[Span]:
    """The lines of a text that are not blank, without the blanks at their edges.

    >>> list(line_spans(" ab \\n\\ncd"))
    [Span(start=1, end=3), Span(start=6, end=8)]
    """
    at = 0
    for line in text.splitlines(keepends=True):
        if said := line.strip():
            start = at + (0 if line[0] == said[0] else len(line) - len(line.lstrip()))
            yield Span(start, start + len(said))
        at += len(line)


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    width = wrap_width([line.end - line.start for line in lines])
    if not width or not run_on(text, lines, width):
        yield from lines
        return
    start = 0
    for i, line in enumerate(lines):
        if i + 1 < len(lines) and wrapped(text, line, lines[i + 1], width, BULLETS):
            continue
        yield Span(lines[start].start, line.end)
        start = i + 1


def _blocks(text: str, spans: list[Span]) -> Iterator[Block]:
    for span, follower in zip_longest(spans, spans[1:]):
        start, end = span.start, span.end
        yield Block(start=start, end=end, role=_role(text, start, end, follower), container=0)


def _role(text: str, start: int, end: int, follower: Span | None) -> BlockRole:
    if text[start] in BULLETS and text[start + 1 : start + 2].isspace():
        return "item"
    if end - start <= _LONG and not _ended(text, start, end) and follower is not None and _stands_apart(text, start, end, follower):
        return "heading"
    return "paragraph" if text.find("\n", start, end) >= 0 else "line"


def _ended(text: str, start: int, end: int) -> bool:
    """Whether a line ends as a sentence does, a remark in brackets behind it aside: `Thank you all. (Applause.)`."""
    last = end
    if text[end - 1] in _CLOSING:
        opened = text.rfind(_CLOSING[text[end - 1]], start, end)
        last = len(text[start:opened].rstrip()) + start if opened > start else end
    return text[max(start, last - 1)] in _STOPS


def _stands_apart(text: str, start: int, end: int, follower: Span) -> bool:
    """Whether a short line stands over a longer one, with a blank line between or a long paragraph below."""
    below = follower.end - follower.start
    return below > 2 * _LONG or (below > end - start and text.count("\n", end, follower.start) > 1)
