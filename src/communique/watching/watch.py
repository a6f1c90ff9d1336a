"""A watch, its channels, and what goes out to them."""

from __future__ import annotations

import msgspec

from communique.watching.news import Mark, News
from communique.watching.question import Question


class Watch(msgspec.Struct, frozen=True):
    """A watch: its row, an id that no other watch anywhere has, its name, what it asks, where the reading room is, whether it tells corrections,
    whether it began, and the newest capture that it saw."""

    id: int
    uid: str
    name: str
    question: Question
    root: str
    corrections: bool
    begun: bool
    mark: Mark


class Channel(msgspec.Struct, frozen=True):
    """Where news go: `print`, `feed` (a file), `webhook`, `mail`; how often it could not be reached since it was last, and why."""

    id: int
    kind: str
    address: str
    tries: int
    fault: str | None


SCHEMA = "communique.watch/1"


class Item(News, frozen=True, kw_only=True):
    """News as they are delivered: `key` is theirs for ever, whoever gets them how often; `watch` is the name of the watch; `found_at` tells when the
    watch found them (which decides nothing)."""

    key: str
    watch: str
    found_at: str


def item_of(watch: str, key: str, found_at: str, news: News) -> Item:
    """News with what makes them an item."""
    return Item(key=key, watch=watch, found_at=found_at, **{name: getattr(news, name) for name in News.__struct_fields__})


def encoded(item: Item) -> bytes:
    """An item as JSON: what programs are given, on standard output and by webhook."""
    own = {"schema": SCHEMA, "key": item.key, "watch": item.watch, "found_at": item.found_at}
    return msgspec.json.encode({**own, **{name: getattr(item, name) for name in News.__struct_fields__}})


class Parcel(msgspec.Struct, frozen=True):
    """What goes out in one piece: a key of its own, and the items by their places in the book."""

    key: str
    items: tuple[tuple[int, Item], ...]
