"""The words of offices: heads ("Minister"), what stands before them, subjects ("of Trade and Culture"), bodies ("Department of European Affairs").

Every function takes the index at which its phrase would begin and gives the index after it, or None where no such phrase begins.
"""

from __future__ import annotations

from functools import lru_cache

from communique.knowledge.people_words import Office
from communique.knowledge.wordbook import WordBook
from communique.reading.scene import Item
from communique.reading.who.sides import organisation_of_item

OF, FOR, ON, TO, IN, AT, WITH = "belonging", "charge", "topic", "goal", "place", "seat", "company"
"""What the prepositions behind an office do, whatever the language calls them."""
_MARKS = frozenset((",", "/"))
_HYPHENS = frozenset(("-", "–"))
_NO_SUBJECT = frozenset(("verb", "country", "office", "honorific", "organisation"))
_FARTHEST = 8
_LONGEST_PHRASE = 4
_LONGEST_ABBREVIATION = 3
_LONGEST = 16


def low(items: list[Item], at: int) -> str:
    """The folded word at an index, empty outside."""
    return items[at].low if 0 <= at < len(items) else ""


def text(items: list[Item], at: int) -> str:
    """The word at an index as written, empty outside."""
    return items[at].text if 0 <= at < len(items) else ""


def link(items: list[Item], at: int, book: WordBook) -> str:
    """What the preposition at an index does behind an office, empty where there is none."""
    return book.links.get(items[at].low, "") if 0 <= at < len(items) else ""


def joins(item: Item, book: WordBook) -> bool:
    """Whether it is a conjunction, or a mark that may stand for one."""
    return item.low in book.conjunction or item.low in _MARKS


def _inner(item: Item, book: WordBook) -> bool:
    """Whether it is a small word inside a subject or the name of a body."""
    return item.low in book.inner or item.low in _HYPHENS


def past_articles(items: list[Item], at: int, book: WordBook) -> int:
    """The index after articles, possessive pronouns and words of courtesy ("the friendly")."""
    while low(items, at) in book.possessing:
        at += 1
    while low(items, at) in book.courtesy:
        at += 1
    return at


def past_session(items: list[Item], at: int, book: WordBook) -> int:
    """ "[of] the 78th session of the [General Assembly]": past the number and the sitting, to the body."""
    step = at
    while step < min(at + _LONGEST_PHRASE, len(items)) and low(items, step) not in book.session:
        step += 1
    if low(items, step) not in book.session or low(items, step + 1) not in book.belonging:
        return at
    return past_articles(items, step + 2, book)


def office_of(item: Item) -> Office | None:
    """The office that an item may be the head of."""
    sense = item.sense("office")
    return sense.data if sense is not None and isinstance(sense.data, Office) else None


def head_at(items: list[Item], at: int, book: WordBook) -> int | None:
    """The index of the head of the office that begins at an index: "Deputy", "Economy and Trade", "Foreign Ministry" may stand before it."""
    index = at
    while index < min(at + _FARTHEST, len(items)):
        item = items[index]
        if index == at and (further := _past_qualities(items, at, book)) is not None:
            return further
        if "office" in item.kinds and not (item.low in book.prefix and index + 1 < len(items) and "office" in items[index + 1].kinds):
            return index if index == at or not joins(items[index - 1], book) or _paired(items, at, index, book) else None
        if not (_before_head(item, book) or (index > at and _joins_subjects(items, index, book))):
            return None
        index += 3 if item.text == "(" else 1
    return None


def _past_qualities(items: list[Item], at: int, book: WordBook) -> int | None:
    """ "Deputy [Military Liaison Officer]": the index of the head behind a word that may be an office or a quality of one."""
    if items[at].low not in book.prefix or "office" not in items[at].kinds:
        return None
    index = at + 1
    while index < min(at + _LONGEST_PHRASE, len(items)) and items[index].text in book.topic and not items[index].senses:
        index += 1
    ends = at + 1 < index < len(items) and items[index].capital and "office" in items[index].kinds
    return index if ends else None


