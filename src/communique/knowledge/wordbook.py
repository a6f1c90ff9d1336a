"""The small words of a language, for looking at one word at a time."""

from __future__ import annotations

from functools import cached_property

from communique.knowledge.actor_book import ActorBook
from communique.knowledge.event_words import EventWords
from communique.knowledge.people_words import EverydayWords, PeopleWords
from communique.knowledge.place_book import words_of
from communique.text.fold import fold
from communique.text.phrases import WordFinder


class WordBook(ActorBook):
    """Sets and tables of single words and short phrases, made once from a language's people, event and everyday files."""

    def __init__(self, people: PeopleWords, events: EventWords, everyday: EverydayWords) -> None:
        super().__init__(people, events)
        self._everyday = everyday

    @cached_property
    def everyday(self) -> frozenset[str]:
        """Words that are hardly ever a surname, folded."""
        return words_of(self._everyday.everyday)

    @cached_property
    def prefix(self) -> frozenset[str]:
        """Words before the head of an office ("Deputy"), folded."""
        return words_of(self.people.prefix)

    @cached_property
    def honorific(self) -> frozenset[str]:
        """Honorifics, folded."""
        return words_of(self.people.honorific)

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
        return words_of(self.people.counterpart)

    @cached_property
    def side(self) -> frozenset[str]:
        """Nouns that make an adjective a side ("the Norlandic side"), folded."""
        return words_of(self.people.side_noun)

    @cached_property
    def group(self) -> frozenset[str]:
        """Nouns for several people who are no side, folded."""
        return words_of(self.people.group)

    @cached_property
    def pronoun(self) -> frozenset[str]:
        """Personal pronouns, folded."""
        return words_of(self.people.pronoun)

    @cached_property
    def determiner(self) -> frozenset[str]:
        """Articles and the like, folded."""
        return words_of(self.people.determiner)

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
    def descent(self) -> frozenset[str]:
        """Particles that say whose child somebody is, as written."""
        return frozenset(w for e in self.people.descent for w in e.words)

    @cached_property
    def last_honorific(self) -> frozenset[str]:
        """Honorifics right before the name, as written."""
        return frozenset(w for e in self.people.last_honorific for w in e.words)

    @cached_property
    def long_title(self) -> frozenset[str]:
        """Titles of several words, the last of which nobody can list, as written."""
        return frozenset(w for e in self.people.long_title for w in e.words)

    @cached_property
    def given_too(self) -> frozenset[str]:
        """Ordinary words that are given names too, as written."""
        return frozenset(w for e in self.people.given_too for w in e.words)

    @cached_property
    def retired(self) -> frozenset[str]:
        """Words in brackets beside a rank, as written."""
        return frozenset(w for e in self.people.retired for w in e.words)

    @cached_property
    def after_article(self) -> frozenset[str]:
        """Honorifics before which an article may stand ("the Hon."), folded."""
        return words_of(self.people.after_article)

    @cached_property
    def before_honourable(self) -> frozenset[str]:
        """Words before those ("Right Honourable"), folded."""
        return words_of(self.people.before_honourable)

    @cached_property
    def article(self) -> frozenset[str]:
        """The definite article, folded."""
        return words_of(self.people.article)

    @cached_property
    def small_honorific(self) -> frozenset[str]:
        """Honorifics that pages write in small letters too ("sheikh"), as written."""
        return frozenset(w for e in self.people.small_honorific for w in e.words)

    @cached_property
    def honouring(self) -> frozenset[str]:
        """Every word with which an honorific may begin, folded: no other needs a look at what stands around it."""
        return self.honorific | self.article | self.before_honourable | words_of(self.people.small_honorific)

    @cached_property
    def generation(self) -> frozenset[str]:
        """ "Jr." and the like, as written."""
        return frozenset(w for e in self.people.generation for w in e.words)

    @cached_property
    def peer(self) -> frozenset[str]:
        """Honorifics after which "of <place>" belongs to the name, folded."""
        return words_of(self.people.peer)

    @cached_property
    def suffix(self) -> frozenset[str]:
        """Words after an office that belong to it, as written."""
        return frozenset(w for e in self.people.suffix for w in e.words)

    @cached_property
    def low_suffix(self) -> frozenset[str]:
        """The same, folded."""
        return words_of(self.people.suffix)

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
        return words_of(self.people.courtesy)

    @cached_property
    def led(self) -> frozenset[str]:
        """Participles before "by" and the head of a delegation ("led"), folded."""
        return words_of(self.people.led)

    @cached_property
    def headed(self) -> frozenset[str]:
        """Nouns for those whose head is named behind them ("a delegation headed by"), folded."""
        return words_of(self.people.headed)

    @cached_property
    def abroad(self) -> frozenset[str]:
        """Words for a state's own people in other states, as written."""
        return frozenset(w for e in self.people.abroad for w in e.words)

    @cached_property
    def world(self) -> frozenset[str]:
        """Adjectives of parts of the world, as written."""
        return frozenset(w for e in self.people.world for w in e.words)

    @cached_property
    def union(self) -> frozenset[str]:
        """Bodies that states of a part of the world have together, as written."""
        return frozenset(w for e in self.people.union for w in e.words)

    @cached_property
    def closing(self) -> frozenset[str]:
        """Words after which the subject of an office is complete, as written."""
        return frozenset(w for e in self.people.closing for w in e.words)

    @cached_property
    def members(self) -> frozenset[str]:
        """The members that a body is named by, as written."""
        return frozenset(w for e in self.people.members for w in e.words)

    @cached_property
    def title_name(self) -> frozenset[str]:
        """Titles that are given names too, as written."""
        return frozenset(w for e in self.people.title_name for w in e.words)

    @cached_property
    def origin(self) -> tuple[str, ...]:
        """Endings of adjectives that tell where somebody is from ("-ian"), folded."""
        return tuple(sorted(words_of(self.people.origin)))

    @cached_property
    def singular(self) -> dict[str, str]:
        """From the plural of an office's noun to the singular, as written."""
        return self.people.singular

    @cached_property
    def plural(self) -> frozenset[str]:
        """Plurals of offices' nouns, folded."""
        return frozenset(fold(word) for word in self.people.singular)

    @cached_property
    def no_topic_behind(self) -> frozenset[str]:
        """Words of subjects before which an unknown word is a name, no subject, as written."""
        return frozenset(w for e in self.people.no_topic_behind for w in e.words)

    @cached_property
    def short(self) -> dict[str, str]:
        """From an abbreviation to the office, as written."""
        return self.people.short

    @cached_property
    def couple(self) -> dict[str, str]:
        """From an office of a royal house to that of husband or wife, folded, both ways."""
        return {fold(k): fold(v) for one, other in self.people.couple.items() for k, v in ((one, other), (other, one))}

    @cached_property
    def starters(self) -> frozenset[str]:
        """Ordinary lower-case words with which an actor may begin, folded."""
        return self.determiner | self.pronoun | self.prefix | self.counterpart | self.state_again

    @cached_property
    def leaders(self) -> frozenset[str]:
        """Words with which an actor begins that does not begin with its name, folded."""
        return self.starters | self.honorific | self.article | self.before_honourable

    @cached_property
    def leading(self) -> frozenset[str]:
        """Words that stand before the head of an office, as written."""
        return self.topic | self.body | self.seat

    @cached_property
    def institution(self) -> frozenset[str]:
        """Bodies that publish in the name of a state, folded."""
        return words_of(self.people.institution)
