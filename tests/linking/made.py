"""Invented documents, persons and events for the tests of linking."""

from __future__ import annotations

import random
from typing import Any

from communique.linking.items import Account, House, Paper, Party, Sighting

NORLAND = House("XA", "ministry", None, "mfa.norland.example")
EMBASSY = House("XA", "embassy", "Sudburg", "sudburg.norland.example")
SUDLAND = House("XB", "ministry", None, "mfa.sudland.example")

_SYLLABLES = ("ba", "do", "ke", "li", "mo", "nu", "pra", "so", "ter", "vi", "wan", "zel")


def words(seed: int, number: int = 120) -> str:
    """So many words of no language; the same seed gives the same words."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(number))


def paper(id: str, **fields: Any) -> Paper:
    """An article of the ministry of Norland, as far as nothing else is said."""
    return Paper(
        **{"id": id, "part": "article", "house": NORLAND, "title": f"Title {id}", "published": "2031-05-03", "text": words(hash_of(id))}
        | fields
    )


def hash_of(id: str) -> int:
    """A number for an id, the same in every run."""
    return sum(ord(letter) * 31**at for at, letter in enumerate(id))


def seen(
    name: str | None,
    office: str | None = None,
    country: str | None = "XA",
    when: str | None = "2031-05-03",
    document: str = "d",
    at: int = 0,
) -> Sighting:
    """A sighting in one line."""
    return Sighting(document=document, position=at, name=name, office=office, country=country, when=when)


def person(name: str | None, country: str | None, office: str | None = None) -> Party:
    """A party of an event."""
    return Party(name=name, country=country, office=office)


def account(document: str, number: int = 0, **fields: Any) -> Account:
    """A meeting of Anna Holm of Norland with Olaf Brandt of Sudland, as far as nothing else is said."""
    usual: dict[str, Any] = {
        "type": "meeting",
        "status": "happened",
        "when": "2031-05-03",
        "where": "Sudburg",
        "parties": (person("Anna Holm", "XA"), person("Olaf Brandt", "XB")),
        "prominence": "primary",
        "house": NORLAND,
        "published": "2031-05-03",
        "told": "Anna Holm met Olaf Brandt",
    }
    return Account(**{"document": document, "number": number} | usual | fields)
