"""The small words of a language, for looking at one word at a time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from communique.knowledge.event_words import EventWords, Verb
from communique.knowledge.people_words import PeopleWords, WordList
from communique.text.fold import fold
from communique.text.phrases import WordFinder


class WordBook:
    """Sets and tables of single words and short phrases, made once from a language's people and event files."""

    def __init__(self, people: PeopleWords, events: EventWords) -> None:
        self.people, self.events = people, events

    @cached_property
    def prefix(self) -> frozenset[str]:
        """Words before the head of an office ("Deputy"), folded."""
        return _words(self.people.prefix)

    @cached_property
    def honorific(self) -> frozenset[str]:
        """Honorifics, folded."""
        return _words(self.people.honorific)

    @cached_property
    def honorific_finder(self) -> WordFinder:
        """Finds honorifics in a folded text."""
        return WordFinder(self.honorific)

    @cached_property
    def postnominal(self) -> frozenset[str]:
        """Letters after a name, as written."""
        return frozenset(w for e in self.people.postnominal for w in e.words)

    @cached_property
    def particle(self) -> frozenset[str]:
        """Small words inside names, as written."""
        return frozenset(w for e in self.people.particle for w in e.words)

    @cached_property
    def counterpart(self) -> frozenset[str]:
        """Nouns for the same office on the other side, folded."""
        return _words(self.people.counterpart)

    @cached_property
    def side(self) -> frozenset[str]:
        """Nouns that make an adjective a side ("the Norlandic side"), folded."""
        return _words(self.people.side_noun)

    @cached_property
    def group(self) -> frozenset[str]:
        """Nouns for several people who are no side, folded."""
        return _words(self.people.group)

    @cached_property
    def pronoun(self) -> frozenset[str]:
        """Personal pronouns, folded."""
        return _words(self.people.pronoun)

    @cached_property
    def determiner(self) -> frozenset[str]:
        """Articles and the like, folded."""
        return _words(self.people.determiner)

    @cached_property
    def not_name(self) -> frozenset[str]:
        """Capitalised words that are no part of a personal name, as written."""
        return frozenset(w for e in (*self.people.not_name, *self.people.headline) for w in e.words)

    @cached_property
    def topic(self) -> frozenset[str]:
        """Words of which the subjects of offices are made, as written."""
        return frozenset(w for e in self.people.topic for w in e.words)

    @cached_property
    def headline(self) -> frozenset[str]:
        """Capitalised verbs and the like of headlines, as written."""
        return frozenset(w for e in self.people.headline for w in e.words)

    @cached_property
    def low_topic(self) -> frozenset[str]:
        """The same, folded, for offices in lower case ("minister of trade")."""
        return frozenset(fold(w) for w in self.topic)

    @cached_property
    def low_not_name(self) -> frozenset[str]:
        """Words that are no part of a name, folded, for words in capitals."""
        return frozenset(fold(w) for w in self.not_name)

    @cached_property
    def written_honorific(self) -> frozenset[str]:
        """Honorifics as written."""
        return frozenset(w for e in self.people.honorific for w in e.words)

    @cached_property
    def generation(self) -> frozenset[str]:
        """ "Jr." and the like, as written."""
        return frozenset(w for e in self.people.generation for w in e.words)

    @cached_property
    def peer(self) -> frozenset[str]:
        """Honorifics after which "of <place>" belongs to the name, folded."""
        return _words(self.people.peer)

    @cached_property
    def suffix(self) -> frozenset[str]:
        """Words after an office that belong to it, as written."""
        return frozenset(w for e in self.people.suffix for w in e.words)

    @cached_property
    def low_suffix(self) -> frozenset[str]:
        """The same, folded."""
        return _words(self.people.suffix)

    @cached_property
    def body(self) -> frozenset[str]:
        """Parts of states and organisations that stay within an office, as written."""
        return frozenset(w for e in self.people.body for w in e.words)

    @cached_property
    def seat(self) -> frozenset[str]:
        """Seats of governments, which stay outside an office, as written."""
        return frozenset(w for e in self.people.seat for w in e.words)

    @cached_property
    def region(self) -> frozenset[str]:
        """Nouns for parts of states, as written."""
        return frozenset(w for e in self.people.region for w in e.words)

    @cached_property
    def courtesy(self) -> frozenset[str]:
        """Adjectives of courtesy before the name of a state ("the friendly Kingdom of Norland"), folded."""
        return _words(self.people.courtesy)

    @cached_property
    def led(self) -> frozenset[str]:
        """Participles before "by" and the head of a delegation ("led"), folded."""
        return _words(self.people.led)

    @cached_property
    def abroad(self) -> frozenset[str]:
        """Words for a state's own people in other states, as written."""
        return frozenset(w for e in self.people.abroad for w in e.words)

    @cached_property
    def origin(self) -> tuple[str, ...]:
        """Endings of adjectives that tell where somebody is from ("-ian"), folded."""
        return tuple(sorted(_words(self.people.origin)))

    @cached_property
    def singular(self) -> dict[str, str]:
        """From the plural of an office's noun to the singular, as written."""
        return self.people.singular

    @cached_property
    def starters(self) -> frozenset[str]:
        """Ordinary lower-case words with which an actor may begin, folded."""
        return self.determiner | self.pronoun | self.prefix | self.counterpart

    @cached_property
    def leaders(self) -> frozenset[str]:
        """Words with which an actor begins that does not begin with its name, folded."""
        return self.starters | self.honorific | {"the", "rt", "right"}

    @cached_property
    def leading(self) -> frozenset[str]:
        """Words that stand before the head of an office, as written."""
        return self.topic | self.body | self.seat

    @cached_property
    def institution(self) -> frozenset[str]:
        """Bodies that publish in the name of a state, folded."""
        return _words(self.people.institution)

    @cached_property
    def modal(self) -> dict[str, str]:
        """Words around a verb or before a noun, folded, and the status they give."""
        return {fold(w): m.status for m in self.events.modal for w in m.words}

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
        return _words(self.events.adverb)

    @cached_property
    def here(self) -> frozenset[str]:
        """Words for the publisher's own state as a destination, folded."""
        return _words(self.events.here)

    @cached_property
    def before_place(self) -> frozenset[str]:
        """Words between a verb of visiting and the place, folded."""
        return _words(self.events.before_place)

    @cached_property
    def separate(self) -> frozenset[str]:
        """Words that say that a collective was met one by one, folded."""
        return _words(self.events.separate)

    @cached_property
    def him(self) -> frozenset[str]:
        """Object pronouns for one person, folded."""
        return _words(self.events.him)

    @cached_property
    def he(self) -> frozenset[str]:
        """Subject pronouns for one person, folded."""
        return _words(self.events.he)

    @cached_property
    def they(self) -> frozenset[str]:
        """Pronouns for several, folded."""
        return _words(self.events.they)

    @cached_property
    def me(self) -> frozenset[str]:
        """Pronouns for the speaker, folded."""
        return _words(self.events.me)

    @cached_property
    def relative(self) -> frozenset[str]:
        """Words with which a relative clause begins, folded."""
        return _words(self.events.relative)

    @cached_property
    def dating(self) -> frozenset[str]:
        """Prepositions that lead to a date, folded."""
        return _words(self.events.dating)

    @cached_property
    def framing(self) -> frozenset[str]:
        """Prepositions with which a sentence sets the frame of what it tells, folded."""
        return _words(self.events.framing)

    @cached_property
    def one(self) -> frozenset[str]:
        """Indefinite articles, folded."""
        return _words(self.events.one)

    @cached_property
    def his(self) -> frozenset[str]:
        """Possessive pronouns of one person, folded."""
        return _words(self.events.his)

    @cached_property
    def also(self) -> frozenset[str]:
        """Words that join two of a row, folded."""
        return _words(self.events.also)

    @cached_property
    def earlier(self) -> frozenset[str]:
        """Adjectives of what was before the event that is told, folded."""
        return _words(self.events.earlier)

    @cached_property
    def inviting(self) -> frozenset[str]:
        """Words of inviting, folded."""
        return _words(self.events.inviting)

    @cached_property
    def means(self) -> frozenset[str]:
        """Prepositions before a means ("by video conference"), folded."""
        return _words(self.events.means)

    @cached_property
    def away(self) -> frozenset[str]:
        """Words after which a verb no longer carries a noun ("arrived for talks"), folded."""
        return _words(self.events.away)

    @cached_property
    def being(self) -> frozenset[str]:
        """The forms of "to be" that make a passive, folded."""
        return _words(self.events.being)

    @cached_property
    def verbal(self) -> frozenset[str]:
        """Words after which a word that is also a noun is a verb, folded."""
        return _words(self.events.verbal)

    @cached_property
    def noun_after(self) -> frozenset[str]:
        """Words behind a word that is also a verb after which it is a noun, folded."""
        return _words(self.events.noun_after)

    @cached_property
    def abstract(self) -> frozenset[str]:
        """Prepositions after which talks are only a means, folded."""
        return _words(self.events.abstract)

    @cached_property
    def behind(self) -> frozenset[str]:
        """Words behind which a date belongs to what came before, folded."""
        return _words(self.events.behind)

    @cached_property
    def which(self) -> frozenset[str]:
        """Words with which a clause about a thing begins, folded."""
        return _words(self.events.which)

    @cached_property
    def ordinal(self) -> frozenset[str]:
        """Ordinal numbers in words, folded."""
        return _words(self.events.ordinal)

    @cached_property
    def around(self) -> frozenset[str]:
        """Words that may stand between a subject and its verb: auxiliaries, adverbs, modals and their "to", folded."""
        modal = {word for phrase in self.modal for word in phrase.split()}
        return self.auxiliary | self.adverb | modal

    @cached_property
    def toward(self) -> frozenset[str]:
        """Prepositions that lead to the other end of a call or a meeting, folded."""
        return _words(self.events.toward)

    @cached_property
    def will(self) -> frozenset[str]:
        """Auxiliaries that carry over to the further verbs of a row, folded."""
        return _words(self.events.will)

    @cached_property
    def this(self) -> frozenset[str]:
        """Pronouns that stand for what was just told, folded."""
        return _words(self.events.this)

    @cached_property
    def delegates(self) -> frozenset[str]:
        """Nouns for those whom a state sends, folded."""
        return _words(self.events.delegates)

    @cached_property
    def town(self) -> frozenset[str]:
        """Nouns for towns, after which "of" leads to the name, folded."""
        return _words(self.events.town)

    @cached_property
    def headed(self) -> frozenset[str]:
        """Words that name who is at the head of a group or among it, folded."""
        return _words(self.events.headed)

    @cached_property
    def joint(self) -> frozenset[str]:
        """Words that say that several were met together, folded."""
        return _words(self.events.joint)

    @cached_property
    def signed(self) -> frozenset[str]:
        """Nouns of texts that are signed, folded."""
        return _words(self.events.signed)

    @cached_property
    def auxiliary(self) -> frozenset[str]:
        """Auxiliary verbs, folded."""
        return _words(self.events.auxiliary)

    @cached_property
    def own(self) -> frozenset[str]:
        """Possessive pronouns, folded."""
        return _words(self.events.own)


def _words(entries: Iterable[WordList]) -> frozenset[str]:
    return frozenset(fold(w) for e in entries for w in e.words)
