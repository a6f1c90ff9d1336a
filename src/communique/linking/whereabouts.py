"""Places compared: two names of one place, a place in a country, two places that cannot be one."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from communique.knowledge.book import Knowledge
from communique.text.fold import fold


class Spot(msgspec.Struct, frozen=True):
    """A place as far as it is known: its first name in small letters, the country; a whole country has no name."""

    name: str | None
    country: str | None


class Whereabouts:
    """The gazetteer as a table of names."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._spots = {fold(name): Spot(None, c.code) for c in knowledge.countries.values() for name in (c.code, *c.names)}
        for place in knowledge.places:
            for name in (place.name, *place.aliases):
                self._spots.setdefault(fold(name), Spot(fold(place.name), place.country))

    def spot(self, where: str) -> Spot:
        """What is known of a place by its name as written; an unknown name is a place of no known country."""
        name = fold(" ".join(where.split()))
        return self._spots.get(name) or Spot(name, None)

    def agree(self, one: str | None, other: str | None) -> bool | None:
        """Whether two places can be one: `True` for the same place, `False` for two that differ, `None` where nothing can be said.

        >>> places = whereabouts(Knowledge.standard())
        >>> places.agree("Moscow", "Kyiv"), places.agree("Kiev", "Kyiv"), places.agree("RU", "Moscow"), places.agree("Kyiv", None)
        (False, True, None, None)
        """
        if not one or not other:
            return None
        mine, theirs = self.spot(one), self.spot(other)
        if mine == theirs:
            return True
        if mine.country and theirs.country and mine.country != theirs.country:
            return False
        if mine.name is None or theirs.name is None or not (mine.country and theirs.country):
            return None
        return False


@lru_cache(maxsize=4)
def whereabouts(knowledge: Knowledge) -> Whereabouts:
    """The places of a body of knowledge."""
    return Whereabouts(knowledge)
