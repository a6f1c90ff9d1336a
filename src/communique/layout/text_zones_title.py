"""The headline of a plain page: which of the lines above the first paragraph is the title."""

from __future__ import annotations

from collections.abc import Sequence

from communique.layout.text_zones_lines import Line
from communique.layout.text_zones_words import TextWords
from communique.text.fold import fold
from communique.text.span import Span, trim

_BAR = (" | ", " :: ", " « ", " » ")
_SITE_WORDS = 8
_FEWEST = 3
_CALM = 25


def choose_title(text: str, lines: Sequence[Line], words: TextWords) -> int | None:
    """The number of the title's line among the lines above the first paragraph, None where none reads like a title."""
    best, choice = 1.5, None
    seen: dict[str, int] = {}
    for i, line in enumerate(lines):
        if line.kind not in ("short", "dated") or (line.kind == "dated" and line.date is not None and line.date.rest is None):
            continue
        score = _score(text, lines, i, words)
        words_seen = fold(clean_title(text, line).of(text))
        if score > best or (score == best and seen.get(words_seen) == choice is not None):
            best, choice = score, i
        seen[words_seen] = i
    return choice


def _score(text: str, lines: Sequence[Line], i: int, words: TextWords) -> float:
    line = lines[i]
    said = text[line.start : line.end]
    if is_label(said, words):
        return 0.0
    score = (2.0 if line.words > _FEWEST else 1.0 if line.words == _FEWEST else 0.0) + (1.0 if line.words > 5 else 0.0)
    score += _neighbours(lines, i)
    score -= 3.0 if said[-1] in ":," else 2.0 if said[-1] == "." else 0.0
    score -= 2.0 if said[0].islower() else 0.0
    return score


def _neighbours(lines: Sequence[Line], i: int) -> float:
    score = 0.0
    if i + 1 < len(lines):
        score += 2.0 if lines[i + 1].kind == "date" else 0.0
    else:
        score += 1.0
    if i > 0:
        score += 1.0 if lines[i - 1].kind == "date" else 0.0
    return score


def is_label(line: str, words: TextWords) -> bool:
    """Whether a line is only a kind, a section or an issuer ("Press Releases", "Office of the Spokesperson")."""
    plain = fold(line).strip(" \xa0-:|*•")
    return any(plain in words.of(role) for role in ("kind_label", "listing", "byline"))


def clean_title(text: str, line: Line) -> Span:
    """The title without the date before it and the site's name behind a bar.

    >>> from communique.layout.text_zones_lines import Line
    >>> said = "Envoys meet in Novy Brod | Ministry"
    >>> clean_title(said, Line(start=0, end=len(said), kind="short", words=7)).of(said)
    'Envoys meet in Novy Brod'
    """
    span = line.date.rest if line.date is not None and line.date.rest is not None else line.span
    for bar in _BAR:
        at = text.rfind(bar, span.start, span.end)
        if at > 0 and len(text[span.start : at].split()) > _FEWEST >= 0 and len(text[at : span.end].split()) <= _SITE_WORDS:
            return trim(text, span.start, at)
    return trim(text, span.start, span.end)


def prose_title(text: str, lines: Sequence[Line], i: int) -> bool:
    """Whether a line that ends like a sentence is a title all the same: short, and a date line or paragraphs stand below."""
    line = lines[i]
    if line.words > _CALM or i + 1 >= len(lines):
        return False
    if lines[i + 1].kind == "date":
        return True
    return (
        text[line.end - 1] in "?!”\"'’"
        and ". " not in text[line.start : line.end]
        and lines[i + 1].kind == "prose"
        and lines[i + 1].gap > 0
    )
