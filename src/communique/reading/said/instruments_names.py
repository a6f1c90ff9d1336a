"""Names of instruments that no list knows: capitalised phrases that end or begin like one ("the Norstadt Convention")."""

from __future__ import annotations

from collections.abc import Iterator

from communique.reading.said.cues import Cues
from communique.text.fold import fold
from communique.text.pattern import compiled
from communique.text.span import Span

_RUN_BEFORE = r"(?:[\p{Lu}0-9][\p{L}\p{M}\p{N}.’'–-]*[ \x{a0}](?:(?:and|&)[ \x{a0}])?){1,6}$"
_RUN_AFTER = r"^(?:[ \x{a0}](?:(?:(?:of|on|for|against|to|in|between|concerning|relating to|with)[ \x{a0}](?:the[ \x{a0}])?|the[ \x{a0}]|(?:and|&)[ \x{a0}](?:the[ \x{a0}])?))?[\p{Lu}][\p{L}\p{M}\p{N}’'–-]*){1,16}"
_LEFT = 90
_RIGHT = 200
_INDEFINITE = ("a", "an", "any", "another", "every", "no", "new", "future", "such", "some", "possible", "proposed", "draft")


def names_in(cues: Cues, span: Span) -> Iterator[tuple[Span, str]]:
    """The names in a paragraph, left to right, with the entry that found each."""
    reach = span.start
    for hit, sense in cues.within(span.start, span.end, "head", "opening"):
        if hit.start < reach:
            continue
        found = _ending(cues, hit.start, hit.end, span, reach) if sense.kind == "head" else _opening(cues, hit.start, hit.end, span)
        if found is not None:
            reach = found.end
            yield found, sense.entry


def _ending(cues: Cues, start: int, end: int, span: Span, reach: int) -> Span | None:
    """ "the 1999 Norstadt Convention": at least one word before the head that is a name."""
    left = max(span.start, reach, start - _LEFT)
    match = compiled(_RUN_BEFORE).search(cues.text[left:start])
    if match is None:
        return None
    begin = _past_common(cues, _past_sentence(cues, left + match.start(), start), start)
    words = cues.text[begin:start].split()
    if not any(_telling(cues, w) for w in words) and not (_topics(cues, words) and _definite(cues, begin, span)):
        return None
    return None if _indefinite(cues, begin, span) else Span(begin, end)


def _past_sentence(cues: Cues, begin: int, start: int) -> int:
    """The run without what ends the sentence before: "… the Norstadt Treaty. The Strelsau Agreement"."""
    pieces = cues.scene.sentences(begin, start)
    return pieces[-1].start if pieces else begin


def _past_common(cues: Cues, begin: int, start: int) -> int:
    """The run without the small words that open a sentence."""
    small = cues.scene.book.determiner
    words = cues.text[begin:start]
    while (
        (word := words.split(" ", 1)[0])
        and " " in words
        and (fold(word) in small or fold(word) in ("and", "of", "in", "on", "for", "under", "with", "as"))
    ):
        begin += len(word) + 1
        words = words[len(word) + 1 :]
    return begin


def _telling(cues: Cues, word: str) -> bool:
    words = cues.scene.pack.files.instruments
    return word[:1].isupper() and not any(word in e.words for e in (*words.common, *words.topic))


def _topics(cues: Cues, words: list[str]) -> bool:
    """Whether two words or more say what an instrument is about: "Defence Cooperation"."""
    topics = cues.scene.pack.files.instruments.topic
    return sum(any(word in e.words for e in topics) for word in words) > 1


def _definite(cues: Cues, begin: int, span: Span) -> bool:
    """Whether an article stands before a name: it is a certain one."""
    return cues.low(max(span.start, begin - 5), begin).split()[-1:] == ["the"]


def _indefinite(cues: Cues, begin: int, span: Span) -> bool:
    before = cues.low(max(span.start, begin - 16), begin).split()
    return bool(before) and before[-1] in _INDEFINITE


def _opening(cues: Cues, start: int, end: int, span: Span) -> Span | None:
    """ "the Treaty on Friendship and Good Neighbourly Relations": capitalised on, and definite."""
    match = compiled(_RUN_AFTER).search(cues.text[end : min(end + _RIGHT, span.end)])
    if match is None or _indefinite(cues, start, span):
        return None
    left = max(span.start, start - _LEFT)
    before = compiled(_RUN_BEFORE).search(cues.text[left:start])
    begin = _past_common(cues, left + before.start(), start) if before else start
    return Span(begin, _own_end(cues, end, end + match.end()))


def _own_end(cues: Cues, start: int, end: int) -> int:
    """Where the name ends that may be joined to another: "the Convention on Nature and the Norstadt Charter"."""
    for hit, _ in cues.within(start, end, "head", "opening"):
        joint = cues.low(start, hit.start).rfind(" and ")
        if joint > 0:
            return start + joint
    return end
