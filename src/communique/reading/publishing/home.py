"""The home side of a document whose publisher is not known from the page's outside: for whom its nameless offices speak.

Reprints lose the masthead, but a release keeps habits that belong to one service: its heading lines, its sign-off, the address of
its press office.  And a readout tells of relations between its own state and the counterpart's: the state that stands beside the
counterparts' states, that receives their ambassador, or to which it invites, is the publisher's own.  Each rule has a name; where
two states would fit, there is none.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from communique.knowledge.people_words import Office
from communique.knowledge.senses import Sense
from communique.knowledge.title_words import TitleWords
from communique.reading.publishing.home_marks import Surroundings, home_by_marks
from communique.reading.publishing.home_signs import home_by_signs
from communique.reading.scene import Scene
from communique.reading.who.actor_parser import Known
from communique.reading.who.actors import Actor
from communique.reading.who.cast import actors
from communique.reading.who.known import same_name
from communique.reading.who.people import Home
from communique.reading.who.title_offices import holds
from communique.record.evidence import quote
from communique.text.phrases import Hit
from communique.text.span import Span

_JOINTS = ("and", "-", "–", "—", "&", "and the", "/")
_SEAT = "headquarters"
_FACED = (" with", " from", " by", " with the", " from the", " by the")
_DASHES = ("-", "–", "—", "/")
_CLOSE, _NEAR, _CLAUSE, _BOND, _BEGINNING = 9, 60, 220, 45, 400


def home_of(
    scene: Scene, around: Surroundings, known: dict[str, Known], main: Actor | None, kind: str | None, words: TitleWords
) -> Home | None:
    """The home side by the first rule that tells it."""
    others = _others(known) | _destinations(scene, around, words)
    opening = [s for s in (around.title, *around.leads) if s is not None]
    company = _company(scene, opening, 1 + (around.title is not None), known)
    return (
        home_by_marks(scene, around, words)
        or _home_by_pairs(scene, others, words)
        or _home_by_host(scene, others, opening[:2], words)
        or _home_by_house(scene, around, others, words)
        or _home_by_behalf(scene, others, words)
        or _home_by_title(scene, around, known)
        or home_by_signs(scene, around, company, {a.side.code for a in company if a.side is not None}, words)
        or _home_by_office(scene, main)
        or (_home_by_sole_state(scene) if kind == "credentials" else None)
    )


def _company(scene: Scene, opening: list[Span], first: int, known: dict[str, Known]) -> list[Actor]:
    """The persons of title and lead; of a later sentence only where none before it tells a side."""
    found: list[Actor] = []
    for number, span in enumerate(opening):
        if number >= first and any(a.side for a in found):
            break
        found += [a for a in actors(scene, span, known) if _somebody(scene, a)]
    return found


def _somebody(scene: Scene, actor: Actor) -> bool:
    """A named person, a counterpart, or the nameless office of a state behind "with" or "from"."""
    if actor.name is not None or actor.kind == "counterpart":
        return True
    at = actor.start - scene.start
    return actor.kind == "office" and scene.folded[max(at - _CLOSE, 0) : at].rstrip().endswith(_FACED)


def _others(known: dict[str, Known]) -> set[str]:
    """The sides of those persons whose side the page states."""
    return {k.side.code for k in known.values() if k.side is not None}


def _destinations(scene: Scene, around: Surroundings, words: TitleWords) -> set[str]:
    """The state that the title's traveller goes to, where the title names only one state: "Official visit to Sudland by Minister Holm"."""
    if around.title is None:
        return set()
    states = [(h, s) for h in scene.within(around.title.start, around.title.end) if (s := _state(h) or _town(h)) is not None]
    if len({s.value for _, s in states}) != 1:
        return set()
    before = scene.folded[max(0, states[0][0].start - scene.start - _NEAR // 2) : states[0][0].start - scene.start].rstrip()
    return {states[0][1].value} if any(before.endswith((w, f"{w} the")) for w in words.going) else set()


def _home_by_pairs(scene: Scene, others: set[str], words: TitleWords) -> Home | None:
    """The side that the text pairs with the sides of those whose side it states; None where the pairs do not agree, and where a long text
    does so but once, far from its beginning."""
    votes: Counter[str] = Counter()
    spans: dict[str, tuple[int, int]] = {}
    states = [(h, s) for h in scene.hits if (s := _state(h)) is not None]
    for (left, one), (right, two) in pairwise(states):
        if right.start - left.end > _CLOSE or not _joined(scene, left, right, words):
            continue
        for own, other in ((one, two), (two, one)):
            if other.value in others and own.value not in others:
                votes[own.value] += 1
                spans.setdefault(own.value, (left.start, right.end))
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    if ranked[0][1] == 1 and spans[ranked[0][0]][0] - scene.start > _BEGINNING:
        return None
    return Home(ranked[0][0], (quote(scene.text, *spans[ranked[0][0]]),), "paired_side")


def _joined(scene: Scene, left: Hit[Sense], right: Hit[Sense], words: TitleWords) -> bool:
    """Whether two states stand as a pair: "A-B", or "A and B" beside a word of their bond ("relations between A and B")."""
    joint = scene.text[left.end : right.start].strip().lower()
    if joint not in _JOINTS:
        return False
    if joint in _DASHES:
        return True
    low, high = left.start - scene.start, right.end - scene.start
    window = scene.folded[max(0, low - _BOND) : low] + " " + scene.folded[high : high + _BOND]
    return any(word in window for word in words.bond)


def _home_by_host(scene: Scene, others: set[str], opening: list[Span], words: TitleWords) -> Home | None:
    """ "the Ambassador of A to B", "invited him to visit B", "the visit of A's minister to B": B is the host, and tells of it."""
    found: dict[str, tuple[int, int, str]] = {}
    if not others:
        return None
    for hit in scene.hits:
        state = _state(hit)
        if state is None or state.form != "name" or state.value in others:
            continue
        rule = _hosting(scene, hit, others, words)
        if rule == "host_of_ambassador" and opening and not any(s.start <= hit.start < s.end for s in opening):
            continue
        if rule:
            found.setdefault(state.value, (hit.start, hit.end, rule))
    if len(found) != 1:
        return None
    code, (start, end, rule) = next(iter(found.items()))
    return Home(code, (quote(scene.text, start, end),), rule)


def _hosting(scene: Scene, hit: Hit[Sense], others: set[str], words: TitleWords) -> str:
    at = hit.start - scene.start
    before = scene.folded[max(0, at - _CLAUSE) : at]
    before = before[max(before.rfind(". ") + 1, before.rfind("\n") + 1) :].rstrip().removesuffix(" the").rstrip()
    guests = [s.value for h in scene.within(max(scene.start, hit.start - _NEAR), hit.start) if (s := _state(h)) is not None]
    envoy = any(w in before[-_NEAR:] for w in words.envoy)
    if before.endswith((" to", "accredited in")) and envoy and guests and guests[-1] in others:
        return "host_of_ambassador"
    going = any(before.endswith(w) for w in words.going)
    if going and any(w in before for w in words.inviting):
        return "host_of_visit"
    if going and guests and guests[-1] in others and any(w in before[-_CLAUSE // 2 :] for w in words.coming):
        return "host_of_visit"
    return ""


def _home_by_house(scene: Scene, around: Surroundings, others: set[str], words: TitleWords) -> Home | None:
    """ "(Paris, 4 April)" over "… will receive the Minister of A": who receives in a capital, or at headquarters, is at home there."""
    if not around.leads or not others:
        return None
    lead = around.leads[0]
    low = scene.folded[lead.start - scene.start : lead.end - scene.start]
    receiving = next((at for w in words.hosting if (at := low.find(f" {w} ")) > 0), -1)
    if receiving < 0 or any(_state(h) for h in scene.within(lead.start, lead.start + receiving)):
        return None
    if any(f" {thing}" in low[receiving : receiving + _NEAR] for thing in words.received_thing):
        return None
    for hit in scene.within(lead.start, lead.end):
        side = _owner(scene, hit)
        if side and side not in others:
            return Home(side, (quote(scene.text, hit.start, hit.end),), "host_at_headquarters")
    capital = _capital_of_title(scene, around)
    if capital is None or capital[1].value in others:
        return None
    return Home(capital[1].value, (quote(scene.text, capital[0].start, capital[0].end),), "host_in_capital")


def _owner(scene: Scene, hit: Hit[Sense]) -> str | None:
    """The organisation whose headquarters a phrase names."""
    name = scene.text[hit.start : hit.end]
    if any(s.kind == "place" and s.form == "venue" for s in hit.meanings):
        senses = scene.pack.table.lookup(name.rsplit(None, 1)[0]) if name.lower().endswith(_SEAT) else ()
    else:
        after = scene.folded[hit.end - scene.start : hit.end - scene.start + len(_SEAT) + 1].strip()
        senses = hit.meanings if after.startswith(_SEAT) else ()
    return next((scene.knowledge.side_of(s.value) for s in senses if s.kind == "organisation"), None)


def _capital_of_title(scene: Scene, around: Surroundings) -> tuple[Hit[Sense], Sense] | None:
    if around.title is None:
        return None
    hits = [
        (h, s) for h in scene.within(around.title.start, around.title.end) for s in h.meanings if s.kind == "place" and s.form == "capital"
    ]
    return hits[-1] if hits else None


def _town(hit: Hit[Sense]) -> Sense | None:
    return next((s for s in hit.meanings if s.kind == "place" and s.form in ("capital", "city")), None)


def _home_by_behalf(scene: Scene, others: set[str], words: TitleWords) -> Home | None:
    """ "On behalf of the Government and people of Norland, I …": the state in whose name is spoken."""
    for phrase in words.behalf:
        at = scene.folded.find(phrase)
        if at < 0:
            continue
        start = scene.start + at
        for hit in scene.within(start, start + len(phrase) + _NEAR):
            state = _state(hit)
            if state is not None and state.value not in others:
                return Home(state.value, (quote(scene.text, start, hit.end),), "on_behalf")
            if state is not None:
                break
    return None


def _home_by_office(scene: Scene, main: Actor | None) -> Home | None:
    """The state whose office the main actor's title usually is, when the page names no other ("Secretary Mills")."""
    if main is None or main.office is None or main.side is not None:
        return None
    for sense in scene.pack.table.lookup(main.office.of(scene.text)):
        if sense.kind == "office" and isinstance(sense.data, Office) and sense.data.usual:
            return Home(sense.data.usual, (quote(scene.text, main.office.start, main.office.end),), "usual_office")
    return None


def _home_by_title(scene: Scene, around: Surroundings, known: dict[str, Known]) -> Home | None:
    """ "Foreign Minister meets Ambassador of A" above "Foreign Minister Holm of Norland …": whose state the title need not tell."""
    if around.title is None:
        return None
    named = actors(scene, around.title, known)
    if not named or named[0].office is None or (named[0].side is not None and named[0].side.certainty == "stated"):
        return None
    if named[0].office.start >= around.title.end:
        return None
    others = {a.side.code for a in named[1:] if a.side is not None}
    sides = [k.side for k in known.values() if k.side is not None and k.side.certainty == "stated" and _is(scene, k, named[0])]
    own = [side for side in sides if side.code not in others and around.title.end <= side.start]
    if not others or len({side.code for side in own}) != 1:
        return None
    return Home(own[0].code, (quote(scene.text, own[0].start, own[0].end),), "title_without_state")


def _is(scene: Scene, person: Known, actor: Actor) -> bool:
    if actor.name is not None:
        return same_name(actor.name.of(scene.text), person.name.of(scene.text))
    return holds(scene, person, actor)


def _home_by_sole_state(scene: Scene) -> Home | None:
    """An ambassador to an organisation: the only state that the page names, again and again, is hers."""
    states = [(h, s) for h in scene.hits if (s := _state(h)) is not None]
    if len(states) < 2 or len({s.value for _, s in states}) != 1:
        return None
    return Home(states[0][1].value, (quote(scene.text, states[0][0].start, states[0][0].end),), "sole_state")


def _state(hit: Hit[Sense]) -> Sense | None:
    return next((s for s in hit.meanings if s.kind == "country" and s.form in ("name", "adjective", "demonym")), None)
