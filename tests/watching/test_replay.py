"""Nothing missed, nothing twice: additions in any order and batches, deaths at every step, receivers that fail, two who tell one watch."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.archive.sheaf import Sheaf
from communique.archive.sqlite import SqliteArchive
from communique.watching.carriers import Away
from communique.watching.question import Question, question_of
from communique.watching.telling import Teller
from communique.watching.watch import Channel, Item, Watch

from .ground import Fate, Killed, MortalBook, Receiver, bring, fits

REPLAYS = int(os.environ.get("COMMUNIQUE_REPLAYS", "8"))
QUERIES = ("*", "kind:statement OR kind:readout_meeting", "talks", "with:minister -visit", "from:2009 publisher:embassy")
FIRST = {"new", "late", "version", "copy", "completed"}
"""The changes that tell a document for the first time."""


class Story:
    """One run: an archive that grows, watches in a book, all that receivers got."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.archive, self.book, self.chance = folder / "record.cq", folder / "record.cq-watch", chance
        self.got: dict[tuple[str, str], list[tuple[str, Item]]] = {}
        self.deaths = 0

    def round(self, questions: list[Question], steps: int = 10**9, failing: float = 0.0, tellers: int = 1) -> None:
        """All watches are told, by a process that dies after so many steps."""
        fate = Fate(steps)

        def fails() -> None:
            if self.chance.random() < failing:
                raise Away("not now", again=self.chance.random() < 0.5)

        def carrier(watch: Watch, channel: Channel) -> Receiver:
            size = {"print": 100, "webhook": 1, "mail": 7}[channel.kind]
            return Receiver(self.got.setdefault((watch.name, channel.kind), []), size, fate, fails)

        try:
            books = [MortalBook(self.book, fate) for _ in range(tellers)]
            for question in questions:
                for book in books:
                    watch = book.find(question.told) or book.make(question.told, question, "", True)
                    book.settle(watch, "", [("webhook", "https://x.example/"), ("mail", "a@x.example")])
                    Teller(self.archive, book, carrier, sleep=lambda _: None).round(watch)
        except Killed:
            self.deaths += 1
        finally:
            fate.steps = 10**9
            for book in books:
                book.connection.close()


