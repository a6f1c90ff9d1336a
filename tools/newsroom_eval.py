#!/usr/bin/env python3
"""How well an archive of the newsroom puts together what belongs together: the archive's groups beside the newsroom's truth.

    newsroom_eval.py [--captures N] [--seed S] [--workers W] [--json] [--misses] [--keep FOLDER]

versions    pairs of texts of one page; precision, recall, F1
copies      pairs of pages that carry one text, all copies and reprints
stubs       teasers completed by the right document, of those whose document was captured
events      pairs of accounts (as far as the reader found them) that tell of one event
persons     pairs of sightings that show one person; `look-alikes merged` counts planted pairs that became one person
holdings    intervals of an office that lie within the true holder's; `swapped` are those that do not
follow-ups  plans led to an account of what happened (any that the archive holds to be one with it), of those whose plan and event the reader found
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from pathlib import Path

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add
from communique.linking.addresses import url_key
from communique.testing.newsroom import truth as told
from communique.testing.newsroom.writing import write

Rows = dict[str, dict[str, float]]


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--captures", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=None)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true", help="also print which stubs and follow-ups are wrong or missing")
    parser.add_argument("--keep", type=Path, default=None, help="a folder for captures and archive; what is there is used again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = options.keep or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        if not (home / "truth.jsonl").exists():
            write(home, captures=options.captures, seed=options.seed, form="warc")
        with SqliteArchive(home / "record.cq", write=True) as archive:
            begun = time.perf_counter()
            total = add(
                archive, [str(path) for path in sorted(home.glob("*.warc*"))], workers=options.workers, folders=(home / "knowledge",)
            )
            if total.new:
                print(f"{total.new} captures in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
            comparison = Comparison(archive, home / "truth.jsonl")
            rows = comparison.rows()
    if options.misses:
        print("\n".join(comparison.misses))
    if options.json:
        print(json.dumps(rows))
    else:
        for name, row in rows.items():
            print(
                f"{name:<12}",
                "  ".join(f"{key} {value:.4f}" if isinstance(value, float) else f"{key} {value:,}" for key, value in row.items()),
            )
    return 0


class Comparison:
    """An archive beside the truth of its captures."""

    def __init__(self, archive: SqliteArchive, path: Path) -> None:
        self.archive = archive
        self.misses: list[str] = []
        self.records = [msgspec.json.decode(line, type=told.Record) for line in path.read_bytes().splitlines()]
        self.documents = {(r.id, r.version): r for r in self.records if isinstance(r, told.DocumentTruth)}
        self.captures = [r for r in self.records if isinstance(r, told.CaptureTruth)]
        rows = archive.rows("SELECT id, url_key, warc_date FROM capture")
        self.capture_row = {(row["url_key"], (row["warc_date"] or "")[:19]): row["id"] for row in rows}
        self.article = {
            row["capture_id"]: row["document_id"]
            for row in archive.rows("SELECT * FROM appearance WHERE part = 'article' ORDER BY position DESC")
        }
        self.shown = self._shown()

    def _row(self, capture: told.CaptureTruth) -> int | None:
        return self.capture_row.get((url_key(capture.url), capture.taken_at[:19]))

    def _shown(self) -> dict[int, tuple[str, int]]:
        """Which version of which true document each of the archive's articles is."""
        found: dict[int, tuple[str, int]] = {}
        for capture in self.captures:
            row = self._row(capture)
            if capture.document and capture.version is not None and row in self.article:
                found.setdefault(self.article[row], (capture.document, capture.version))
        return found

    def rows(self) -> Rows:
        """All measures."""
        groups = {row["id"]: row for row in self.archive.rows("SELECT id, page_id, copies_id, completed_by FROM document")}
        texts = list(self.shown)
        group_of = {key: self.documents[self.shown[key]].copy_group for key in texts}
        return {
            "read": {"captures": len(self.captures), "articles": len(texts), "documents": len(groups)},
            "versions": _pairs((groups[key]["page_id"], (self.shown[key][0])) for key in texts),
            "copies": _pairs((groups[key]["copies_id"], group_of[key]) for key in _one_of_each_page(texts, groups)),
            "stubs": self._stubs(groups),
            "events": self._events(),
            "persons": self._persons(),
            "holdings": self._holdings(),
            "follow-ups": self._follow_ups(),
        }

    def _stubs(self, groups: dict[int, object]) -> dict[str, float]:
        full = {shown[0] for shown in self.shown.values()}
        right = wrong = missing = unread = 0
        titles: dict[int, dict[tuple[str, str | None], int]] = defaultdict(dict)
        for row in self.archive.rows(
            "SELECT a.capture_id, d.id, d.title, d.published FROM appearance a JOIN document d ON d.id = a.document_id WHERE a.part = 'teaser'"
        ):
            for day in (None, row["published"]):  # a title may stand twice in one listing
                titles[row["capture_id"]][_plain(row["title"]), day] = row["id"]
        completed = {
            row["id"]: row["completed_by"] for row in self.archive.rows("SELECT id, completed_by FROM document WHERE part = 'teaser'")
        }
        for capture in self.captures:
            row = self._row(capture)
            for stub in capture.stubs if row is not None else ():
                known, title = titles[row], _plain(stub.title)  # type: ignore[index]
                teaser = known.get((title, stub.published), known.get((title, None)))
                if teaser is None:
                    unread += stub.document in full
                elif completed.get(teaser) is None:  # or first read as an item of its own
                    missing += stub.document in full
                    if stub.document in full:
                        self.misses.append(f"stub missing: {self._titled(teaser)}; is {stub.document}")
                elif self.shown.get(completed[teaser], ("", 0))[0] == stub.document:
                    right += 1
                else:
                    wrong += 1
                    self.misses.append(f"stub wrong: {self._titled(teaser)}; led to {self._titled(completed[teaser])}; is {stub.document}")
        return {
            "right": right,
            "wrong": wrong,
            "missing": missing,
            "teasers not read": unread,
            "recall": _share(right, right + missing + wrong),
        }

    def _titled(self, document: int) -> str:
        row = self.archive.one(
            "SELECT d.title, d.published, coalesce(d.url, c.url) FROM document d JOIN capture c ON c.id = d.witness_id WHERE d.id = ?",
            (document,),
        )
        return f"{document} {tuple(row or ())} shown {self.shown.get(document)}"

    def _told(self, events: Iterable[int]) -> str:
        return "; ".join(
            str(tuple(row))
            for event in events
            for row in self.archive.rows("SELECT id, document_id, type, status, held, place, quote FROM event WHERE id = ?", (event,))
        )

    def _accounts(self) -> dict[int, str]:
        """Which true event each of the archive's events tells of: found by the words that tell it, or as the one of its type that the page is about."""
        events: dict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self.archive.rows("SELECT id, document_id, type, quote, prominence, status FROM event"):
            events[row["document_id"]].append(row)
        found: dict[int, str] = {}
        for key, shown in self.shown.items():
            for account in self.documents[shown].accounts:
                row = _told(account, [row for row in events[key] if row["id"] not in found])
                if row is not None:
                    found[row["id"]] = account.event
        return found

    def _events(self) -> dict[str, float]:
        of = self._accounts()
        group = {row["id"]: row["happening_id"] for row in self.archive.rows("SELECT id, happening_id FROM event")}
        asked = sum(len(self.documents[shown].accounts) for shown in self.shown.values())
        status = {row["id"]: row["status"] for row in self.archive.rows("SELECT id, status FROM event")}
        happened = {event: name for event, name in of.items() if status[event] == "happened"}
        return {"accounts": asked, "found": len(of), **_pairs((group[event], name) for event, name in happened.items())}

    def _mentions(self) -> dict[int, str]:
        sightings: dict[tuple[int, str], list[int]] = defaultdict(list)
        for row in self.archive.rows("SELECT id, document_id, name FROM sighting WHERE name IS NOT NULL"):
            sightings[(row["document_id"], row["name"])].append(row["id"])
        found: dict[int, str] = {}
        for key, shown in self.shown.items():
            names = Counter(mention.name for mention in self.documents[shown].people)
            for mention in self.documents[shown].people:
                rows = sightings.get((key, mention.name), [])
                if len(rows) == 1 or names[mention.name] == 1:
                    found.update(dict.fromkeys(rows, mention.person))
        return found

    def _persons(self) -> dict[str, float]:
        of = self._mentions()
        person = {row["id"]: row["person_id"] for row in self.archive.rows("SELECT id, person_id FROM sighting")}
        merged: dict[object, set[str]] = defaultdict(set)
        for sighting, name in of.items():
            if person[sighting] is not None:
                merged[person[sighting]].add(name)
        planted = [r for r in self.records if isinstance(r, told.LookAlikeTruth)]
        wrong = sum(any(set(pair.persons) <= names for names in merged.values()) for pair in planted)
        without = sum(person[sighting] is None for sighting in of)
        scored = _pairs((person[sighting] if person[sighting] is not None else f"none {sighting}", name) for sighting, name in of.items())
        return {"sightings": len(of), "without a person": without, **scored, "look-alikes": len(planted), "look-alikes merged": wrong}

    def _holdings(self) -> dict[str, float]:
        of = self._mentions()
        person = {row["id"]: row["person_id"] for row in self.archive.rows("SELECT id, person_id FROM sighting")}
        true_of: dict[object, Counter[str]] = defaultdict(Counter)
        for sighting, name in of.items():
            true_of[person[sighting]][name] += 1
        true: dict[str, list[told.HoldingTruth]] = defaultdict(list)
        for record in self.records:
            if isinstance(record, told.HoldingTruth):
                true[record.person].append(record)
        right = swapped = 0
        for row in self.archive.rows("SELECT * FROM holding"):
            if row["person_id"] not in true_of:
                continue
            name = true_of[row["person_id"]].most_common(1)[0][0]
            held = [h for h in true[name] if h.since <= row["first_seen"] and row["last_seen"] <= (h.until or "9999")]
            right += bool(held)
            swapped += not held
        return {"right": right, "swapped": swapped, "precision": _share(right, right + swapped)}

    def _follow_ups(self) -> dict[str, float]:
        of = self._accounts()
        events = {row["id"]: row for row in self.archive.rows("SELECT id, document_id, status, followed_by, happening_id FROM event")}
        documents: dict[str, set[int]] = defaultdict(set)
        for key, shown in self.shown.items():
            documents[shown[0]].add(key)
        told_in: dict[int, set[int]] = defaultdict(set)
        for event in events.values():
            told_in[event["happening_id"]].add(event["document_id"])
        right = wrong = missing = unread = 0
        for record in self.records:
            if not isinstance(record, told.FollowUpTruth) or record.outcome != "happened":
                continue
            plans = [
                e
                for e in of
                if of[e] == record.event and events[e]["document_id"] in documents[record.planned_in] and events[e]["status"] != "happened"
            ]
            done = [
                e
                for e in of
                if of[e] == record.event and events[e]["document_id"] in documents[record.followed_in] and events[e]["status"] == "happened"
            ]
            if not plans or not done:
                unread += 1
                continue
            led = [events[e]["followed_by"] for e in plans if events[e]["followed_by"] is not None]
            telling = {key for key, shown in self.shown.items() if _tells(self.documents[shown], record.event)}
            if not led:
                missing += 1
                self.misses.append(f"follow-up missing: {self._told(plans)}; was {self._told(done)}")
            elif any(telling & told_in[events[e]["happening_id"]] for e in led):
                right += 1
            else:
                wrong += 1
                self.misses.append(f"follow-up wrong: {self._told(plans)}; led to {self._told(led)}; was {self._told(done)}")
        return {"right": right, "wrong": wrong, "missing": missing, "not read": unread, "recall": _share(right, right + wrong + missing)}


