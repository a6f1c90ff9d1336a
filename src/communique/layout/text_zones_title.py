"""The headline of a plain page: which of the lines above the first paragraph is the title."""

from __future__ import annotations

from collections.abc import Sequence

from communique.layout.text_zones_lines import Line
from communique.layout.text_zones_words import TextWords
from communique.text.fold import fold
from communique.text.span import Span, trim

_BAR = (" | ", " :: ", " « ", " » ")
_EDGES = "|•·*"
_SITE_WORDS = 8
_FEWEST = 3
_SOME = 5
_MANY = 30
_CALM = 25
_CALM_DATE = 4
_LEAST = 1.6
_LOOK = 40
_FIELD = 30


def choose_title(text: str, lines: Sequence[Line], words: TextWords) -> int | None:
    """The number of the title's line among the lines above the first paragraph, None where none reads like a title."""
    scores = {i: _score(text, lines, i, words) for i, line in enumerate(lines) if _may_be_title(line)}
    said = {i: fold(clean_title(text, lines[i]).of(text)) for i in scores}
    first = list(said.items())[:_LOOK]
    for i, one in said.items():
        scores[i] += _echo(first, i, one) if scores[i] > _LEAST else 0.0
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is None or scores[best] < _LEAST:
        return _dated_title(lines)
    return best


def _echo(first: list[tuple[int, str]], i: int, one: str) -> float:
    """What speaks for the later of two lines that say the same: the clean title stands right above the text."""
    longer = [other for k, other in first if k < i and other.endswith(one)]
    return 2.0 if any(other != one for other in longer) else 0.25 if longer else 0.0


def _may_be_title(line: Line) -> bool:
    return line.kind == "short" or (line.kind == "dated" and line.date is not None and line.date.rest is not None)


def _dated_title(lines: Sequence[Line]) -> int | None:
    """The last resort: a line of words and a date, where no other line could be the title (`Public Schedule, 3 May 2018`)."""
    loose = [
        i for i, line in enumerate(lines) if line.kind == "date" and line.date is not None and line.date.loose and line.words > _CALM_DATE
    ]
    return loose[0] if len(loose) == 1 and all(line.kind != "short" for line in lines) else None


def _score(text: str, lines: Sequence[Line], i: int, words: TextWords) -> float:
    line = lines[i]
    said = clean_title(text, line).of(text)
    if not said or is_label(said, words):
        return 0.0
    count = sum(any(c.isalnum() for c in word) for word in said[:600].split())
    score = (
        (2.0 if count > _FEWEST else 1.0 if count == _FEWEST else 0.0) + (1.5 if count > _SOME else 0.0) - (1.5 if count > _MANY else 0.0)
    )
    score -= 3.0 if said[-1] in ":," else 2.0 if said[-1] == "." and not said.endswith("..") else 0.0
    score -= 3.0 if said[0].islower() or text[line.start] in "•·*" else 0.0
    score -= 4.0 if any(fold(said[:_FIELD]).startswith(word) for word in words.of("field")) else 0.0
    score -= 2.0 if " | " in said or said.count(":") > 1 else 0.0
    score -= 2.5 if names_publisher(text, line, words) else 0.0
    score += 0.7 if all(other.kind not in ("short", "date", "dated") for other in lines[max(0, i - _LOOK) : i]) else 0.0
    score -= 1.5 if said.isupper() and count <= _SOME else 0.0
    return score + _neighbours(lines, i)


def names_publisher(text: str, line: Line, words: TextWords) -> bool:
    """Whether a short line names a publisher ("Ministry of Foreign Affairs"), not what happened."""
    if line.words > _SITE_WORDS:
        return False
    low = fold(text[line.start : min(line.end, line.start + 400)]).lstrip("-|*• ")
    return any(low.startswith(word) or f" - {word}" in low for word in words.of("publisher"))


def _neighbours(lines: Sequence[Line], i: int) -> float:
    """A date line below or above speaks for a title, and so does the paragraph right below."""
    below, above = lines[i + 1 : i + 3], lines[max(0, i - 1) : i]
    score = 2.0 if below and below[0].kind == "date" else 1.0 if any(line.date is not None for line in below) else 0.0
    score += 1.0 if above and above[0].date is not None else 0.0
    if lines[i].kind == "dated" and above and above[0].kind == "short" and above[0].words > _FEWEST:
        score -= 2.0
    return score + (1.0 if i + 1 == len(lines) else 0.0)


def is_label(line: str, words: TextWords) -> bool:
    """Whether a line is only a kind, a section or an issuer ("Press Releases", "Office of the Spokesperson")."""
    plain = fold(line).strip(" \xa0-:|*•")
    if any(plain.startswith(word + " ") for word in words.of("by")) and len(plain.split()) <= _SOME:
        return True
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
            return trim(text, span.start, at, also=_EDGES)
    return trim(text, span.start, span.end, also=_EDGES)


def prose_title(text: str, lines: Sequence[Line], i: int) -> bool:
    """Whether a line that ends like a sentence is a title all the same: short, and a date line or paragraphs stand below."""
    line = lines[i]
    if line.words > _CALM or i + 1 >= len(lines):
        return False
    below = lines[i + 1]
    if below.kind == "date":
        return any(later.kind == "prose" for later in lines[i + 2 : i + 5])
    said = text[line.start : line.end]
    return below.kind == "prose" and (said.endswith("..") or (said[-1] in "?!”\"'’" and ". " not in said and below.gap > 0))
