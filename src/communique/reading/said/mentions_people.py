"""Persons wherever they are named: the cast with offices, bare full names, and names before what their bearers lead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from communique.knowledge.languages import LanguagePack
from communique.reading.said.cues import Cues
from communique.reading.who.actor_parser import Known
from communique.reading.who.cast import persons
from communique.text.fold import fold
from communique.text.pattern import compiled
from communique.text.phrases import Phrase, PhraseTable
from communique.text.span import Span

_BLOCKING = frozenset(
    ("country", "place", "organisation", "office", "noun", "instrument", "honorific", "sidelines", "format", "collective")
)
_SHORTEST = 3
_LONGEST_NAME = 5
_LONGEST_RUN = 120


class Named(NamedTuple):
    """A person named at `[start, end)`; `value` is the fullest name on the page and `known` what the page says of them."""

    start: int
    end: int
    value: str
    known: Known


def people_of(cues: Cues) -> list[Named]:
    """All places that name a person, in order."""
    known = {id(k): k for k in cues.paper.known.values()}
    cast = [*(k for k in known.values() if borne_out(cues, k)), *_titled(cues)]
    bare = [Known(s, None, None, None) for s in _bare_names(cues)]
    table = _table(cues.text, [*cast, *bare])
    found = list(_found(cues, table)) if cast or bare else []
    return sorted([*found, *_holders(cues, found)])


def borne_out(cues: Cues, person: Known) -> bool:
    """Whether a member of the cast is surely a person: an office, a side, an honorific or a given name says so."""
    if person.office or person.side or person.organisation:
        return True
    words = person.name.of(cues.text).split()
    before = cues.low(max(cues.scene.start, person.name.start - 16), person.name.start).split()
    return bool(before and before[-1] in cues.scene.book.honorific) or bool(_given(cues.scene.pack) & set(words[:-1]))


def _titled(cues: Cues) -> Iterator[Known]:
    """The persons of the title, where capitals tell nothing."""
    title = cues.paper.part.title
    for actor in persons(cues.scene, title, cues.paper.known) if title else []:
        if actor.name is not None and fold(actor.name.of(cues.text)).split()[-1] not in cues.paper.known:
            yield Known(actor.name, actor.office, actor.side, actor.organisation)


# ---------------------------------------------------------------------- bare full names
@lru_cache(maxsize=8)
def _run_pattern(pack: LanguagePack) -> str:
    particles = "|".join(
        sorted({w for w in pack.book.particle if w.isalpha() and w.islower() and w not in ("of", "e", "y")}, key=len, reverse=True)
    )
    word = r"\p{Lu}(?:\.|[\p{L}\p{M}’'-]*\p{Ll}[\p{L}\p{M}’'-]*)"
    return rf"^{word}(?:[ \x{{a0}}](?:(?:{particles or '-'})[ \x{{a0}}]){{0,2}}{word}){{1,{_LONGEST_NAME}}}"


@lru_cache(maxsize=8)
def _given(pack: LanguagePack) -> frozenset[str]:
    return frozenset(w for e in pack.files.speech.given for w in e.words)


def _bare_names(cues: Cues) -> Iterator[Span]:
    """Full names without an office: runs of capitalised words that begin with a given name."""
    seen: set[str] = set()
    reach = -1
    pattern = compiled(_run_pattern(cues.scene.pack))
    for paragraph in cues.paper.part.body:
        for hit, _ in cues.within(paragraph.start, paragraph.end, "given"):
            if hit.start < reach:
                continue
            run = pattern.search(cues.text[hit.start : min(hit.start + _LONGEST_RUN, paragraph.end)])
            name = _name(cues, run.group().split()) if run is not None else None
            if run is None or name is None or name in seen:
                continue
            reach = hit.start + run.end()
            if cues.text.startswith(name, hit.start) and not _blocked(cues, hit.start, hit.start + len(name)):
                seen.add(name)
                yield Span(hit.start, hit.start + len(name))


def _name(cues: Cues, words: list[str]) -> str | None:
    """From the given name to the last word that may be part of a name."""
    book = cues.scene.book
    end = 1
    while end < len(words) and words[end] not in book.not_name and words[end] not in book.topic:
        end += 1
    last = words[end - 1].removesuffix("’s").removesuffix("'s").removesuffix("’").removesuffix("'")
    kept = [*words[: end - 1], last.removesuffix(".") if len(last) > 2 else last]
    return " ".join(kept) if end >= 2 and not kept[-1].islower() else None


def _blocked(cues: Cues, start: int, end: int) -> bool:
    """Whether a known phrase of another kind reaches into the run; a last word like a country ("Michael Jordan") is no obstacle."""
    for hit in cues.scene.within(start, end):
        kinds = {s.kind for s in hit.meanings}
        lone = " " not in cues.text[hit.start : hit.end] and kinds <= {"country", "place"}
        if kinds & _BLOCKING and not (lone and (hit.end == end or hit.start == start) and hit.end - hit.start < end - start):
            return True
    return any(h.start < start < h.end or h.start < end < h.end for h in cues.scene.within(max(start - 40, 0), end + 40))


# ---------------------------------------------------------------------- all places
def _table(text: str, people: list[Known]) -> PhraseTable[Known]:
    """Full names, and each last word that belongs to one person alone."""
    by_words: dict[str, Known | None] = {}
    for person in people:
        name = " ".join(person.name.of(text).split())
        for key in dict.fromkeys((fold(name), fold(name).split()[-1])):
            other = by_words.get(key)
            same = key not in by_words or other is None or _fits(text, other, person)
            by_words[key] = (other or person) if same and not (key in by_words and other is None) else None
    return PhraseTable([Phrase(k, p, "name") for k, p in by_words.items() if p is not None and len(k) >= _SHORTEST])


def _fits(text: str, one: Known, other: Known) -> bool:
    a, b = set(fold(one.name.of(text)).split()), set(fold(other.name.of(text)).split())
    return a <= b or b <= a


def _found(cues: Cues, table: PhraseTable[Known]) -> Iterator[Named]:
    """Every place in title and body where a person of the table is named."""
    base, spans = cues.scene.start, cues.paragraphs
    at = 0
    for hit in table.find(cues.text[base : cues.scene.end], cues.scene.folded):
        start, end = base + hit.start, base + hit.end
        while at < len(spans) and spans[at].end <= start:
            at += 1
        if at < len(spans) and spans[at].start <= start and end <= spans[at].end and not _other_thing(cues, start, end):
            person = hit.meanings[0]
            yield Named(start, end, " ".join(person.name.of(cues.text).split()), person)


def _other_thing(cues: Cues, start: int, end: int) -> bool:
    """A lone word that is at the same place (part of) the name of a state, a body or a place."""
    if " " in cues.text[start:end]:
        return False
    around = cues.scene.within(max(start - 60, 0), end + 60)
    return any(h.start <= start and end <= h.end and any(s.kind in _BLOCKING for s in h.meanings) for h in around)


def _holders(cues: Cues, found: list[Named]) -> Iterator[Named]:
    """ "the Holm administration": the name before what its bearer leads."""
    taken = {n.end for n in found}
    pattern = compiled(r"(?:^|[^\p{L}])(\p{Lu}[\p{L}\p{M}’'-]*\p{Ll})(?:['’]s)?\s$")
    for span in cues.paper.part.body:
        for hit, _ in cues.within(span.start, span.end, "holder"):
            left = max(span.start, hit.start - 32)
            match = pattern.search(cues.text[left : hit.start])
            if match is None or left + match.end(1) in taken:
                continue
            start, end = left + match.start(1), left + match.end(1)
            if _is_name(cues, start, end):
                name = cues.text[start:end]
                yield Named(start, end, name, Known(Span(start, end), None, None, None))


def _is_name(cues: Cues, start: int, end: int) -> bool:
    """Whether a capitalised word before "administration" is a name: after an article, and nothing else that is known."""
    word, book = cues.text[start:end], cues.scene.book
    before = cues.low(max(cues.scene.start, start - 12), start).split()
    known = any(h.start <= start < h.end for h in cues.scene.within(max(start - 60, 0), end + 20))
    plain = word not in book.not_name and word not in book.topic and fold(word) not in book.prefix
    return bool(before) and before[-1] in book.determiner and plain and not known
