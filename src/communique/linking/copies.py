"""Copies: one text published more than once, by others or under another address.

Reprints, embassy copies, syndication, the same page under two addresses.  Letters written after one formula are no copies, however alike: where
the names and figures of two texts take each other's place, they tell different things.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.dates import when
from communique.linking.items import Paper
from communique.linking.rule import Link
from communique.linking.shingles import alike, bands, contained, digest, runs, title_key, tokens
from communique.text.words import bare_words

SHORT = 12
"""Fewer words than this are never a copy of anything."""
BRIEF = 60
"""Fewer words than this are a copy only where they are the same words of the same days."""
_PARAGRAPH = 25
_ALIKE = 0.6
_CONTAINED = 0.85
_SWAPPED = 0.08
_DAYS = 10


class Copies:
    """Articles and items with one text; teasers are the business of `stubs`."""

    name = "copies"
    joins = True

    def keys(self, item: Paper) -> Iterator[str]:
        """The MinHash bands, the whole text, the first long paragraph and two of the others."""
        if item.part == "teaser" or item.kind == "listing" or not item.text:
            return
        numbers = runs(item.text)
        yield f"w{digest(item.text)}"
        if len(numbers) > SHORT:
            yield from bands(numbers)
            yield from (f"p{name}" for name in _paragraphs(item.text))

    def gist(self, item: Paper) -> None:
        """Each document is looked at by itself."""
        return

    def judge(self, new: Paper, old: Paper) -> Link | None:
        """The same text, nearly the same, or one within the other."""
        if "teaser" in (new.part, old.part) or (new.language and old.language and new.language != old.language):
            return None
        mine, theirs = tokens(new.text), tokens(old.text)
        if mine == theirs:
            return _same(new, old, len(mine))
        if min(len(mine), len(theirs)) < BRIEF:
            return None
        return _near(new, old)

    def apart(self, one: Paper, other: Paper) -> bool:
        """Nothing keeps copies apart but their texts."""
        return False


def _same(new: Paper, old: Paper, length: int) -> Link | None:
    if length < SHORT or (length < BRIEF and not _close(new, old, 2)):
        return None
    if title_key(new.title) != title_key(old.title):
        return Link("same_text_other_heading", 0.99)
    return Link("same_text", 1.0, "under another address" if new.house == old.house and new.page != old.page else "")


def _near(new: Paper, old: Paper) -> Link | None:
    mine, theirs = runs(new.text), runs(old.text)
    share, part = alike(mine, theirs), max(contained(mine, theirs), contained(theirs, mine))
    if (share < _ALIKE and part < _CONTAINED) or not _close(new, old, _DAYS if new.house != old.house else 2) or _tells_another(new, old):
        return None
    detail = f"{share:.0%} of the words in common"
    if part >= 0.97 and share < 0.97:
        return Link("contains_text", round(part, 3), detail)
    return Link(
        "near_text" if title_key(new.title) == title_key(old.title) else "near_text_other_heading", round(max(share, part), 3), detail
    )


def _close(new: Paper, old: Paper, days: int) -> bool:
    """Whether the two may be of the same days: a reprint comes soon; where a date is missing, nothing speaks against it."""
    if not new.published or not old.published:
        return True
    one, other = when.lower(new.published), when.lower(old.published)
    return one is None or other is None or abs((one - other).days) <= days


def _tells_another(new: Paper, old: Paper) -> bool:
    """Whether names and figures of the one stand where the other has different ones: a letter after the same formula, another round."""
    mine, theirs = _names(new.text), _names(old.text)
    swapped = min(len(mine - theirs), len(theirs - mine))
    return swapped > 0 if new.house == old.house else swapped > 1 and swapped > _SWAPPED * len(mine | theirs)


def _names(text: str) -> frozenset[str]:
    return frozenset(word for word in bare_words(text) if word[0].isupper() or word[0].isdigit())


def _paragraphs(text: str) -> list[str]:
    long = [digest(line) for line in text.split("\n") if line.count(" ") >= _PARAGRAPH]
    return list(dict.fromkeys([*long[:1], *sorted(long[1:])[:2]]))
