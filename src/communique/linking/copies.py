"""Copies: one text published more than once, by others or under another address.

Reprints, embassy copies, syndication, the same page under two addresses.  Letters written after one formula are no copies, however alike: where
the names and figures of two texts take each other's place, they tell different things.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from communique.dates import when
from communique.linking.items import Paper
from communique.linking.rule import Link
from communique.linking.shingles import RUN, alike, bands, contained, digest_of, runs, runs_of, title_key, tokens
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
_HEAD = 24
_NAMED = 4
_DATELINE = 20
_TITLE = 4
_OPENING = 1200
_FIRST = 50


class Copies:
    """Articles and items with one text; teasers are the business of `stubs`."""

    name = "copies"
    joins = True

    def keys(self, item: Paper) -> Iterator[str]:
        """The MinHash bands, the whole text, the first long paragraph and one of the others, the beginning."""
        if item.part == "teaser" or item.kind == "listing" or not item.text:
            return
        paragraphs = [tokens(line) for line in item.text.split("\n")]
        words = [word for paragraph in paragraphs for word in paragraph]
        yield f"w{digest_of(words)}"
        if len(words) > SHORT:
            yield from bands(runs_of(words))
            yield from (f"p{name}" for name in _paragraphs(paragraphs))
            yield from _beginning(words[:_FIRST])

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
        if not _close(new, old, _DAYS if new.house != old.house else 2):
            return None
        if _one_title(new, old) and _begins_alike(new.text, old.text):
            return Link("near_text", 0.9, "the same title and beginning")
        return _near(new, old) if min(len(mine), len(theirs)) >= BRIEF else None

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
    here, there = runs(new.text), runs(old.text)
    share, part = alike(here, there), max(contained(here, there), contained(there, here))
    if (share < _ALIKE and part < _CONTAINED) or _tells_another(new, old):
        return None
    detail = f"{share:.0%} of the words in common"
    if part >= 0.97 and share < 0.97:
        return Link("contains_text", round(part, 3), detail)
    same_title = title_key(new.title) == title_key(old.title)
    return Link("near_text" if same_title else "near_text_other_heading", round(max(share, part), 3), detail)


def _one_title(new: Paper, old: Paper) -> bool:
    """Whether two titles of some length are one, something put before or behind in one of them."""
    mine, theirs = title_key(new.title), title_key(old.title)
    return min(mine.count(" "), theirs.count(" ")) >= _TITLE and (f" {mine} " in f" {theirs} " or f" {theirs} " in f" {mine} ")


def _begins_alike(new: str, old: str) -> bool:
    """Whether two texts begin with the same words and names, a place and date before them in one left aside.

    What follows may differ: a newspaper's own end, an edited paragraph.  A beginning without names is a formula and tells nothing.
    """
    mine, theirs = bare_words(new[:_OPENING]), bare_words(old[:_OPENING])
    starts = [(0, at) for at in range(_DATELINE) if theirs[at : at + RUN] == mine[:RUN]]
    starts += [(at, 0) for at in range(1, _DATELINE) if mine[at : at + RUN] == theirs[:RUN]]
    for here, there in starts:
        head = mine[here : here + _HEAD]
        if len(head) == _HEAD and head == theirs[there : there + _HEAD] and sum(map(_is_name, head)) >= _NAMED:
            return True
    return False


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
    return frozenset(filter(_is_name, bare_words(text)))


def _is_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _paragraphs(paragraphs: list[list[str]]) -> list[str]:
    long = [digest_of(words) for words in paragraphs if len(words) > _PARAGRAPH]
    return list(dict.fromkeys([*long[:1], *sorted(long[1:])[:1]]))


def _beginning(words: list[str]) -> list[str]:
    """Where texts that begin alike meet, whatever follows: the least four numbers of the runs of eight words among the first fifty."""
    eights = [zlib.crc32(" ".join(words[at : at + 8]).encode()) for at in range(len(words) - 7)]
    return [f"b{number:x}" for number in sorted(eights)[:4]]
