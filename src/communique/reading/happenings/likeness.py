"""Whether two actors, or two groups of them, may be the same: by name, by side, by office."""

from __future__ import annotations

from communique.reading.happenings.reports import Part
from communique.reading.who.actors import Actor


def parties_agree(ours: tuple[Part, ...], theirs: tuple[Part, ...], loose: bool) -> bool:
    """Whether two groups may be the same parties: each of the smaller is one of the larger, or, told loosely, may be."""
    small, large = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    sure = [p for p in small if any(same_actor(p.actor, q.actor) for q in large)]
    doubtful = [p for p in small if p not in sure]
    rest = [q for q in large if not any(same_actor(p.actor, q.actor) for p in sure)]
    if not doubtful or (sure and all(vague(p.actor) for p in doubtful)):
        return True
    return loose and bool(sure) and len(doubtful) <= len(rest) and all(any(may_be(p.actor, q.actor) for q in rest) for p in doubtful)


def vague(actor: Actor) -> bool:
    """ "Ambassadors of three states", "the envoys": several of whom nothing tells who they are."""
    return actor.plural and actor.name is None and actor.side is None


def same_actor(one: Actor, other: Actor) -> bool:
    """Whether two actors may be the same: names decide where both have one, sides otherwise."""
    if one.called and other.called:
        return (
            one.called == other.called
            or set(one.called.split()) <= set(other.called.split())
            or set(other.called.split()) <= set(one.called.split())
        )
    if one.side and other.side:
        return one.side.code == other.side.code
    return bool(one.office_words and other.office_words and _alike(one.office_words, other.office_words))


def may_be(one: Actor, other: Actor) -> bool:
    """Whether nothing speaks against it: one has a name or office without a side, the other a side without a name."""
    if (one.called and other.called) or _unlike(one.office_words, other.office_words):
        return False
    return (one.side is None) != (other.side is None)


def _unlike(one: str, other: str) -> bool:
    """Two offices that are written out and have no word in common ("Minister", "High Commissioner")."""
    return min(len(one), len(other)) > len("dpm") and not set(one.split()) & set(other.split())


def _alike(one: str, other: str) -> bool:
    """Offices that may be the same: equal, or one the short form of the other ("the Minister", "Foreign Minister")."""
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return one == other or one in other.split() or other in one.split() or (len(few) > 1 and few <= many) or _initials(one, other)


def _initials(one: str, other: str) -> bool:
    """ "PM" and "Prime Minister"."""
    short, long = sorted((one, other), key=len)
    return (
        short.isalpha() and 1 < len(short) == len(long.split()) and all(w.startswith(c) for c, w in zip(short, long.split(), strict=True))
    )


def matched(part: Part, others: tuple[Part, ...]) -> bool:
    """Whether somebody is one of others."""
    return any(same_actor(part.actor, p.actor) for p in others)
