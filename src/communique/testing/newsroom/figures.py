"""The persons of the newsroom: invented names by culture, foreign spellings of them, and persons planted to be mistaken for others."""

from __future__ import annotations

from random import Random
from typing import Literal

import msgspec

from communique.testing.newsroom.frames import pick
from communique.testing.newsroom.sources import Culture, sources
from communique.testing.newsroom.truth import LookAlikeTruth

Likeness = Literal["same_surname", "near_name", "homoglyph", "namesake"]

_LIKENESS: tuple[tuple[float, Likeness], ...] = ((0.1, "same_surname"), (0.16, "near_name"), (0.2, "homoglyph"), (0.21, "namesake"))
"""How often a new person is planted to look like an earlier one (cumulated)."""
_TWINS = str.maketrans("aeopcxy", "аеорсху")
"""Latin letters and the Cyrillic ones that look the same."""
_SHIFT = {"a": "o", "e": "u", "i": "a", "o": "e", "u": "o"}
"""Vowels put one for the other to make a near name that is nobody's spelling of the first."""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A person: name at home, spellings abroad (the usual one among them), the family name, and the state or body they serve."""

    number: int
    name: str
    surname: str
    woman: bool
    side: str
    spellings: tuple[str, ...]
    likeness: LookAlikeTruth | None = None

    @property
    def id(self) -> str:
        """The person's id in the truth."""
        return f"p{self.number}"

    def name_for(self, reader: int, abroad: bool) -> str:
        """The name as a service writes it: each foreign one keeps to its own spelling."""
        return self.spellings[(reader * 7 + self.number) % len(self.spellings)] if abroad else self.name

    def surname_in(self, name: str) -> str:
        """The family name within a spelling of the name."""
        parts = name.split(" ")
        if self.name.startswith(self.surname):
            return parts[0]
        return " ".join(parts[-len(self.surname.split(" ")) :])


class Figures:
    """All persons so far; `new` makes one more whose name nobody else could be meant by, unless a likeness is planted."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._all: list[Figure] = []
        self._taken: set[str] = set()
        self._surnames: set[tuple[str, str]] = set()

    def new(self, side: str, culture: str) -> Figure:
        """A new person who serves a state or a body."""
        draw = self._rng.random()
        kind = next((kind for below, kind in _LIKENESS if draw < below), None)
        others = [f for f in self._rng.sample(self._all, min(8, len(self._all))) if f.side != side]
        if kind is not None and others:
            return self._like(others[0], kind, side, sources().cultures[culture])
        return self._fresh(side, sources().cultures[culture])

    def _fresh(self, side: str, culture: Culture) -> Figure:
        rng = self._rng
        for attempt in range(60):
            woman = rng.random() < 0.42
            given, surname = pick(culture.women if woman else culture.men, rng), pick(culture.stems, rng) + pick(culture.ends, rng)
            eastern = culture.ends == ("",)
            name = f"{surname} {given}" if eastern else f"{given} {surname}"
            if name not in self._taken and (attempt > 30 or (side, surname) not in self._surnames):
                break
        return self._known(name, surname, woman, side, culture, None)

    def _like(self, other: Figure, kind: Likeness, side: str, culture: Culture) -> Figure:
        """A person of another state who looks like `other`."""
        truth = LookAlikeTruth(kind=kind, persons=(other.id, f"p{len(self._all)}"))
        if kind == "same_surname":
            given = pick(culture.women if other.woman else culture.men, self._rng)
            name = f"{given} {other.surname}"
        else:
            name = _near(other.name) if kind == "near_name" else _twin(other.name) if kind == "homoglyph" else other.name
        if (name in self._taken and kind != "namesake") or (kind == "namesake" and other.likeness is not None):
            return self._fresh(side, culture)
        surname = other.surname if kind in ("same_surname", "namesake") else other.surname_in(name)
        return self._known(name, surname, other.woman, side, Culture(men=(), women=(), stems=(), ends=(), spell=()), truth)

    def _known(self, name: str, surname: str, woman: bool, side: str, culture: Culture, like: LookAlikeTruth | None) -> Figure:
        variants = [v for v in _spelled(name, culture, self._rng) if v not in self._taken]
        spellings = (name, name, *variants[:1], name, *variants[1:2])
        figure = Figure(number=len(self._all), name=name, surname=surname, woman=woman, side=side, spellings=spellings, likeness=like)
        self._all.append(figure)
        self._taken.update(spellings)
        self._surnames.add((side, surname))
        return figure


def _spelled(name: str, culture: Culture, rng: Random) -> list[str]:
    """Up to two other spellings of a name, each by one or two of the culture's exchanges of letters."""
    rules = [rule for rule in culture.spell if rule[0] in name]
    rng.shuffle(rules)
    found = [name.replace(*rules[0])] if rules else []
    if len(rules) > 1:
        found.append(found[0].replace(*rules[1]))
    return [variant for variant in dict.fromkeys(found) if variant != name]


def _near(name: str) -> str:
    """A name one vowel away.

    >>> _near("Anna Holm")
    'Anna Helm'
    """
    at = max(i for i, letter in enumerate(name) if letter in _SHIFT or i == 0)
    return name[:at] + _SHIFT.get(name[at], name[at]) + name[at + 1 :] if at else name + "e"


def _twin(name: str) -> str:
    """The name with one letter that only looks the same.

    >>> _twin("Anna Holm") == "Anna Holm", len(_twin("Anna Holm"))
    (False, 9)
    """
    at = next((i for i, letter in enumerate(name) if letter in "aeopcxy"), None)
    return name if at is None else name[:at] + name[at].translate(_TWINS) + name[at + 1 :]
