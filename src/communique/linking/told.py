"""The words in which accounts tell an event, compared: the same words, and the proper name of a gathering."""

from __future__ import annotations

from functools import lru_cache

from communique.linking.items import Account
from communique.linking.shingles import digest, tokens
from communique.text.words import bare_words

_ENOUGH = 6
_SMALL = 3
_MOST_NAMES = 6


def words_key(account: Account) -> str | None:
    """A key for the very words of an account; `None` where they are too few to tell anything."""
    return digest(account.told) if len(tokens(account.told)) >= _ENOUGH else None


def words_alike(one: Account, other: Account) -> float:
    """The share of words that two accounts have in common.

    >>> words_alike(*(Account(document="", number=0, type="talks", status="happened", told=t) for t in ("They met twice", "They met once")))
    0.5
    """
    mine, theirs = set(tokens(one.told)), set(tokens(other.told))
    return len(mine & theirs) / max(1, len(mine | theirs))


def words_kept(plan: Account, event: Account) -> float:
    """The share of the words of a plan that the account of the event has as well.

    >>> plan, event = (Account(document="", number=0, type="talks", status="", told=t) for t in ("They will sign it", "They sign it twice"))
    >>> words_kept(plan, event)
    0.75
    """
    mine, theirs = set(tokens(plan.told)), set(tokens(event.told))
    return len(mine & theirs) / max(1, len(mine))


def gathering_names(account: Account) -> frozenset[str]:
    """Pairs of neighbouring capitalised words that belong to no participant: what a gathering is called.

    >>> sorted(gathering_names(Account(document="a", number=0, type="conference", status="happened", told="She went to the Forum on River Transit")))
    ['forum river', 'river transit']
    """
    own = " ".join(text for party in account.parties for text in (party.name, party.office) if text)
    return _pairs(account.told, own)


@lru_cache(maxsize=4096)
def _pairs(told: str, own: str) -> frozenset[str]:
    taken = set(bare_words(own.lower()))
    found: dict[str, None] = {}
    last: str | None = None
    for word in bare_words(told):
        if word[0].isupper() and word.lower() not in taken:
            if last is not None:
                found[f"{last} {word.lower()}"] = None
            last = word.lower()
        elif len(word) > _SMALL or word.lower() in taken:
            last = None
    return frozenset(list(found)[:_MOST_NAMES])