def _joins_subjects(items: list[Item], at: int, book: WordBook) -> bool:
    """ "[Trade] and [Economy] Minister": a conjunction or a mark between words before the head; not the comma behind a body that ends a phrase."""
    item = items[at]
    if item.text == ",":
        return items[at - 1].text in book.topic or items[at - 1].low in book.prefix
    return joins(item, book) or item.low in _HYPHENS or _letters(items, at)


def _letters(items: list[Item], at: int) -> bool:
    """ "[National Assembly] (NA) [Chairwoman]": what stands before them in short."""
    return text(items, at) == "(" and text(items, at + 1).isupper() and text(items, at + 2) == ")"


def _before_head(item: Item, book: WordBook) -> bool:
    return item.low in book.prefix or (item.capital and (item.text in book.topic or item.text in book.body or item.text in book.seat))


def _paired(items: list[Item], at: int, index: int, book: WordBook) -> bool:
    """ "Foreign and Defence Ministers", but not "Europe and President Holm"."""
    return " " in items[index].low and is_plural(items[index], book) and items[at].low in book.paired


def is_plural(item: Item, book: WordBook) -> bool:
    """Whether the head of an office is a plural: its noun, or the first word of it ("Heads of State")."""
    office = office_of(item)
    if office is not None and office.single:
        return False
    noun = item.low
    if " " not in noun:
        return noun in book.plural
    for link in book.belonging | book.preposition:
        noun = noun.partition(f" {link} ")[0]
    return noun.rpartition(" ")[2] in book.plural or item.low.partition(" ")[0] in book.plural


def topic_run(items: list[Item], at: int, book: WordBook, small: bool = False) -> int | None:
    """A subject: "Foreign Affairs, Trade and Regional Integration"; `small` for offices in lower case."""
    begin = at
    while at < len(items) and at - begin < _LONGEST:
        if _topical(items, at, book, small):
            at += 1
        elif at > begin and (step := _to_next_topic(items, at, book, small)):
            at = step
        else:
            break
    return at if at > begin else None


def _topical(items: list[Item], at: int, book: WordBook, small: bool) -> bool:
    if at >= len(items):
        return False
    item = items[at]
    if item.text in book.topic or (item.capital and item.text in book.body):
        return True
    if not item.capital:
        return item.low in book.low_topic and (small or _small_end(items, at, book))
    if item.senses and not _adjective(item):
        return _topical_by_meaning(items, at, book) or (item.text.isupper() and item.low in book.low_topic)
    if item.kinds & {"noun", "held"}:
        return item.text not in book.headline
    if _ends_like_a_subject(items, at, book):
        return True
    return _its_own_people(items, at, book) or (text(items, at + 1) in book.topic and text(items, at + 1) not in book.no_topic_behind)


def _ends_like_a_subject(items: list[Item], at: int, book: WordBook) -> bool:
    """ "[Trade] and Gamification [Anna Holm]": a noun of no list behind "and", with two words of a name or no name after it."""
    item = items[at]
    if at == 0 or not joins(items[at - 1], book) or item.senses or not item.low.endswith(book.subject_ending):
        return False
    follower = items[at + 1] if at + 1 < len(items) else None
    return follower is None or not follower.capital or (at + 2 < len(items) and items[at + 2].capital)


def _small_end(items: list[Item], at: int, book: WordBook) -> bool:
    """ "Foreign Affairs and International [cooperation] of Norland": the last word of a subject, written small."""
    before = items[at - 1]
    return at > 0 and before.capital and before.text in book.topic and link(items, at + 1, book) == OF


def _topical_by_meaning(items: list[Item], at: int, book: WordBook) -> bool:
    """A phrase of the gazetteer or an event word that is a subject here: "Climate Forum", "Norlanders Abroad", "Meetings"."""
    item = items[at]
    if " " in item.text and item.kinds == {"organisation"} and organisation_of_item(item) is None:
        return all(word in book.topic for word in item.text.split())
    return _its_own_people(items, at, book) or (bool(item.kinds & {"noun", "held"}) and item.text not in book.headline)


def _its_own_people(items: list[Item], at: int, book: WordBook) -> bool:
    return "country" in items[at].kinds and text(items, at + 1) in book.abroad


def _adjective(item: Item) -> bool:
    return any(s.kind == "country" and s.form == "adjective" for s in item.senses)


