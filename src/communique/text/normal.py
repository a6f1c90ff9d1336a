"""Unicode's normal forms in linear time, whatever the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Literal

from communique.text.pattern import find_all

_MANY = 64
_HEAP = rf"\p{{M}}{{{_MANY}}}"


def normalized(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """The text in a normal form; a heap of marks over one letter is taken in portions.

    Marks are put in order by comparing each with those before it, so that a letter with 200,000 of them would take minutes.

    >>> normalized("NFC", "Vuc\\u030cic\\u0301"), len(normalized("NFC", "e" + "\\u0301\\u0323" * 100_000))
    ('Vučić', 200000)
    """
    if text.isascii():
        return text
    return "".join(unicodedata.normalize(form, portion) for portion in _portions(text))


def _portions(text: str) -> Iterator[str]:
    start = 0
    for heap in find_all(_HEAP, text) if len(text) > _MANY else ():
        yield text[start : heap.end()]
        start = heap.end()
    yield text[start:]
