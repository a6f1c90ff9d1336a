"""Times the questions on a filled archive (`tools/many.py`): `ask_times.py ARCHIVE [ROUNDS [PART]]` prints median and p99 of each, in milliseconds.

Only questions with PART in their name are asked, where it is given.

On a machine that others use too, the time of the processor tells more than that of the clock.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable

import communique
from communique.views.finding import newest, planned
from communique.views.query import parsed


def main(path: str, rounds: int, part: str) -> None:
    """Ask each kind of question many times, each time about something else."""
    chance = random.Random(3)
    with communique.open(path) as room:
        words, names = _words(room, chance), [row["name"] for row in room.archive.rows("SELECT name FROM person ORDER BY id")]
        sides = ["RU", "US", "FR", "DE", "GB", "CN", "IN", "BR"]
        pick, year = (lambda: chance.choice(words)), (lambda: str(chance.randint(2005, 2024)))
        questions: dict[str, Callable[[], object]] = {
            "search newest, a word (only ids)": lambda: _ids(room, pick()),
            "search newest, a word": lambda: room.search(pick()),
            "search newest, a common word": lambda: room.search(words[chance.randrange(20)]),
            "search newest, a phrase": lambda: room.search(f'"{" ".join(_name(names, chance).split())}"'),
            "search newest, two words": lambda: room.search(f"{pick()} {pick()}"),
            "search newest, prefix": lambda: room.search(f"{pick()[:4]}*"),
            "search newest, prefix of six": lambda: room.search(f"{pick()[:6]}*"),
            "search newest, word and year": lambda: room.search(f"{pick()} from:{(y := year())} to:{y}"),
            "search newest, word kind country": lambda: room.search(f"{pick()} kind:interview country:{chance.choice(sides)}"),
            "search newest, with a person": lambda: room.search(f'{words[chance.randrange(50)]} with:"{_name(names, chance)}"'),
            "search newest, with a country": lambda: room.search(f"{pick()} with:{chance.choice(sides)}"),
            "search newest, excluded word": lambda: room.search(f"{pick()} -{pick()}"),
            "search ranked, a word": lambda: room.search(pick(), order="ranked"),
            "search ranked, a common word": lambda: room.search(words[chance.randrange(20)], order="ranked"),
            "search ranked, two words": lambda: room.search(f"{pick()} {pick()}", order="ranked"),
            "search ranked, a phrase": lambda: room.search(f'"{_name(names, chance)}"', order="ranked"),
            "search ranked, prefix": lambda: room.search(f"{pick()[:4]}*", order="ranked"),
            "search ranked, word and year": lambda: room.search(f"{pick()} from:{(y := year())} to:{y}", order="ranked"),
            "search ranked, with a person": lambda: room.search(
                f'{words[chance.randrange(50)]} with:"{_name(names, chance)}"', order="ranked"
            ),
            "search ranked, with a country": lambda: room.search(f"{pick()} with:{chance.choice(sides)}", order="ranked"),
            "search turns, a word": lambda: room.search_turns(pick()),
            "search events, with": lambda: room.search_events(f"with:{chance.choice(sides)} type:call"),
            "pair": lambda: room.pair(*chance.sample(sides, 2)),
            "person": lambda: room.person(_name(names, chance)),
            "met, a person": lambda: room.met(_name(names, chance)),
            "met, a country": lambda: room.met(chance.choice(sides)),
            "timeline, a month": lambda: room.timeline(f"{(y := year())}-05", f"{y}-05"),
            "timeline, a country and year": lambda: room.timeline((y := year()), y, country=chance.choice(sides)),
            "open commitments of a country": lambda: room.open_commitments("2010-01-01", country=chance.choice(sides)),
            "search with facets, a word": lambda: room.search(pick(), facets=True),
        }
        for name, question in questions.items():
            if part not in name:
                continue
            _timed(name, question, rounds if "facets" not in name and "open" not in name else max(3, rounds // 20))


def _words(room: communique.ReadingRoom, chance: random.Random) -> list[str]:
    """Words of some documents, the most frequent first."""
    counts: dict[str, int] = {}
    for number in range(1, 400):
        for word in (room.archive.text(number) or "").split("\n")[1].split():
            counts[word] = counts.get(word, 0) + 1
    words = sorted((word for word in counts if word.isalpha()), key=lambda word: -counts[word])
    return words[:2000]


def _name(names: list[str], chance: random.Random) -> str:
    return chance.choice(names)


def _ids(room: communique.ReadingRoom, query: str) -> list[int]:
    rows = newest(room.archive, planned(room.archive, parsed(query)))
    return [row["id"] for row, _ in zip(rows, range(20), strict=False)]


def _timed(name: str, question: Callable[[], object], rounds: int) -> None:
    question()
    clock, processor = [], []
    for _ in range(rounds):
        begin, busy = time.perf_counter(), time.process_time()
        question()
        clock.append((time.perf_counter() - begin) * 1000)
        processor.append((time.process_time() - busy) * 1000)
    print(f"{name:36} {_spread(clock)}   processor {_spread(processor)}", flush=True)


def _spread(times: list[float]) -> str:
    times.sort()
    return f"median {times[len(times) // 2]:7.1f} p99 {times[min(len(times) - 1, len(times) * 99 // 100)]:7.1f}"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200, sys.argv[3] if len(sys.argv) > 3 else "")
