"""Turns compared: matched by their first words, in page order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.record import document as have
from communique.testing import expected as want
from communique.testing.facts import Fact, compared, value, words


def turn_facts(wanted: Sequence[want.Turn], found: Sequence[have.Turn], text: str, name: str) -> Iterator[Fact]:
    """What holds of the turns of one document: that each is there, its role, its speaker, its end; and that there is no other."""
    left = list(found)
    for turn in wanted:
        mine = next((other for other in left if starts(turn, other, text)), None)
        key = f"{name}turn {turn.starts[:32]}"
        if mine is None:
            if not turn.optional:
                yield Fact("turns", key, turn.starts, None, False)
            continue
        left.remove(mine)
        yield from _one(turn, mine, text, key)
    for other in left:
        begun = text[other.start : other.end][:32]
        yield Fact("turns", f"{name}turn {begun}", None, begun, False)


def _one(turn: want.Turn, mine: have.Turn, text: str, key: str) -> Iterator[Fact]:
    yield Fact("turns", key, turn.starts, turn.starts, True)
    yield compared("turn role", f"{key} role", turn.role, mine.role)
    yield compared("turn speaker", f"{key} speaker", turn.speaker, value(mine.speaker.name) if mine.speaker else None)
    if turn.ends is not None:
        held = ends(turn, mine, text)
        yield Fact("turn end", f"{key} end", turn.ends, turn.ends if held else text[mine.start : mine.end][-40:], held)


def ends(turn: want.Turn, mine: have.Turn, text: str) -> bool:
    """Whether the turn ends with these words (where any are given)."""
    return turn.ends is None or words(text[mine.start : mine.end]).endswith(words(turn.ends))


def starts(turn: want.Turn, mine: have.Turn, text: str) -> bool:
    """Whether the turn begins with these words; a mark in brackets before them (`(via interpreter)`) may count as said or not."""
    said = words(text[mine.start : mine.end])
    unmarked = said.partition(")")[2].lstrip() if said.startswith("(") else said
    return said.startswith(words(turn.starts)) or unmarked.startswith(words(turn.starts))
