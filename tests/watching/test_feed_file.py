"""Feeds in files: whole at every moment, an entry a document, nothing in them acts."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from communique.record.errors import WrongUse
from communique.watching.carriers import Away
from communique.watching.feed_file import FeedCarrier, feed, file_of
from communique.watching.news import Mark
from communique.watching.question import Question
from communique.watching.watch import Watch

from .items import HOSTILE, item, parcel

WATCH = Watch(1, "u", "harbour <&>", Question(query="harbour"), "https://room.example", True, True, Mark())
ATOM = "{http://www.w3.org/2005/Atom}"


def test_an_entry_a_document() -> None:
    stub, full = item("Talks", 1), item("Talks", 2, change="completed", of="sha256:" + f"{1:064x}")
    corrected = item("Talks!", 2, change="corrected", before={"title": "Talks"})
    gone = item(None, 3, change="withdrawn", document=None, snippet=None, digest="sha256:" + f"{3:064x}", before={"title": "A notice"})
    found = feedparser.parse(feed(WATCH, [gone, corrected, full, stub, item("A notice", 3), item("A visit", 4)], False))
    assert not found.bozo and found.feed.title == "Watch: harbour <&>"
    assert [entry.title for entry in found.entries] == ["Talks!", "A visit"]
    assert found.entries[0].summary.startswith("[corrected] (told before: title Talks)")
    assert found.entries[0].updated == "2026-01-01T00:00:00Z" and found.entries[0].link == "https://room.example/document/0000000000000000"
    told = json.loads(feed(WATCH, [corrected, full, stub], True))
    assert [entry["title"] for entry in told["items"]] == ["Talks!"] and told["items"][0]["date_modified"] == "2026-01-01T00:00:00Z"


def test_hostile_words_stay_words() -> None:
    items = [item(title.encode("utf-8", "replace").decode(), n, text=title) for n, title in enumerate(HOSTILE, 1)]
    tree = ElementTree.fromstring(feed(WATCH, items, False))
    assert len(tree.findall(f"{ATOM}entry")) == len(HOSTILE)
    assert {child.tag for entry in tree.iter(f"{ATOM}entry") for child in entry} <= {f"{ATOM}{name}" for name in ("id", "title", "updated", "published", "link", "author", "category", "summary")}  # fmt: skip
    assert len(json.loads(feed(WATCH, items, True))["items"]) == len(HOSTILE)


def test_the_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "feed.atom"
    carrier = FeedCarrier(str(path), lambda json: b"whole")
    assert list(carrier.carry(parcel(item("Talks"), item("A visit", 2)))) == [[1, 2]]

    def broken(json: bool) -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises(Away, match="No space left"):
        list(FeedCarrier(str(path), broken).carry(parcel(item("Talks"))))
    assert path.read_bytes() == b"whole" and list(tmp_path.iterdir()) == [path]
    path.unlink()
    carrier.rest()
    assert path.read_bytes() == b"whole", "one that is gone is written where nothing is new"


def test_what_is_no_place_for_a_feed(tmp_path: Path) -> None:
    for word, advice in ((str(tmp_path), "is a folder"), (str(tmp_path / "no" / "feed.atom"), "no such folder")):
        with pytest.raises(WrongUse, match=advice):
            file_of(word)
