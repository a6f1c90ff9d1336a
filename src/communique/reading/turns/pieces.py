"""Cuts a document at its labels into what was said, and takes out what nobody said: headings, stage directions, the end zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from communique.reading.turns.labels_candidates import Candidate
from communique.reading.turns.labels_lexicon import Lexicon, plain
from communique.reading.turns.lines import Line
from communique.text.span import Span, trim

_STOPS = '.!?…:;,"”»)]-–—'
_HEADING = 140
_ASIDE = 60
_END_ZONE = 400
_PAIRS = {"(": ")", "[": "]", "*": "*"}


class Piece(msgspec.Struct, frozen=True):
    """What stands between a label and the next: the label (None before the first one), its paragraphs, stage directions among them."""

    label: Candidate | None
    lines: tuple[Line, ...]
    notes: tuple[Span, ...] = ()


def cut(text: str, lines: Sequence[Line], labels: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Piece]:
    """The pieces of the document in order, the one before the first label first."""
    starts = [None, *labels]
    at = 0
    for i, label in enumerate(starts):
        begin = label.said if label is not None else (lines[0].start if lines else 0)
        end = labels[i].head.start if i < len(labels) else (lines[-1].end if lines else 0)
        while at < len(lines) and lines[at].end <= begin:
            at += 1
        yield piece_of(text, label, list(_clipped(text, lines, at, begin, end)), lexicon, last=i == len(labels))


def _clipped(text: str, lines: Sequence[Line], at: int, begin: int, end: int) -> Iterator[Line]:
    while at < len(lines) and lines[at].start < end:
        line = lines[at]
        whole = line.start >= begin and line.end <= end
        span = line.span if whole else trim(text, max(line.start, begin), min(line.end, end))
        if any(c.isalnum() for c in span.of(text)) or whole:
            yield line if whole else msgspec.structs.replace(line, start=span.start, end=span.end, lead=0, heading=False)
        at += 1


def piece_of(text: str, label: Candidate | None, lines: list[Line], lexicon: Lexicon, last: bool) -> Piece:
    """The piece without the headings at its end, its stage directions apart; the last piece also without the end zone."""
    if last:
        lines = _before_closing(text, lines, lexicon)
    if label is not None and lines:
        lines = [_unmarked(text, lines[0], lexicon), *lines[1:]]
    directed = [is_direction(text, line.span) and not (label is not None and lexicon.is_gap(line.span.of(text))) for line in lines]
    notes = tuple(line.span for line, aside in zip(lines, directed, strict=True) if aside)
    lines = [line for line, aside in zip(lines, directed, strict=True) if not aside]
    while len(lines) > 1 and not last and is_heading(text, lines[-1]):
        lines.pop()
    while len(lines) > 1 and last and lines[-1].heading and is_heading(text, lines[-1]):
        lines.pop()
    return Piece(label, tuple(lines), notes)


def _unmarked(text: str, line: Line, lexicon: Lexicon) -> Line:
    """The line without a remark before its words about how they were said: `(Via interpreter) Thank you.`"""
    closing = _PAIRS.get(text[line.start])
    at = text.find(closing, line.start + 1, min(line.end, line.start + _ASIDE)) if closing else -1
    mark = text[line.start + 1 : at]
    if at < 0 or lexicon.is_gap(mark) or not (lexicon.is_mark(mark) or lexicon.language(mark)):
        return line
    span = trim(text, at + 1, line.end)
    return msgspec.structs.replace(line, start=span.start, lead=0) if any(c.isalnum() for c in span.of(text)) else line


def _before_closing(text: str, lines: list[Line], lexicon: Lexicon) -> list[Line]:
    for i in range(max(1, len(lines) - 8), len(lines)):
        if lines[-1].end - lines[i].start > lines[i].start - lines[0].start and lines[-1].end - lines[i].start > _END_ZONE:
            continue
        words = lines[i].span.of(text)
        if lexicon.is_closing(words) or (i + 1 == len(lines) and words[-1] in ":：" and lexicon.refuses(plain(words[:80]))):
            return lines[:i]
    return lines


def is_direction(text: str, span: Span) -> bool:
    """Whether a line is a stage direction: all of it in one pair of brackets, and short.

    >>> is_direction("(Laughter.)", Span(0, 11)), is_direction("(He) came (late)", Span(0, 16))
    (True, False)
    """
    closing = _PAIRS.get(text[span.start])
    if closing is None or span.end - span.start > 120 or text[span.end - 1] not in (closing, "."):
        return False
    body = text[span.start + 1 : span.end].rstrip(".")
    return body.endswith(closing) and closing not in body[:-1] and any(c.isalpha() for c in body)


def is_heading(text: str, line: Line) -> bool:
    """Whether a line is a heading over what follows: short, no stop at its end, marked as a heading, numbered, or in capitals."""
    words = line.span.of(text)
    if len(words) > _HEADING or words[-1] in _STOPS or line.start == line.end:
        return line.heading and len(words) <= _HEADING and words[-1] not in ".!?…"
    long = [w for w in words.split() if len(w) > 3]
    capital = sum(w[0].isupper() for w in long) * 10 >= len(long) * 6
    return line.heading or line.bold or words[0] in "*(•" or (len(words.split()) > 1 and bool(long) and capital)
