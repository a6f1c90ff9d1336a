"""`communique explain`: every fact with its words underlined in their sentence, and what found it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from rich.console import Console
from rich.text import Text

from communique.app import outcomes
from communique.cli.facts import Fact, Sentence, facts
from communique.cli.reading import tell
from communique.cli.streams import ALL_READ, NOTHING_READ, WITH_LOSSES, piped, put_json
from communique.knowledge.book import Knowledge
from communique.record.document import Record
from communique.record.errors import WrongUse
from communique.text.visible import one_line, shown

_WIDTH = 320


def run(path: str, number: int, as_json: bool, url: str | None) -> int:
    """Explain the facts of each capture of the path (or the one of this number); the exit code."""
    knowledge = Knowledge.standard()
    read = failed = 0
    for outcome in outcomes([path], url, knowledge):
        if outcome.failure is not None:
            tell(outcome.failure)
            failed += 1
        if outcome.record is not None:
            read += 1
            _explain(outcome.record, _asked(outcome.record, number, knowledge), as_json)
    return (WITH_LOSSES if failed else ALL_READ) if read else NOTHING_READ


def _asked(record: Record, number: int, knowledge: Knowledge) -> Iterator[Fact]:
    language = next((d.language for d in record.documents if d.language), None)
    found = list(facts(record, knowledge.pack(language).abbreviations))
    if number > len(found):
        raise WrongUse(f"no fact {number}: there are {len(found)}")
    return iter(found[number - 1 : number] if number else found)


def _explain(record: Record, found: Iterator[Fact], as_json: bool) -> None:
    if as_json:
        for fact in found:
            put_json(msgspec.json.encode(fact))
        return
    console = Console(highlight=False, emoji=False, markup=False, soft_wrap=piped())
    console.print(Text(shown(record.capture.source), style="bold"))
    for fact in found:
        console.print(explained(fact))


def explained(fact: Fact) -> Text:
    """A fact as a person reads it: number and value, the sentence with the span underlined, the step and the entry."""
    told = Text().append(f"\n{fact.number:>4}  ", style="dim")
    told.append(one_line(fact.value, 100), style="bold")
    told.append(f"  {fact.path}", style="cyan")
    told.append(f"  {fact.certainty}{f' by rule {fact.rule}' if fact.rule else ''}\n", style="dim")
    for place, sentence in enumerate(fact.sentences):
        told.append_text(underlined(sentence, "anchor " if place else ""))
    why = " · ".join(f"{name} {value}" for name, value in (("step", fact.step), ("entry", fact.entry)) if value)
    if why:
        told.append(f"      {one_line(why)}\n", style="dim")
    told.right_crop(1)
    return told


def underlined(sentence: Sentence, mark: str = "") -> Text:
    """The sentence with its evidence underlined (and, for readers without styles, a row of carets below)."""
    before = one_line(sentence.sentence[: sentence.start])
    words = one_line(sentence.sentence[sentence.start : sentence.end], _WIDTH)
    after = one_line(sentence.sentence[sentence.end :])
    before = f"…{before[-(_WIDTH // 2) :]}" if len(before) > _WIDTH // 2 else before
    gap = " " if before and sentence.sentence[sentence.start - 1 : sentence.start].isspace() else ""
    rest = " " if after and sentence.sentence[sentence.end : sentence.end + 1].isspace() else ""
    lead = f"      {mark}{f'[{sentence.layer}] ' if sentence.layer != 'text' else ''}"
    line = Text().append(lead, style="dim")
    line.append(before + gap).append(words, style="underline bold")
    line.append(rest + one_line(after, _WIDTH // 2) + "\n")
    if piped():
        line.append(" " * (len(lead) + len(before) + len(gap)) + "^" * len(words) + "\n")
    return line
