"""The cast: the persons of a document, each with the fullest name, office and side that the page gives."""

from __future__ import annotations

from collections.abc import Iterable

from communique.reading.actor_parser import ActorParser, Known
from communique.reading.actors import Actor
from communique.reading.scene import Scene
from communique.text.fold import fold
from communique.text.span import Span

_SHORTEST_KEY = 2


def cast_of(scene: Scene, sentences: Iterable[Span]) -> dict[str, Known]:
    """What the sentences say about persons, by each word of their names (folded).  A word that two persons share leads to neither."""
    people: list[Known] = []
    for sentence in sentences:
        if any(s.kind in ("office", "honorific") for hit in scene.within(sentence.start, sentence.end) for s in hit.meanings) or _honoured(
            scene, sentence
        ):
            people += [k for a in persons(scene, sentence, {}) if (k := _known(a))]
    return _by_word(scene, people)


def _honoured(scene: Scene, sentence: Span) -> bool:
    stretch = scene.folded[sentence.start - scene.start : sentence.end - scene.start]
    return any(mark in stretch for mark in ("mr", "ms.", "dr", "h.e", "sheikh"))


def persons(scene: Scene, sentence: Span, known: dict[str, Known]) -> list[Actor]:
    """The named persons of a sentence."""
    parser = ActorParser(scene, scene.items(sentence.start, sentence.end), known)
    found: list[Actor] = []
    at = 0
    while at < len(parser.items):
        actors, after = parser.group(at)
        found += [a for a in actors if a.name is not None]
        at = max(after, at + 1)
    return found


def _known(actor: Actor) -> Known | None:
    if actor.name is None:
        return None
    return Known(actor.name, None if actor.former else actor.office, actor.side, actor.organisation)


def _by_word(scene: Scene, people: list[Known]) -> dict[str, Known]:
    merged: list[Known] = []
    for person in people:
        at = next((i for i, other in enumerate(merged) if _same(scene, person, other)), None)
        if at is None:
            merged.append(person)
        else:
            merged[at] = _fuller(scene, merged[at], person)
    table: dict[str, Known | None] = {}
    for person in merged:
        for word in fold(person.name.of(scene.text)).split():
            key = word.strip(".")
            if len(key) >= _SHORTEST_KEY and key not in scene.book.particle:
                table[key] = None if key in table and table[key] != person else person
    return {key: person for key, person in table.items() if person is not None}


def _same(scene: Scene, one: Known, other: Known) -> bool:
    """The same person: one name's words are among the other's, and no side contradicts."""
    a, b = fold(one.name.of(scene.text)).split(), fold(other.name.of(scene.text)).split()
    if one.side and other.side and one.side.code != other.side.code:
        return a == b
    return set(a) <= set(b) or set(b) <= set(a)


def _fuller(scene: Scene, one: Known, other: Known) -> Known:
    longer = other.name if len(other.name.of(scene.text)) > len(one.name.of(scene.text)) else one.name
    return Known(longer, one.office or other.office, one.side or other.side, one.organisation or other.organisation)
