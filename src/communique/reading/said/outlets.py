"""Outlets: to whom an interview was given, where an article appeared, as the title or the first sentence says."""

from __future__ import annotations

from functools import lru_cache

from communique.knowledge.languages import LanguagePack
from communique.reading.said.cues import Cues
from communique.reading.said.mentions_people import borne_out
from communique.record.evidence import Reading, stated
from communique.text.fold import fold
from communique.text.pattern import compiled
from communique.text.span import Span, trim

_STEP = "outlets"
_KINDS = ("agency", "newspaper", "broadcaster")
_JOIN = r"^\s*(?:,|and|&|, and)?\s*(?:the|its|for)?\s*$"
_WHOLE = r"((?:\p{Lu}[\p{L}\p{M}.-]*[ ])+)$"
_REACH = 120
_QUOTED = r"^[«“\"‘„]([^«»“”\"„]{2,80}?)[»”\"’“]"
_RUN = r"^((?:[\p{Lu}0-9][\p{L}\p{M}\p{N}.&’'!+-]*)(?:[ \x{a0}](?:(?:de|la|le|of|the|du|di|and)[ \x{a0}])?[\p{Lu}0-9][\p{L}\p{M}\p{N}.&’'!+-]*){0,4})"
_INTERVIEWS = ("interview", "article", "media_answer", "remarks", None)


@lru_cache(maxsize=8)
def _nouns(pack: LanguagePack) -> tuple[str, ...]:
    return tuple(sorted((fold(w) for e in pack.files.speech.outlet_noun for w in e.words), key=len, reverse=True))


def outlets_of(cues: Cues) -> tuple[Reading, ...]:
    """The outlets of an interview or an article: of the title, else of the first sentence."""
    paper = cues.paper
    if paper.kind_value not in _INTERVIEWS:
        return ()
    title = _in(cues, paper.part.title) if paper.part.title else ()
    if title or paper.kind_value is None or not paper.part.body:
        return title
    lead = next(iter(cues.scene.sentences(paper.part.body[0].start, paper.part.body[0].end)), None)
    return _in(cues, lead) if lead and paper.kind_value in ("interview", "article") else ()


def _in(cues: Cues, span: Span) -> tuple[Reading, ...]:
    found: list[Span] = []
    for hit, _ in cues.within(span.start, span.end, "outlet_cue"):
        found = _known(cues, hit.end, span.end)
        if not found and (unknown := _unknown(cues, span, hit.start, hit.end)) is not None:
            found = [unknown]
        if found:
            break
    return tuple(stated(cues.text, s.start, s.end, " ".join(s.of(cues.text).split()), step=_STEP) for s in dict.fromkeys(found))


def _known(cues: Cues, start: int, end: int) -> list[Span]:
    """Outlets of the gazetteer behind the cue, each joined to the one before by a comma or "and"."""
    found: list[Span] = []
    at = start
    for hit in cues.scene.within(start, end):
        sense = next((s for s in hit.meanings if s.kind == "organisation" and s.form in _KINDS), None)
        between = cues.text[at : hit.start]
        if sense is None:
            if hit.start - at > _REACH:
                break
            continue
        if found and not _joined(cues, between):
            break
        if not found and any(c in between for c in ";:."):
            break
        begin = at + match.start(1) if (match := compiled(_WHOLE).search(between)) else hit.start
        found.append(_trimmed(cues, begin, hit.end))
        at = hit.end
    return found


def _joined(cues: Cues, between: str) -> bool:
    low = fold(between)
    for noun in _nouns(cues.scene.pack):
        low = low.replace(noun, "")
    return compiled(_JOIN).search(low) is not None


def _trimmed(cues: Cues, start: int, end: int) -> Span:
    """The outlet's name without "newspaper" behind it or before it, with a capital "The" before it."""
    low = cues.low(start, end)
    for noun in _nouns(cues.scene.pack):
        if low.endswith(f" {noun}") and cues.text[end - len(noun)].islower():
            end = trim(cues.text, start, end - len(noun)).end
            break
    if cues.text[max(start - 4, cues.scene.start) : start] == "The ":
        start -= 4
    return Span(start, end)


def _unknown(cues: Cues, span: Span, cue: int, start: int) -> Span | None:
    """A capitalised name behind the cue that is surely an outlet: quoted, named as one, or facing the one who gave the interview."""
    at = _past_noun(cues, start, span.end)
    piece = cues.text[at : min(at + _REACH, span.end)]
    quoted, bare = compiled(_QUOTED).search(piece), compiled(_RUN).search(piece)
    match = quoted or bare
    if match is None:
        return None
    begin, end = at + match.start(1), at + match.end(1)
    called = quoted is not None or at > start + 5 or _noun_follows(cues, end, span.end)
    facing = cues.text[span.start : cue].rstrip().endswith(("’s", "'s", "’", "'")) or cues.low(cue, start).endswith((" to", " for"))
    return _trimmed(cues, begin, end) if (called or facing) and not _somebody(cues, begin, end) else None


def _past_noun(cues: Cues, start: int, end: int) -> int:
    """The offset behind "the newspaper" where the noun stands before the name."""
    rest = cues.text[start : min(start + _REACH, end)]
    at = len(rest) - len(rest.lstrip())
    for word in ("the ", *(f"{n} " for n in _nouns(cues.scene.pack))):
        if rest[at:].startswith(word):
            at += len(word)
    return start + at


def _noun_follows(cues: Cues, at: int, end: int) -> bool:
    behind = cues.low(at, min(at + 24, end)).lstrip(" »”\"'’")
    return behind.startswith(_nouns(cues.scene.pack))


def _somebody(cues: Cues, start: int, end: int) -> bool:
    """Whether the name is a person's, an office's or a state's."""
    kinds = {s.kind for h in cues.scene.within(start, end) for s in h.meanings}
    words = [fold(w) for w in cues.text[start:end].split()]
    known = any(borne_out(cues, cues.paper.known[w]) for w in words if w in cues.paper.known)
    return known or bool(kinds & {"office", "honorific"}) or words[0] in cues.scene.book.honorific
