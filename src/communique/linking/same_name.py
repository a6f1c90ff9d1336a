"""Whether two whole names are one name, and on what ground."""

from __future__ import annotations

from collections.abc import Callable
from operator import eq

from communique.linking.names import Name, NameBook

Same = Callable[[str, str], bool]


def same_name(book: NameBook, one: Name, other: Name, family_first: bool) -> str | None:
    """Why two names are one, or `None`.

    `same_name`: the same words.  `name_order`: the same words, the family name first in one of them.  `longer_name`: the one has further given or
    family names.  `spelling`: spellings of the same words.  The given names must always agree: a surname alone makes nobody the same.
    """
    if one.generation and other.generation and one.generation != other.generation:
        return None
    if one.letters == other.letters:
        return "same_name"
    if _turned(book, one, other, eq):
        return "name_order" if family_first else "unusual_order"
    if not family_first and _within(book, one, other, eq):
        return "longer_name"
    alike = book.spelled_alike
    if _each(one.words, other.words, alike) or alike(one.letters, other.letters) or _turned(book, one, other, alike):
        return "spelling"
    return "spelling" if not family_first and _within(book, one, other, alike) else None


def may_be_one(book: NameBook, one: Name, other: Name, family_first: bool) -> bool:
    """Whether two names are at all like spellings of one name; where they are not, no third spelling makes them one."""
    if one.generation and other.generation and one.generation != other.generation:
        return False
    mine, theirs = _roughened(book, one), _roughened(book, other)
    if mine.letters == theirs.letters or _turned(book, mine, theirs, eq):
        return True
    return not family_first and _within(book, one, other, lambda a, b: book.rough(a) == book.rough(b))


def _roughened(book: NameBook, name: Name) -> Name:
    return Name(tuple(map(book.rough, name.words)), name.generation)


def _each(one: tuple[str, ...], other: tuple[str, ...], same: Same) -> bool:
    return len(one) == len(other) and all(map(same, one, other))


def _turned(book: NameBook, one: Name, other: Name, same: Same) -> bool:
    """Whether the words are the same, turned (`Holm Anna`); names that say whose child somebody is are never turned."""
    if len(one.words) != len(other.words) or len(one.words) < 2 or book.descent & {*one.words, *other.words}:
        return False
    return any(_each(one.words[at:] + one.words[:at], other.words, same) for at in range(1, len(one.words)))


def _within(book: NameBook, one: Name, other: Name, same: Same) -> bool:
    """Whether the shorter name is the longer with words left out: the first word is in both, and so is the family name.

    `Anna Holm` and `Anna Maria Holm`; `Rashid bin Noor` and `Rashid bin Noor Al Saf`; `Anna M. Holm` and `Anna Maria Holm`.
    """
    short, long = sorted((book.core(one), book.core(other)), key=len)
    if len(short) < 2 or min(len(short[0]), len(short[-1]), len(long[0])) < 2 or not same(short[0], long[0]):
        return False
    if _each(short, long[: len(short)], same):
        return True
    descends = book.descent & {*one.words, *other.words}
    return not descends and same(short[-1], long[-1]) and _in_order(short, long, same)


def _in_order(short: tuple[str, ...], long: tuple[str, ...], same: Same) -> bool:
    """Whether the words of the short name stand in the long one in their order, an initial for a word."""
    rest = iter(long)
    return all(any(same(word, other) or _stands_for(word, other) for other in rest) for word in short)


def _stands_for(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def blocking(book: NameBook, name: Name) -> list[str]:
    """The few forms by which two spellings of one name meet, whatever the order, the hyphens and the words left out."""
    words = book.core(name)
    if len(words) < 2:
        return []
    turned = min("".join(words[at:] + words[:at]) for at in range(len(words)))
    ends, heads = ("+".join(sorted(pair)) for pair in ((words[0], words[-1]), words[:2]))
    rough = ["~" + "+".join(sorted(map(book.rough, pair))) for pair in dict.fromkeys([(words[0], words[-1]), (words[0], words[1])])]
    return list(dict.fromkeys([turned, ends, heads, *rough]))
