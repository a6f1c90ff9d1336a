"""What `communique watch` prints: news, and the list of watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import msgspec

from communique.cli.streams import ALL_READ, put_json
from communique.text.visible import one_line
from communique.watching.book import WatchBook
from communique.watching.carriers import Carrier
from communique.watching.told import change_told, title_told, what_was_told
from communique.watching.watch import Item, Parcel, Watch, encoded


class PrintCarrier(Carrier):
    """Prints news, a line each for programs, a few lines each for people."""

    size = 100

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json

    def carry(self, parcel: Parcel) -> Iterator[list[int]]:
        """Prints the items; each is taken when it is out."""
        for place, item in parcel.items:
            show_item(item, self._as_json)
            yield [place]


def show_item(item: Item, as_json: bool) -> None:
    """Prints an item, at once."""
    if as_json:
        put_json(encoded(item))
        return
    document = item.document
    facts = (document.published, document.kind, document.publisher or document.publisher_country, f"#{document.id}") if document else ()
    lines = [f"{change_told(item)}: {title_told(item)}", " · ".join(fact for fact in facts if fact), *what_was_told(item)]
    lines += [item.snippet.text] if item.snippet and item.change != "corrected" else []
    for number, line in enumerate(line for line in lines if line.strip()):
        sys.stdout.write(f"{'    ' if number else ''}{one_line(line, 0 if number else 160)}\n")
    sys.stdout.flush()


def way_told(kind: str, address: str) -> str:
    """A way out in words: of the address of a webhook not what may be a secret."""
    if kind != "webhook":
        return f"{kind} {address}".strip()
    parts = urlsplit(address)
    return f"webhook {parts.scheme}://{parts.netloc}{'/…' if parts.path.strip('/') or parts.query else ''}"


def list_watches(book: WatchBook, watches: Iterable[Watch], as_json: bool) -> int:
    """Prints the watches with their ways out, what waits and what was refused; the exit code."""
    for watch in watches:
        channels = [(channel, *book.counts(channel)) for channel in book.channels(watch)]
        if as_json:
            ways = [
                {"kind": c.kind, "address": c.address, "waiting": n, "refused": dead, "reasons": book.reasons(c), "tries": c.tries, "fault": c.fault}
                for c, n, dead in channels
            ]  # fmt: skip
            line = {
                "name": watch.name,
                "id": watch.uid,
                "question": watch.question,
                "known": book.size(watch),
                "corrections": watch.corrections,
            }
            put_json(msgspec.json.encode({**line, "channels": ways}))
            continue
        print(one_line(f"{watch.name}" + (f"  ({watch.question.told})" if watch.question.told != watch.name else "")))
        print(f"    {book.size(watch):,} documents known")
        for channel, waiting, dead in channels:
            states = (
                f"{waiting:,} wait" if waiting else "",
                channel.fault,
                f"{dead:,} refused ({'; '.join(book.reasons(channel))})" if dead else "",
            )
            told = "; ".join(state for state in states if state) or "all taken"
            print(f"    {one_line(f'{way_told(channel.kind, channel.address)}: {told}')}")
    return ALL_READ
