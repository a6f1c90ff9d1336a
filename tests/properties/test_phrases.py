"""A table of a few phrases finds what a large one finds: how they are looked for is nobody's business."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.text.phrases import Phrase, PhraseTable

WORDS = st.text(alphabet="ab -.A’", min_size=1, max_size=4).filter(str.strip)
PADDING = [Phrase(f"zz{number}", "padding") for number in range(20)]


@given(st.lists(WORDS, min_size=1, max_size=8), st.text(alphabet="ab -.A’", max_size=40))
def test_few_phrases_and_many_are_found_alike(wordings: list[str], text: str) -> None:
    few = [Phrase(words, words, "any" if number % 2 else "name") for number, words in enumerate(wordings)]
    assert PhraseTable(few).find_all(text) == PhraseTable([*few, *PADDING]).find_all(text)
    assert PhraseTable(few).find(text) == PhraseTable([*few, *PADDING]).find(text)
