"""Signs of the home side within a text: each weighs little, and only a state that alone has enough of them is taken.

A release of Norland's ministry says "relations between Norland and Sudland", "Norland's readiness", "accreditation with the President of
Norland", "Sudland's minister, who is visiting Norland"; it joins its nameless offices to offices whose state it names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from communique.knowledge.senses import Sense
from communique.knowledge.title_words import TitleWords
from communique.reading.publishing.home_marks import Surroundings
from communique.reading.scene import Scene
from communique.reading.who.actors import Actor
from communique.reading.who.people import Home
from communique.record.evidence import quote
from communique.text.phrases import Hit
from communique.text.span import Span

_JOINTS = ("and", "-", "–", "—", "&", "and the", "/", "with", "with the")
_ENOUGH, _CLEAR, _NEAR, _MOST = 2, 2, 12, 60
_AND = (",", "and", ", and", "and the", ", and the", "as well as")


class Sign(NamedTuple):
    """A place that speaks for a state, and how much."""

    code: str
    weight: int
    span: Span


def home_by_signs(scene: Scene, around: Surroundings, company: list[Actor], met: set[str], words: TitleWords) -> Home | None:
    """The only state with enough signs; `company` are the persons of title and lead in order, `met` the states of those that are met."""
    if not met:
        return None
    by_state: dict[str, list[Sign]] = defaultdict(list)
    for sign in (*_within_sentences(scene, met, words), *_joined(scene, company)):
        by_state[sign.code].append(sign)
    ranked = sorted(((sum(s.weight for s in signs), code) for code, signs in by_state.items()), reverse=True)
    if not ranked or ranked[0][0] < _ENOUGH or (len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]):
        return None
    code = ranked[0][1]
    spans = dict.fromkeys(s.span for s in by_state[code])
    return Home(code, tuple(quote(scene.text, s.start, s.end) for s in list(spans)[:_CLEAR]), "signs_of_home")


def _within_sentences(scene: Scene, met: set[str], words: TitleWords) -> Iterator[Sign]:
    for span in scene.sentences(scene.start, scene.end):
        states = [(h, s) for h in scene.within(span.start, span.end) if (s := _state(h)) is not None]
        if not states:
            continue
        low = scene.folded[span.start - scene.start : span.end - scene.start]
        yield from _pairs(scene, low, states, met, words)
        for hit, state in states:
            if state.value not in met and state.kind == "country":
                yield from _alone(scene, span, low, hit, state, words)


def _pairs(scene: Scene, low: str, states: list[tuple[Hit[Sense], Sense]], met: set[str], words: TitleWords) -> Iterator[Sign]:
    """ "relations between A and B", "A-B cooperation": one of them is met, the other is at home."""
    for (left, one), (right, two) in pairwise(states):
        joint = " ".join(scene.text[left.end : right.start].lower().split())
        if joint not in _JOINTS or not any(word in low for word in words.bond):
            continue
        for own, other in ((one, two), (two, one)):
            if other.value in met and own.value not in met:
                yield Sign(own.value, 3, Span(left.start, right.end))


def _alone(scene: Scene, span: Span, low: str, hit: Hit[Sense], state: Sense, words: TitleWords) -> Iterator[Sign]:
    """ "Norland's readiness", "Norland attaches great importance", "credentials to the President of Norland", "who is visiting Norland"."""
    place = Span(hit.start, hit.end)
    after = low[hit.end - span.start : hit.end - span.start + _MOST].removeprefix("'s").removeprefix("’s").lstrip()
    before = low[: hit.start - span.start].removesuffix(" the ").rstrip()
    if any(after.startswith(w) for w in words.keen):
        yield Sign(state.value, 2, place)
    if any(w in low for w in words.accrediting) and any(before.endswith(w) for w in words.sovereign):
        yield Sign(state.value, 3, place)
    if state.form == "name" and any(before.endswith(w) for w in words.in_the_name):
        yield Sign(state.value, 2, place)
    clause = before[-_MOST:]
    if any(before.endswith(w) for w in words.going) and any(f" {w} " in clause for w in ("who", "which")) and state.form == "name":
        yield Sign(state.value, 2, place)


def _joined(scene: Scene, company: list[Actor]) -> Iterator[Sign]:
    """ "the President of Norland, A, and B, Minister for Foreign Affairs, met": the office without a state stands beside one with it."""
    for one, two in pairwise(company):
        between = " ".join(scene.text[one.end : two.start].split()).lower() if two.start - one.end < _NEAR else "-"
        if between in _AND and one.side is not None and one.name is not None and two.side is None and two.office is not None:
            yield Sign(one.side.code, 2, Span(one.side.start, one.side.end))


def _state(hit: Hit[Sense]) -> Sense | None:
    """The state that a phrase names, or whose region it names."""
    state = next((s for s in hit.meanings if s.kind == "country" and s.form in ("name", "adjective")), None)
    return state or next((s for s in hit.meanings if s.kind == "place" and s.form == "region" and s.value), None)
