"""The kind of a document, from its title, its printed label, its opening, or its first sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from communique.knowledge.title_words import Formula, Sight, TitleWords
from communique.record.evidence import Reading, stated
from communique.record.page import Part
from communique.text.fold import fold
from communique.text.pattern import compiled
from communique.text.phrases import WordFinder
from communique.text.span import Span, trim

_OPENING, _BODY, _LINE, _RUNNING, _PREFIX = 320, 6000, 160, 60, 40
_HEADINGS, _LEADS, _PARAGRAPHS = 4, 2, 5
REPORTS = frozenset(
    ("readout_call", "readout_meeting", "readout_visit", "announcement", "statement", "appointment", "credentials", "message", "notice")
)
"""Kinds that report: a title or a lead that tells one of them may stand over words that somebody said."""
_LABELLED = r"^(?:[\p{Lu}][.:] |[\p{Lu}][\pL.'’-]*(?: [\p{Lu}(][\pL.'’)-]*){0,5}: ?[\pL“\"‘…—–-])"
_SHOUTED = r"^[\p{Lu}][\p{Lu}.'’ -]{3,50}, [\p{Lu}][\p{Lu}.,'’ -]{5,80}: ?[\p{Lu}]"
_SET_OFF = frozenset(("joint_statement", "statement", "speech"))


class Sights(NamedTuple):
    """The stretches of a document that may tell its kind, each list in reading order."""

    title: tuple[Span, ...] = ()
    label: tuple[Span, ...] = ()
    opening: tuple[Span, ...] = ()
    byline: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    later: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()
    leads: tuple[Span, ...] = ()
    spoken: tuple[Span, ...] = ()


def sights_of(text: str, part: Part, sentences: Callable[[int, int], Iterable[Span]]) -> Sights:
    """The telling stretches of a part; `sentences` splits a stretch of running text."""
    first = part.body[:_PARAGRAPHS]
    if not first:
        return Sights(title=(part.title,) if part.title else (), label=(part.label,) if part.label else ())
    start, end = first[0].start, part.body[-1].end
    lines = tuple(s for s in first[:_HEADINGS] if s.end - s.start <= _LINE)
    return Sights(
        title=(part.title,) if part.title else (),
        label=(part.label,) if part.label else (),
        opening=(Span(start, min(end, start + _OPENING)),),
        byline=(*_byline_above(text, part), *lines),
        headings=tuple(_headings(text, first)),
        later=tuple(s for s in first[1:] if _is_line(s.of(text))),
        body=(Span(start, min(end, start + _BODY)),),
        spoken=tuple(Span(s.start, min(s.end, s.start + _LINE)) for s in first[1:_HEADINGS]),
        leads=() if _is_talk(text, first) else tuple(_leads(text, part, first, sentences)),
    )


def _is_talk(text: str, first: tuple[Span, ...]) -> bool:
    """Whether the paragraphs are what several say by turns, each behind a label: such a document is not told by its first sentences."""
    labelled = [bool(compiled(_LABELLED).search(text[s.start : min(s.end, s.start + _LINE)])) for s in first]
    shouted = compiled(_SHOUTED).search(text[first[0].start : min(first[0].end, first[0].start + _LINE)])
    return shouted is not None or (labelled[0] and sum(labelled) > 1 and 2 * sum(labelled) >= len(labelled))


def _byline_above(text: str, part: Part) -> tuple[Span, ...]:
    """ "By Rashid Noor" on the last line above the article."""
    top = (part.title or part.body[0]).start
    line = trim(text, max(0, top - _LINE), top)
    start = max(text.rfind("\n", line.start, line.end) + 1, line.start)
    at = text.find("By ", start, line.end)
    return (Span(at, line.end),) if at >= 0 and (at == start or text[at - 1] == " ") else ()


def _headings(text: str, first: tuple[Span, ...]) -> Iterator[Span]:
    """Lines above the running text, and the head of a paragraph that is set off by a wide gap: titles that layout did not take for one."""
    for span in first[:_HEADINGS]:
        stretch = span.of(text)[: _LINE + 80]
        cut = min((at for mark in ("\n", "  ") if (at := stretch.find(mark, 12)) > 0), default=len(stretch))
        if cut == len(stretch) and not _is_line(stretch):
            return
        yield Span(span.start, span.start + cut)


def _is_line(stretch: str) -> bool:
    """A line, not a sentence: it is short and has no stop, or only that of an abbreviation ("Ferdinand Marcos Jr.")."""
    last = stretch.rsplit(None, 1)[-1]
    return len(stretch) <= _LINE + 40 and (stretch[-1] not in ".!?:;," or (stretch[-1] == "." and len(last) <= 3 and last[0].isupper()))


def _leads(text: str, part: Part, first: tuple[Span, ...], sentences: Callable[[int, int], Iterable[Span]]) -> Iterator[Span]:
    """The first sentences of running text; a repeated title and the line that names a spokesperson are none."""
    title = fold(part.title.of(text)) if part.title else ""
    left = _LEADS
    for paragraph in first:
        running = paragraph.end - paragraph.start >= _RUNNING or text[paragraph.end - 1] in ".!?"
        if not running or fold(paragraph.of(text)) == title:
            continue
        for sentence in sentences(paragraph.start, paragraph.end):
            if text[sentence.end - 1] == ":" and sentence.end - sentence.start < _LINE:
                continue
            yield sentence
            left -= 1
            if left == 0:
                return


def bare_title(text: str, title: Span, prefixes: Iterable[str]) -> Span:
    """The title without "Press release:" and the like in front.

    >>> bare_title("Press Release : Holm meets Brandt", Span(0, 33), ["press release"])
    Span(start=16, end=33)
    """
    at = text.find(":", title.start, min(title.end, title.start + _PREFIX))
    if at > 0 and fold(text[title.start : at]).strip(" .*[]") in set(prefixes):
        rest = trim(text, at + 1, title.end)
        return rest if rest.end > rest.start else title
    return title


def kind_of(text: str, sights: Sights, words: TitleWords, agency: Reading | None = None) -> Reading | None:
    """The kind as the first fitting formula says, stretch after stretch; None where none fits.  `agency` is what the dateline tells."""

    def look(sight: Sight, spans: tuple[Span, ...]) -> Reading | None:
        """The kind that the first fitting formula of a sight gives."""
        formulas = formulas_at(words, sight)
        return next((found for s in spans if (found := first_fit(text, s, formulas)) is not None), None)

    if (stamped := look("stamp", sights.label)) is not None:
        return stamped
    titled = look("title", tuple(bare_title(text, s, words.prefix) for s in sights.title))
    if titled is None or titled.value in REPORTS:
        opened = agency or look("opening", sights.opening) or look("byline", sights.byline)
        if opened is None and (titled is None or titled.value == "statement"):
            opened = _spoken_to(text, sights, words, look("lead", sights.leads))
        if opened is not None and not (titled is not None and opened.value == "statement" and titled.value == "message"):
            return opened
    if titled is not None:
        return titled
    later = look("title", sights.later)
    if later is not None and later.value in _SET_OFF:
        return later
    return look("title", sights.headings) or look("label", sights.label) or look("body", sights.body) or look("lead", sights.leads)


def _spoken_to(text: str, sights: Sights, words: TitleWords, lead: Reading | None) -> Reading | None:
    """The kind of words that address somebody, unless the first sentences tell of a message."""
    return _addressed(text, sights, words) if lead is None or lead.value != "message" else None


def _addressed(text: str, sights: Sights, words: TitleWords) -> Reading | None:
    """The kind of a text that begins to speak to somebody below a line or two about it: "Madam President, I thank the envoys"."""
    return next((found for s in sights.spoken if (found := first_fit(text, s, _beginnings(words))) is not None), None)


@lru_cache(maxsize=8)
def _beginnings(words: TitleWords) -> Formulas:
    return Formulas(f for f in words.formula if f.where == "opening" and f.starts)


@lru_cache(maxsize=64)
def formulas_at(words: TitleWords, sight: Sight) -> Formulas:
    """The formulas of one sight."""
    return Formulas(f for f in words.formula if f.where == sight)


@lru_cache(maxsize=32)
def formulas_of(words: TitleWords, sight: Sight, kinds: tuple[str, ...]) -> Formulas:
    """The formulas of some kinds at one sight."""
    return Formulas(f for f in words.formula if f.where == sight and f.kind in kinds)


class _Folded(NamedTuple):
    starts: tuple[str, ...]
    has: tuple[tuple[str, ...], ...]
    lacks: tuple[str, ...]


class Formulas:
    """The formulas of one sight in their order, and which of them a word of a stretch brings into question."""

    def __init__(self, formulas: Iterable[Formula]) -> None:
        self.all = tuple(formulas)
        folded = [_folded(f) for f in self.all]
        self._finder = WordFinder(w for f in folded for w in (*f.lacks, *(w for alternatives in f.has for w in alternatives)))
        self._always = frozenset(i for i, f in enumerate(folded) if not f.has)
        self._asked: dict[str, set[int]] = {}
        for i, formula in enumerate(folded):
            for word in formula.has[0] if formula.has else ():
                self._asked.setdefault(word, set()).add(i)

    def in_question(self, stretch: str) -> tuple[Iterable[Formula], dict[str, tuple[int, int]]]:
        """The formulas that may fit a folded stretch, in their order, and the words of all formulas that stand there."""
        found = self._finder.places(stretch)
        asked = self._always.union(*(self._asked[w] for w in found if w in self._asked))
        return [self.all[i] for i in sorted(asked)], found


@lru_cache(maxsize=4096)
def _folded(formula: Formula) -> _Folded:
    has = tuple(tuple(fold(w) for w in alternatives) for alternatives in formula.has)
    return _Folded(tuple(fold(w) for w in formula.starts), has, tuple(fold(w) for w in formula.lacks))


def first_fit(text: str, span: Span, formulas: Formulas) -> Reading | None:
    """The kind that the first fitting formula reads in one stretch."""
    stretch = fold(span.of(text))
    in_question, found = formulas.in_question(stretch)
    for formula in in_question:
        places = fits(stretch, formula, found)
        if places is None:
            continue
        start, end = places[0] if places else (0, len(stretch))
        entry = f"titles:{formula.kind}:{stretch[start:end]}"
        return stated(text, span.start + start, span.start + end, formula.kind, step="kind", entry=entry)
    return None


def fits(stretch: str, formula: Formula, found: Mapping[str, tuple[int, int]] | None = None) -> list[tuple[int, int]] | None:
    """Where the formula's words stand in a folded stretch; None when it does not fit.  `found` are the words already found there.

    >>> fits("anna holm to visit sudland", Formula(kind="announcement", has=[["to visit"]], example=""))
    [(10, 18)]
    """
    words = _folded(formula)
    if words.starts and not stretch.startswith(words.starts):
        return None
    begun = next((w for w in words.starts if stretch.startswith(w)), None)
    places: list[tuple[int, int]] = [(0, len(begun))] if begun is not None and not words.has else []
    known = WordFinder((*words.lacks, *(w for ws in words.has for w in ws))).places(stretch) if found is None else found
    for alternatives in words.has:
        here = [known[w] for w in alternatives if w in known]
        if not here:
            return None
        places.append(min(here, key=lambda p: (p[0], -p[1])))
    return None if any(w in known for w in words.lacks) else places
