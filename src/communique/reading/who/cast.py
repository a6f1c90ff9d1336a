"""The cast: the persons of a document, each with the fullest name, office and side that the page gives."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from communique.reading.scene import Scene
from communique.reading.who.actor_parser import ActorParser
from communique.reading.who.actors import Actor
from communique.reading.who.known import NOBODY, Known, name_words, same_name
from communique.text.span import Span

_SHORTEST_KEY = 2
_LONGEST_ABBREVIATION = 4
_MOST_NAMESAKES = 50
_TITLES = frozenset(("office", "honorific"))


def cast_of(scene: Scene, sentences: Iterable[Span]) -> dict[str, Known]:
    """What the sentences say about persons, by each word of their names (folded) and by their whole names.

    A word that two persons share leads to neither.
    """
    named = [a for s in sentences if _may_name(scene, s) for a in persons(scene, s, NOBODY)]
    titled = [k for a in named if not _bare(a) and (k := _known(a))]
    bare = [k for a in named if _bare(a) and (k := _known(a))]
    return _by_word(scene, _merged(scene, titled, bare))


def _bare(actor: Actor) -> bool:
    """Whether nothing but capitals says that it is a person: such a run of words makes nobody's name longer."""
    return actor.office is None and actor.side is None and actor.name is not None and actor.start == actor.name.start


def _may_name(scene: Scene, sentence: Span) -> bool:
    """Whether the sentence has an office or an honorific (before any of its words is looked at)."""
    return any(s.kind in _TITLES for h in scene.within(sentence.start, sentence.end) for s in h.meanings) or scene.honours(sentence)


def persons(scene: Scene, sentence: Span, known: dict[str, Known]) -> list[Actor]:
    """The named persons of a sentence."""
    return [a for a in actors(scene, sentence, known) if a.name is not None]


def actors(scene: Scene, sentence: Span, known: dict[str, Known]) -> list[Actor]:
    """The actors of a sentence, left to right."""
    parser = ActorParser(scene, scene.items(sentence.start, sentence.end), known)
    found: list[Actor] = []
    after = 0
    for at, begins in enumerate(parser.begins):
        if begins and at >= after:
            group, after = parser.group(at)
            found += group
    return found


def _known(actor: Actor) -> Known | None:
    if actor.name is None:
        return None
    if actor.former:
        return Known(actor.name, None, actor.side, actor.organisation)
    return Known(actor.name, actor.office, actor.side, actor.organisation, actor.office_said, actor.office_rest)


def _merged(scene: Scene, titled: list[Known], bare: list[Known]) -> list[Known]:
    """One entry for each person: full names first, then each short name goes to the one full name that it fits."""
    people = [*titled, *bare]
    words = [name_words(k.name.of(scene.text)) for k in people]
    merged: list[Known] = []
    by_word: dict[str, dict[int, None]] = {}
    for number in sorted(range(len(people)), key=lambda i: (i >= len(titled), len(words[i]) == 1)):
        person = people[number]
        near = sorted({i for w in words[number] for i in islice(by_word.get(w, ()), _MOST_NAMESAKES)})
        fits = [i for i in near if _same(scene, person, merged[i])]
        if fits and number >= len(titled):
            continue
        if len(fits) == 1:
            merged[fits[0]] = _fuller(scene, merged[fits[0]], person)
        elif not fits:
            merged.append(person)
        for i in fits[:1] if len(fits) == 1 else [len(merged) - 1] if not fits else []:
            for word in words[number]:
                by_word.setdefault(word, {})[i] = None
    return merged


def _by_word(scene: Scene, people: list[Known]) -> dict[str, Known]:
    table: dict[str, Known | None] = {}
    for person in people:
        words = name_words(person.name.of(scene.text))
        for key in dict.fromkeys((*words, " ".join(words))):
            if len(key) >= _SHORTEST_KEY and key not in scene.book.particle:
                table[key] = None if key in table else person
    return {key: person for key, person in table.items() if person is not None}


def _same(scene: Scene, one: Known, other: Known) -> bool:
    """The same person: one name's words are among the other's, and no side contradicts."""
    if one.side and other.side and one.side.code != other.side.code:
        return False
    return same_name(one.name.of(scene.text), other.name.of(scene.text))


def _fuller(scene: Scene, one: Known, other: Known) -> Known:
    longer = other.name if len(other.name.of(scene.text)) > len(one.name.of(scene.text)) else one.name
    base = other if one.office is None or _says_more(scene, other, one) else one
    return base._replace(name=longer, side=one.side or other.side, organisation=one.organisation or other.organisation)


def _says_more(scene: Scene, one: Known, other: Known) -> bool:
    """Whether one's office is the fuller form of the other's ("Minister of Trade" of "Minister")."""
    if one.office is None or other.office is None:
        return False
    written = other.office.of(scene.text)
    if written.isupper() and len(written) <= _LONGEST_ABBREVIATION and not one.office.of(scene.text).isupper():
        return True
    few = name_words(other.office_said or written)
    many = name_words(one.office_said or one.office.of(scene.text))
    return len(few) < len(many) and set(few) <= set(many)
