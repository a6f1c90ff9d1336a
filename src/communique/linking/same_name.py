"""Whether two whole names are one name, and on what ground."""

from __future__ import annotations

from itertools import pairwise

from communique.linking.names import Name, NameBook


def same_name(book: NameBook, one: Name, other: Name, family_first: bool) -> str | None:
    """Why two names are one, or `None`.

    `same_name`: the same words.  `name_order`: the same words, the family name first in one of them.  `longer_name`: the one has further given or
    family names.  `spelling`: the words sound alike.  The given names must always agree: a surname alone makes nobody the same.
    """
    if one.generation and other.generation and one.generation != other.generation:
        return None
    if one.letters == other.letters:
        return "same_name"
    if _turned(book, one, other):
        return "name_order" if family_first else "unusual_order"
    if not family_first and _within(book, one, other):
        return "longer_name"
    mine, theirs = _sounding(book, one), _sounding(book, other)
    alike = mine.letters == theirs.letters or _turned(book, mine, theirs) or (not family_first and _within(book, mine, theirs))
    return "spelling" if alike else None


def _sounding(book: NameBook, name: Name) -> Name:
    return Name(tuple(book.sound(word) for word in name.words), name.generation)


def _turned(book: NameBook, one: Name, other: Name) -> bool:
    """Whether the words are the same, turned (`Holm Anna`); names that say whose child somebody is are never turned."""
    if book.descent & {*one.words, *other.words} or len(one.words) != len(other.words) or len(one.words) < 2:
        return False
    return any(one.words[at:] + one.words[:at] == other.words for at in range(1, len(one.words)))


def _within(book: NameBook, one: Name, other: Name) -> bool:
    """Whether the shorter name is the longer with words left out: the first word is in both, and so is the family name.

    `Anna Holm` and `Anna Maria Holm`; `Rashid bin Noor` and `Rashid bin Noor Al Saf`; `Anna M. Holm` and `Anna Maria Holm`.
    """
    short, long = sorted((book.core(one), book.core(other)), key=len)
    if len(short) < 2 or short[0] != long[0] or min(len(short[0]), len(short[-1])) < 2:
        return False
    if short == long[: len(short)]:
        return True
    descends = book.descent & {*one.words, *other.words}
    return not descends and short[-1] == long[-1] and _in_order(short, long)


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of the short name stand in the long one in their order, an initial for a word."""
    rest = iter(long)
    return all(any(_stands_for(word, other) for other in rest) for word in short)


def _stands_for(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def blocking(book: NameBook, name: Name) -> list[str]:
    """The few forms by which two spellings of one name meet, whatever the order and the hyphens."""
    words = [sound for word in book.core(name) if (sound := book.sound(word))]
    if len(words) < 2:
        return []
    ends = "+".join(sorted((words[0], words[-1])))
    first = "+".join(sorted(words[:2]))
    turned = min("".join(words[at:] + words[:at]) for at in range(len(words)))
    neighbours = ["+".join(sorted(pair)) for pair in pairwise(words)][-1:]
    return list(dict.fromkeys([ends, first, turned, *neighbours]))
