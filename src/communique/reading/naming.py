"""Personal names: runs of capitalised words with the small words and initials inside them."""

from __future__ import annotations

from communique.knowledge.wordbook import WordBook
from communique.reading.scene import Item
from communique.text.span import Span

_BLOCKING = ("country", "place", "organisation", "office", "noun", "held", "instrument", "collective", "counterpart")
_LONGEST = 8


def skip_honorifics(items: list[Item], at: int, book: WordBook) -> int:
    """The index after any honorifics ("H.E. Mr."), commas and quotation marks between them."""
    while at < len(items) and (items[at].sense("honorific") or (items[at].low in book.honorific and items[at].capital)):
        at += 1
    return at


def name_at(items: list[Item], at: int, book: WordBook) -> tuple[Span, int] | None:
    """The personal name that begins at an item, and the index after it; None where no name begins."""
    end, last = at, at
    while end < len(items) and end - at < _LONGEST:
        item = items[end]
        if _part_of_name(items, end, at, book):
            last = end + 1
        elif not (end > at and _joins(items, end, book)):
            break
        end += 1
    if last == at:
        return None
    return Span(items[at].start, items[last - 1].end), last


def _part_of_name(items: list[Item], at: int, first: int, book: WordBook) -> bool:
    item = items[at]
    if not item.capital or not item.text[0].isalpha() or item.text in book.not_name:
        return False
    if item.senses and any(s.kind in _BLOCKING or s.kind in ("verb", "light") for s in item.senses):
        return _given_or_family_name_like_a_country(items, at, first, book)
    if item.low in book.determiner or item.text in book.postnominal:
        return False
    return not (item.text.isupper() and len(item.text) > 1 and at == first and _is_abbreviation(item.text, items, at))


def _is_abbreviation(word: str, items: list[Item], at: int) -> bool:
    """A lone word in capitals is an abbreviation unless a name follows or it is long."""
    follower = items[at + 1] if at + 1 < len(items) else None
    return len(word) <= 5 and not (follower is not None and follower.capital and follower.text.isalpha())


def _given_or_family_name_like_a_country(items: list[Item], at: int, first: int, book: WordBook) -> bool:
    """"Israel Katz", "Michael Jordan": a one-word country or place name within a run of plain capitalised words."""
    item = items[at]
    if " " in item.text or not item.senses or not all(s.kind in ("country", "place") and s.form != "adjective" for s in item.senses):
        return False
    follower = items[at + 1] if at + 1 < len(items) else None
    if at == first:
        return follower is not None and follower.capital and follower.text.isalpha() and not follower.senses and follower.text not in book.not_name
    return False


def _joins(items: list[Item], at: int, book: WordBook) -> bool:
    """A particle or hyphen inside a name, with a capitalised word after it."""
    item = items[at]
    follower = items[at + 1] if at + 1 < len(items) else None
    if follower is None or not follower.capital:
        return False
    if item.text in ("-", "–", "'", "’", "`") and item.start == items[at - 1].end and follower.start == item.end:
        return True
    return item.text in book.particle and item.low != "of" and not follower.senses

