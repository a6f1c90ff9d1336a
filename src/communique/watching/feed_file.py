"""A feed in a file: the newest news of a watch as Atom or, where the name ends in `.json`, as JSON Feed; whole at every moment."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from communique.record.errors import WrongUse
from communique.serve.feeds import atom, json_feed
from communique.serve.pages.newsroom import Latest
from communique.watching.carriers import Away, Carrier
from communique.watching.told import change_told, what_was_told
from communique.watching.watch import Item, Parcel, Watch

SHOWN = 50
HERE = "http://127.0.0.1:8017"
"""Where `communique serve` opens the reading room when it is told nothing else."""


def file_of(word: str) -> str:
    """The place of a feed.  Raises `WrongUse` where no file can be."""
    path = Path(word).absolute()
    if path.is_dir() or not path.parent.is_dir():
        raise WrongUse(f"--feed {word}: {'is a folder' if path.is_dir() else f'no such folder: {path.parent}'}")
    return str(path)


def feed(watch: Watch, items: Sequence[Item], json: bool) -> bytes:
    """The feed of news, newest first.  A document has one entry, under the id that the feeds of the reading room give it."""
    messages: list[Latest] = []
    found = {item.digest: item.found_at for item in reversed(items)}
    passed: set[str] = set()
    for item in items:
        if item.digest not in passed and item.document is not None:
            messages.append(Latest(item.document, _lead(item)))
        passed.add(item.digest)
        if item.of is not None and item.change in ("completed", "corrected"):
            passed.add(item.of)  # the stub, or the document under its old digest, has no entry beside it
    make = json_feed if json else atom
    return make(f"Watch: {watch.name}", "", watch.root or HERE, messages, found)


def _lead(item: Item) -> str:
    words = " ".join(item.snippet.text.split()) if item.snippet else ""
    return words if item.change == "new" else " ".join((f"[{change_told(item)}]", *(f"({told})" for told in what_was_told(item)), words))


class FeedCarrier(Carrier):
    """Writes a feed file anew when there are news."""

    size = 100_000

    def __init__(self, path: str, make: Callable[[bool], bytes]) -> None:
        self._path, self._make = Path(path), make

    def carry(self, parcel: Parcel) -> Iterator[list[int]]:
        """Writes the file with all that is news."""
        self.write()
        yield [place for place, _ in parcel.items]

    def rest(self) -> None:
        """Writes a file that was never written, or is gone, even where there are no news."""
        if not self._path.exists():
            self.write()

    def write(self) -> None:
        """Writes the file beside its place and moves it there when it is whole and on the disk."""
        part = self._path.with_name(f"{self._path.name}.part")
        try:
            with part.open("wb") as file:
                file.write(self._make(self._path.suffix == ".json"))
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)
        except OSError as error:
            raise Away(f"cannot be written ({error.strerror})", again=False) from None
        finally:
            part.unlink(missing_ok=True)
