"""What binds and what does not: views and stances that words of promising open, and the points of a list that they lead."""

from __future__ import annotations

from functools import lru_cache

from communique.knowledge.languages import LanguagePack
from communique.knowledge.senses import Sense
from communique.reading.happenings.told import Passage
from communique.reading.said.cues import Cues
from communique.text.fold import fold
from communique.text.phrases import Hit
from communique.text.span import Span, trim

_BULLETS = "-–—•·*▪►●○■‣⁃o"
_NUMBERS = ".)("
_VIEW_WORDS, _POINT, _BEFORE, _SHOWN = 3, 6, 40, 2


@lru_cache(maxsize=32)
def _words(pack: LanguagePack, job: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(w) for e in getattr(pack.files.commitments, job) for w in e.words))


def binds(cues: Cues, span: Span, hit: Hit[Sense], clause: Span) -> bool:
    """Whether what the words of promising open is undertaken: no view ("agreed that trade is good"), no stance, no show."""
    pack = cues.scene.pack
    low = cues.low(clause.start, clause.end)
    if low.startswith("that ") and not _ahead(pack, low):
        return False
    if low.startswith(("on the ", "on a ")) and _opens_with(low.split(" ", 2)[2], _words(pack, "views"), _VIEW_WORDS):
        return False
    if clause.start <= hit.start and _opens_with(cues.low(hit.end, clause.end).strip(), _words(pack, "shown"), _SHOWN):
        return False
    return not (low.startswith("to ") and _stance(cues, span, hit, clause))


def _ahead(pack: LanguagePack, low: str) -> bool:
    """Whether what is to be stands before what is."""
    padded = f" {low.replace(',', ' ')} "
    ahead = min((at for w in _words(pack, "ahead") if (at := padded.find(f" {w} ")) >= 0), default=-1)
    opinion = min((at for w in _words(pack, "opinion") if (at := padded.find(f" {w} ")) >= 0), default=len(padded))
    return 0 <= ahead < opinion


def _opens_with(low: str, words: tuple[str, ...], reach: int) -> bool:
    """Whether one of some words stands among the first `reach` of a stretch."""
    opening = low.replace(",", " ").split()[: reach + 1]
    return any(" ".join(opening[i : i + w.count(" ") + 1]) == w for w in words for i in range(reach))


def _stance(cues: Cues, span: Span, hit: Hit[Sense], clause: Span) -> bool:
    """ "remains committed to the Charter": a state, and no deed behind it."""
    said = cues.low(hit.start, hit.end).split()
    before = cues.low(max(span.start, hit.start - _BEFORE), hit.start).split()
    while before and before[-1].endswith("ly"):
        before.pop()
    state = _words(cues.scene.pack, "state")
    if said[-1] != "committed" or not (said[0] in state or (before and before[-1] in state)):
        return False
    first = cues.text[clause.start : clause.end].split(None, 2)[1]
    return first[0].isupper() or fold(first) in cues.scene.book.determiner


# ---------------------------------------------------------------------- points
def points_of(cues: Cues, passages: list[Passage]) -> dict[int, tuple[Span, Span]]:
    """The passages that are points below a lead like "agreed to:", each with the lead's last sentence and its own words."""
    found: dict[int, tuple[Span, Span]] = {}
    lead: Span | None = None
    for i, passage in enumerate(passages):
        point = _point(cues.text, passage.span)
        if point is not None and lead is not None:
            found[i] = (lead, point)
        elif point is None:
            lead = _lead(cues, passage)
    return found


def _lead(cues: Cues, passage: Passage) -> Span | None:
    """The last sentence of a passage, where it ends with words that a list of what is undertaken follows."""
    if passage.voice in ("title", "question") or not cues.text.endswith(":", passage.span.start, passage.span.end):
        return None
    low = cues.low(passage.span.start, passage.span.end).rstrip(": ")
    if not any(low.endswith(f" {w}") for w in _words(cues.scene.pack, "listed")):
        return None
    found = cues.scene.sentences(passage.span.start, passage.span.end)
    return found[-1] if found else None


def _point(text: str, span: Span) -> Span | None:
    """The words of a point behind its bullet or number, None where a passage is none."""
    head = text[span.start : span.end].split(None, 1)
    if len(head) < 2 or len(head[0]) > _POINT:
        return None
    mark = head[0]
    bullet = len(mark) == 1 and mark in _BULLETS
    number = mark[-1] in _NUMBERS and mark.strip(_NUMBERS).isalnum() and len(mark.strip(_NUMBERS)) <= _POINT - 2
    if not (bullet or number):
        return None
    return trim(text, span.start + len(mark), span.end, also=".;,")
