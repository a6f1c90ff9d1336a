"""Titles glued to what follows: `…Strategic ForumOn 29 August, Minister …` lost the line break between title and lead."""

from __future__ import annotations

from communique.layout.text_zones_words import TextWords
from communique.text.fold import fold
from communique.text.pattern import compiled
from communique.text.span import Span, trim

_SEAM = r"[\p{Ll}0-9)”’\"'?!][\p{Lu}“‘„]"
_LEAST_WORDS = 2
_REACH = 400


def seam(text: str, span: Span, words: TextWords) -> int | None:
    """Where a title ends and a lead begins without a blank between, None where nothing is glued.

    >>> from communique.knowledge.zone_words import ZoneMark, ZoneWords
    >>> from communique.layout.text_zones_words import text_words
    >>> words = text_words(ZoneWords(mark=(ZoneMark(words="mc", role="glued", example="Piotr McLorry"),)))
    >>> line = "Minister Holm visits StrelsauOn 3 May, Minister Holm met Piotr McLorry."
    >>> line[seam(line, Span(0, len(line)), words):][:8], seam("Piotr McLorry visits", Span(0, 20), words)
    ('On 3 May', None)
    """
    piece = text[span.start : min(span.end, span.start + _REACH)]
    places = (span.start + int(found.start()) + 1 for found in compiled(_SEAM).finditer(piece))
    return next((place for place in places if _is_seam(text, span.start, place, words)), None)


def _is_seam(text: str, start: int, place: int, words: TextWords) -> bool:
    """Whether a title ends here: not inside a name (`McLorry`), nor after a small word (`the Ambassador toRuritania`)."""
    word = text[max(start, place - 30) : place].split()[-1]
    inside = word[:1].isupper() and fold(word).endswith(words.of("glued"))
    if inside or word in words.of("small") or (word[-1] in "’'\"”" and len(word) <= 2) or "." in word:
        return False
    return len(text[start:place].split()) >= _LEAST_WORDS


def split_glued(text: str, span: Span, words: TextWords) -> tuple[Span, Span | None]:
    """A title and the lead glued to it (None where there is none)."""
    place = seam(text, span, words)
    if place is None:
        return span, None
    return trim(text, span.start, place), trim(text, place, span.end)
