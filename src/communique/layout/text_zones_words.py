"""The words of a language that zoning a plain page needs, made ready: furniture and the small lists kept in the same file."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from communique.knowledge.zone_words import Furniture, ZoneWords, furniture
from communique.text.fold import fold
from communique.text.pattern import alternation

_NEVER = "\0"


class TextWords(msgspec.Struct, frozen=True):
    """Furniture for whole lines, and word lists by role (see `ZoneMark`);
    `labels` and `kinds` are patterns for what is printed beside a date, `numbers` for a release's number, `between` for what joins day and time."""

    furniture: Furniture
    lists: dict[str, tuple[str, ...]]
    sets: dict[str, frozenset[str]]
    openings: dict[str, tuple[str, ...]]
    labels: str
    kinds: str
    numbers: str
    between: str

    def of(self, role: str) -> tuple[str, ...]:
        """The words of a role, longest first."""
        return self.lists.get(role, ())

    def has(self, role: str, word: str) -> bool:
        """Whether the word (in the fold) is one of the role's."""
        return word in self.sets.get(role, ())

    def opening(self, role: str) -> tuple[str, ...]:
        """The words of a role with the blank that follows them, longest first: for lines that begin with one."""
        return self.openings.get(role, ())


@lru_cache(maxsize=32)
def text_words(words: ZoneWords) -> TextWords:
    """The ready-made words of a language, made once."""
    lists: dict[str, list[str]] = {}
    for mark in words.mark:
        lists.setdefault(mark.role, []).append(mark.words if mark.role == "crumb" else fold(mark.words))
    ready = {role: tuple(sorted(found, key=lambda w: (-len(w), w))) for role, found in lists.items()}
    kinds = list(ready.get("kind_label", ())) or [_NEVER]
    labels = [*kinds, *ready.get("date_label", ())]
    numbers = alternation(list(ready.get("number", (_NEVER,))))
    return TextWords(
        furniture=furniture(words),
        lists=ready,
        sets={role: frozenset(found) for role, found in ready.items()},
        openings={role: tuple(f"{word} " for word in found) for role, found in ready.items()},
        labels=r"\b" + alternation(labels) + r"\b",
        kinds="^" + alternation(kinds),
        numbers=rf"\b{numbers}[.:]?\s*[0-9]+(?:[/_-][0-9]+)*",
        between=rf"(?:{alternation(list(ready.get('at', (_NEVER,))))}\s+)?",
    )
