"""Who holds an office: names after honorifics and ranks, what stands after names, and which bare names are persons at all."""

from __future__ import annotations

from communique.knowledge.wordbook import WordBook
from communique.reading.scene import Item, Scene
from communique.reading.who.actors import Actor, Side
from communique.reading.who.known import Known, find_known
from communique.reading.who.naming import name_at, skip_honorifics
from communique.reading.who.office_words import AT, OF, link, office_of, past_articles, seat_run
from communique.reading.who.offices import OfficeFound
from communique.reading.who.sides import NAMES, organisation_of_item, side_of_item, side_of_place
from communique.text.fold import fold
from communique.text.span import Span

_SHORTEST_ORIGIN = 5
DASHES = frozenset(("-", "–", "—"))
OPENINGS = DASHES | {","}
"""What may stand between an office and its holder's name, or a name and its office."""
_STATE = ("adjective", "name")


def glued_initial(word: str) -> bool:
    """ "R.Meredov": an initial and a surname in one word."""
    return (
        len(word) > _SHORTEST_ORIGIN and word[0].isupper() and word[1] == "." and word[2:].replace("-", "").isalpha() and word[2].isupper()
    )


class Bearers:
    """Finds the names of a sentence's actors."""

    def __init__(self, scene: Scene, items: list[Item], known: dict[str, Known]) -> None:
        self.scene, self.items, self.known = scene, items, known
        self.book: WordBook = scene.book
        self._size = len(items)
        self.knowledge = scene.knowledge

    def low(self, at: int) -> str:
        """The folded word at an index."""
        return self.items[at].low if 0 <= at < self._size else ""

    def text(self, at: int) -> str:
        """The word at an index."""
        return self.items[at].text if 0 <= at < self._size else ""

    def past_determiners(self, at: int) -> int:
        """The index after articles, possessive pronouns and "former", "visiting"."""
        determiner = self.book.determiner
        while at < len(self.items) and self.items[at].low in determiner:
            at += 2 if self.items[at].low in self.book.former and self.text(at + 1) == "-" else 1
        return at

    def made(self, begin: int, after: int, kind: str, name: Span | None, found: OfficeFound, side: Side | None) -> Actor:
        """An actor with an office, from the item at `begin` to the one before `after`."""
        said = found.said(self.scene.text)
        strange = found.strange or found.office.foreign or self._of_unknown_origin(begin)
        return Actor(
            self.items[begin].start, self.items[after - 1].end, "person" if kind == "person" else "office", name, found.span, side,
            found.organisation, office_said=said, office_rest=found.pieces[1:], strange=strange,
            national=found.office.national, reigns=found.office.sovereign and found.office.rank, sent=found.office.mission,
            local=found.office.local,
        )  # fmt: skip

    def _of_unknown_origin(self, begin: int) -> bool:
        """ "the Elbonian Minister": an adjective of origin that the gazetteer does not know stands before the office."""
        before = self.items[begin - 1] if begin > 0 else None
        if before is None or not before.capital or before.senses or before.low in self.scene.ordinary:
            return False
        known = before.text in self.book.topic or before.text in self.book.not_name or before.low in self.book.prefix
        return not known and len(before.low) > _SHORTEST_ORIGIN and before.low.endswith(self.book.origin)

    def worded(self, actor: Actor) -> Actor:
        """The actor with its office folded, for comparisons."""
        if actor.office is None:
            return actor
        return actor._replace(office_words=fold(actor.office_said or actor.office.of(self.scene.text)))

    def name_after(self, found: OfficeFound) -> tuple[Span, int] | None:
        """The name of who holds the office, after it; a comma, honorifics and a rank ("Ambassador") may stand between."""
        at = found.after
        comma = self.text(at) in OPENINGS
        step = self.past_ranks(at + comma)
        if comma and step > at + 1 and self.text(step) == ",":  # "the Undersecretary, Ambassador, Olaf Brandt"
            step += 1
        got = name_at(self.items, step, self.book, True) if step < len(self.items) else None
        if got is None:
            return None
        name, after = got
        if comma and step == at + 1 and (after - step < 2 or self.text(after) in self.book.possessive):
            return None
        name, after = self.peerage(step, name, after)
        return name, self.past_postnominals(after)

    def past_ranks(self, at: int) -> int:
        """The index after honorifics and ranks that stand as such ("Ambassador")."""
        step = skip_honorifics(self.items, at, self.book)
        while step < len(self.items) and self._ranks(step):
            step = skip_honorifics(self.items, step + 1, self.book)
        return step

    def _ranks(self, at: int) -> bool:
        item = self.items[at]
        office = office_of(item)
        if office is None or not office.rank or not item.capital:
            return False
        return item.text not in self.book.title_name or "honorific" in self.items[at + 1].kinds if at + 1 < self._size else False

    def past_postnominals(self, after: int) -> int:
        """The index after "CMG", "MP" and the like."""
        while True:
            if self.text(after) in self.book.postnominal:
                after += 1
            elif self.text(after) == "(" and self.text(after + 2) == ")" and self._retired(after + 1):
                after += 3
            elif self.text(after) == "," and self.text(after + 1) in self.book.postnominal:
                after += 2
            else:
                return after

    def _retired(self, at: int) -> bool:
        """ "(Rtd)", "(MP)": in brackets behind a name."""
        return self.text(at) in self.book.retired or self.text(at) in self.book.postnominal

    def peerage(self, at: int, name: Span, after: int) -> tuple[Span, int]:
        """ "Lord Holm of Estford"."""
        if (
            self.low(at - 1) in self.book.peer
            and link(self.items, after, self.book) == OF
            and after + 1 < len(self.items)
            and self.items[after + 1].capital
        ):
            return Span(name.start, self.items[after + 1].end), after + 2
        return name, after

    def believable(self, at: int, after: int, name: Span) -> bool:
        """Whether a bare run of capitalised words is a person: known from the page, or two words that are nothing else there."""
        if self.known and find_known(self.known, name.of(self.scene.text), self.scene.text) is not None:
            return True
        follower, topic = self.text(after), self.book.topic
        if (
            (after - at < 2 and not glued_initial(self.items[at].text))
            or follower in self.book.body
            or follower in self.book.seat
            or follower in self.book.region
        ):
            return False
        first, last = self.items[at], self.items[after - 1]
        if last.text in topic or first.text in topic or last.low in self.scene.ordinary:
            return False
        return not (at == 0 and (first.low in self.scene.ordinary or (len(first.low) > 5 and first.low.endswith("ing"))) and after - at < 3)

    def side_after(self, after: int) -> tuple[Side | None, Side | None, int]:
        """ "[Hakan Demir] of Türkiye", "[Anna Holm] (Norway)", "[President Holm] of the European Parliament": side, organisation, index after."""
        bracket = self.text(after) == "("
        if not bracket and (seated := self._seated(after)) is not None:
            return seated
        if not bracket and self.low(after) not in self.book.belonging:
            return None, None, after
        index = after + 1
        while self.low(index) in self.book.article:
            index += 1
        side = side_of_item(self.items[index], self.knowledge, NAMES) if index < len(self.items) else None
        if side is None or (bracket and self.text(index + 1) != ")"):
            return None, None, after
        return side, organisation_of_item(self.items[index]), index + 1 + bracket

    def region_after(self, after: int) -> tuple[Side | None, int]:
        """ "[Governor Mills] of Estmark": the state in which the region or town lies."""
        index = past_articles(self.items, after + 1, self.book)
        if link(self.items, after, self.book) != OF or index >= len(self.items) or "place" not in self.items[index].kinds:
            return None, after
        side = side_of_place(self.items[index])
        return side, index + 1 if side is not None else after

    def _seated(self, after: int) -> tuple[Side | None, Side | None, int] | None:
        """ "[Anna Holm] from the Norlandic Ministry of Trade", "[Anna Holm] of the Ministry of Trade of Norland"."""
        if self.low(after) not in self.book.belonging and link(self.items, after, self.book) != AT:
            return None
        index = past_articles(self.items, after + 1, self.book)
        if index >= len(self.items):
            return None
        side = side_of_item(self.items[index], self.knowledge, _STATE) if "country" in self.items[index].kinds else None
        end = seat_run(self.items, index + (side is not None), self.book)
        if end is None or (side is None and link(self.items, end, self.book) != OF):
            return None
        if side is None:
            state = past_articles(self.items, end + 1, self.book)
            side = side_of_item(self.items[state], self.knowledge, NAMES) if state < len(self.items) else None
            end = state + 1
        return (side, None, end) if side is not None else None

    def names_another(self, found: OfficeFound) -> bool:
        """Whether the office leads on to another person's name."""
        step = skip_honorifics(self.items, found.after, self.book)
        return step < len(self.items) and name_at(self.items, step, self.book, True) is not None
