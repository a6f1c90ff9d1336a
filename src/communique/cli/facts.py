"""The facts of a record, numbered in order, each with the sentences that hold it up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from communique.record.document import Event, Quotation, Record, Turn
from communique.record.evidence import Evidence, Reading
from communique.text.sentences import sentences
from communique.text.span import Span, trim

_SPANS_ONLY = frozenset({"zones", "mentions", "body", "paragraphs", "text", "issues"})
_AROUND = 80


class Sentence(msgspec.Struct, frozen=True):
    """A sentence and the stretch `[start, end)` of it (offsets in the sentence) that is the evidence; `at` is where it begins in the text."""

    sentence: str
    start: int
    end: int
    at: int
    layer: str


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One fact: where it stands in the record, what it says, why we believe it.

    The first sentence holds the words, further ones the anchors that complete them (the item's date for a day without a year).
    """

    number: int
    path: str
    value: str
    certainty: str
    rule: str | None
    step: str | None
    entry: str | None
    sentences: tuple[Sentence, ...]


def facts(record: Record, abbreviations: frozenset[str] = frozenset()) -> Iterator[Fact]:
    """All facts of a record with its reading text: readings, events, turns and quotations, in the record's order."""
    text = record.text if isinstance(record.text, str) else ""
    layers = {"url": record.capture.url or ""}
    for number, (path, node) in enumerate(_nodes(record, ""), 1):
        shown = tuple(_sentence(text, layers, found, abbreviations) for found in _evidence(node))
        yield Fact(
            number=number,
            path=path,
            value=_value(node),
            certainty=node.certainty if isinstance(node, Reading) else "stated",
            rule=_text(getattr(node, "rule", None)),
            step=_text(getattr(node, "step", None)),
            entry=_text(getattr(node, "entry", None)),
            sentences=shown,
        )


def readings(node: msgspec.Struct) -> Iterator[Reading]:
    """All readings inside a part of a record."""
    return (found for _, found in _nodes(node, "") if isinstance(found, Reading))


def _nodes(node: Any, path: str) -> Iterator[tuple[str, Reading | Event | Turn | Quotation]]:
    """Depth first: a node of the record that is a fact, then the facts inside it."""
    if isinstance(node, Reading | Event | Turn | Quotation):
        yield path, node
    if isinstance(node, Reading):
        return
    if isinstance(node, msgspec.Struct):
        for name in node.__struct_fields__:
            if name not in _SPANS_ONLY:
                yield from _nodes(getattr(node, name), f"{path}.{name}" if path else name)
    elif isinstance(node, tuple):
        for index, child in enumerate(node):
            yield from _nodes(child, f"{path}[{index}]")


def _value(node: Reading | Event | Turn | Quotation) -> str:
    if isinstance(node, Reading):
        return node.value
    if isinstance(node, Event):
        return f"{node.type}, {node.status}"
    if isinstance(node, Turn):
        return node.role
    return "direct speech" if node.direct else "indirect speech"


def _evidence(node: Reading | Event | Turn | Quotation) -> tuple[Evidence, ...]:
    if isinstance(node, Turn):
        return (node.label,) if node.label else ()
    if isinstance(node, Quotation):
        return (Evidence(node.start, node.end, node.quote),)
    return node.evidence


def _sentence(text: str, layers: Mapping[str, str], found: Evidence, abbreviations: frozenset[str]) -> Sentence:
    layer = found.layer if isinstance(found.layer, str) else "text"
    if layer != "text":
        whole = layers.get(layer, "")
        if whole[found.start : found.end] == found.quote:
            return Sentence(whole, found.start, found.end, 0, layer)
        return Sentence(found.quote, 0, len(found.quote), found.start, layer)
    span = sentence_around(text, found.start, found.end, abbreviations)
    return Sentence(span.of(text), found.start - span.start, found.end - span.start, span.start, layer)


def sentence_around(text: str, start: int, end: int, abbreviations: frozenset[str] = frozenset()) -> Span:
    """The sentence (or sentences) in which `[start, end)` stands; never beyond its lines.

    >>> sentence_around("Ministers met. They spoke in Oslo. Then they left.", 29, 33)
    Span(start=15, end=34)
    """
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    line = trim(text, left, len(text) if right < 0 else right)
    inside = [s for s in sentences(text, line.start, line.end, abbreviations) if s.start < end and start < s.end]
    if not inside:
        return Span(max(line.start, start - _AROUND), min(max(line.end, end), end + _AROUND))
    return Span(min(start, inside[0].start), max(end, inside[-1].end))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
