"""Personal names: runs of capitalised words with the small words and initials inside them."""

from __future__ import annotations

from communique.knowledge.wordbook import WordBook
from communique.reading.scene import Item
from communique.text.span import Span

_BLOCKING = frozenset(
    ("country", "place", "organisation", "office", "noun", "held", "instrument", "collective", "counterpart", "verb", "light", "honorific")
)
_LEADING = frozenset(("office", "organisation"))
_LONGEST = 10
_LONGEST_TITLE = 6
_SHORT_WORD = 2
_SHORTEST_SURNAME = 3
_WHOLE_NAME = 2
_GLUE = ("-", "–", "'", "’", "`", "ʼ", "‘")
_GLOTTALS = {"'": "'’", "‘": "’'", "ʻ": "ʼ’", "’": "’'"}
_QUOTES = {'"': '"', "“": "”", "(": ")", "«": "»"}


def skip_honorifics(items: list[Item], at: int, book: WordBook) -> int:
    """The index after any honorifics ("H.E. Mr.")."""
    while at < len(items) and _honours(items, at, book):
        at += 1
        if items[at - 1].text in book.last_honorific:
            break
        at = _past_long_title(items, at, book)
        if at + 2 < len(items) and items[at].text == "(" and items[at + 1].text in book.retired and items[at + 2].text == ")":
            at += 3
        if (at + 1 < len(items) and items[at].text in ("'", "’", ",") and _honours(items, at + 1, book)) or (
            at < len(items) and items[at].text in ("'", "’") and items[at].start == items[at - 1].end
        ):
            at += 1
    return at


def _past_long_title(items: list[Item], at: int, book: WordBook) -> int:
    """ "[Pehin] Orang Kaya Indera [Dato Salleh]": past the words of a title that end where the next title begins."""
    if items[at - 1].text not in book.long_title:
        return at
    end = at
    while end < min(at + _LONGEST_TITLE, len(items)) and _plain_capital(items, end) and not _honours(items, end, book):
        end += 1
    return end if end < len(items) and _honours(items, end, book) else at


def _honours(items: list[Item], at: int, book: WordBook) -> bool:
    item = items[at]
    if "honorific" in item.kinds:
        return True
    if item.low not in book.honouring or _among_initials(items, at):
        return False
    follower = items[at + 1] if at + 1 < len(items) else None
    if item.low in book.honorific and item.capital:
        return len(item.low) > _SHORT_WORD or item.text.isupper() or item.text in book.written_honorific
    return follower is not None and _honours_with(item, follower, book)


def _among_initials(items: list[Item], at: int) -> bool:
    """Whether a letter stands beside another: "M. U. M. Farook" begins with no Monsieur."""
    return _initial(items[at].text) and any(0 <= i < len(items) and _initial(items[i].text) for i in (at - 1, at + 1))


def _honours_with(item: Item, follower: Item, book: WordBook) -> bool:
    """ "the Hon.", "Right Honourable", "sheikh Rashid": honorifics by what follows them."""
    if item.low in book.article:
        return "honorific" in follower.kinds or follower.low in book.after_article
    if item.low in book.before_honourable:
        return follower.low in book.after_article
    return item.text in book.small_honorific and not item.capital and follower.capital


def begins_name(items: list[Item], at: int, book: WordBook) -> bool:
    """Whether a personal name begins at an index, a comma and honorifics before it allowed."""
    if at < len(items) and items[at].text == ",":
        step = skip_honorifics(items, at + 1, book)
        if step >= len(items):
            return False
        got = name_at(items, step, book, True)
        return got is not None and (step > at + 1 or got[1] - step >= 2)
    step = skip_honorifics(items, at, book)
    return step < len(items) and name_at(items, step, book, True) is not None


