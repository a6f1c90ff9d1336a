"""Who is meant by the subject of a cue: the actors beside a word of saying or promising, pronouns resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from communique.knowledge.languages import LanguagePack
from communique.reading.said.cues import Cues
from communique.reading.said.mentions_people import Named
from communique.reading.sentences.clauses import Company, Sentence
from communique.reading.speaking import actor_named
from communique.reading.who.actors import Actor, names_somebody
from communique.reading.who.holders import holder_of, short_for
from communique.text.fold import fold
from communique.text.span import Span

HE = ("he", "she")
_MOST_WORDS = 14
_REACH = 800
_JOINT = 20
_BACK = 4
_NOUN = 4


@lru_cache(maxsize=8)
def _joint(pack: LanguagePack) -> frozenset[str]:
    return frozenset(fold(w) for e in pack.files.commitments.joint for w in e.words)


class Subject(NamedTuple):
    """The actors that stand as the subject of a cue, up to `end`; `pronoun` is the folded word where it is one.

    An office alone may be filled by a person whom another sentence names: then the actor itself stands there.
    """

    actors: tuple[Actor, ...]
    end: int
    pronoun: str = ""

    @property
    def named(self) -> Actor | None:
        """The first who is somebody."""
        return next((a for a in self.actors if names_somebody(a)), None)


class Voices:
    """Finds the subjects of cues; knows which persons the document has named so far."""

    def __init__(self, cues: Cues, people: list[Named]) -> None:
        self.cues, self.people = cues, people
        self._starts = [p.start for p in people]

    def before(self, span: Span, cue: Span) -> Subject | None:
        """The subject on the left of a cue: "Anna Holm has said"."""
        sentence = self.cues.sentence(Span(max(span.start, cue.start - _REACH), cue.end))
        at = next((i for i, item in enumerate(sentence.items) if item.end > cue.start), len(sentence.items))
        company = sentence.subject_of(at)
        if company is None or at - company.after > _MOST_WORDS:
            return self._word_before(cue, span)
        return self._subject(company)

    def speaking(self, span: Span, cue: Span) -> Subject | None:
        """The subject of a word of saying; one that goes on from an earlier verb ("… greeted the guests and said") has the first subject."""
        if self.goes_on(span, cue.start) and (first := self.first(Span(span.start, cue.start))) is not None:
            return first
        return self.before(span, cue)

    def goes_on(self, span: Span, at: int) -> bool:
        """Whether a verb is joined to an earlier one: "… and agreed to"."""
        before = self.cues.low(max(span.start, at - _JOINT), at).split()
        return bool(before) and before[-1] in _joint(self.cues.scene.pack)

    def first(self, span: Span) -> Subject | None:
        """The first subject of a sentence, persons before states ("A strong Norland is needed, she added and noted that").

        It also says what a participle adds ("Anna Holm thanked them, adding that").
        """
        sentence = self.cues.sentence(Span(span.start, min(span.end, span.start + _REACH)))
        found = [c for c in sentence.companies if not c.governed and not c.actors[-1].possessive]
        pronoun = next((c for c in found if c.actors[0].first_words in HE), None)
        stated = found and all(a.kind == "side" for a in found[0].actors)
        company = pronoun if stated and pronoun is not None else next(iter(found), None)
        return self._subject(company) if company else None

    def after(self, start: int, end: int) -> Subject | None:
        """The subject that begins right after a cue: "said Anna Holm", "according to Anna Holm"; not "according to Norland's customs"."""
        sentence = self.cues.sentence(Span(start, end))
        company = next((c for c in sentence.companies if c.first <= 2), None)
        if company is not None and company.actors[-1].possessive and not self._of_a_side(sentence, company.after):
            return None
        if company is None or any(sentence.low(i) not in sentence.book.determiner for i in range(company.first)):
            return self._first_word(sentence)
        return self._subject(company)

    def _of_a_side(self, sentence: Sentence, at: int) -> bool:
        """Whether a word for those who speak for a state follows it: "Norland's Foreign Ministry", not "Norland's customs"."""
        words = [item.low for item in sentence.items[at : at + _NOUN] if item.text not in self.cues.scene.book.possessive]
        return any(" ".join(words[: size + 1]) in sentence.book.side for size in range(len(words)))

    def _subject(self, company: Company) -> Subject:
        word = company.actors[0].first_words if company.actors[0].kind in ("pronoun", "collective") else ""
        return Subject(tuple(self._filled(a) for a in company.actors), company.actors[-1].end, word)

    def _filled(self, actor: Actor) -> Actor:
        """An office alone ("the Minister") is the last person named who holds such an office, the publisher's own before others.

        One of a side is the only such person of it.
        """
        if actor.kind != "office" or actor.office is None or actor.plural:
            return actor
        if actor.side is not None:
            return holder_of(actor, self.cues.paper.known, self.cues.scene)
        words, empty = actor.office.of(self.cues.text), self.cues.scene.book.empty
        fits = [p for p in self._named_before(actor.start) if p.known.office and short_for(words, p.known.office.of(self.cues.text), empty)]
        own = [p for p in fits if self._at_home(p)]
        person = next(reversed(own or fits), None)
        return actor_named(self.cues.paper, Span(person.start, person.end)) if person is not None else actor

    def _at_home(self, person: Named) -> bool:
        """Whether somebody is of the publisher's own side: "the President" of an office's own page is its own."""
        home, side = self.cues.paper.home, person.known.side
        return home is not None and (side is None or side.code == home.code)

    def _named_before(self, at: int) -> list[Named]:
        index = bisect_left(self._starts, at)
        return self.people[max(0, index - 12) : index]

    def _word_before(self, cue: Span, span: Span) -> Subject | None:
        """A bare name or surname right before the cue that the parser of actors does not know."""
        index = bisect_left(self._starts, cue.start) - 1
        if index < 0 or self.people[index].start < span.start or self._gap(self.people[index].end, cue.start) > 1:
            return None
        person = self.people[index]
        return Subject((actor_named(self.cues.paper, Span(person.start, person.end)),), person.end)

    def _gap(self, left: int, right: int) -> int:
        return len(self.cues.text[left:right].split())

    def _first_word(self, sentence: Sentence) -> Subject | None:
        index = bisect_left(self._starts, sentence.span.start)
        if index < len(self.people) and self.people[index].start <= sentence.span.start + 2:
            person = self.people[index]
            return Subject((actor_named(self.cues.paper, Span(person.start, person.end)),), person.end)
        return None

    def taken_up(self, sentences: Sequence[Span], last: Actor | None, spoke: int, speaker: Actor | None) -> Actor | None:
        """Whom "he" or "she" means: the subject of the nearest of the sentences before it, or who spoke in that sentence (at `spoke`);
        never the one whose turn it is, and nobody where a sentence between names somebody without saying what he did."""
        for span in reversed(sentences[-_BACK:]):
            if last is not None and span.start <= spoke < span.end:
                return last
            first = self.first(span)
            named = first.named if first is not None and len(first.actors) == 1 and not first.pronoun else None
            if named is not None and named.name is not None and (speaker is None or named.called != speaker.called):
                return named
            if self._names(span):
                return None
        return None

    def _names(self, span: Span) -> bool:
        """Whether a sentence names anybody."""
        index = bisect_left(self._starts, span.start)
        return index < len(self._starts) and self._starts[index] < span.end

    def others_between(self, spoke: int, at: int, last: Actor) -> bool:
        """Whether somebody else has been named since who spoke last did."""
        return any(p.start > spoke and fold(p.value) != last.called for p in self._named_before(at))

    def only_person(self, at: int, speaker: Actor | None) -> Actor | None:
        """The one person that the text before an offset names; the document's main person where it names nobody."""
        found = [actor_named(self.cues.paper, Span(p.start, p.end)) for p in self._named_before(at)]
        others = {a.called: a for a in found if speaker is None or a.called != speaker.called}
        if not others:
            return self.cues.paper.main if speaker is None else None
        return next(iter(others.values())) if len(others) == 1 else None
