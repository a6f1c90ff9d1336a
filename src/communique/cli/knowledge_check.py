"""`communique knowledge check`: every data file fits its form, every example shows its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from communique.cli.streams import ALL_READ, NOTHING_READ, piped, say
from communique.cli.tables import put_rows
from communique.dates.words import DateWords
from communique.knowledge.book import GazetteerFile, InstrumentFile, ServiceFile
from communique.knowledge.commitment_words import CommitmentWords
from communique.knowledge.event_words import EventWords
from communique.knowledge.files import DATA, knowledge_files, read_toml
from communique.knowledge.instrument_words import InstrumentWords
from communique.knowledge.kinds import Vocabulary
from communique.knowledge.label_words import LabelWords
from communique.knowledge.language_signs import LanguageSigns
from communique.knowledge.level_words import LevelWords
from communique.knowledge.linking_words import LinkingWords, LookAlikes, NameWords
from communique.knowledge.people_words import EverydayWords, PeopleWords
from communique.knowledge.speech_words import SpeechWords
from communique.knowledge.title_words import TitleWords
from communique.knowledge.zone_words import ZoneWords
from communique.record.errors import BadKnowledge
from communique.text.fold import fold

FORMS: tuple[tuple[str, type], ...] = (
    ("gazetteer/*.toml", GazetteerFile),
    ("services/**/*.toml", ServiceFile),
    ("instruments.toml", InstrumentFile),
    ("kinds.toml", Vocabulary),
    ("names.toml", NameWords),
    ("lookalikes.toml", LookAlikes),
    ("languages/*/language.toml", LanguageSigns),
    ("languages/*/dates.toml", DateWords),
    ("languages/*/people.toml", PeopleWords),
    ("languages/*/everyday.toml", EverydayWords),
    ("languages/*/events.toml", EventWords),
    ("languages/*/titles.toml", TitleWords),
    ("languages/*/zones.toml", ZoneWords),
    ("languages/*/labels.toml", LabelWords),
    ("languages/*/speech.toml", SpeechWords),
    ("languages/*/commitments.toml", CommitmentWords),
    ("languages/*/instruments.toml", InstrumentWords),
    ("languages/*/linking.toml", LinkingWords),
    ("languages/*/levels.toml", LevelWords),
)
"""Which data files decode into which struct."""

_SAID_ELSEWHERE = frozenset({"example", "reads", "note", "meaning", "name", "addresses"})


class Problem(msgspec.Struct, frozen=True):
    """A data file, the line (0: the whole file) and what is wrong with it."""

    file: str
    line: int
    problem: str


def run(as_json: bool) -> int:
    """Check the data that ships with communique and print the problems; the exit code."""
    found = list(problems(DATA))
    if found or as_json:
        put_rows([msgspec.structs.asdict(p) for p in found], as_json, title="problems")
    if not found and not piped():
        say(f"{len(knowledge_files())} data files, no problem")
    return NOTHING_READ if found else ALL_READ


def problems(folder: Path) -> Iterator[Problem]:
    """What is wrong with the data files of a folder."""
    forms = {path: form for pattern, form in FORMS for path in folder.glob(pattern)}
    for path in knowledge_files(folder):
        name = str(path.relative_to(folder))
        if path not in forms:
            yield Problem(name, 0, "no form is known for this file")
            continue
        try:
            content: Any = read_toml(path, forms[path])
        except BadKnowledge as error:
            yield Problem(name, error.line, error.reason)
            continue
        yield from _example_problems(name, path.read_text("utf-8"), content)


def _example_problems(name: str, source: str, content: Any) -> Iterator[Problem]:
    for entry in entries(content):
        words = [_plain(words) for words in _words(entry)]
        example = _plain(entry.example)
        if not example:
            yield Problem(name, 0, f"an entry without an example: {words[:3]}")
        elif words and not any(word in example for word in words):
            yield Problem(name, _line_of(source, entry.example), f"the example shows none of the entry's words: {entry.example!r}")


def _plain(words: str) -> str:
    return " ".join(fold(words).replace("…", "...").split())


def entries(node: Any) -> Iterator[Any]:
    """All entries of a data file that carry an example."""
    if isinstance(node, msgspec.Struct):
        if "example" in node.__struct_fields__:
            yield node
        for field in node.__struct_fields__:
            yield from entries(getattr(node, field))
    elif isinstance(node, list | tuple):
        for child in node:
            yield from entries(child)


def _words(entry: msgspec.Struct) -> Iterator[str]:
    """The phrases of an entry: its lists of words, or its one phrase."""
    for field in entry.__struct_fields__:
        value = getattr(entry, field)
        if field in _SAID_ELSEWHERE:
            continue
        if isinstance(value, list | tuple):
            yield from _strings(value)
        elif field == "words" and isinstance(value, str):
            yield value


def _strings(values: Any) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | tuple):
            yield from _strings(value)


def _line_of(source: str, example: str) -> int:
    return next((number for number, line in enumerate(source.splitlines(), 1) if line.startswith("example") and example in line), 0)