def name_at(items: list[Item], at: int, book: WordBook, led: bool = False) -> tuple[Span, int] | None:
    """The personal name that begins at an item, and the index after it; None where no name begins.

    `led`: an office or an honorific stands before it, so that it may begin with a particle ("Minister van Oosten").
    """
    end, last = at, at
    while end < len(items) and end - at < _LONGEST:
        if _part_of_name(items, end, at, book, led):
            last = end + 1
        elif last > at and (step := _nickname(items, end)):
            end = step - 1
        elif not ((end > at or led) and _joins(items, end, at, book)):
            break
        end += 1
    if last == at or _everyday(items, at, last, book):
        return None
    last = _with_generation(items, last, book)
    at = _after_mister(items, at, last, book)
    return Span(items[at].start, items[last - 1].end - _full_stop(items[last - 1].text, last == len(items), book)), last


def _everyday(items: list[Item], at: int, last: int, book: WordBook) -> bool:
    """Whether a run of capitals is no name but words of everyday ("Foreign Ministers of Participating States")."""
    return all(items[i].low in book.everyday for i in range(at, last))


def _after_mister(items: list[Item], at: int, last: int, book: WordBook) -> int:
    """Where the name begins if a "Mr." stands inside: what is before it is a word of the office that the page misspells."""
    inside = [
        i for i in range(at + 1, last - 1) if items[i].text.endswith(".") and items[i].low in book.honorific and not _initial(items[i].text)
    ]
    return inside[-1] + 1 if inside else at


def _full_stop(word: str, ends: bool, book: WordBook) -> bool:
    """Whether the full stop after a surname ends the sentence, not an abbreviation; `ends`: the word is the last of the sentence."""
    shortest = _SHORT_WORD if ends else _SHORTEST_SURNAME
    surname = word[:-1].rpartition(".")[2]
    return len(surname) >= shortest and word.endswith(".") and word not in book.generation


def _with_generation(items: list[Item], last: int, book: WordBook) -> int:
    """The name with its "Jr."."""
    if last < len(items) and items[last].text in book.generation:
        return last + 1
    if (
        last + 1 < len(items)
        and items[last].text == ","
        and items[last + 1].text in book.generation
        and items[last + 1].text[-1] not in "IV"
    ):
        return last + 2
    return last


def _part_of_name(items: list[Item], at: int, first: int, book: WordBook, led: bool) -> bool:
    item = items[at]
    word = item.text
    if not word[0].isupper():
        return _arabic(word, book)
    if not word[0].isalpha() or word in book.postnominal:
        return False
    if word in book.title_name and _named_so(items, at, first, book):
        return True
    if word in book.given_too and led and at == first:
        return _goes_on_as_name(items, at + 1, book)
    if item.kinds & _BLOCKING:
        return _with_a_meaning(items, at, first, book, led)
    return _plain_part(items, at, first, book)


def _with_a_meaning(items: list[Item], at: int, first: int, book: WordBook, led: bool) -> bool:
    """Whether a word that means something else too (an outlet, a title, a state, an office) is a part of the name where it stands."""
    item = items[at]
    if item.kinds == {"organisation"} and not item.text.isupper() and _like_an_outlet(items, at, first, book, led):
        return True
    if "honorific" in item.kinds and at > first:
        return _father_s_title(items, at, first, book)
    return _name_like_a_country(items, at, first, book, led) or _surname_like_an_office(items, at, first, book)


def _plain_part(items: list[Item], at: int, first: int, book: WordBook) -> bool:
    item = items[at]
    word = item.text
    if at > first and _initial(items[at - 1].text) and len(word) > _SHORT_WORD and items[at - 1].text.endswith("."):
        return True
    if word in book.name_end and _ends_long_name(items, at, first):
        return True
    if word in book.not_name or item.low in book.determiner:
        return at > first and (items[at - 1].text in book.particle or (_initial(word) and _plain_capital(items, at + 1)))
    if len(word) > 1 and word.isupper():
        return item.low not in book.low_not_name and not _is_abbreviation(items, at, first)
    return True


def _ends_long_name(items: list[Item], at: int, first: int) -> bool:
    """ "[Sok Vanna] On [received]": behind two words of a name, with no capital after it."""
    follower = items[at + 1] if at + 1 < len(items) else None
    return at >= first + 2 and all(_plain_capital(items, i) for i in range(first, at)) and (follower is None or not follower.capital)


