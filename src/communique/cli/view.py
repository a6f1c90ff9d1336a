"""A record for people: who publishes, then each document with its turns, events and undertakings, then what could not be read."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from msgspec import UNSET
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from communique.cli.facts import readings, sentence_around
from communique.cli.view_events import event_line, events_table
from communique.cli.view_words import calm, dated, hint, label, marked, person, reading, said
from communique.record.capture import Publisher
from communique.record.document import Commitment, Document, Event, Record
from communique.record.evidence import Issue, Reading

_FIRST_WORDS = 160


def render(record: Record) -> str:
    """The whole view as text for standard output, with styles where it is a terminal."""
    console = Console(file=sys.stdout, highlight=False, emoji=False, markup=False)
    with console.capture() as caught:
        console.print(Group(*_parts(record)))
    return caught.get()


def _parts(record: Record) -> Iterable[RenderableType]:
    text = record.text if isinstance(record.text, str) else ""
    yield _masthead(record)
    for document in record.documents:
        if document.part != "teaser":
            yield from _document(document, text)
    teasers = [d for d in record.documents if d.part == "teaser"]
    if teasers:
        yield Rule(f"{len(teasers)} teasers", style="dim", align="left")
        yield from (_teaser(number, teaser) for number, teaser in enumerate(teasers, 1))
    yield from _issues((*record.issues, *(issue for d in record.documents for issue in d.issues)))
    yield Text("")


def _masthead(record: Record) -> RenderableType:
    publisher, capture = record.publisher, record.capture
    rows = Table.grid(padding=(0, 2))
    for name, value in (
        ("publisher", _who_publishes(publisher)),
        ("page date", reading(publisher.page_date)),
        ("clocks", Text(", ".join(f"{calm(c.place)} {calm(c.time)}" for c in publisher.clocks))),
        ("taken at", reading(capture.taken_at)),
        ("contacts", Text(", ".join(calm(r.value) for c in publisher.contacts for r in (c.phone, c.email, c.url) if r))),
        ("address", Text(calm(capture.url or ""))),
        ("read as", Text(f"{capture.media_type}, {capture.encoding} ({calm(capture.encoding_reason)})", style="dim")),
    ):
        if value.plain:
            rows.add_row(Text(name, style="dim"), value)
    return Panel(rows, title=Text(calm(capture.source)), title_align="left", border_style="blue")


def _who_publishes(publisher: Publisher) -> Text:
    parts = [reading(publisher.name), reading(publisher.type), reading(publisher.country)]
    told = Text(", ").join([p for p in parts if p.plain])
    if publisher.post:
        told.append(f", in {calm(publisher.post.value)}")
    if publisher.host_country:
        told.append(f" ({calm(publisher.host_country.value)})")
    return told


def _document(document: Document, text: str) -> Iterable[RenderableType]:
    heading = Text(calm(document.title.value) if document.title else f"({document.part} without a title)", style="bold")
    yield Text("")
    yield Rule(Text(calm(document.kind.value) if document.kind else document.part, style="magenta"), style="magenta", align="left")
    yield heading
    yield from _facts(document)
    if document.turns:
        yield _turns(document, text)
    elif document.body:
        start, end = document.body[0]
        yield Padding(said(text[start:end], _FIRST_WORDS * 2), (1, 2))
    yield from _findings(document, text)


def _facts(document: Document) -> Iterable[Text]:
    for name, value in (
        ("published", dated(document.published)),
        ("first published", dated(document.first_published)),
        ("held", dated(document.held)),
        ("place", reading(document.place)),
        ("outlets", _listed(document.outlets)),
        ("issuers", _listed(document.issuers)),
        ("speakers", Text("; ").join(person(p) for p in document.speakers)),
        ("link", Text(calm(document.url or ""))),
    ):
        if value.plain:
            yield label(f"{name:>16}  ").append_text(value)


def _turns(document: Document, text: str) -> RenderableType:
    rows = Table.grid(padding=(0, 2))
    for turn in document.turns:
        name = person(turn.speaker, short=True) if turn.speaker else Text("")
        if turn.language:
            name.append(f" ({turn.language})", style="dim")
        rows.add_row(
            Text(turn.role, style="green" if turn.role == "question" else "yellow"), name, said(text[turn.start : turn.end], _FIRST_WORDS)
        )
    return Padding(rows, (1, 2))


def _findings(document: Document, text: str) -> Iterable[RenderableType]:
    if document.events:
        yield events_table(document.events)
        yield from (_sentence(event, text) for event in document.events if event.evidence)
    if document.instruments:
        yield label("instruments  ").append_text(_listed(document.instruments))
    for commitment in document.commitments:
        yield _commitment(commitment)


def _sentence(event: Event, text: str) -> Text:
    """The sentence that reports an event, with the words that its facts rest on underlined."""
    first = event.evidence[0]
    span = sentence_around(text, first.start, first.end)
    found = {(e.start, e.end) for fact in readings(event) for e in fact.evidence if e.layer is UNSET and e.start < e.end}
    return label("  › ").append_text(marked(text, span.start, span.end, found or [(first.start, first.end)]))


def _commitment(commitment: Commitment) -> Text:
    line = label("undertaking  ").append(calm(commitment.text.value), style="italic")
    for name, value in (("parties", _listed(commitment.parties)), ("due", dated(commitment.due)), ("place", reading(commitment.place))):
        if value.plain:
            line.append(f"  {name} ", style="dim").append_text(value)
    return line.append("  (routine)", style="dim") if commitment.routine else line


def _teaser(number: int, teaser: Document) -> RenderableType:
    line = label(f"{number:>3}  ").append_text(dated(teaser.published))
    line.append(f"  {calm(teaser.kind.value)}" if teaser.kind else "", style="magenta")
    line.append(f"  {calm(teaser.title.value)}" if teaser.title else "", style="bold")
    parts: list[RenderableType] = [line]
    if teaser.excerpt:
        parts.append(Padding(said(teaser.excerpt.value, _FIRST_WORDS), (0, 0, 0, 5)))
    parts.extend(Padding(event_line(event), (0, 0, 0, 5)) for event in teaser.events)
    return Group(*parts)


def _issues(issues: Iterable[Issue]) -> Iterable[RenderableType]:
    found = list(issues)
    if found:
        yield Rule("issues", style="red", align="left")
    for issue in found:
        place = f"  {hint(issue.evidence[0])}" if issue.evidence else ""
        yield Text().append(f"{calm(issue.code)}  ", style="red").append(calm(issue.message)).append(place, style="dim")


def _listed(readings: tuple[Reading, ...]) -> Text:
    return Text(", ").join(reading(r) for r in readings)