def _to_next_topic(items: list[Item], at: int, book: WordBook, small: bool) -> int | None:
    """Over ", and", "and", "of the" to the next word of the subject."""
    comma = items[at].low == ","
    step = at + 1 if comma else at
    while step < len(items) and _inner(items[step], book):
        step += 1
    if step == at or not _topical(items, step, book, small) or _rank_before_name(items, step, book):
        return None
    return None if comma and step == at + 1 and _name_like(items, step, book) else step


def _rank_before_name(items: list[Item], at: int, book: WordBook) -> bool:
    """Whether a topic word is an army's rank there ("and General Olaf Brandt")."""
    follower = items[at + 1] if at + 1 < len(items) else None
    return items[at].low in book.honorific and follower is not None and follower.capital and follower.text not in book.topic


def _name_like(items: list[Item], at: int, book: WordBook) -> bool:
    """Whether a topic word after a comma begins a name ("…, Law Kim Seng")."""
    return at + 1 < len(items) and items[at + 1].capital and items[at + 1].text not in book.topic and not items[at + 1].senses


def subject_continued(items: list[Item], at: int, book: WordBook, small: bool) -> int | None:
    """More of the subject that the head's own words began: "[Minister of Foreign Affairs] and Trade"."""
    last = items[at - 1].low.rpartition(" ")[2]
    step = (
        _to_next_topic(items, at, book, small) if (last in book.low_topic or last in book.subject_too) and joins(items[at], book) else None
    )
    after = topic_run(items, step, book, small) if step is not None else None
    return after if after is not None and not (after < len(items) and "office" in items[after].kinds) else None


def subject_before_side(items: list[Item], at: int, book: WordBook) -> int | None:
    """A subject of any capitalised words that ends where "of <state>" begins ("for Crisis Management and Civil Contingencies of the EU")."""
    begin = at
    while at < len(items) and at - begin < _LONGEST:
        item = items[at]
        if link(items, at, book) == OF and at > begin and _names_side(items, past_articles(items, at + 1, book)):
            return at
        if _ends_subject(item, items[at - 1] if at > begin else None, book):
            return None
        at += 1
    return None


def _ends_subject(item: Item, before: Item | None, book: WordBook) -> bool:
    """A seat, a plain small word, or a name behind the word that closes a subject."""
    if before is not None and before.text in book.closing and item.capital and item.text not in book.topic and not item.senses:
        return True
    return item.text in book.seat or bool(item.kinds & _NO_SUBJECT) or not (item.capital or _inner(item, book) or item.low == ",")


def _names_side(items: list[Item], at: int) -> bool:
    return at < len(items) and any((s.kind == "country" and s.form == "name") or s.kind == "organisation" for s in items[at].senses)


def body_run(items: list[Item], at: int, book: WordBook, small: bool = False) -> int | None:
    """A body with its own subject: "Department of European Affairs", "Grand National Assembly", "Committee on International Affairs"."""
    begin = at
    while at < len(items) and at - begin < _LONGEST and _in_body_name(items, at, book):
        at += 1
    while at > begin and items[at - 1].text not in book.body:
        at -= 1
    if at == begin or (not items[begin].capital and not _ordinal(items[begin].low) and not small):
        return None
    if text(items, at) in book.possessive and (inner := body_run(items, at + 1, book)) is not None:
        return inner
    return _past_body_s_subject(items, at, book, small) if link(items, at, book) in (OF, ON, FOR, WITH) else at


def _past_body_s_subject(items: list[Item], at: int, book: WordBook, small: bool) -> int:
    """ "[Cabinet] of Ministers", "[Committee] on Foreign Affairs", "[Parliamentary Group] on Norland": the index after what a body is about."""
    subject = past_articles(items, at + 1, book)
    if text(items, subject) in book.members:
        return subject + 1
    after = topic_run(items, subject, book, small)
    if after is None and link(items, at, book) in (ON, WITH) and subject < len(items) and "country" in items[subject].kinds:
        return subject + 1
    return after or at