def _like_an_outlet(items: list[Item], at: int, first: int, book: WordBook, led: bool) -> bool:
    """ "Hina Kaleel", "Minister Amir Rai": a word that is an agency's or a company's name too, beside a plain word of a name."""
    item = items[at]
    if " " in item.text or item.senses[0].form not in ("agency", "newspaper", "broadcaster", "company"):
        return False
    before = at > first and (led or at > first + 1) and _plain_capital(items, at - 1)
    return before or _goes_on_as_name(items, at + 1, book)


def _father_s_title(items: list[Item], at: int, first: int, book: WordBook) -> bool:
    """ "[Amir bin] Dato [Salleh]": a title behind the word of descent is the father's, and a part of the name."""
    before = at - 1
    while before > first and "honorific" in items[before].kinds:
        before -= 1
    return before > first and items[before].text in book.descent and at + 1 < len(items) and items[at + 1].capital


def _named_so(items: list[Item], at: int, first: int, book: WordBook) -> bool:
    """Whether a title is a given name: inside a name, before a particle ("Sultan bin Saad"), or behind another office ("Minister Amir Khan")."""
    follower = items[at + 1] if at + 1 < len(items) else None
    if follower is None or not (follower.capital or follower.text in book.particle):
        return False
    led = at == first and at > 0 and bool(items[at - 1].kinds & _LEADING)
    return at > first or follower.text in book.particle or led


def _initial(word: str) -> bool:
    return len(word) == 1 or (len(word) == 2 and word[1] == ".")


def _arabic(word: str, book: WordBook) -> bool:
    """ "al-Assouf", "d’Orsini": a small article glued to a name."""
    if word.isalnum():
        return False
    for mark in ("-", "’", "'"):
        article, _, name = word.partition(mark)
        if name and article in book.glued_article and name[0].isupper():
            return True
    return False


def _plain_capital(items: list[Item], at: int) -> bool:
    return at < len(items) and items[at].capital and items[at].text[0].isalpha() and not items[at].senses


def _is_abbreviation(items: list[Item], at: int, first: int) -> bool:
    """A word in capitals is an abbreviation when it stands alone and is short, or has no vowel ("SMS")."""
    word = items[at].text
    if word.isascii() and word.isalpha() and len(word) >= 3 and not any(c in "AEIOUY" for c in word):
        return True
    if set(word) <= set("IVX") and at > first:
        return False
    return at == first and len(word) <= 5 and not _plain_capital(items, at + 1)


def _name_like_a_country(items: list[Item], at: int, first: int, book: WordBook, led: bool) -> bool:
    """ "Israel Katzir", "Michael Jordan": a country or place name of one word beside a plain given name or surname."""
    item = items[at]
    if " " in item.text or not item.kinds <= {"country", "place"}:
        return False
    if any(s.form == "adjective" for s in item.senses):
        return _adjective_as_surname(items, at, first, book)
    named = _goes_on_as_name(items, at + 1, book)
    if at == first:
        return named and not items[at + 1].text.isupper()
    return not _owns(items, at + 1, book) and (
        named or (items[at - 1].text in book.particle and at - first >= 2) or _surname_of_one(items, at, first, book, led)
    )


def _goes_on_as_name(items: list[Item], at: int, book: WordBook) -> bool:
    """Whether a plain capitalised word follows that may be a surname."""
    return _plain_capital(items, at) and items[at].text not in book.not_name


def _owns(items: list[Item], at: int, book: WordBook) -> bool:
    """Whether a possessive, a counterpart or a side follows: then a state stands before."""
    low = items[at].low if at < len(items) else ""
    return low in ("'s", "'") or low in book.counterpart or low in book.side


def _surname_of_one(items: list[Item], at: int, first: int, book: WordBook, led: bool) -> bool:
    """ "Secretary-General Patricia Scotland": behind one given name; a town only where an office or an honorific leads on to the name."""
    plain = all(_plain_capital(items, i) for i in range(first, at)) and len(items[first].text) > _SHORT_WORD
    second = plain and (at == first + 1 or (at == first + 2 and _titled(items, first, book)))
    state = "country" in items[at].kinds or any(s.form == "region" for s in items[at].senses)
    if at >= first + _WHOLE_NAME and (led or _titled(items, first, book)) and not state:
        return all(_plain_capital(items, i) for i in range(first, at)) and not any(s.form == "capital" for s in items[at].senses)
    return second and (state or _titled(items, first, book) or (led and _ends_name(items, at + 1)))


