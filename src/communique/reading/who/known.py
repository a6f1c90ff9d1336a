"""What a page says about persons, and which mention is whose."""

from __future__ import annotations

from typing import NamedTuple

from communique.reading.who.actors import Actor, Side
from communique.text.fold import fold
from communique.text.span import Span


class Known(NamedTuple):
    """What the page has already said about a person: the fullest name, the office and the side."""

    name: Span
    office: Span | None
    side: Side | None
    organisation: Side | None
    office_said: str = ""
    office_rest: tuple[Span, ...] = ()


_LONGEST_ABBREVIATION = 4
NOBODY: dict[str, Known] = {}
"""What is known of persons where nothing is: one table for all who ask."""


def name_words(name: str) -> list[str]:
    """A name's words, folded, without full stops and commas."""
    return [w.strip(".,") for w in fold(name).split()]


def same_name(short: str, full: str) -> bool:
    """Whether two names may be one person's: all words of one are among the other's, an initial standing for its word.

    >>> same_name("Wang", "Wang Yi"), same_name("O. Brandt", "Olaf Brandt"), same_name("Olaf Brandt", "Ida Brandt")
    (True, True, False)
    >>> same_name("Rashid bin Ali", "Omar bin Rashid bin Ali")
    False
    """
    one, other = name_words(short), name_words(full)
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return _within(few, many) and not _is_fathers(few, many)


def _is_fathers(few: list[str], many: list[str]) -> bool:
    """Whether the shorter name is the father's inside the longer ("Rashid bin Ali", "Omar bin Rashid bin Ali"): a word of descent, which the
    shorter name has inside too, stands before it."""
    at = many.index(few[0]) if few and few[0] in many else 0
    return at > 0 and many[at - 1] in few[1:]


def _within(few: list[str], many: list[str]) -> bool:
    return all(any(w == m or (len(w) == 1 and m.startswith(w)) or (len(m) == 1 and w.startswith(m)) for m in many) for w in few)


def find_known(known: dict[str, Known], name: str, text: str) -> Known | None:
    """What the page says of the person with this name, by the whole name or any word of it."""
    words = name_words(name)
    whole = known.get(" ".join(words))
    if whole is not None:
        return whole
    for word in reversed(words):
        person = known.get(word)
        if person is not None and same_name(name, person.name.of(text)):
            return person
    return None


def filled(actor: Actor, known: dict[str, Known], text: str) -> Actor:
    """The actor with what the page says of the person elsewhere; a person of another side is another person."""
    if actor.name is None:
        return actor
    name = actor.name.of(text)
    person = find_known(known, name, text) if known else None
    if person is None or (actor.side and person.side and actor.side.code != person.side.code):
        return actor._replace(called=fold(name))
    side = actor.side or (person.side._replace(certainty="implied", also=(actor.name,)) if person.side else None)
    return _with_office(actor, person, text)._replace(
        fuller=person.name if len(person.name.of(text)) > len(name) else None,
        side=side,
        organisation=actor.organisation or person.organisation,
        called=fold(person.name.of(text)),
    )


def _with_office(actor: Actor, person: Known, text: str) -> Actor:
    """The office that the page gives; a short form ("Minister") gives way to the full one ("Minister of Trade")."""
    if person.office is None or actor.former or (actor.office is not None and not _short_form(actor, person, text)):
        return actor
    return actor._replace(office=person.office, office_said=person.office_said, office_rest=person.office_rest)


def _short_form(actor: Actor, person: Known, text: str) -> bool:
    assert actor.office is not None and person.office is not None
    written = actor.office.of(text)
    if written.isupper() and len(written) <= _LONGEST_ABBREVIATION and not person.office.of(text).isupper():
        return True
    ours = fold(actor.office_said or written).split()
    theirs = fold(person.office_said or person.office.of(text)).replace(",", "").split()
    return len(ours) < len(theirs) and theirs[: len(ours)] == ours and theirs[len(ours)] in ("of", "for")
