"""What stands beside a date, and whether it forbids or allows the reading."""

from __future__ import annotations

from communique.dates.lexicon import Lexicon
from communique.text.fold import fold

_MONEY = "$€£¥₽₹#№%°§@\\_=^~*"
_REACH = 24


def after_stray_number(text: str, low: int, at: int) -> bool:
    """Whether a number that is no day stands before a month (32 May 2017): then all of it is no date.

    >>> after_stray_number("on 32 May 2017", 0, 6), after_stray_number("In 5 May 2017", 0, 5), after_stray_number("In May 2017", 0, 3)
    (True, False, False)
    """
    word = word_before(text, low, at)
    return word.isascii() and word.isdigit() and len(word) <= 2 and not 1 <= int(word) <= 31


def word_before(text: str, low: int, at: int) -> str:
    """The folded word that ends just before `at`, with its marks ("no.", "mid-").

    >>> word_before("adopted in 2016", 0, 11), word_before("mid-2016", 0, 4), word_before("(in 2016", 0, 4)
    ('in', 'mid-', 'in')
    """
    pieces = fold(text[max(low, at - _REACH) : at]).split()
    return pieces[-1].lstrip("(\"'[") if pieces else ""


def follows(text: str, low: int, at: int, phrases: frozenset[str]) -> bool:
    """Whether one of some phrases of one or two words ends just before `at`.

    >>> follows("Between the 15th and 17th", 0, 12, frozenset(["between the"])), follows("off the 15th", 0, 8, frozenset(["between the"]))
    (True, False)
    """
    pieces = fold(text[max(low, at - _REACH) : at]).split()
    last = [piece.lstrip("(\"'[") for piece in pieces[-2:]]
    return bool(last) and (last[-1] in phrases or " ".join(last) in phrases)


def start_of_word_before(text: str, low: int, at: int) -> int:
    """Where the word before `at` begins."""
    left = max(low, at - _REACH)
    kept = text[left:at].rstrip()
    return left + len(kept) - len(kept.split()[-1]) if kept.split() else at


def word_after(text: str, at: int, high: int) -> str:
    """The folded word that follows after a blank; empty where a stop follows."""
    piece = fold(text[at : min(high, at + _REACH)])
    if not piece.startswith(" ") or not piece.strip():
        return ""
    return piece.split()[0].rstrip(".,;:!?)\"'")


def fits_left(text: str, low: int, at: int, lenient: bool) -> bool:
    """Whether a number may begin a date here: no figure, letter, money or the tail of a decimal before it."""
    if at <= low:
        return True
    before, further = text[at - 1], text[at - 2] if at - 2 >= low else " "
    if before.isalnum():
        return lenient and before.isalpha()
    if before in _MONEY:
        return False
    if before in ".,:/":
        return not (further.isdigit() or (before == "/" and further.isalnum()))
    return not (before in "-‐‑‒–−+" and further.isalnum())


def fits_right(text: str, at: int, high: int, lenient: bool) -> bool:
    """Whether a number may end a date here."""
    if at >= high:
        return True
    after, further = text[at], text[at + 1] if at + 1 < high else " "
    if after.isalnum() or after == "_":
        return lenient and after.isalpha()
    if after in "%‰°":
        return False
    return lenient or not (after in ".,:/-‐‑‒–−" and further.isdigit())


def year_allowed(text: str, low: int, high: int, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a bare year is one: a cue before it, and nothing that makes it a number."""
    cue = lexicon.cue("year", word_before(text, low, start))
    after = word_after(text, end, high)
    if cue is None or lexicon.blocks("after", "year", after):
        return False
    return cue == "strong" or not after or after in lexicon.followers or not after[0].isalpha()


def month_allowed(text: str, low: int, start: int, doubtful: bool, lexicon: Lexicon) -> bool:
    """Whether a bare month is one: a cue before it, a strong one where the name is doubtful."""
    word = word_before(text, low, start)
    cue = lexicon.cue("month", word)
    return cue == "strong" or (cue == "weak" and not doubtful) or word in lexicon.leans


def part_of_name(text: str, low: int, start: int) -> bool:
    """Whether a capitalised word in the middle of a sentence follows another one: a newspaper, not a day.

    >>> part_of_name("told Rovinia Today that", 0, 13), part_of_name("He left. Today he", 0, 9), part_of_name("it is today", 0, 6)
    (True, False, False)
    """
    if not text[start].isupper() or text[start + 1 : start + 2].isupper():
        return False
    before = text[max(low, start - 60) : start]
    if not before.strip() or before[-1] != " " or not before.rstrip()[-1].isalnum():
        return False
    return before.split()[-1].lstrip("([\"'“‘«")[:1].isupper()
