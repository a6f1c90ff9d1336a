"""What a language says about people: honorifics, offices, the small words inside names (`people.toml`)."""

from __future__ import annotations

from communique.knowledge.entries import Entry


class WordList(Entry, frozen=True, kw_only=True):
    """Words that do one job.  `example` is a phrase of our own in which one of them does it."""

    words: list[str]
    example: str


class Office(Entry, frozen=True, kw_only=True):
    """An office: all ways to write it, and the state or organisation that it implies when nothing else is said.

    `country` is set only where the title belongs to one state in practice ("External Affairs Minister" -> IN).
    `usual` is the state whose office it is when the page names no other ("Secretary Mills" -> US).  `topics` says that the title takes a subject ("Minister for ...").  `weak` offices need a name or a country beside them.
    `mission`: sent to somebody ("Ambassador to ...").  `aide`: serves another office ("Adviser to the President").  `rank`: may stand between another
    office and the name ("Permanent Representative, Ambassador Mills").  `sovereign`: "President and Minister ..." without a name are two persons.
    `foreign`: never the publisher's own ("Dean of the Diplomatic Corps").  `sole`: a state has but one.  `national`: no organisation has
    one ("Prime Minister").  `rotating`: held in turn beside an office at home ("the Chair of ASEAN, President Mills").
    `party`: of the party that governs ("General Secretary and President Mills" is one person).  `single`: one person's, though a plural is in it.
    `local`: of a town, a region or a constituency, never a mission's own.
    """

    words: list[str]
    example: str
    country: str | None = None
    usual: str | None = None
    topics: bool = False
    weak: bool = False
    mission: bool = False
    aide: bool = False
    rank: bool = False
    sovereign: bool = False
    foreign: bool = False
    sole: bool = False
    national: bool = False
    rotating: bool = False
    party: bool = False
    single: bool = False
    local: bool = False


class PeopleWords(Entry, frozen=True, kw_only=True):
    """The language's words for people.  `singular` leads from the plural of an office's noun to the singular, `short` from an
    abbreviation to the office."""

    honorific: list[WordList]
    postnominal: list[WordList]
    prefix: list[WordList]
    particle: list[WordList]
    office: list[Office]
    counterpart: list[WordList]
    pronoun: list[WordList]
    collective: list[WordList]
    side_noun: list[WordList]
    group: list[WordList]
    not_name: list[WordList]
    determiner: list[WordList]
    topic: list[WordList] = []
    headline: list[WordList] = []
    institution: list[WordList] = []
    generation: list[WordList] = []
    peer: list[WordList] = []
    suffix: list[WordList] = []
    body: list[WordList] = []
    seat: list[WordList] = []
    region: list[WordList] = []
    courtesy: list[WordList] = []
    led: list[WordList] = []
    headed: list[WordList] = []
    abroad: list[WordList] = []
    world: list[WordList] = []
    union: list[WordList] = []
    closing: list[WordList] = []
    members: list[WordList] = []
    title_name: list[WordList] = []
    descent: list[WordList] = []
    last_honorific: list[WordList] = []
    long_title: list[WordList] = []
    of_state: list[WordList] = []
    continent: list[WordList] = []
    charged: list[WordList] = []
    subject_ending: list[WordList] = []
    state_again: list[WordList] = []
    empty: list[WordList] = []
    vague: list[WordList] = []
    possessive: list[WordList] = []
    chain: list[WordList] = []
    whereabouts: list[WordList] = []
    between_states: list[WordList] = []
    glued_article: list[WordList] = []
    unit: list[WordList] = []
    residing: list[WordList] = []
    capacity: list[WordList] = []
    name_end: list[WordList] = []
    at_large: list[WordList] = []
    given_too: list[WordList] = []
    respectively: list[WordList] = []
    retired: list[WordList] = []
    article: list[WordList] = []
    after_article: list[WordList] = []
    before_honourable: list[WordList] = []
    including: list[WordList] = []
    before_state: list[WordList] = []
    preposition: list[WordList] = []
    session: list[WordList] = []
    no_topic_behind: list[WordList] = []
    possessing: list[WordList] = []
    inner: list[WordList] = []
    subject_too: list[WordList] = []
    paired: list[WordList] = []
    moreover: list[WordList] = []
    closing_list: list[WordList] = []
    small_honorific: list[WordList] = []
    conjunction: list[WordList] = []
    going_on: list[WordList] = []
    belonging: list[WordList] = []
    agent: list[WordList] = []
    which: list[WordList] = []
    towards: list[WordList] = []
    ends_body: list[WordList] = []
    former: list[WordList] = []
    body_again: list[WordList] = []
    origin: list[WordList] = []
    singular: dict[str, str] = {}
    short: dict[str, str] = {}
    couple: dict[str, str] = {}
    link: dict[str, str] = {}


class EverydayWords(Entry, frozen=True, kw_only=True):
    """Words of everyday, folded, that name nobody where they stand alone behind an office or a title."""

    everyday: list[WordList] = []
