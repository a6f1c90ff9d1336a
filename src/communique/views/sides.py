"""Countries and organisations as people name them, led to their codes."""

from __future__ import annotations

from functools import lru_cache

from communique.knowledge.book import Knowledge
from communique.record.errors import WrongUse
from communique.text.fold import fold


def code_of(name: str) -> str | None:
    """The code of a country or of an organisation that acts as a side; None for a name that is none.

    >>> code_of("RU"), code_of("Russian Federation"), code_of("eu"), code_of("Atlantis")
    ('RU', 'RU', 'EU', None)
    """
    return _codes().get(fold(" ".join(name.split())).removeprefix("the "))


def side(name: str) -> str:
    """The code of a country or organisation.  Raises `WrongUse` for a name that is none."""
    code = code_of(name)
    if code is None:
        raise WrongUse(f"no country or organisation {name!r} is known: give a code (RU, US, EU) or a usual name (Russia)")
    return code


def name_of(code: str) -> str:
    """The usual name of a country or organisation; its code where there is none.

    >>> name_of("NO"), name_of("XX")
    ('Norway', 'XX')
    """
    country = Knowledge.standard().countries.get(code)
    return country.names[0] if country else code


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    knowledge = Knowledge.standard()
    codes: dict[str, str] = {}
    for country in knowledge.countries.values():
        for name in (country.code, *country.names):
            codes.setdefault(fold(name), country.code)
    for code in knowledge.organisations:
        codes.setdefault(fold(code), code)
    return codes
