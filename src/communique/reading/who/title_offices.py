"""The title's nameless office and the person of the text who holds it: "the Norlandic Foreign Minister" above "Foreign Minister Holm"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.reading.scene import Scene
from communique.reading.who.actors import Actor, Side
from communique.reading.who.cast import actors
from communique.reading.who.known import NOBODY, Known
from communique.text.fold import fold
from communique.text.span import Span


def with_title_offices(scene: Scene, title: Span | None, sentences: Iterable[Span], known: dict[str, Known]) -> dict[str, Known]:
    """The table of persons, with the state that the title gives to an office which one person of the text holds."""
    if title is None:
        return known
    nameless = [a for a in actors(scene, title, known) if _of_a_state(a)]
    if not nameless:
        return known
    people = {k.name: k for k in known.values()}
    given: dict[Span, Side] = {}
    for office in nameless:
        same = [k for k in people.values() if _may_hold(scene, k, office)]
        if len(same) == 1 and same[0].side is None and office.side is not None and not _both(scene, sentences, same[0], office):
            given[same[0].name] = office.side._replace(certainty="implied", also=(same[0].name,))
    return {key: k._replace(side=given.get(k.name, k.side)) for key, k in known.items()} if given else known


def _may_hold(scene: Scene, person: Known, office: Actor) -> bool:
    """Whether the office may be that of a person whom the page gives no other state."""
    other = person.side is not None and office.side is not None and person.side.code != office.side.code
    return not other and holds(scene, person, office)


def holds(scene: Scene, person: Known, office: Actor) -> bool:
    """Whether a person's office is the nameless one, or a fuller form of it."""
    if person.office is None or office.office is None:
        return False
    ours = words_of(scene, office.office_said or office.office.of(scene.text))
    return bool(ours) and ours <= words_of(scene, person.office_said or person.office.of(scene.text))


def words_of(scene: Scene, office: str) -> frozenset[str]:
    """The telling words of an office, abbreviations written out."""
    written = " ".join(scene.book.short.get(w, w) for w in office.split())
    return frozenset(w.strip(".,") for w in fold(written).replace("-", " ").split()) - scene.book.empty - scene.book.vague


def _of_a_state(actor: Actor) -> bool:
    return actor.kind == "office" and actor.name is None and not actor.plural and not actor.former and actor.side is not None


def _both(scene: Scene, sentences: Iterable[Span], person: Known, office: Actor) -> bool:
    """Whether a sentence has the person and another holder of such an office for that state: then they are two."""
    return any(_names(scene, s, person) and any(_alike(scene, a, office) for a in _others(scene, s, person)) for s in sentences)


def _names(scene: Scene, sentence: Span, person: Known) -> bool:
    last = fold(person.name.of(scene.text)).split()[-1]
    return last in scene.folded[sentence.start - scene.start : sentence.end - scene.start]


def _others(scene: Scene, sentence: Span, person: Known) -> Iterator[Actor]:
    return (a for a in actors(scene, sentence, NOBODY) if a.name is None or a.name.of(scene.text) != person.name.of(scene.text))


def _alike(scene: Scene, one: Actor, other: Actor) -> bool:
    if one.side is None or other.side is None or one.side.code != other.side.code:
        return False
    return one.kind == "counterpart" or one.office is not None
