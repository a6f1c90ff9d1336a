"""Strangers: persons whose side the page leaves open, and whom its own officials meet ("held discussions with President Harris").

An office without a country is the publisher's own, unless the sentence puts the person on the other side of the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.knowledge.people_words import Office
from communique.knowledge.title_words import TitleWords
from communique.reading.scene import Scene
from communique.reading.who.actor_parser import Known
from communique.reading.who.actors import Actor
from communique.reading.who.cast import persons
from communique.reading.who.known import same_name
from communique.reading.who.people import Home
from communique.text.fold import fold
from communique.text.span import Span

_STATES = ("name", "adjective")
_REACH = 40
_PEOPLE = ("person", "office", "counterpart")


def strangers_of(scene: Scene, sentences: Iterable[Span], known: dict[str, Known], home: Home, words: TitleWords) -> frozenset[str]:
    """The folded full names of those persons without a side who enter the text as the ones that are met."""
    open_sides = {fold(k.name.of(scene.text)) for k in known.values() if k.side is None}
    words_of_names = {word for key, k in known.items() if k.side is None for word in key.split()}
    entered: dict[str, bool] = {}
    others = _of_others(scene, known, home)
    for sentence in sentences if open_sides else ():
        low = scene.folded[sentence.start - scene.start : sentence.end - scene.start]
        if not any(word in low for word in words_of_names):
            continue
        entries = list(_entries(scene, sentence, persons(scene, sentence, known), home.code, words))
        envoy = not home.mission and any(accredited for _, _, accredited in entries)
        for name, faced, accredited in entries:
            entered.setdefault(name, not accredited if envoy else faced)
    return frozenset(name for name, faced in entered.items() if faced and _open(name, open_sides)) | others


def receives_envoys(scene: Scene, known: dict[str, Known], home: Home) -> bool:
    """Whether the page names another state's ambassador: then "the Ambassador" alone may be that one, on all pages but a mission's own."""
    if home.mission:
        return False
    others = (k for k in known.values() if k.office is not None and k.side is not None and k.side.code != home.code)
    return any(office.mission for k in others if (office := _office(scene, k)) is not None)


def _open(name: str, open_sides: set[str]) -> bool:
    """Whether the page leaves open whose the person is, who may be known by a part of the name."""
    return name in open_sides or any(same_name(name, other) for other in open_sides)


def _of_others(scene: Scene, known: dict[str, Known], home: Home) -> frozenset[str]:
    """Persons whose office speaks against the home side: another state's that the page names, or one of which a state has but one."""
    states = {s.value for h in scene.hits for s in h.meanings if s.kind == "country"}
    people = {k.name: k for k in known.values() if k.side is None and k.office is not None}
    found: set[str] = set()
    holders: dict[str, str] = {}
    for person in sorted(people.values(), key=lambda k: k.name.start):
        name, office = fold(person.name.of(scene.text)), _office(scene, person)
        if office is None or person.office is None:
            continue
        if (office.usual and office.usual != home.code and office.usual in states) or (office.national and not home.state):
            found.add(name)
        if office.sole and holders.setdefault(fold(person.office.of(scene.text)), name) != name:
            found.add(name)
    return frozenset(found)


def _office(scene: Scene, person: Known) -> Office | None:
    words = person.office.of(scene.text) if person.office is not None else ""
    return next((s.data for s in scene.pack.table.lookup(words) if s.kind == "office" and isinstance(s.data, Office)), None)


def _entries(scene: Scene, sentence: Span, actors: list[Actor], home: str, words: TitleWords) -> Iterator[tuple[str, bool, bool]]:
    """Each person of a sentence, whether it is the one that is met (behind "with" and the like, or joined to such a one), and whether
    an envoy is accredited to it: then the envoy is the guest."""
    previous: Actor | None = None
    met = False
    people = [a for a in actors if a.kind in _PEOPLE]
    for actor in people:
        before = _lead_to(scene, max(sentence.start, actor.start - _REACH), actor.start, words)
        joined = previous is not None and scene.text[previous.end : actor.start].strip() in scene.book.chain
        by = next((w for w in words.facing if before.endswith(" " + w)), "")
        facing = bool(by) and not _foreign_subject(scene, sentence, people[0], home)
        met = facing or (met and joined)
        alike = joined and previous is not None and _same_office(scene, previous, actor)
        if actor.name is not None:
            yield fold(_name(scene, actor)), met or alike, bool(by) and by.rpartition(" ")[0] in words.accrediting
        previous = actor


def _lead_to(scene: Scene, start: int, end: int, words: TitleWords) -> str:
    """The folded words before a person, without articles and words of time ("met [today the])."""
    before = scene.folded[start - scene.start : end - scene.start].rstrip()
    while True:
        last = next((w for w in words.today if before.endswith(" " + w)), before.rpartition(" ")[2])
        if not last or not (last in scene.book.article or last in scene.book.adverb or last in words.today):
            return before
        before = before.removesuffix(last).rstrip()


def _same_office(scene: Scene, one: Actor, other: Actor) -> bool:
    """ "President Mills and President Brandt": a state has but one of them."""
    if one.office is None or other.office is None or one.side is not None or other.side is not None:
        return False
    return fold(one.office.of(scene.text)) == fold(other.office.of(scene.text))


def _foreign_subject(scene: Scene, sentence: Span, subject: Actor, home: str) -> bool:
    """Whether the sentence begins with somebody of another side: then the one that is met may be the publisher's own."""
    hits = (h for h in scene.within(sentence.start, subject.start) if any(s.kind == "country" and s.form in _STATES for s in h.meanings))
    hits = (h for h in hits if not scene.text.startswith(":", h.end))  # "Norland: President Holm meets …" is about it
    if any(not _where(scene, sentence, h.start) and all(s.value != home for s in h.meanings) for h in hits):
        return True
    return subject.side is not None and subject.side.code != home


def _where(scene: Scene, sentence: Span, at: int) -> bool:
    """Whether a state stands behind "in" or "to": where something is, not who does it."""
    before = scene.folded[sentence.start - scene.start : at - scene.start].split()
    return bool(before) and (before[-1] in scene.book.whereabouts or " ".join(before[-2:]) in scene.book.whereabouts)


def _name(scene: Scene, actor: Actor) -> str:
    name = actor.fuller or actor.name
    return name.of(scene.text) if name is not None else ""