def _tells(document: told.DocumentTruth, event: str) -> bool:
    """Whether a document tells that the event happened."""
    return any(account.event == event and account.status == "happened" for account in document.accounts)


def _told(account: told.Account, rows: list[sqlite3.Row]) -> sqlite3.Row | None:
    """The event by which the archive tells an account: of those with its words the one of its type; else what the page is about; else any with its words."""
    said = [row for row in rows if account.quote and _meets(row["quote"], account.quote)]
    of_type = (row for row in said if row["type"] == account.type)
    by_place = (row for row in rows if account.prominence == row["prominence"] == "primary" and account.type == row["type"])
    return next(of_type, None) or next(by_place, None) or next(iter(said), None)


def _one_of_each_page(texts: list[int], groups: dict[int, sqlite3.Row]) -> list[int]:
    """The last text of each page: versions of one page are no copies of each other."""
    return list({groups[key]["page_id"]: key for key in sorted(texts)}.values())


def _pairs(items: Iterable[tuple[Hashable, Hashable]]) -> dict[str, float]:
    """Pairwise precision, recall and F1 of a grouping: (group found, group true) of each item."""
    both: Counter[tuple[Hashable, Hashable]] = Counter(items)
    found, true = Counter[Hashable](), Counter[Hashable]()
    for (mine, theirs), number in both.items():
        found[mine] += number
        true[theirs] += number
    right, given, wanted = (sum(n * (n - 1) // 2 for n in counter.values()) for counter in (both, found, true))
    precision, recall = _share(right, given), _share(right, wanted)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"pairs": wanted, "precision": precision, "recall": recall, "F1": f1}


def _meets(one: str, other: str) -> bool:
    mine, theirs = _plain(one), _plain(other)
    return mine in theirs or theirs in mine


def _plain(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


if __name__ == "__main__":
    raise SystemExit(main())
