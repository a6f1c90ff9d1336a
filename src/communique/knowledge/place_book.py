"""The small words of a language that lead to places and name what stands there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from communique.knowledge.event_words import EventWords
from communique.knowledge.people_words import WordList
from communique.text.fold import fold


class PlaceBook:
    """Sets of words about places, made once from a language's file of events."""

    def __init__(self, events: EventWords) -> None:
        self.events = events

    @cached_property
    def here(self) -> frozenset[str]:
        """Words for the publisher's own state as a destination, folded."""
        return words_of(self.events.here)

    @cached_property
    def before_place(self) -> frozenset[str]:
        """Words between a verb of visiting and the place, folded."""
        return words_of(self.events.before_place)

    @cached_property
    def area(self) -> tuple[str, ...]:
        """Parts of the world that are travelled to, folded, longest first."""
        return tuple(sorted(words_of(self.events.area), key=lambda w: (-len(w), w)))

    @cached_property
    def areas(self) -> frozenset[str]:
        """The same without their articles."""
        return frozenset(w.removeprefix("the ") for w in self.area)

    @cached_property
    def sight(self) -> frozenset[str]:
        """What stands in a town and is visited, folded."""
        return words_of(self.events.sight)

    @cached_property
    def venue(self) -> frozenset[str]:
        """The last or first word of the name of a building or ground, folded."""
        return words_of(self.events.venue)

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """Nouns of topics, whose place is not that of a meeting, folded."""
        return words_of(self.events.spoken_of)

    @cached_property
    def town(self) -> frozenset[str]:
        """Nouns for towns, after which "of" leads to the name, folded."""
        return words_of(self.events.town)


def words_of(entries: Iterable[WordList]) -> frozenset[str]:
    """All words of some entries, folded."""
    return frozenset(fold(w) for e in entries for w in e.words)
