"""What the parameters of the API may be: told in its description, and held to.  Pages for people take any words and do their best with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from communique.serve.asked import MOST_WORDS

_MOST_PAGES = 999_999_999


class Limit(NamedTuple):
    """What a parameter may be: for programs, in words, and as a test."""

    schema: dict[str, Any]
    told: str
    fits: Callable[[str], bool]


class OutOfBounds(ValueError):
    """A parameter of the API is not what its description allows; the message says what it may be."""


def _one_of(*words: str) -> Limit:
    return Limit({"enum": list(words)}, f"one of {', '.join(words)}", lambda value: value in words)


def _figures(value: str) -> bool:
    return value.isascii() and value.isdigit()


_WORDS = Limit({"type": "string", "maxLength": MOST_WORDS}, f"of at most {MOST_WORDS} characters", lambda value: len(value) <= MOST_WORDS)
_KNOWN = {
    "page": Limit(
        {"type": "integer", "minimum": 1, "maximum": _MOST_PAGES},
        f"a whole number from 1 to {_MOST_PAGES}",
        lambda value: _figures(value) and len(value) < 10 and int(value) > 0,
    ),
    "order": _one_of("newest", "ranked"),
    "copies": _one_of("yes", "no"),
    "year": Limit({"type": "string", "pattern": "^[0-9]{4}$"}, "a year in four figures", lambda value: _figures(value) and len(value) == 4),
}


def limit(name: str) -> Limit:
    """The limit of a parameter: any words, where it has none of its own."""
    return _KNOWN.get(name, _WORDS)


def hold(takes: tuple[str, ...], query: Mapping[str, str]) -> None:
    """Raises `OutOfBounds` for the first parameter of a page that is not within its limits; parameters that a page does not take are passed over.

    >>> hold(("page",), {"page": "2", "other": "x"})
    >>> hold(("page",), {"page": "two"})
    Traceback (most recent call last):
    communique.serve.limits.OutOfBounds: page is a whole number from 1 to 999999999
    """
    for name in takes:
        if name in query and not limit(name).fits(query[name]):
            raise OutOfBounds(f"{name} is {limit(name).told}")