def _ends_name(items: list[Item], at: int) -> bool:
    """Whether a mark or the end of the sentence stands at an index."""
    return at >= len(items) or not items[at].text[0].isalnum()


def _adjective_as_surname(items: list[Item], at: int, first: int, book: WordBook) -> bool:
    """ "Ambassador, Rita French, delivered": behind an office and one given name, with a mark or a verb after it."""
    begin = first - 1 if first > 0 and items[first - 1].text == "," else first
    follower = items[at + 1] if at + 1 < len(items) else None
    closed = follower is None or follower.text in (",", ".", ")", ";") or "verb" in follower.kinds
    return at == first + 1 and closed and _plain_capital(items, first) and _titled(items, begin, book)


def _titled(items: list[Item], first: int, book: WordBook) -> bool:
    """ "Secretary-General Patricia Scotland", "Mr Jack London": an office or an honorific stands right before the given name."""
    return first > 0 and ("office" in items[first - 1].kinds or _honours(items, first - 1, book))


def _rank_in_one_word(item: Item) -> bool:
    sense = item.sense("office")
    plain = " " not in item.text and item.kinds <= {"office"} and not item.text.isupper()
    return plain and sense is not None and bool(getattr(sense.data, "rank", False))


def _surname_like_an_office(items: list[Item], at: int, first: int, book: WordBook) -> bool:
    """ "Angus King": an office word of one capitalised word right after one given name, with no name after it."""
    initial = at > first and _initial(items[at - 1].text)
    if not _rank_in_one_word(items[at]) or not (initial or (at == first + 1 and _plain_capital(items, first))):
        return False
    follower = items[at + 1] if at + 1 < len(items) else None
    if initial and at > first + 1:
        return follower is not None and follower.low not in book.belonging
    return follower is None or not (follower.capital or follower.low in book.belonging)


def _joins(items: list[Item], at: int, first: int, book: WordBook) -> bool:
    """A particle, hyphen or apostrophe inside a name, with a capitalised word after it."""
    item = items[at]
    follower = items[at + 1] if at + 1 < len(items) else None
    if follower is None:
        return False
    if item.text in _GLUE:
        return at > first and _glued(items, at, book)
    if item.text not in book.particle:
        return False
    if follower.text in book.particle and follower.text != item.text:
        return _joins(items, at + 1, first, book)
    if item.text in book.descent and at > first and "honorific" in follower.kinds:
        return True
    return (follower.capital and follower.text not in book.not_name and not follower.kinds & (_BLOCKING - {"place", "country"})) or _arabic(
        follower.text, book
    )


def _glued(items: list[Item], at: int, book: WordBook) -> bool:
    """A hyphen between two words of a name, or the apostrophe that ends one ("Wolde’ Tsegayu")."""
    item, before, follower = items[at], items[at - 1], items[at + 1]
    if item.start != before.end or not follower.capital:
        return follower.capital and follower.start == item.end and _glottal(items, at)
    if follower.start == item.end:
        return True
    return (
        item.text in ("'", "’", "ʼ", "`")
        and before.text[-1] not in "sS"
        and _plain_capital(items, at + 1)
        and follower.text not in book.not_name
    )


def _glottal(items: list[Item], at: int) -> bool:
    """ "Sione ['Ulufonua]": a sign before the second word that is a letter of its own, no quotation mark: nothing closes it."""
    closing = _GLOTTALS.get(items[at].text)
    return closing is not None and not any(i.text in closing for i in items[at + 1 : at + 1 + _LONGEST])


def _nickname(items: list[Item], at: int) -> int | None:
    """The index after a nickname in quotation marks or brackets between two words of a name."""
    closing = _QUOTES.get(items[at].text)
    if closing is None or at + 3 >= len(items) or items[at + 2].text != closing:
        return None
    inner = items[at + 1]
    return at + 3 if inner.capital and not inner.senses and not inner.text.isupper() and _plain_capital(items, at + 3) else None
