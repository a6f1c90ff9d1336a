"""Holders: the named person behind "the Vietnamese Foreign Minister", when the page names exactly one."""

from __future__ import annotations

from communique.reading.scene import Scene
from communique.reading.who.actor_parser import Known
from communique.reading.who.actors import Actor, Side
from communique.text.fold import fold


def holder_of(actor: Actor, known: dict[str, Known], scene: Scene) -> Actor:
    """The actor with the name of the one person of the page who holds this office for this side; unchanged where there is none, or more.

    An office without a side is that of the only person on the page with such an office; a counterpart of a side is the only
    person of that side.
    """
    if actor.name is not None or actor.plural or actor.kind not in ("office", "counterpart"):
        return actor
    text, empty = scene.text, scene.book.empty
    people = {k.name: k for k in known.values() if k.office is not None or k.side is not None}
    found = _one_of([k for k in people.values() if _fits(actor, k, text, empty)], actor, text, empty)
    if found is None:
        return actor
    office = _fuller_office(actor, found, text)
    return office._replace(
        name=found.name,
        fuller=found.name,
        side=actor.side or _implied(found.side),
        called=fold(found.name.of(text)),
        organisation=actor.organisation or found.organisation,
    )


def _implied(side: Side | None) -> Side | None:
    """The side as the words elsewhere on the page imply it."""
    return side._replace(certainty="implied") if side is not None and side.certainty == "stated" else side


def _fuller_office(actor: Actor, found: Known, text: str) -> Actor:
    """The actor with the longer of its office and the holder's."""
    if found.office is not None and actor.office is not None and len(found.office.of(text)) > len(actor.office.of(text)):
        return actor._replace(office=found.office, office_said=found.office_said, office_rest=found.office_rest)
    return actor._replace(office=actor.office or found.office)


def _one_of(fits: list[Known], actor: Actor, text: str, empty: frozenset[str]) -> Known | None:
    """The one who fits; of several the one with just this office ("the Prime Minister" beside a Deputy Prime Minister), or the only one of whom
    the page need not say whose he is ("the Minister" of the publisher beside the ministers he met)."""
    if len(fits) > 1 and actor.office is not None:
        words = _words(actor.office.of(text), empty)
        exact = [k for k in fits if k.office is not None and _words(k.office.of(text), empty) == words]
        own = [k for k in fits if k.side is None and _begins_so(k, actor, text)] if actor.side is None else []
        fits = exact if len(exact) == 1 else own
    return fits[0] if len(fits) == 1 else None


def _begins_so(known: Known, actor: Actor, text: str) -> bool:
    """Whether the holder's office begins with the actor's ("Minister of Trade" for "the Minister"): a deputy's does not."""
    return known.office is not None and actor.office is not None and fold(known.office.of(text)).startswith(fold(actor.office.of(text)))


def _fits(actor: Actor, known: Known, text: str, empty: frozenset[str]) -> bool:
    if actor.side is not None and (known.side is None or known.side.code != actor.side.code):
        return False
    if actor.kind == "counterpart":
        return actor.side is not None and known.side is not None
    if known.office is None or actor.office is None:
        return False
    ours, theirs = actor.office.of(text), known.office.of(text)
    longer = actor.side is not None and bool(_words(ours, empty)) and _words(theirs, empty) <= _words(ours, empty)
    return longer or short_for(ours, theirs, empty)


def short_for(short: str, office: str, empty: frozenset[str]) -> bool:
    """Whether an office alone may be short for another as it was first written ("Foreign Minister" for "Minister of Foreign Affairs").

    >>> empty = frozenset(("of",))
    >>> short_for("Foreign Minister", "Minister of Foreign Affairs", empty), short_for("Foreign Minister", "Prime Minister", empty)
    (True, False)
    """
    words = _words(short, empty)
    return bool(words) and (words <= _words(office, empty) or _initials(short, office))


def _initials(short: str, office: str) -> bool:
    """ "EAM" for "External Affairs Minister"."""
    return short.isupper() and len(short) > 1 and short == "".join(w[0] for w in office.split())


def _words(office: str, empty: frozenset[str]) -> frozenset[str]:
    return frozenset(w.strip(".,") for w in fold(office).replace("-", " ").split()) - empty
