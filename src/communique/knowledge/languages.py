"""Language packs: the files of one language, and the tables made of them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from communique.dates.phrases import DateGrammar
from communique.dates.words import DateWords
from communique.knowledge.commitment_words import CommitmentWords
from communique.knowledge.entries import Entry, Instrument
from communique.knowledge.event_words import EventWords
from communique.knowledge.instrument_words import InstrumentWords
from communique.knowledge.label_words import LabelWords
from communique.knowledge.packed import read_file
from communique.knowledge.people_words import EverydayWords, PeopleWords
from communique.knowledge.senses import Sense, cue_phrases, event_phrases, people_phrases
from communique.knowledge.speech_words import SpeechWords
from communique.knowledge.title_words import TitleWords
from communique.knowledge.wordbook import WordBook
from communique.knowledge.zone_words import ZoneWords
from communique.text.phrases import Phrase, PhraseTable

T = TypeVar("T", bound=Entry)

_EMPTY_PEOPLE = PeopleWords(
    honorific=[], postnominal=[], prefix=[], particle=[], office=[], counterpart=[], pronoun=[], collective=[], side_noun=[], group=[],
    not_name=[], determiner=[],
)  # fmt: skip
_EMPTY_EVENTS = EventWords(verb=[], noun=[], light=[], held=[], modal=[], sidelines=[], initiative=[], invitation=[], format=[])


class LanguageFiles(msgspec.Struct, frozen=True):
    """What the files of one language say; a language may have only some of them."""

    code: str
    dates: DateWords | None
    people: PeopleWords
    events: EventWords
    titles: TitleWords
    zones: ZoneWords
    labels: LabelWords | None
    speech: SpeechWords
    commitments: CommitmentWords
    instruments: InstrumentWords
    everyday: EverydayWords
    folders: tuple[Path, ...]


def language_files(code: str, folders: list[Path]) -> LanguageFiles:
    """The language's files from the first folder that has each.  Raises `BadKnowledge` for a file that does not fit."""

    def first(name: str, kind: type[T]) -> T | None:
        """The file of a name from the first folder that has it."""
        return next((read_file(f / name, kind) for f in folders if (f / name).exists()), None)

    return LanguageFiles(
        code,
        next((read_file(f / "dates.toml", DateWords) for f in folders if (f / "dates.toml").exists()), None),
        first("people.toml", PeopleWords) or _EMPTY_PEOPLE,
        first("events.toml", EventWords) or _EMPTY_EVENTS,
        first("titles.toml", TitleWords) or TitleWords(),
        first("zones.toml", ZoneWords) or ZoneWords(),
        first("labels.toml", LabelWords),
        first("speech.toml", SpeechWords) or SpeechWords(),
        first("commitments.toml", CommitmentWords) or CommitmentWords(),
        first("instruments.toml", InstrumentWords) or InstrumentWords(),
        first("everyday.toml", EverydayWords) or EverydayWords(),
        tuple(f for f in folders if f.exists()),
    )


class LanguagePack:
    """A language ready for use: its phrase table (with all names), its word book, its date grammar."""

    def __init__(self, files: LanguageFiles, names: list[Phrase[Sense]], instruments: list[Instrument]) -> None:
        self.files, self.code = files, files.code
        self._names, self._instruments = names, instruments

    @cached_property
    def table(self) -> PhraseTable[Sense]:
        """All phrases that mean something to the reading steps."""
        instruments = [
            Phrase(n, Sense("instrument", i.value, i.kind, f"instruments:{i.value}", i), "exact" if n.isupper() else "name")
            for i in self._instruments
            for n in dict.fromkeys([i.value, *i.aliases])
        ]
        return PhraseTable([*self._names, *people_phrases(self.files.people), *event_phrases(self.files.events), *instruments])

    @cached_property
    def cues(self) -> PhraseTable[Sense]:
        """The words of saying, promising and citing: a table of their own, since they overlap the words of events."""
        return PhraseTable(cue_phrases(self.files.speech, self.files.commitments, self.files.instruments))

    @cached_property
    def book(self) -> WordBook:
        """The small words."""
        return WordBook(self.files.people, self.files.events, self.files.everyday)

    @cached_property
    def grammar(self) -> DateGrammar:
        """The grammar of dates."""
        return DateGrammar(self.files.dates or DateWords(language=self.code))

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Lower-case words with their full stop that do not end a sentence."""
        words = [w for e in (*self.files.people.honorific, *self.files.people.postnominal) for w in e.words]
        return frozenset(w.lower() for w in words if w.endswith(".")) | frozenset(self.files.titles.abbreviation)
