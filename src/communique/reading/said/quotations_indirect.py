"""Indirect speech: "Anna Holm has said on many occasions that …", "according to Anna Holm, …"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from communique.knowledge.languages import LanguagePack
from communique.knowledge.senses import Sense, saying_of
from communique.reading.said.cues import Cues
from communique.reading.said.quotations_marks import Marked, mark_before
from communique.reading.said.voices import Subject, Voices
from communique.text.fold import fold
from communique.text.phrases import Hit
from communique.text.span import Span, trim

_FAR = 120
_WORDS_BETWEEN = 12
_ADDRESSEE = 60
_SHORTEST = 8


class Said(NamedTuple):
    """What somebody is reported to have said, at `[start, end)`, with the cue and its subject."""

    start: int
    end: int
    cue: Hit[Sense]
    subject: Subject


@lru_cache(maxsize=8)
def _words(pack: LanguagePack, job: str) -> frozenset[str]:
    return frozenset(fold(w) for e in getattr(pack.files.speech, job) for w in e.words)


def said_in(cues: Cues, voices: Voices, span: Span, marked: list[Marked]) -> Iterator[Said]:
    """The indirect speech of a sentence, left to right, never one inside the other."""
    reach = span.start
    for hit, sense in cues.within(span.start, span.end, "saying", "source"):
        mark = mark_before(marked, hit.start)
        if hit.start < reach or (mark is not None and hit.start < mark.closes):
            continue
        found = _source(cues, voices, span, hit) if sense.kind == "source" else _saying(cues, voices, _unquoted(span, mark), hit, sense)
        if found is not None:
            reach = found.end
            yield found


def _unquoted(span: Span, mark: Marked | None) -> Span:
    """The part of a sentence behind the last words in quotation marks: who stands in them is not who says more."""
    return span if mark is None or mark.closes < span.start else Span(mark.closes + 1, span.end)


# ---------------------------------------------------------------------- verbs
def _saying(cues: Cues, voices: Voices, span: Span, hit: Hit[Sense], sense: Sense) -> Said | None:
    start = _start(cues, span, hit, sense)
    if start is None or _blocked(cues, span, hit):
        return None
    subject = _subject(cues, voices, span, hit, sense)
    if subject is None or subject.pronoun in _words(cues.scene.pack, "own"):
        return None
    end = trim(cues.text, start, span.end, also='.;:”"»').end
    return Said(start, end, hit, subject) if end - start >= _SHORTEST else None


def _start(cues: Cues, span: Span, hit: Hit[Sense], sense: Sense) -> int | None:
    """Where what was said begins: after "that", at the object, or right behind the verb."""
    low = cues.low(hit.end, min(hit.end + _FAR, span.end))
    saying = saying_of(sense)
    after = _after_that(cues.scene.pack, low, saying.addressee)
    if after is not None:
        return _first_word(cues, hit.end + after)
    bare = low.lstrip()
    gap = len(low) - len(bare)
    if any(bare.startswith(fold(o) + " ") for o in saying.object):
        return hit.end + gap
    word = bare.split(" ", 1)[0]
    if (
        saying.bare
        and not saying.addressee
        and gap == 1
        and (word in _words(cues.scene.pack, "bare_start") or _name_follows(cues, hit.end + gap))
    ):
        return hit.end + gap
    return None


def _name_follows(cues: Cues, at: int) -> bool:
    """ "said Norland would open": a state right behind the verb."""
    return any(
        h.start == at and any(s.kind in ("country", "organisation") and s.form in ("name", "organisation") for s in h.meanings)
        for h in cues.scene.within(at, at + 60)
    )


def _after_that(pack: LanguagePack, low: str, addressee: bool) -> int | None:
    """The offset behind the conjunction, if only adverbials (or whom it was said to) stand before it."""
    for word in _words(pack, "that"):
        at = low.find(f" {word} ")
        if at < 0:
            continue
        between = low[:at].replace(",", " , ").split()
        if not between:
            return at + len(word) + 2
        if any(m in low[:at] for m in '.;:"()'):
            continue
        if len(between) <= _WORDS_BETWEEN and (
            between[0] in _words(pack, "aside") or between[0].endswith("ly") or (addressee and at <= _ADDRESSEE)
        ):
            return at + len(word) + 2
    return None


def _first_word(cues: Cues, at: int) -> int:
    while at < cues.scene.end and (cues.text[at].isspace() or cues.text[at] in ",:"):
        at += 1
    return at


def _blocked(cues: Cues, span: Span, hit: Hit[Sense]) -> bool:
    """Words before the verb that make it no report: "did not say", "it is said", "would say"."""
    before = cues.low(max(span.start, hit.start - 24), hit.start).replace("n't", " n't").split()
    words = _words(cues.scene.pack, "blocked")
    own = cues.text[hit.start : hit.end].split()[0].lower()
    return bool(before) and (
        before[-1] in words
        or (own in ("say", "says") and len(before) > 1 and before[-2] in words - {"that", "the", "a", "his", "her", "of"})
    )


def _subject(cues: Cues, voices: Voices, span: Span, hit: Hit[Sense], sense: Sense) -> Subject | None:
    """The subject on the left; a participle ("adding that") speaks for the sentence's first subject."""
    if sense.form == "participle":
        return voices.first(Span(span.start, hit.start))
    return voices.speaking(span, Span(hit.start, hit.end))


# ---------------------------------------------------------------------- according to
def _source(cues: Cues, voices: Voices, span: Span, hit: Hit[Sense]) -> Said | None:
    """ "According to Anna Holm, …" and "…, according to Anna Holm"."""
    subject = voices.after(hit.end, min(span.end, hit.end + _FAR))
    if subject is None or subject.named is None:
        return None
    if hit.start - span.start <= 2:
        comma = cues.text.find(",", subject.end, span.end)
        start, end = (_first_word(cues, comma + 1), span.end) if comma >= 0 else (span.end, span.end)
    else:
        start, end = span.start, hit.start
    said = trim(cues.text, start, end, also=".,;:")
    return Said(said.start, said.end, hit, subject) if said.end - said.start >= _SHORTEST else None
