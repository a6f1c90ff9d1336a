"""What holds for every record, whatever the page: evidence is exact, zones cover the page, turns lie in the body, dates stand on date words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from communique.app import laid_out, read_capture
from communique.dates import DateGrammar, date_words
from communique.knowledge.book import Knowledge
from communique.record.capture import RawCapture, Zone
from communique.record.codec import encode
from communique.record.document import Document, Record
from communique.record.evidence import Evidence, Reading
from communique.text.span import BLANKS

_LANGUAGES = ("en", "ru")


def faults(raw: RawCapture, knowledge: Knowledge) -> list[str]:
    """What is unsound in the record of a capture, in words; nothing for a sound one.  Raises `Unreadable` where there is no record."""
    record = read_capture(raw, knowledge)
    again = read_capture(raw, knowledge)
    found = list(unsound(record, laid_out(raw)[1].source))
    return found if encode(record) == encode(again) else [*found, "read twice, the record differs"]


def unsound(record: Record, source: str) -> Iterator[str]:
    """The faults of a record; `source` is the decoded source of its page."""
    text = record.text if isinstance(record.text, str) else ""
    layers = {"text": text, "url": record.capture.url or "", "source": source}
    yield from (fault for path, node in _nodes(record, "$") for fault in _node_faults(path, node, layers))
    yield from _zone_faults(record.zones, text)
    for number, document in enumerate(record.documents):
        yield from (f"document {number}: {fault}" for fault in _document_faults(document, text))


def _nodes(node: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every struct of a record with its path."""
    if isinstance(node, msgspec.Struct):
        yield path, node
        for field in node.__struct_fields__:
            yield from _nodes(getattr(node, field), f"{path}.{field}")
    elif isinstance(node, tuple):
        for number, item in enumerate(node):
            yield from _nodes(item, f"{path}[{number}]")


def _node_faults(path: str, node: Any, layers: dict[str, str]) -> Iterator[str]:
    if isinstance(node, Reading) and not (node.value and node.evidence):
        yield f"{path}: a reading without a value or without evidence"
    if not hasattr(node, "quote") or not hasattr(node, "start"):
        return
    layer = node.layer if isinstance(node, Evidence) and isinstance(node.layer, str) else "text"
    if layer in layers and (layers[layer][node.start : node.end] != node.quote or not 0 <= node.start < node.end):
        yield f"{path}: {node.quote!r} is not at {node.start}..{node.end} of the {layer}"


def _zone_faults(zones: Sequence[Zone], text: str) -> Iterator[str]:
    reach = 0
    for zone in zones:
        if zone.start < reach or zone.end <= zone.start:
            yield f"zone {zone.zone} {zone.start}..{zone.end} overlaps or is empty"
        if text[reach : zone.start].strip(BLANKS):
            yield f"no zone covers {text[reach : zone.start].strip(BLANKS)[:60]!r}"
        reach = max(reach, zone.end)
    if text[reach:].strip(BLANKS):
        yield f"no zone covers {text[reach:].strip(BLANKS)[:60]!r}"


def _document_faults(document: Document, text: str) -> Iterator[str]:
    for turn in document.turns:
        if document.body and not (document.body[0][0] <= turn.start < turn.end <= document.body[-1][1]):
            yield f"turn {turn.start}..{turn.end} lies outside the body {document.body[0][0]}..{document.body[-1][1]}"
        if any(not turn.start <= a < b <= turn.end for a, b in turn.paragraphs):
            yield f"turn {turn.start}..{turn.end}: a paragraph lies outside"
        if turn.label is not None and turn.label.start < turn.end and turn.start < turn.label.end:
            yield f"turn {turn.start}..{turn.end}: the label lies inside"
    yield from _date_faults(document)


def _date_faults(document: Document) -> Iterator[str]:
    readings = [document.published, document.first_published, document.held, *(event.when for event in document.events)]
    for reading in readings:
        if reading is not None and not any(_has_date_word(evidence.quote) for evidence in reading.evidence):
            yield f"the date {reading.value} rests on {[evidence.quote for evidence in reading.evidence]}, no date word among them"


def _has_date_word(quote: str) -> bool:
    """A bare month is a date only after a word like `in`, so the quote is tried in a sentence too."""
    placed = f"in {quote}, it"
    return any(letter.isdigit() for letter in quote) or any(grammar.find(placed, 0, len(placed)) for grammar in _grammars())


@cache
def _grammars() -> tuple[DateGrammar, ...]:
    return tuple(DateGrammar(date_words(language)) for language in _LANGUAGES)
