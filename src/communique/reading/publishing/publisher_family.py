"""Embassies known by how their addresses are made: `is.embassy.example` is the embassy in Iceland, `strelsau.embassy.example` that in Strelsau."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from communique.knowledge.book import Knowledge
from communique.knowledge.entries import Family
from communique.record.evidence import Evidence
from communique.text.fold import fold
from communique.text.pattern import compiled

_PLACE = "{place}"
_LABEL = r"([a-z][a-z-]+)"


class Post(NamedTuple):
    """An embassy as its address tells it: its family, what it is called, the city and country where it is, and the words of the address."""

    family: Family
    name: str
    post: str | None
    host_country: str
    evidence: Evidence


def post_of(url: str, knowledge: Knowledge) -> Post | None:
    """The embassy whose address this is, None where it is none's or its place is not known."""
    low = url.lower()
    for family, pattern in _patterns(knowledge):
        found = compiled(pattern).search(low)
        if found is None:
            continue
        seat = _seat(found.group(2), knowledge)
        if seat is not None and seat[1] != family.country:
            at, end = found.span(1)
            return Post(family, family.name.replace(_PLACE, seat[0]), seat[2], seat[1], Evidence(at, end, url[at:end], layer="url"))
    return None


@lru_cache(maxsize=4)
def _patterns(knowledge: Knowledge) -> tuple[tuple[Family, str], ...]:
    return tuple((family, _pattern(address)) for family in knowledge.families for address in family.addresses)


def _pattern(address: str) -> str:
    """An address begins with the host, and `{place}` is a whole label of it or a part that letters and hyphens make."""
    before, _, behind = address.partition(_PLACE)
    return rf"^[a-z]+://(?:www\.)?({_plain(before)}{_LABEL}{_plain(behind)})(?:[/:?#]|$)"


def _plain(piece: str) -> str:
    return piece.replace(".", r"\.")


def _seat(words: str, knowledge: Knowledge) -> tuple[str, str, str | None] | None:
    """The name to call it by, the country and the city that a code, a country's or a city's name tells."""
    squeezed = words.replace("-", "")
    code = words.upper() if words.upper() in knowledge.countries else _states(knowledge).get(squeezed)
    if code is not None:
        country = knowledge.countries[code]
        return country.names[0], code, country.capital[0] if country.capital else None
    city = _cities(knowledge).get(squeezed)
    return None if city is None else (city[0], city[1], city[0])


@lru_cache(maxsize=4)
def _states(knowledge: Knowledge) -> dict[str, str]:
    return {_squeezed(name): code for code, country in knowledge.countries.items() for name in country.names}


@lru_cache(maxsize=4)
def _cities(knowledge: Knowledge) -> dict[str, tuple[str, str]]:
    return {
        _squeezed(name): (place.name, place.country)
        for place in knowledge.places
        if place.kind == "city"
        for name in (place.name, *place.aliases)
    }


def _squeezed(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())