def _batches(sheaves: list[Sheaf], chance: random.Random) -> list[list[Sheaf]]:
    """The pages in any order, some of them brought twice."""
    order = [*sheaves, *chance.sample(sheaves, len(sheaves) // 8)]
    chance.shuffle(order)
    batches = []
    while order:
        size = chance.choice((1, 2, 5, 11, 30))
        batches.append(order[:size])
        order = order[size:]
    return batches


def _digests(path: Path) -> set[str]:
    with SqliteArchive(path) as archive:
        return {row["digest"] for row in archive.rows("SELECT digest FROM document")}


@pytest.mark.parametrize("seed", range(REPLAYS))
def test_each_document_is_told_once_and_none_is_lost(sheaves: list[Sheaf], tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    story, batches = Story(tmp_path, chance), _batches(sheaves, chance)
    bring(story.archive, batches[0])
    questions = [Question(query=query, copies=copies) for query, copies in ((chance.choice(QUERIES), True), ("*", chance.random() < 0.5))]
    questions = list({question.told: question for question in questions}.values())
    story.round(questions)
    before = {question.told: fits(story.archive, question.query.replace("*", "")) for question in questions}
    for batch in batches[1:]:
        bring(story.archive, batch)
        while chance.random() < 0.6:
            story.round(questions, chance.randint(0, 60) if chance.random() < 0.7 else 10**9, chance.choice((0, 0, 0.3)))
    story.round(questions)
    story.round(questions)
    for question in questions:
        for kind in ("print", "webhook", "mail"):
            _right(story, question, before[question.told], story.got.get((question.told, kind), []))


def _right(story: Story, question: Question, before: set[str], got: list[tuple[str, Item]]) -> None:
    """What a receiver of one watch got over its life, deaths and failures and all."""
    items: dict[str, Item] = {}
    for _, item in got:
        assert items.setdefault(item.key, item) == item, "the same key is the same news"
    parcels: dict[str, Counter[str]] = {}
    for parcel, item in got:
        parcels.setdefault(parcel, Counter())[item.key] += 1
    assert len([key for keys in parcels.values() for key in keys]) == len(items), "an item goes out in one parcel for ever"
    assert all(len(set(times.values())) == 1 for times in parcels.values()), "a parcel that goes out again has the same items"
    told = Counter(item.digest for item in items.values() if item.change in FIRST)
    assert not [digest for digest, times in told.items() if times > 1], "nothing twice"
    assert not told.keys() & before, "nothing that was known"
    stubs = [item for item in items.values() if item.change in FIRST and item.document and item.document.completed_by is not None]
    assert not stubs, "no teaser beside its full document"
    now = fits(story.archive, question.query.replace("*", ""))
    missed = now - before - told.keys()
    if question.copies:
        assert not missed, "nothing missed"
    with SqliteArchive(story.archive) as archive:
        for digest in missed:  # left out as copies: their text was told or known
            same = archive.rows(
                "SELECT digest FROM document WHERE copies_id = (SELECT copies_id FROM document WHERE digest = ?)", (digest,)
            )
            assert {row["digest"] for row in same} & (told.keys() | before)
    assert [item.key for item in items.values()] == sorted(items, key=lambda key: int(key.rpartition("-")[2])), (
        "in the order in which it was found"
    )
    assert story.deaths or len(got) == len(items), "who was not killed tells once, without exception"


def test_without_deaths_every_item_goes_out_once(sheaves: list[Sheaf], tmp_path: Path) -> None:
    story = Story(tmp_path, random.Random(1))
    backwards = sheaves[::-1]
    bring(story.archive, backwards[:30])
    questions = [Question(query="*")]
    story.round(questions)
    for at in range(30, len(sheaves), 6):
        bring(story.archive, backwards[at : at + 6])
        story.round(questions, failing=0.5)
        story.round(questions, failing=0.0, tellers=2)
    for kind in ("print", "webhook", "mail"):
        keys = [item.key for _, item in story.got["*", kind]]
        assert len(keys) == len(set(keys)) > 20
    changes = Counter(item.change for _, item in story.got["*", "print"])
    assert changes["new"] and changes["version"] and changes["copy"] and changes["completed"], changes


@pytest.mark.parametrize("steps", range(26))
def test_a_death_at_every_step_of_a_round(sheaves: list[Sheaf], tmp_path: Path, steps: int) -> None:
    story = Story(tmp_path, random.Random(steps))
    bring(story.archive, sheaves[:3])
    questions = [Question(query="*")]
    story.round(questions)
    bring(story.archive, sheaves[3:6])
    story.round(questions, steps)
    story.round(questions)
    wanted = _digests(story.archive)
    for kind in ("print", "webhook", "mail"):
        items = {item.key: item for _, item in story.got["*", kind]}
        told = [item.digest for item in items.values() if item.change in FIRST]
        assert len(told) == len(set(told)) and set(told) <= wanted
        twice = [key for key, times in Counter(item.key for _, item in story.got["*", kind]).items() if times > 1]
        assert len(twice) <= {"print": 100, "webhook": 1, "mail": 7}[kind], "at most what was under way is sent again"
    assert len({len({item.key for _, item in got}) for got in story.got.values()}) == 1


def test_pairs_persons_and_publishers(sheaves: list[Sheaf], tmp_path: Path) -> None:
    """A watch of a pair, a person or a publisher tells what their own pages of the reading room show."""
    story = Story(tmp_path, random.Random(2))
    bring(story.archive, sheaves[:1])
    with SqliteArchive(story.archive) as archive:
        bring(tmp_path / "whole.cq", sheaves)
        with SqliteArchive(tmp_path / "whole.cq") as whole:
            person = whole.rows(
                "SELECT n.id, n.name FROM person n JOIN sighting s ON s.person_id = n.id GROUP BY n.id ORDER BY count(*) DESC LIMIT 1"
            )[0]
            two = whole.rows("SELECT a.country AS one, b.country AS other FROM participant a JOIN participant b ON a.event_id = b.event_id AND a.country < b.country GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 1")[0]  # fmt: skip
            house = whole.rows("SELECT host FROM publisher WHERE host IS NOT NULL ORDER BY id DESC LIMIT 1")[0]["host"]
        archive.sides[two["one"]], archive.sides[two["other"]] = two["one"], two["other"]
        questions = [
            question_of(archive, person=person["name"]),
            question_of(archive, pair=(two["one"], two["other"])),
            question_of(archive, publisher=house),
        ]
    story.round(questions)
    for at in range(1, len(sheaves), 15):
        bring(story.archive, sheaves[at : at + 15])
        story.round(questions)
    told = [{item.digest for _, item in story.got[question.told, "print"] if item.fits} for question in questions]
    wanted: list[Callable[[SqliteArchive], list[str]]] = [
        lambda a: _of(a, "SELECT document_id FROM sighting s JOIN person n ON n.id = s.person_id WHERE n.name = ?", person["name"]),
        lambda a: _of(a, f"SELECT document_id FROM event e WHERE {_TAKES_PART} AND {_TAKES_PART}", two["one"], two["other"]),
        lambda a: _of(a, "SELECT d.id FROM document d JOIN publisher p ON p.id = d.publisher_id WHERE p.host = ?", house),
    ]
    with SqliteArchive(story.archive) as archive:
        first = {
            row["digest"] for row in archive.rows("SELECT d.digest FROM document d JOIN capture c ON c.id = d.witness_id WHERE c.id = 1")
        }
        for found, want in zip(told, wanted, strict=True):
            assert set(want(archive)) - first <= found and found


_TAKES_PART = "EXISTS (SELECT 1 FROM participant WHERE event_id = e.id AND country = ?)"


def _of(archive: SqliteArchive, documents: str, *values: str) -> list[str]:
    whole = f"SELECT DISTINCT w.digest FROM document d JOIN document w ON w.id = coalesce(d.completed_by, d.id) WHERE d.id IN ({documents})"
    return [row["digest"] for row in archive.rows(whole, values)]
