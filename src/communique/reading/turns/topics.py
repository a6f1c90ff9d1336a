"""Questions among news: a ministry's daily briefing sets items of news and questions with their answers under headings, without a label.

"Sudland / What is your response to the closing of the port? / We are following it closely."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reading.turns.labels_lexicon import Lexicon
from communique.reading.turns.lines import Line
from communique.reading.turns.unlabelled import Stretch, asks

_LEAST, _QUESTION_WORDS, _TOPIC_WORDS, _TOPIC = 2, 5, 12, 100


def by_topics(text: str, lines: Sequence[Line], lexicon: Lexicon) -> list[Stretch]:
    """The questions and answers of such a page; none unless the first question stands under a heading, and a second one under another or put to somebody."""
    asking = [i for i, line in enumerate(lines) if _asked(text, line, lexicon) and i + 1 < len(lines)]
    first = next((i for i in asking if i and _topic(text, lines[i - 1])), len(lines))
    put = [i for i in asking if i == first or (i > first and (_topic(text, lines[i - 1]) or lexicon.addresses(lines[i].span.of(text))))]
    headed = sum(_topic(text, lines[i - 1]) for i in put)
    if len(put) < _LEAST or (headed < _LEAST and not all(lexicon.addresses(lines[i].span.of(text)) for i in put)):
        return []
    return [s for s in _stretches(text, lines, put) if s.lines]


def _asked(text: str, line: Line, lexicon: Lexicon) -> bool:
    return len(line.span.of(text).split()) >= _QUESTION_WORDS and asks(text, line, lexicon)


def _topic(text: str, line: Line) -> bool:
    """Whether a line is the name of a subject ("Sudland", "Norland - Sudland - Trade"): short, beginning with a capital, no stop at its end."""
    words = line.span.of(text)
    return len(words) <= _TOPIC and len(words.split()) <= _TOPIC_WORDS and words[-1] not in ".!?…:;," and words[0].isupper()


def _stretches(text: str, lines: Sequence[Line], put: Sequence[int]) -> Iterator[Stretch]:
    """Questions that follow each other are one turn; an answer ends where the next heading stands."""
    begin = put[0]
    for i, end in zip(put, [*put[1:], len(lines)], strict=True):
        if i + 1 == end and end < len(lines):
            continue
        yield Stretch("question", tuple(lines[begin : i + 1]))
        yield Stretch("answer", tuple(_answer(text, lines[i + 1 : end], end == len(lines))))
        begin = end


def _answer(text: str, lines: Sequence[Line], last: bool) -> Sequence[Line]:
    cut = next((k for k, line in enumerate(lines) if k and _topic(text, line)), len(lines))
    return lines if last and cut + 1 == len(lines) else lines[:cut]
