"""A paper: what a service publishes, as lines of text with the truth about them; and the steps that all kinds of papers share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from random import Random

import msgspec

from communique.testing.newsroom.days import written
from communique.testing.newsroom.frames import Frame, book, fill, pick
from communique.testing.newsroom.seats import Tenure
from communique.testing.newsroom.services import Service
from communique.testing.newsroom.truth import Account, CommitmentTruth, DocumentTruth, PersonMention, Turn


class Line(msgspec.Struct, frozen=True):
    """A paragraph, and the label before it where somebody speaks."""

    text: str
    label: str | None = None


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """The content of a document in one version."""

    kind: str | None
    title: str
    published: date
    lines: tuple[Line, ...]
    held: str | None = None
    people: tuple[PersonMention, ...] = ()
    accounts: tuple[Account, ...] = ()
    commitments: tuple[CommitmentTruth, ...] = ()
    turns: tuple[Turn, ...] = ()

    @property
    def lead(self) -> str:
        """The first paragraph, as teasers show it."""
        return self.lines[0].text

    @property
    def words(self) -> str:
        """Title and text in one."""
        return "\n".join((self.title, *(line.text for line in self.lines)))

    def truth(self, document: str, version: int, service: Service) -> DocumentTruth:
        """The document as the truth tells it (what kind of copy it may be is told by the desk)."""
        return DocumentTruth(
            id=document,
            version=version,
            service=service.id,
            kind=self.kind,
            title=self.title,
            published=self.published.isoformat(),
            lead=self.lead,
            held=self.held,
            turns=self.turns,
            people=self.people,
            accounts=self.accounts,
            commitments=self.commitments,
        )


def frame_of(name: str, service: Service, rng: Random) -> Frame:
    """One of the frames of that name: a service keeps to four of them, so that each has a house style."""
    frames = book().frames[name]
    return frames[(service.number * 3 + int(rng.random() * 4)) % len(frames)]


def sentence(name: str, words: Mapping[str, str], rng: Random) -> str:
    """A sentence from any frame of that name."""
    return fill(pick(book().frames[name], rng), words, rng)


def paragraphs(name: str, words: Mapping[str, str], count: int, rng: Random) -> list[str]:
    """Paragraphs of one to three sentences, no frame used twice."""
    frames = list(book().frames[name])
    chosen = rng.sample(frames, min(len(frames), count * 2))
    out: list[str] = []
    while chosen and len(out) < count:
        size = 1 + int(rng.random() * 3)
        out.append(" ".join(fill(frame, words, rng) for frame in chosen[:size]))
        chosen = chosen[size:]
    return out


def named(people: Iterable[PersonMention], text: str) -> tuple[PersonMention, ...]:
    """Those whose names stand in the text."""
    return tuple(dict.fromkeys(person for person in people if person.name in text))


def day_words(day: date, service: Service) -> str:
    """A day in the words of a service's sentences."""
    return written(day, "month_first" if service.text.date == "month_first" else "words")


def party_ids(parties: Iterable[Tenure | None]) -> tuple[str, ...]:
    """The ids of some persons."""
    return tuple(party.figure.id for party in parties if party is not None)