def subject_and_body(items: list[Item], at: int, book: WordBook) -> int | None:
    """ "Civil Aviation Authority": any capitalised words that end with the noun of a body."""
    end = at
    while end < min(at + _FARTHEST, len(items)) and items[end].capital and (not items[end].senses or _adjective(items[end])):
        end += 1
    while end > at and items[end - 1].text not in book.body:
        end -= 1
    return end if end > at else None


def _in_body_name(items: list[Item], at: int, book: WordBook) -> bool:
    item = items[at]
    if item.text in book.body:
        return True
    if not item.capital:
        return _ordinal(item.low) and at + 1 < len(items) and items[at + 1].text in book.body
    return item.text in book.topic or item.low in book.prefix


def _ordinal(low: str) -> bool:
    """ "18th"."""
    return low[:1].isdigit() and low.lstrip("0123456789").isalpha()


def seat_run(items: list[Item], at: int, book: WordBook) -> int | None:
    """A seat of government with its subject: "Ministry of Foreign Affairs", "MFA", "Foreign Ministry"."""
    step = at
    while step < at + 3 and text(items, step) not in book.seat and (low(items, step) in book.prefix or text(items, step) in book.topic):
        step += 1
    if text(items, step) not in book.seat:
        return None
    after = step + 1
    if link(items, after, book) in (OF, FOR) and (subject := topic_run(items, past_articles(items, after + 1, book), book, True)):
        return subject
    return after


def region_run(items: list[Item], at: int, book: WordBook) -> int | None:
    """A part of a state: "Sverdlovsk Region", "the Province of Lower Austria", "Hamburg"; known to the gazetteer or by its noun."""
    step = at
    while text(items, step) in book.region and link(items, step + 1, book) == OF:
        step = past_articles(items, step + 2, book)
    if step >= len(items):
        return None
    if _known_region(items[step]):
        return step + 2 if text(items, step + 1) in book.region else step + 1
    end = step
    while end < len(items) and end - step < 3 and items[end].capital and not items[end].senses and items[end].text not in book.region:
        end += 1
    return end + 1 if end > step and text(items, end) in book.region else None


def _known_region(item: Item) -> bool:
    """Whether the gazetteer has it as a place, and not as a state too."""
    return "place" in item.kinds and not any(s.kind == "country" and s.form != "government" for s in item.senses)


def area_run(items: list[Item], at: int, book: WordBook) -> int | None:
    """A part of the world: "the Horn of Africa", "the Sahel"."""
    return phrase_run(items, at, book.areas) if at < len(items) and items[at].capital else None


def phrase_run(items: list[Item], at: int, phrases: frozenset[str]) -> int | None:
    """The index after the longest of some folded phrases that begins at an index."""
    if at >= len(items) or items[at].low not in _openings(phrases):
        return None
    for after in range(min(at + _LONGEST_PHRASE, len(items)), at, -1):
        if " ".join(item.low for item in items[at:after]) in phrases:
            return after
    return None


@lru_cache(maxsize=64)
def _openings(phrases: frozenset[str]) -> frozenset[str]:
    """Every first word, first two words and so on of some phrases: a phrase begins with no other item."""
    words = [phrase.split(" ") for phrase in phrases]
    return frozenset(" ".join(said[:n]) for said in words for n in range(1, len(said) + 1))


def charge_run(items: list[Item], at: int, book: WordBook) -> int | None:
    """ "with responsibility for the Caribbean and the Commonwealth": what an office looks after, up to the next mark or word in small letters."""
    begin = phrase_run(items, at, book.charged)
    if begin is None:
        return None
    end = begin
    while end < min(at + _LONGEST, len(items)) and _in_charge(items[end], book):
        end += 1
    while end > begin and not items[end - 1].capital:
        end -= 1
    return end + (end > begin and _last_word(items, end, book)) if end > begin else None


def _in_charge(item: Item, book: WordBook) -> bool:
    """Whether a word may belong to what an office looks after; an honorific begins the name."""
    return _inner(item, book) or (item.capital and item.low not in book.honorific)


def _last_word(items: list[Item], at: int, book: WordBook) -> bool:
    """Whether a noun in small letters ends the subject ("European issues")."""
    item = items[at] if at < len(items) else None
    return item is not None and item.text[0].islower() and not item.senses and item.low not in book.preposition
