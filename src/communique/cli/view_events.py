"""The table of events."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from communique.cli.view_words import calm, label, person, reading
from communique.record.document import Event

_STATUS = {"happened": "green", "planned": "cyan", "possible": "yellow", "cancelled": "red"}


def events_table(events: Sequence[Event]) -> Table:
    """What happened, when, where, between whom; ● marks what the document itself reports."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in ("event", "status", "when", "where", "who", "more"):
        table.add_column(name, overflow="fold")
    for event in events:
        table.add_row(
            Text(f"{'●' if event.prominence == 'primary' else '○'} {calm(event.type)}"),
            Text(event.status, style=_STATUS[event.status]),
            reading(event.when),
            reading(event.where),
            _who(event),
            _more(event),
        )
    return table


def event_line(event: Event) -> Text:
    """An event in one line, for teasers."""
    line = Text(f"{'●' if event.prominence == 'primary' else '○'} {calm(event.type)} ").append(event.status, style=_STATUS[event.status])
    for found in (event.when, event.where):
        if found:
            line.append(", ").append_text(reading(found))
    if event.participants:
        line.append(": ").append_text(Text(" – ").join(person(p) for p in event.participants))
    more = _more(event)
    return line.append("; ").append_text(Text("; ").join(more.split("\n"))) if more.plain else line


def _who(event: Event) -> Text:
    lines = []
    for participant in event.participants:
        line = person(participant)
        if participant.role != "party":
            line.append(f" {calm(participant.role)}", style="dim")
        lines.append(line)
    return Text("\n").join(lines)


def _more(event: Event) -> Text:
    found = (("initiative", event.initiative), ("on the sidelines of", event.sidelines_of), ("format", event.format))
    return Text("\n").join(label(f"{name} ").append_text(reading(value)) for name, value in found if value)
