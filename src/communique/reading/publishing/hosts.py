"""Host names that tell a state: a government's domain ("mfa.gov.nl"), an embassy that has its state in its name ("embassyofnorland.org")."""

from __future__ import annotations

from functools import lru_cache

from communique.knowledge.book import Knowledge
from communique.text.fold import fold
from communique.text.pattern import compiled

_GOVERNMENT = (
    r"(?:^|\.)(?:gov|gob|gouv|gouvernement|govt|gv|go|gub|government|govern|admin|mfa|mofa|mae|mid|parliament|president|presidency|presidence|"
    r"presidencia|primeminister|pm|premier)\.([a-z]{2})$"
)
_STATES_OF_DOMAINS = {"uk": "GB", "eu": "EU"}
_MISSIONS = ("embassy", "consulate", "highcommission")
_SHORTEST = 3


def state_of_host(host: str, knowledge: Knowledge) -> str | None:
    """The state whose government's host it is, by the form of its name alone.

    >>> from communique.knowledge.book import Knowledge
    >>> [state_of_host(h, Knowledge.standard()) for h in ("news.gov.mt", "www.kenyaembassy-oslo.org", "embassyofmalta.de", "example.mt")]
    ['MT', 'KE', 'MT', None]
    """
    match = compiled(_GOVERNMENT).search(host)
    if match is None:
        return _of_embassy(host, knowledge)
    code = _STATES_OF_DOMAINS.get(match.group(1), match.group(1).upper())
    return code if code in knowledge.countries else None


def _of_embassy(host: str, knowledge: Knowledge) -> str | None:
    """The state that stands before "embassy", or behind "embassy of", in one label of a host name."""
    for label in host.split("."):
        for mission in _MISSIONS:
            at = label.find(mission)
            if at < 0:
                continue
            before, after = label[:at].replace("-", ""), label[at + len(mission) :].replace("-", "")
            states = _names(knowledge)
            if after.startswith("of") and (code := _longest(states, after.removeprefix("of"), begins=True)):
                return code
            if code := _longest(states, before, begins=False):
                return code
    return None


def _longest(states: dict[str, str], words: str, *, begins: bool) -> str | None:
    """The state whose squeezed name, as long as can be, begins or ends the words."""
    for size in range(len(words), _SHORTEST - 1, -1):
        if code := states.get(words[:size] if begins else words[-size:]):
            return code
    return None


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> dict[str, str]:
    """The names and adjectives of states, squeezed; a word of two states names neither."""
    found: dict[str, str | None] = {}
    for country in knowledge.countries.values():
        for name in (*country.names, *country.adjectives):
            key = "".join(c for c in fold(name) if c.isascii() and c.isalnum())
            found[key] = country.code if found.get(key, country.code) == country.code else None
    return {name: code for name, code in found.items() if code and len(name) >= _SHORTEST}
