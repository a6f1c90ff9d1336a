"""What changed between two texts, word by word."""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher

import msgspec

_SMALL = 80 * 80
"""Stretches whose product of lengths is larger are first cut where they meet: time stays linear."""
_RUNS = (3, 1)
"""Texts meet at runs of so many words that stand once in each."""


class Change(msgspec.Struct, frozen=True):
    """Words that were replaced, added (`before` is empty) or are no longer there (`after` is empty).

    `[start, end)` is where the words stood in the old text, `[new_start, new_end)` where the others stand in the new.
    """

    before: str
    after: str
    start: int
    end: int
    new_start: int
    new_end: int


def text_diff(old: str, new: str) -> list[Change]:
    """The changes from one text to another, in the order of the text; blanks make no difference.

    >>> [(change.before, change.after) for change in text_diff("They met on Monday in Oslo.", "They met on Tuesday in  Oslo.")]
    [('Monday', 'Tuesday')]
    """
    before, after = _words(old), _words(new)
    mine, theirs = [word for _, _, word in before], [word for _, _, word in after]
    return [_change(old, new, before, after, block) for block in _blocks(mine, theirs, 0, 0, 0)]


_Word = tuple[int, int, str]
_Block = tuple[int, int, int, int]


def _words(text: str) -> list[_Word]:
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append((at, at + len(word), word))
        at += len(word)
    return found


def _blocks(mine: list[str], theirs: list[str], at: int, new_at: int, level: int) -> list[_Block]:
    """The stretches that differ, as `(from, to, new from, new to)` in words."""
    head = _common(mine, theirs)
    tail = _common(mine[head:][::-1], theirs[head:][::-1])
    mine, theirs, at, new_at = mine[head : len(mine) - tail], theirs[head : len(theirs) - tail], at + head, new_at + head
    if not mine or not theirs:
        return [(at, at + len(mine), new_at, new_at + len(theirs))] if mine or theirs else []
    if len(mine) * len(theirs) <= _SMALL:
        matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
        return [(at + a, at + b, new_at + c, new_at + d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    if level == len(_RUNS):
        return [(at, at + len(mine), new_at, new_at + len(theirs))]
    found: list[_Block] = []
    here = there = 0
    for end, new_end in [*_anchors(mine, theirs, _RUNS[level]), (len(mine), len(theirs))]:
        found += _blocks(mine[here:end], theirs[there:new_end], at + here, new_at + there, level + 1)
        here, there = end, new_end
    return found


def _common(one: list[str], other: list[str]) -> int:
    """The number of words that two lists have in common at their heads."""
    return next((count for count, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _anchors(mine: list[str], theirs: list[str], length: int) -> list[tuple[int, int]]:
    """Places of runs of so many words that stand once in both texts, rising in both (patience)."""
    once, there = _single(_runs(mine, length)), _single(_runs(theirs, length))
    return _rising([(at, there[run]) for run, at in once.items() if run in there])


def _runs(words: list[str], length: int) -> list[str]:
    return [" ".join(run) for run in zip(*(words[n:] for n in range(length)), strict=False)]


def _single(runs: list[str]) -> dict[str, int]:
    """The runs that stand once, in order, with their places."""
    last = {run: at for at, run in enumerate(runs)}
    first = {runs[at]: at for at in range(len(runs) - 1, -1, -1)}
    return {run: first[run] for run in last if first[run] == last[run]}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises on both sides; `pairs` rise on the first."""
    ends: list[int] = []
    tails: list[int] = []
    back: list[int] = []
    for number, (_, there) in enumerate(pairs):
        place = bisect_left(ends, there)
        back.append(tails[place - 1] if place else -1)
        ends[place : place + 1] = [there]
        tails[place : place + 1] = [number]
    chain, at = [], tails[-1] if tails else -1
    while at >= 0:
        chain.append(pairs[at])
        at = back[at]
    return chain[::-1]


def _change(old: str, new: str, before: list[_Word], after: list[_Word], block: _Block) -> Change:
    start, end = _place(before, block[0], block[1], len(old))
    new_start, new_end = _place(after, block[2], block[3], len(new))
    return Change(old[start:end], new[new_start:new_end], start, end, new_start, new_end)


def _place(words: list[_Word], first: int, last: int, length: int) -> tuple[int, int]:
    if first < last:
        return words[first][0], words[last - 1][1]
    at = words[first][0] if first < len(words) else words[-1][1] if words else length
    return at, at
