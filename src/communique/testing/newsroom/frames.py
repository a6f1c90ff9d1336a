"""Sentence frames: texts with `{slots}`, filled with an account's own words or, where it has none, from the lists of the data files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import msgspec

DATA = Path(__file__).resolve().parents[2] / "data" / "newsroom"
"""The data files of the newsroom."""

_TIDY = (
    (" ,", ","),
    ("  ", " "),
    (" .", "."),
    (",.", "."),
    (",,", ","),
    (",;", ";"),
    (" ;", ";"),
    (" a a", " an a"),
    (" a e", " an e"),
    (" a i", " an i"),
    (" a o", " an o"),
)


class Frame(msgspec.Struct, frozen=True):
    """A text cut at its slots: literal, slot, literal, slot, …, literal."""

    parts: tuple[str, ...]
    slots: frozenset[str]


class Book(msgspec.Struct, frozen=True):
    """All frames by section and name ("call.title"), and the lists that fill what an account leaves open."""

    frames: dict[str, tuple[Frame, ...]]
    lists: dict[str, tuple[Frame, ...]]


def cut(text: str) -> Frame:
    """A frame from its text.

    >>> cut("{On}, {own} met").parts
    ('', 'On', ', ', 'own', ' met')
    """
    parts: list[str] = []
    for piece in text.split("{"):
        parts += piece.split("}") if parts else [piece]
    return Frame(tuple(parts), frozenset(parts[1::2]))


@lru_cache(maxsize=1)
def book() -> Book:
    """The frames and lists of the data files."""
    frames = {
        f"{section}.{name}": tuple(map(cut, texts))
        for path in sorted((DATA / "frames").glob("*.toml"))
        for section, table in read(path).items()
        for name, texts in table.items()
    }
    return Book(frames, {name: tuple(map(cut, texts)) for name, texts in read(DATA / "words.toml").items()})


def read(path: Path) -> dict[str, Any]:
    """A data file of the newsroom."""
    return tomllib.loads(path.read_text("utf-8"))


def pick(items: tuple[Any, ...] | list[Any], rng: Random) -> Any:
    """One of some items (`Random.choice`, at half the cost)."""
    return items[int(rng.random() * len(items))]


def fill(frame: Frame, words: Mapping[str, str], rng: Random) -> str:
    """A frame filled and tidied, with a capital in front."""
    text = _filled(frame, words, rng)
    for bad, good in _TIDY:
        if bad in text:
            text = text.replace(bad, good)
    text = text.strip()
    return text[:1].upper() + text[1:]


def _filled(frame: Frame, words: Mapping[str, str], rng: Random) -> str:
    out: list[str] = []
    for i, part in enumerate(frame.parts):
        if i % 2 == 0:
            out.append(part)
            continue
        value = words.get(part)
        out.append(value if value is not None else _from_lists(part, words, rng, out))
    return "".join(out)


def _from_lists(slot: str, words: Mapping[str, str], rng: Random, so_far: list[str]) -> str:
    """One entry of the list that a slot names, another one than the sentence has already; `x_cap` is an `x` with a capital."""
    if slot.endswith("_cap"):
        base = slot[:-4]
        value = words.get(base) or _from_lists(base, words, rng, so_far)
        return value[:1].upper() + value[1:]
    entries = book().lists[slot]
    value = ""
    for _ in range(4):
        value = _filled(entries[int(rng.random() * len(entries))], words, rng)
        if value not in so_far:
            break
    return value
