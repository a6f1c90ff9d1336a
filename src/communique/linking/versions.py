"""Versions: captures of one page that show one document, edited or not.

An address stays while its document is corrected, so two documents of one address are versions of each other, if their words have something to do
with each other.  A listing is no document: what it lists today is another thing tomorrow.  Without an address, publisher, title, day and similar
text stand for it.  Where a site is built anew, a page moves to another address of it: title, day and similar text, and the number or name of the page,
which both addresses have.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.linking.addresses import is_front, named_alike
from communique.linking.items import Paper
from communique.linking.rule import Link
from communique.linking.shingles import alike, contained, runs, title_key

_SOME = 0.2
_MUCH = 0.5


class Versions:
    """Documents of one page."""

    name = "versions"
    joins = True

    def keys(self, item: Paper) -> Iterator[str]:
        """The address; publisher, title and day where there is none."""
        if item.kind == "listing":
            return
        group = "t" if item.part == "teaser" else "d"
        yield from (f"{group}{address}" for address in sorted(item.addresses))
        if item.title and item.house.key and (item.published or not item.addresses):
            yield f"{group}{item.house.key}|{title_key(item.title)}|{item.published}"

    def gist(self, item: Paper) -> None:
        """Each document is looked at by itself."""
        return

    def judge(self, new: Paper, old: Paper) -> Link | None:
        """Whether both are the document of one address, or of one title and day."""
        if (new.part == "teaser") != (old.part == "teaser") or "listing" in (new.kind, old.kind):
            return None
        if new.language and old.language and new.language != old.language:
            return None
        if new.addresses and old.addresses:
            return _of_one_address(new, old) if new.addresses & old.addresses else _moved(new, old)
        return _of_one_title(new, old)

    def apart(self, one: Paper, other: Paper) -> bool:
        """Documents that lie under two addresses are not versions of one page, unless they are one to the eye: publisher, title and day."""
        elsewhere = bool(one.addresses and other.addresses) and not one.addresses & other.addresses
        return elsewhere and (one.house.key, title_key(one.title), one.published) != (
            other.house.key,
            title_key(other.title),
            other.published,
        )


def _of_one_address(new: Paper, old: Paper) -> Link | None:
    if new.part == "teaser":
        return Link("same_target", 1.0)
    same_title = bool(new.title) and title_key(new.title) == title_key(old.title)
    likeness = _likeness(new, old)
    dated_apart = bool(new.published and old.published and new.published != old.published)
    if all(map(is_front, new.addresses & old.addresses)) and likeness < _MUCH:
        return None
    if likeness < _SOME and (not same_title or dated_apart):
        return None
    return Link("same_address", max(0.9, likeness), "" if likeness == 1.0 else "edited")


def _of_one_title(new: Paper, old: Paper) -> Link | None:
    same = new.house.key == old.house.key and title_key(new.title) == title_key(old.title) and new.published == old.published
    if not (same and new.title and new.house.key):
        return None
    likeness = _likeness(new, old)
    return Link("same_title_and_day", round(0.5 + likeness / 2, 3)) if likeness >= _MUCH else None


def _moved(new: Paper, old: Paper) -> Link | None:
    """Whether one page lies under two addresses of one site: both have the page's number or name, and publisher, title and day are the same."""
    if new.part == "teaser" or not new.published or not named_alike(new.addresses, old.addresses):
        return None
    link = _of_one_title(new, old)
    return Link("moved", round(link.score - 0.05, 3)) if link else None


def _likeness(new: Paper, old: Paper) -> float:
    """How much of the shorter text the longer has, and both have in common; an empty text is like every other."""
    mine, theirs = runs(new.text), runs(old.text)
    if not mine or not theirs:
        return 1.0 if mine == theirs else _MUCH
    short, long = sorted((mine, theirs), key=len)
    return max(alike(mine, theirs), 0.9 * contained(short, long))
