"""Inviters and receivers: whoever invites to a state, or receives credentials in its capital, speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.knowledge.senses import Sense
from communique.knowledge.title_words import TitleWords
from communique.reading.scene import Scene
from communique.reading.who.actors import Actor, Side
from communique.reading.who.cast import actors
from communique.reading.who.known import Known
from communique.text.span import Span

_NEAR = 60
_RULE = "host_of_visit"


def with_inviters(scene: Scene, sentences: Iterable[Span], known: dict[str, Known], home: str, words: TitleWords) -> dict[str, Known]:
    """The persons of a page, those among them with the state they speak for who invite to it or receive credentials there.

    The same table where there is nobody such: steps know it by its identity.
    """
    found: dict[Span, Side] = {}
    telling = [w for w in (*words.invited_by, *words.handed_to) if w in scene.folded]
    for sentence in sentences if telling else ():
        low = scene.folded[sentence.start - scene.start : sentence.end - scene.start]
        if any(w in low for w in telling):
            for actor, side in _hosts(scene, sentence, known, home, words):
                found.setdefault(actor.fuller or actor.name or sentence, side)
    open_sides = {k.name for k in known.values() if k.side is None} & found.keys()
    return {key: k._replace(side=found[k.name]) if k.name in open_sides else k for key, k in known.items()} if open_sides else known


def _hosts(scene: Scene, sentence: Span, known: dict[str, Known], home: str, words: TitleWords) -> Iterator[tuple[Actor, Side]]:
    people = actors(scene, sentence, known)
    for number, actor in enumerate(people):
        if actor.name is None or actor.side is not None or actor.office is None or actor.strange or actor.former:
            continue
        before = _before(scene, sentence, actor)
        if before.endswith(tuple(words.invited_by)):
            state = _destination(scene, sentence, people, words)
        elif before.endswith(tuple(words.handed_to)):
            state = _seat(scene, sentence, actor, people[:number], home)
        else:
            continue
        if state is not None:
            yield actor, state._replace(also=(actor.name,))


def _before(scene: Scene, sentence: Span, actor: Actor) -> str:
    """What stands before a person, without article and honorifics, folded."""
    before = scene.folded[max(sentence.start, actor.start - _NEAR) - scene.start : actor.start - scene.start].rstrip(" ,")
    courtesies = tuple(f" {w}" for w in (*scene.book.honorific, *scene.book.determiner))
    while before.endswith(courtesies):
        longest = max((c for c in courtesies if before.endswith(c)), key=len)
        before = before.removesuffix(longest).rstrip(" ,")
    return before


def _destination(scene: Scene, sentence: Span, people: list[Actor], words: TitleWords) -> Side | None:
    """The one state that the sentence names as where a journey goes ("to Norland", "visit Norland")."""
    found: dict[str, Side] = {}
    for hit in scene.within(sentence.start, sentence.end):
        state = next((s for s in hit.meanings if s.kind == "country" and s.form == "name"), None)
        if state is None or any(a.kind != "side" and a.start <= hit.start < a.end for a in people):
            continue
        before = scene.folded[sentence.start - scene.start : hit.start - scene.start].rstrip().removesuffix(" the").rstrip()
        if before.endswith(tuple(f" {w}" for w in words.bound_for)):
            found.setdefault(state.value, _side(state, hit.start, hit.end))
    return next(iter(found.values())) if len(found) == 1 else None


def _seat(scene: Scene, sentence: Span, actor: Actor, before: list[Actor], home: str) -> Side | None:
    """The state in whose capital an envoy of the publisher hands over credentials."""
    if not any(a.office is not None and (a.side is None or a.side.code == home) for a in before):
        return None
    for hit in scene.within(actor.end, sentence.end):
        town = next((s for s in hit.meanings if s.kind == "place" and s.form in ("capital", "city")), None)
        if town is not None:
            return _side(town, hit.start, hit.end) if town.value != home else None
    return None


def _side(sense: Sense, start: int, end: int) -> Side:
    return Side(sense.value, start, end, "inferred", _RULE, sense.entry)
