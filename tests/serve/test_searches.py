"""Any words are a search: made up of letters of many scripts, of the signs of the query language, of nothing that has a meaning.

COMMUNIQUE_SEARCHES tells how many (`make nightly`: 10,000).
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

from starlette.testclient import TestClient

from communique.views.query import FIELDS

SEARCHES = int(os.environ.get("COMMUNIQUE_SEARCHES", "240"))
WORDS = (
    "Riga",
    "meeting",
    "Kask",
    "kind:interview",
    "OR",
    "AND",
    "NOT",
    "NEAR",
    "-",
    "*",
    '"',
    "“",
    "next round",
    "''",
    ";--",
    "%",
    "\\",
    "(",
    ")",
    "^",
    "{",
    "+",
)
RANGES = ((0x00, 0x7F), (0x80, 0x24F), (0x370, 0x52F), (0x590, 0x6FF), (0x900, 0x97F), (0x200B, 0x206F), (0x3040, 0x30FF), (0x4E00, 0x4FFF), (0xFE00, 0xFFFF),
          (0x1F300, 0x1F64F), (0xE0000, 0xE007F))  # fmt: skip


def searches(seed: int, count: int) -> Iterator[str]:
    """Questions that nobody would ask."""
    chance = random.Random(seed)
    for _ in range(count):
        pieces = [_piece(chance) for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 60)))]
        yield chance.choice(("", " ", " ", ":")).join(pieces)


def _piece(chance: random.Random) -> str:
    sort = chance.randrange(5)
    if sort == 0:
        return chance.choice(WORDS)
    if sort == 1:
        return f"{chance.choice(('', '-'))}{chance.choice(FIELDS)}:{chance.choice(('', 'x', '*', chr(34), chr(34) + 'a b', '2017', '2017-99', '-1', 'EE'))}"
    first, last = chance.choice(RANGES)
    letters = "".join(chr(chance.randint(first, last)) for _ in range(chance.choice((1, 2, 5, 20))))
    return letters if sort < 4 else f'"{letters}"*'


def test_no_search_is_a_fault(room: TestClient) -> None:
    for number, words in enumerate(searches(2027, SEARCHES)):
        asked = {"q": words[:400], "order": "ranked" if number % 3 == 0 else "newest", "copies": "no" if number % 5 == 0 else "yes"}
        address = ("/search", "/api/search", "/search/feed.atom", "/search/feed.json")[number % 4]
        answer = room.get(address, params=asked)
        assert answer.status_code == 200, (address, words)


def test_a_cursor_may_be_anything(room: TestClient) -> None:
    for words in searches(5, SEARCHES // 4):
        assert room.get("/api/search", params={"q": "Riga", "after": words[:400]}).status_code == 200, words
