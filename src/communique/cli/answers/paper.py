"""The few forms in which answers are printed for people; nothing from a page reaches the screen but through here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.cli.view_words import calm
from communique.text.visible import shown
from communique.views.lit import Snippet

_WIDE = 110


def put(*parts: Text | Table | str) -> None:
    """Prints lines and tables."""
    console = Console(highlight=False, emoji=False, markup=False)
    for part in parts:
        console.print(part)


def table(names: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> Table:
    """A table; a cell is a text or a value."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim", title=calm(title) or None, title_justify="left")
    for name in names:
        made.add_column(name, overflow="fold")
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else plain(cell) for cell in row))
    return made


def plain(value: object) -> Text:
    """A value as text; nothing for what is not known."""
    if isinstance(value, tuple | list):
        return Text(", ".join(calm(str(item)) for item in value))
    return Text("" if value is None else calm(str(value))[: _WIDE * 4])


def line(*parts: tuple[object, str] | Text) -> Text:
    """Values with their styles, in a line."""
    made = Text()
    for number, part in enumerate(parts):
        made.append("  " if number else "")
        if isinstance(part, Text):
            made.append_text(part)
        else:
            made.append(plain(part[0]).plain, style=part[1])
    return made


def below(told: Text) -> Text:
    """What stands under a line."""
    return Text("         ").append_text(told)


def lit(snippet: Snippet) -> Text:
    """A snippet on one line, its hits underlined."""
    return underlined(snippet.text, snippet.lit)


def underlined(text: str, spans: Iterable[tuple[int, int]]) -> Text:
    """A text on one line with some stretches underlined."""
    line, at = Text(), 0
    for start, end in spans:
        line.append(shown(_flat(text[at:start]))).append(shown(_flat(text[start:end])), style="bold underline")
        at = end
    return line.append(shown(_flat(text[at:])))


def sums(counts: Mapping[str, int]) -> str:
    """Counts in a line: `meeting 3, call 1`."""
    return ", ".join(f"{name} {number:,}" for name, number in counts.items())


def heading(words: str) -> Text:
    """A heading."""
    return Text(calm(words), style="bold")


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
