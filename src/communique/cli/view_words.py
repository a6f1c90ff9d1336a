"""Values of a record as styled words: nothing from the page reaches the screen but through here."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from communique.record.document import Participant, Person
from communique.record.evidence import Evidence, Reading
from communique.text.visible import one_line, shown

_STYLES = {"stated": "", "implied": "cyan", "inferred": "yellow"}
_MARKS = {"stated": "", "implied": "°", "inferred": "*"}


def calm(text: str) -> str:
    """Text of a page on one line, without anything that acts on the screen."""
    return one_line(text)


def label(words: str) -> Text:
    """The small grey name of what follows."""
    return Text().append(words, style="dim")


def said(text: str, width: int) -> Text:
    """The first words of a stretch of text."""
    return Text(one_line(text[: width * 4], width))


def reading(found: Reading | None) -> Text:
    """A reading's value; ° marks what an anchor completed, * what a rule inferred."""
    if found is None:
        return Text("")
    return Text(calm(found.value) + _MARKS[found.certainty], style=_STYLES[found.certainty])


def dated(found: Reading | None) -> Text:
    """A date, and the words that give it."""
    told = reading(found)
    if found is not None and found.evidence[0].quote != found.value:
        told.append(f" “{one_line(found.evidence[0].quote, 40)}”", style="dim")
    return told


def person(found: Person | Participant, short: bool = False) -> Text:
    """A person with office and side, as far as known; the name alone where `short`."""
    if short and found.name:
        return Text(calm(found.name.value), style="bold")
    parts = [reading(r) for r in (found.name, found.office, found.organisation) if r]
    told = Text(", ").join(parts)
    if found.country:
        told.append(" (" if parts else "").append_text(reading(found.country)).append(")" if parts else "")
    return told


def hint(evidence: Evidence) -> str:
    """The words of an evidence in quotation marks."""
    return f"“{one_line(evidence.quote, 60)}”"


def marked(text: str, begin: int, stop: int, spans: Iterable[tuple[int, int]]) -> Text:
    """`text[begin:stop]` on one line with the spans underlined."""
    told, at = Text(), begin
    for start, end in sorted(spans):
        if start >= at and end <= stop:
            told.append(shown(text[at:start].replace("\n", " "))).append(shown(text[start:end].replace("\n", " ")), style="underline")
            at = end
    return told.append(shown(text[at:stop].replace("\n", " ")))
