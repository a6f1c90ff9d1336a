"""The words of speech, commitments and instruments: each entry's example uses the entry."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from communique.knowledge.book import Knowledge
from communique.text.fold import fold

FILES = Knowledge.standard().languages["en"]


def entries() -> Iterator[tuple[str, list[str], str]]:
    """Name, words and example of each entry."""
    for saying in FILES.speech.saying:
        yield saying.id, [*saying.past, *saying.third, *saying.base, *saying.participle], saying.example
    for promise in FILES.commitments.promise:
        yield promise.id, promise.words, promise.example
    for body in FILES.instruments.body:
        yield body.value, body.words, body.example
    for words in (FILES.speech, FILES.commitments, FILES.instruments):
        for job in words.__struct_fields__:
            for entry in getattr(words, job) if job not in ("saying", "promise", "body", "compound") else ():
                yield job, entry.words, entry.example


@pytest.mark.parametrize(("name", "words", "example"), list(entries()), ids=lambda v: v if isinstance(v, str) and len(v) < 24 else "")
def test_the_example_uses_a_word_of_the_entry(name: str, words: list[str], example: str) -> None:
    assert any(f"{fold(w)} " in f"{fold(example)} " or f" {fold(w)}" in fold(example) for w in words), name
