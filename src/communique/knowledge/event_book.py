"""The small words of a language that tell of events, for looking at one word at a time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from communique.knowledge.event_words import Verb
from communique.knowledge.place_book import PlaceBook, words_of
from communique.text.fold import fold
from communique.text.phrases import WordFinder


class EventBook(PlaceBook):
    """Sets and tables of single words and short phrases, made once from a language's file of events."""

    @cached_property
    def modal(self) -> dict[str, str]:
        """Words around a verb or before a noun, folded, and the status they give."""
        return {fold(w): m.status for m in self.events.modal for w in m.words}

    @cached_property
    def modal_ends(self) -> frozenset[str]:
        """What those may end with: their last word, their last two words and so on."""
        return _endings(self.modal)

    @cached_property
    def light_ends(self) -> frozenset[str]:
        """The same of light verbs."""
        return _endings(self.light)

    @cached_property
    def light(self) -> dict[str, tuple[Verb, str]]:
        """Light verbs, folded, with entry and form (past, base, third, participle)."""
        found: dict[str, tuple[Verb, str]] = {}
        for verb in self.events.light:
            for form, ws in (("participle", verb.participle), ("base", verb.base), ("third", verb.third), ("past", verb.past)):
                found.update({fold(w): (verb, form) for w in ws})
        return found

    @cached_property
    def adverb(self) -> frozenset[str]:
        """Adverbs that may stand between subject and verb, folded."""
        return words_of(self.events.adverb)

    @cached_property
    def attended(self) -> tuple[str, ...]:
        """Words behind a meeting by which more of its participants are named, folded."""
        return tuple(sorted(words_of(self.events.attended)))

    @cached_property
    def presence(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """By form, the folded words that tell who else was there, the longest first, each with the id of its entry."""
        found: dict[str, list[tuple[str, str]]] = {}
        for entry in self.events.presence:
            found.setdefault(entry.form, []).extend((fold(w), entry.id) for w in entry.words)
        return {form: tuple(sorted(words, key=lambda pair: (-len(pair[0]), pair))) for form, words in found.items()}

    @cached_property
    def presence_finder(self) -> WordFinder:
        """Finds those words in a folded text, but for those that only stand beside others."""
        return WordFinder(words for form, pairs in self.presence.items() if form not in ("ellipsis", "members") for words, _ in pairs)

    @cached_property
    def definite(self) -> frozenset[str]:
        """Determiners that point back at what was told, folded."""
        return words_of(self.events.definite)

    @cached_property
    def aside(self) -> frozenset[str]:
        """Prepositions that lead from a verb and its day to what it is about, folded."""
        return words_of(self.events.aside)

    @cached_property
    def infinitive(self) -> frozenset[str]:
        """What leads to a bare verb, folded."""
        return words_of(self.events.infinitive)

    @cached_property
    def in_turn(self) -> frozenset[str]:
        """Which of several it is that does the same in turn, folded."""
        return words_of(self.events.in_turn)

    @cached_property
    def before_whom(self) -> frozenset[str]:
        """Prepositions that lead to who receives credentials, folded."""
        return words_of(self.events.before_whom)

    @cached_property
    def mine(self) -> frozenset[str]:
        """Possessives of the one who speaks, folded."""
        return words_of(self.events.mine)

    @cached_property
    def edge(self) -> frozenset[str]:
        """Words before a day that is the edge of a time, folded."""
        return words_of(self.events.edge)

    @cached_property
    def dated(self) -> frozenset[str]:
        """Words before the day of a text, folded."""
        return words_of(self.events.dated)

    @cached_property
    def term(self) -> frozenset[str]:
        """Words before the years of an office, folded."""
        return words_of(self.events.term)

    @cached_property
    def paper(self) -> frozenset[str]:
        """Texts that carry a day of their own, folded."""
        return words_of(self.events.paper)

    @cached_property
    def be(self) -> frozenset[str]:
        """Forms of "be", folded."""
        return words_of(self.events.be)

    @cached_property
    def matter(self) -> frozenset[str]:
        """Nouns after which "with" and a state name what is talked about, folded."""
        return words_of(self.events.matter)

    @cached_property
    def unmet(self) -> frozenset[str]:
        """Things that are met and are nobody ("criteria"), folded."""
        return words_of(self.events.unmet)

    @cached_property
    def separate(self) -> frozenset[str]:
        """Words that say that a collective was met one by one, folded."""
        return words_of(self.events.separate)

    @cached_property
    def him(self) -> frozenset[str]:
        """Object pronouns for one person, folded."""
        return words_of(self.events.him)

    @cached_property
    def he(self) -> frozenset[str]:
        """Subject pronouns for one person, folded."""
        return words_of(self.events.he)

    @cached_property
    def they(self) -> frozenset[str]:
        """Pronouns for several, folded."""
        return words_of(self.events.they)

    @cached_property
    def me(self) -> frozenset[str]:
        """Pronouns for the speaker, folded."""
        return words_of(self.events.me)

    @cached_property
    def relative(self) -> frozenset[str]:
        """Words with which a relative clause begins, folded."""
        return words_of(self.events.relative)

    @cached_property
    def dating(self) -> frozenset[str]:
        """Prepositions that lead to a date, folded."""
        return words_of(self.events.dating)

    @cached_property
    def framing(self) -> frozenset[str]:
        """Prepositions with which a sentence sets the frame of what it tells, folded."""
        return words_of(self.events.framing)

    @cached_property
    def one(self) -> frozenset[str]:
        """Indefinite articles, folded."""
        return words_of(self.events.one)

    @cached_property
    def his(self) -> frozenset[str]:
        """Possessive pronouns of one person, folded."""
        return words_of(self.events.his)

    @cached_property
    def also(self) -> frozenset[str]:
        """Words that join two of a row, folded."""
        return words_of(self.events.also)

    @cached_property
    def earlier(self) -> frozenset[str]:
        """Adjectives of what was before the event that is told, folded."""
        return words_of(self.events.earlier)

    @cached_property
    def inviting(self) -> frozenset[str]:
        """Words of inviting, folded."""
        return words_of(self.events.inviting)

    @cached_property
    def means(self) -> frozenset[str]:
        """Prepositions before a means ("by video conference"), folded."""
        return words_of(self.events.means)

    @cached_property
    def away(self) -> frozenset[str]:
        """Words after which a verb no longer carries a noun ("arrived for talks"), folded."""
        return words_of(self.events.away)

    @cached_property
    def being(self) -> frozenset[str]:
        """The forms of "to be" that make a passive, folded."""
        return words_of(self.events.being)

    @cached_property
    def verbal(self) -> frozenset[str]:
        """Words after which a word that is also a noun is a verb, folded."""
        return words_of(self.events.verbal)

    @cached_property
    def noun_after(self) -> frozenset[str]:
        """Words behind a word that is also a verb after which it is a noun, folded."""
        return words_of(self.events.noun_after)

    @cached_property
    def thanking(self) -> frozenset[str]:
        """Words that thank somebody, folded."""
        return words_of(self.events.thanking)

    @cached_property
    def abstract(self) -> frozenset[str]:
        """Prepositions after which talks are only a means, folded."""
        return words_of(self.events.abstract)

    @cached_property
    def behind(self) -> frozenset[str]:
        """Words behind which a date belongs to what came before, folded."""
        return words_of(self.events.behind)

    @cached_property
    def which(self) -> frozenset[str]:
        """Words with which a clause about a thing begins, folded."""
        return words_of(self.events.which)

    @cached_property
    def ordinal(self) -> frozenset[str]:
        """Ordinal numbers in words, folded."""
        return words_of(self.events.ordinal)

    @cached_property
    def around(self) -> frozenset[str]:
        """Words that may stand between a subject and its verb: auxiliaries, adverbs, modals and their "to", folded."""
        modal = {word for phrase in self.modal for word in phrase.split()}
        return self.auxiliary | self.adverb | modal

    @cached_property
    def toward(self) -> frozenset[str]:
        """Prepositions that lead to the other end of a call or a meeting, folded."""
        return words_of(self.events.toward)

    @cached_property
    def weak_modal(self) -> frozenset[str]:
        """Modal words that make no noun a wish, folded."""
        return words_of(self.events.weak_modal)

    @cached_property
    def saluting(self) -> tuple[str, ...]:
        """Phrases before a verb by which a speaker does what he says, folded: "let me", "I am pleased to"."""
        return tuple(words_of(self.events.saluting))

    @cached_property
    def once(self) -> frozenset[str]:
        """Conjunctions after which a present tense lies ahead, folded: "when he visits Oslo"."""
        return words_of(self.events.once)

    @cached_property
    def leading_up(self) -> dict[str, str]:
        """Two words before a noun, folded, and the status they give."""
        return {fold(w): m.status for m in self.events.leading_up for w in m.words}

    @cached_property
    def afterwards(self) -> frozenset[str]:
        """Words after which a noun names what was before, folded."""
        return words_of(self.events.afterwards)

    @cached_property
    def nominal(self) -> frozenset[str]:
        """Words after which a word that is also a verb is a noun, folded."""
        return words_of(self.events.nominal)

    @cached_property
    def placing(self) -> frozenset[str]:
        """Prepositions after which a state is no party, folded."""
        return words_of(self.events.placing)

    @cached_property
    def ending_what(self) -> frozenset[str]:
        """Prepositions that end what a verb received, folded."""
        return words_of(self.events.ending_what)

    @cached_property
    def place_words(self) -> frozenset[str]:
        """Words between "in" and the name of a place, folded."""
        return words_of(self.events.place_words)

    @cached_property
    def gone(self) -> frozenset[str]:
        """Words behind a noun that put it at another time, folded."""
        return words_of(self.events.gone)

    @cached_property
    def accompanying(self) -> frozenset[str]:
        """Verbs whose object is the traveller, folded."""
        return words_of(self.events.accompanying)

    @cached_property
    def will(self) -> frozenset[str]:
        """Auxiliaries that carry over to the further verbs of a row, folded."""
        return words_of(self.events.will)

    @cached_property
    def this(self) -> frozenset[str]:
        """Pronouns that stand for what was just told, folded."""
        return words_of(self.events.this)

    @cached_property
    def delegates(self) -> frozenset[str]:
        """Nouns for those whom a state sends, folded."""
        return words_of(self.events.delegates)

    @cached_property
    def at_head(self) -> frozenset[str]:
        """Words that name who is at the head of a group or among it, folded."""
        return words_of(self.events.headed)

    @cached_property
    def joint(self) -> frozenset[str]:
        """Words that say that several were met together, folded."""
        return words_of(self.events.joint)

    @cached_property
    def signed(self) -> frozenset[str]:
        """Nouns of texts that are signed, folded."""
        return words_of(self.events.signed)

    @cached_property
    def auxiliary(self) -> frozenset[str]:
        """Auxiliary verbs, folded."""
        return words_of(self.events.auxiliary)

    @cached_property
    def own(self) -> frozenset[str]:
        """Possessive pronouns, folded."""
        return words_of(self.events.own)


def _endings(phrases: Iterable[str]) -> frozenset[str]:
    words = [phrase.split(" ") for phrase in phrases]
    return frozenset(" ".join(said[at:]) for said in words for at in range(len(said)))
