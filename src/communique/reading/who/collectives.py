"""Several actors: lists ("A, B and C"), offices in the plural ("the Foreign Ministers of A and B"), shared adjectives ("Finnish and Latvian")."""

from __future__ import annotations

from communique.knowledge.people_words import Office
from communique.reading.scene import Item
from communique.reading.who.actors import Actor, Side
from communique.reading.who.bearers import OPENINGS, Bearers
from communique.reading.who.known import filled
from communique.reading.who.naming import name_at, skip_honorifics
from communique.reading.who.office_words import past_articles, phrase_run, topic_run
from communique.reading.who.offices import OfficeFound, OfficeReader
from communique.reading.who.sides import NAMES, more_sides, side_of_item
from communique.text.span import Span

_SEVERAL = 2
_CLOSINGS = frozenset((",", ".", ";", ":", "(", ")"))
_STATE = ("adjective", "name")
_BEFORE_HOLDER = OPENINGS | {"("}
_FARTHEST_GROUP = 8
_SIDES = frozenset(("country", "organisation"))
Found = tuple[list[Actor], int]
Holder = tuple[Span, Side | None, Side | None, int]


class Collectives(Bearers):
    """What the parser does with several actors at once."""

    offices: OfficeReader

    def one(self, at: int) -> Found | None:
        """The actor, or the several actors of one phrase, that begin at an item: the parser's own work."""
        raise NotImplementedError

    def company(self, at: int) -> Found:
        """The actors of a list, and the index after the last."""
        actors: list[Actor] = []
        begin = at
        while at < len(self.items):
            found = self._next(at)
            if found is None:
                break
            more, at = found
            actors += [self.worded(a) for a in more]
            step = self.conjunction(at)
            if step is None or more[-1].possessive:
                break
            follower = self._next(step) if step < len(self.items) else None
            if follower is None or (
                self.text(at) == "," and self.low(step - 1) not in self.book.conjunction and not self._closes(follower[1])
            ):
                break
            at = step
        return _sharing(self._passed_on(actors, begin), self.book.couple) if actors else [], at

    def _passed_on(self, actors: list[Actor], begin: int) -> list[Actor]:
        """ "met with Minister A of Norland and State Secretary B": the state of a minister that is met is that of who is named after."""
        if (group := self._group_before(begin)) is not None:
            return _of_group(actors, group)
        if len(actors) < _SEVERAL or not self._met(begin):
            return actors
        found = actors[:1]
        for actor in actors[1:]:
            side = found[-1].side
            open_side = actor.kind == "person" and actor.office is not None and actor.side is None and not actor.strange
            if open_side and side is not None and found[-1].name is not None and actor.name is not None and not self._sent(found[-1]):
                actor = actor._replace(side=side._replace(certainty="implied", also=(actor.name,)))
            found.append(actor)
        return found

    def _group_before(self, begin: int) -> Side | None:
        """ "Norland's senior leadership, including [President Holm and …]": the state of those among whom somebody is named."""
        at = begin - 1
        while at >= 0 and self.low(at) in self.book.determiner:
            at -= 1
        if self.low(at) not in self.book.including:
            return None
        for index in range(at - 1, max(at - _FARTHEST_GROUP, -1), -1):
            item = self.items[index]
            if "country" in item.kinds:
                return side_of_item(item, self.knowledge, _STATE)
            if item.kinds or item.capital or (item.text in ".;:" and item.text):
                return None
        return None

    def _met(self, begin: int) -> bool:
        before = begin - 1
        while before >= 0 and self.low(before) in self.book.possessing:
            before -= 1
        return before >= 0 and self.low(before).rpartition(" ")[2] in self.scene.pack.files.titles.facing

    def _sent(self, actor: Actor) -> bool:
        """Whether it is an ambassador, who may stand beside the host's own people."""
        senses = self.scene.pack.table.lookup(actor.office.of(self.scene.text)) if actor.office else ()
        return actor.office is None or any(isinstance(s.data, Office) and s.data.mission for s in senses)

    def _next(self, at: int) -> Found | None:
        item = self.items[at]
        sided = item.low in self.book.determiner or not item.kinds.isdisjoint(_SIDES)
        return (self._adjectives(at) if sided else None) or self.one(at)

    def conjunction(self, at: int) -> int | None:
        """The index after ", ", "and", ", and", "as well as"."""
        if self.text(at) in (",", ";") and self.low(at + 1) in self.book.conjunction:
            return at + 2
        if self.text(at) in (",", "/", ";") or self.low(at) in self.book.conjunction:
            return at + 1
        at += self.text(at) == ","
        return phrase_run(self.items, at, self.book.conjunction)

    def _closes(self, at: int) -> bool:
        """Whether what follows a listed actor may end or continue a list."""
        low = self.low(at)
        return at >= len(self.items) or low in _CLOSINGS or low in self.book.conjunction or low in self.book.closing_list

    # ------------------------------------------------------------------ offices in the plural
    def plural(self, found: OfficeFound, begin: int) -> Found | None:
        """ "the Foreign Ministers of A and B", "Foreign Ministers X (A) and Y (B)", "the Foreign Ministers of A, X, and B, Y"."""
        after, opened = found.after, self.text(found.after)
        if found.sides and opened == ",":
            named, end = self._holders(after + 1)
            if len(named) == len(found.sides):
                return self._named(found, begin, _with_sides(named, found.sides)), end
        elif not found.sides and opened in _BEFORE_HOLDER and (pairs := self._pairs(found, after)):
            return self._named(found, begin, pairs), pairs[-1][3]
        named, end = self._holders(after + (opened in ("(", ",")))
        if named and found.sides and len(named) == len(found.sides):
            named = _with_sides(named, found.sides)
        if not named or self._doubtful(named, end, opened) or (found.sides and not named[0][1]):
            return self._members(found, begin)
        return self._named(found, begin, named), end + (opened == "(")

    def _doubtful(self, named: list[Holder], end: int, opened: str) -> bool:
        """Whether the names behind a mark may be others than the holders: an open bracket, or a single name behind a comma."""
        return (opened == "(" and self.text(end) != ")") or (opened == "," and len(named) < _SEVERAL)

    def _members(self, found: OfficeFound, begin: int) -> Found | None:
        sent = found.after > found.head + 1  # "envoys to Norland"
        if found.weak and found.side is None and found.organisation is None and not self.items[found.head].capital and not sent:
            return None
        actor = self.made(begin, found.after, "office", None, found, found.side)._replace(plural=True)
        return ([actor._replace(side=s, plural=False) for s in found.sides] if len(found.sides) > 1 else [actor]), found.after

    def _holders(self, at: int) -> tuple[list[Holder], int]:
        """Names in a list, each with the side after it."""
        found: list[Holder] = []
        step: int | None = at
        while step is not None and step < len(self.items):
            start = skip_honorifics(self.items, step, self.book)
            got = name_at(self.items, start, self.book, True) if start < len(self.items) else None
            if got is None:
                break
            if found and self._has_own_office(got[1]):
                break
            side, organisation, after = self.side_after(self.past_postnominals(got[1]))
            after = self._past_subject(after)
            found.append((got[0], side, organisation, after))
            step = self.conjunction(after)
        return found, found[-1][3] if found else at

    def _has_own_office(self, at: int) -> bool:
        """ "[Ambassadors Holm of Norland and] Olaf Brandt[, Deputy Head of Mission of Sudland]": no longer one of the list."""
        own = self.offices.office(at + 1, True) if self.text(at) == "," else None
        return own is not None and own.side is not None and not own.plural and not self.names_another(own)

    def _past_subject(self, at: int) -> int:
        """ "[Anna Holm] (Trade)": past the subject of one of several holders."""
        after = topic_run(self.items, at + 1, self.book) if self.text(at) == "(" else None
        return after + 1 if after is not None and self.text(after) == ")" else at

    def _pairs(self, found: OfficeFound, at: int) -> list[Holder]:
        """ "[of Moldova], Petru Codrean, and Romania, Adrian Vlaic", "[of Moldova] - Petru Codrean, Romania - Adrian Vlaic"."""
        side: Side | None = found.side
        pairs: list[Holder] = []
        while side is not None and self.text(at) in _BEFORE_HOLDER:
            start = skip_honorifics(self.items, at + 1, self.book)
            got = name_at(self.items, start, self.book, True) if start < len(self.items) else None
            if got is None or got[1] - start < 2:
                break
            end = got[1] + (self.text(at) == "(" and self.text(got[1]) == ")")
            pairs.append((got[0], side, None, end))
            step = self.conjunction(end)
            while step is not None and self.low(step) in self.book.before_state:
                step += 1
            side = side_of_item(self.items[step], self.knowledge, NAMES) if step is not None and step < len(self.items) else None
            at = step + 1 if step is not None else at
        return pairs if len(pairs) > 1 else []

    def _named(self, found: OfficeFound, begin: int, named: list[Holder]) -> list[Actor]:
        """One actor for each holder; the office in the singular."""
        made: list[Actor] = []
        first = self.items[begin].start
        for name, side, organisation, after in named:
            actor = self.made(begin, after, "person", name, found, side or found.side)
            actor = actor._replace(
                start=first,
                organisation=organisation or found.organisation,
                office_said=self._singular(found),
                end=self.items[after - 1].end,
            )
            made.append(filled(actor, self.known, self.scene.text))
        return made

    def beside_states(self, at: int) -> Found | None:
        """ "Anna Holm, Norland, Olaf Brandt, Sudland and Ida Moser, Elbonia": two or more names, each with its state behind a comma."""
        made: list[Actor] = []
        step: int | None = at
        after = at
        while step is not None and step < len(self.items):
            start = skip_honorifics(self.items, step, self.book)
            got = name_at(self.items, start, self.book, start > step) if start < len(self.items) else None
            if got is None or got[1] - start < _SEVERAL or self.text(got[1]) != ",":
                break
            index = past_articles(self.items, got[1] + 1, self.book)
            side = side_of_item(self.items[index], self.knowledge, NAMES) if index < len(self.items) else None
            if side is None or not self._closes(index + 1):
                break
            made.append(Actor(self.items[step].start, side.end, "person", got[0], None, side))
            after, step = index + 1, self.conjunction(index + 1)
        return ([filled(a, self.known, self.scene.text) for a in made], after) if len(made) >= _SEVERAL else None

    def counterparts(self, begin: int, after: int) -> Found | None:
        """ "[her counterparts] Anna Holm of Norland and Olaf Brandt of Sudland", "[her counterparts] from Norland and Sudland, Anna Holm and …"."""
        sides, begin_names = self._states_of(after)
        named, end = self._holders(self._past_respectively(begin_names))
        if sides and len(sides) == len(named):
            named = _with_sides(named, tuple(sides))
        if len(named) < _SEVERAL or any(side is None for _, side, _, _ in named):
            return None
        first = self.items[begin].start
        made = [Actor(first, self.items[stop - 1].end, "counterpart", n, None, side, body) for n, side, body, stop in named]
        return [filled(a, self.known, self.scene.text) for a in made], end

    def _past_respectively(self, at: int) -> int:
        """Past the mark, and an adverb between marks, before a list of names."""
        at += self.text(at) in (",", ":")
        if self.low(at) in self.book.respectively:
            at += 1 + (self.text(at + 1) == ",")
        return at

    def _states_of(self, at: int) -> tuple[list[Side], int]:
        """The states of "from Norland and Sudland", and the index after them."""
        index = past_articles(self.items, at + 1, self.book)
        first = side_of_item(self.items[index], self.knowledge, NAMES) if index < len(self.items) else None
        if self.low(at) not in self.book.belonging or first is None:
            return [], at
        return more_sides(self.items, index + 1, first, self.knowledge, self.book.between_states)

    def _singular(self, found: OfficeFound) -> str:
        words = (found.said(self.scene.text) or found.span.of(self.scene.text)).split(" ")
        table = self.book.singular
        at = next((i for i, w in enumerate(words) if w in table), None)
        return " ".join(words) if at is None else " ".join([*words[:at], table[words[at]], *words[at + 1 :]])

    # ------------------------------------------------------------------ shared adjectives
    def _adjectives(self, at: int) -> Found | None:
        """ "the Azerbaijani and Armenian foreign ministers", "Russian, Iranian and Turkish presidents", "French and German sides"."""
        begin = self.past_determiners(at)
        if begin >= len(self.items) or not self.items[begin].kinds & _SIDES:
            return None
        sides: list[Side] = []
        index = begin
        while index < len(self.items) and (side := self._state(self.items[index])):
            sides.append(side)
            index += 1
            if self.text(index) in (",", "-", "–", "/") or self.low(index) in self.book.conjunction:
                index += 1 + (self.text(index) == "," and self.low(index + 1) in self.book.conjunction)
        if len(sides) < 2 or index >= len(self.items):
            return None
        return self._offices_of(sides, begin, index) or self._sides_of(sides, begin, index)

    def _state(self, item: Item) -> Side | None:
        return side_of_item(item, self.knowledge, _STATE) if item.senses else None

    def _offices_of(self, sides: list[Side], begin: int, index: int) -> Found | None:
        found = self.offices.office(index)
        if found is None or not found.plural:
            return None
        named, end = self._holders(found.after)
        if len(named) == len(sides):
            return self._named(found, begin, [(n, s, o, e) for (n, _, o, e), s in zip(named, sides, strict=True)]), end
        actor = self.made(begin, found.after, "office", None, found, None)
        return [actor._replace(side=s) for s in sides], found.after

    def _sides_of(self, sides: list[Side], begin: int, index: int) -> Found | None:
        low = self.low(index)
        first, end = self.items[begin].start, self.items[index].end
        if low in self.book.counterpart:
            return [Actor(first, end, "counterpart", side=s) for s in sides], index + 1
        if low.rstrip("s") not in self.book.side and low not in self.book.side:
            return None
        return [Actor(first, end, "side", side=s) for s in sides], index + 1


