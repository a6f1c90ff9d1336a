"""The home side of a document whose publisher is not known from the page's outside: for whom its nameless offices speak.

A readout tells of relations between its own state and the counterpart's: "between Norland and Sudland", "the Norlandic and
Sudlandic ministers".  The state that stands beside the counterparts' states, and is no counterpart's, is the publisher's own.
"""

from __future__ import annotations

from collections import Counter

from communique.knowledge.people_words import Office
from communique.knowledge.senses import Sense
from communique.reading.actor_parser import Known
from communique.reading.actors import Actor
from communique.reading.people import Home
from communique.reading.scene import Scene
from communique.record.evidence import Evidence, quote
from communique.text.phrases import Hit

_JOINTS = ("and", "-", "–", "—", "&", "and the", "/")
_CLOSE = 6


def home_by_pairs(scene: Scene, known: dict[str, Known]) -> Home | None:
    """The side that the text pairs with the sides of those whose side it states; None where the pairs do not agree."""
    others = {k.side.code for k in known.values() if k.side is not None}
    if not others or not any(k.side is None for k in known.values()):
        return None
    votes: Counter[str] = Counter()
    spans: dict[str, tuple[int, int]] = {}
    states = [(h, s) for h in scene.hits if (s := _state(h)) is not None]
    for (left, one), (right, two) in zip(states, states[1:], strict=False):
        if right.start - left.end > _CLOSE or _between(scene, left, right) not in _JOINTS:
            continue
        for own, other in ((one, two), (two, one)):
            if other.value in others and own.value not in others:
                votes[own.value] += 1
                spans.setdefault(own.value, (left.start, right.end))
    return _winner(scene, votes, spans)


def home_by_office(scene: Scene, main: Actor | None) -> Home | None:
    """The state whose office the main actor's title usually is, when the page names no other ("Secretary Mills")."""
    if main is None or main.office is None or main.side is not None:
        return None
    words = main.office.of(scene.text)
    for sense in scene.pack.table.lookup(words):
        if sense.kind == "office" and isinstance(sense.data, Office) and sense.data.usual:
            return Home(sense.data.usual, (quote(scene.text, main.office.start, main.office.end),), "usual_office")
    return None


def _state(hit: Hit[Sense]) -> Sense | None:
    return next((s for s in hit.meanings if s.kind == "country" and s.form in ("name", "adjective")), None)


def _between(scene: Scene, left: Hit[Sense], right: Hit[Sense]) -> str:
    return scene.text[left.end : right.start].strip().lower()


def _winner(scene: Scene, votes: Counter[str], spans: dict[str, tuple[int, int]]) -> Home | None:
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    code = ranked[0][0]
    evidence: tuple[Evidence, ...] = (quote(scene.text, *spans[code]),)
    return Home(code, evidence, "paired_side")