def _royal_couple(actors: list[Actor], couples: dict[str, str]) -> list[Actor]:
    """ "King Olaf and Queen Ingrid of Norway": they are of one state, whichever of the two it stands beside."""
    sides = [a.side for a in actors if a.reigns and a.side is not None]
    offices = [a.office_words for a in actors if a.reigns]
    if len({side.code for side in sides}) != 1 or len(offices) != _SEVERAL or couples.get(offices[0]) != offices[1]:
        return actors
    return [
        a._replace(side=sides[0]._replace(certainty="implied", also=(a.name,))) if a.reigns and a.side is None and a.name is not None else a
        for a in actors
    ]


def _of_group(actors: list[Actor], side: Side) -> list[Actor]:
    """The first of the actors, as long as they have no state of their own, with that of the group they belong to."""
    found: list[Actor] = []
    for number, actor in enumerate(actors):
        if actor.side is not None or actor.office is None or actor.strange:
            return [*found, *actors[number:]]
        anchor = actor.name or actor.office
        found.append(actor._replace(side=side._replace(certainty="implied", also=(anchor,))))
    return found


def _with_sides(named: list[Holder], sides: tuple[Side, ...]) -> list[Holder]:
    """Each holder with the state that stands at the same place of the list of states."""
    return [(name, side, body, end) for (name, _, body, end), side in zip(named, sides, strict=True)]


def _sharing(actors: list[Actor], couples: dict[str, str]) -> list[Actor]:
    """ "the President and the Prime Minister of Latvia": the state after the last office is that of the nameless offices before it."""
    last = actors[-1] if actors else None
    if any(a.reigns for a in actors):
        actors = _royal_couple(actors, couples)
    if last is None or last.kind != "office" or last.side is None or last.office is None or last.side.start < last.office.start:
        return actors
    return [
        a._replace(side=last.side)
        if a.kind == "office" and a.name is None and a.side is None and not a.plural and a.office_words != last.office_words
        else a
        for a in actors
    ]
