"""The pieces of dates in a text: numbers, months, weekdays, times, each with its place, and what joins them.

Each piece becomes one letter and each join one sign, so that a whole text becomes a short string such as `W,D_M_Y` over
which the shapes of dates are plain patterns.  Only the pieces are touched in Python; prose between them is not.

    D day (1 to 31)   O ordinal   N other number   Y four-figure year   T time of day
    M month           a short month   m a month's name without its capital, or short and without
    W weekday         w short weekday   S season   R relative word
"""

from __future__ import annotations

from typing import NamedTuple

from communique.dates.clock import clock_time
from communique.dates.lexicon import Lexicon, Word
from communique.text.fold import fold

_LONGEST_GAP = 24
_DIGITS = frozenset("0123456789")
_WRAP = 40
_YEAR, _HOURS, _MINUTES = 4, 24, 60
_UNSEEN = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufeff\u00ad")


class Token(NamedTuple):
    """One piece: its letter, its place, its number, and for words their meaning, for times `HH:MM` and zone."""

    sign: str
    start: int
    end: int
    value: int = 0
    meaning: str = ""
    zone: str = ""


class Tokens(NamedTuple):
    """All pieces of a stretch of text, and the shape they make: letter, join, letter, join, … letter."""

    items: list[Token]
    shape: str


def tokenize(text: str, start: int, end: int, lexicon: Lexicon) -> Tokens:
    """The pieces of `text[start:end]`, offsets in the whole text."""
    piece = text if (start, end) == (0, len(text)) else text[start:end]
    hunted = piece.encode() if piece.isascii() else piece
    items: list[Token] = []
    for match in lexicon.pattern.finditer(hunted):
        left, right = match.span()
        if items and left < items[-1].end:
            continue
        if piece[left] in _DIGITS:
            items.extend(_number(piece, left, right, lexicon))
        elif (token := _word(piece, left, right, lexicon)) is not None:
            items.extend(token)
    return Tokens([t._replace(start=t.start + start, end=t.end + start) for t in items] if start else items, _shape(piece, items, lexicon))


def _number(piece: str, left: int, right: int, lexicon: Lexicon) -> list[Token]:
    raw = piece[left:right]
    if raw.isdigit():
        return _year_and_hour(piece, left, right) or [Token(*_figure(raw, left, right))]
    digits = len(raw) - len(raw.lstrip("0123456789"))
    rest = fold(raw[digits:])
    if rest in lexicon.ordinals:
        value = int(raw[:digits])
        whole = not piece[right : right + 1].isalnum()
        return [Token("O" if 1 <= value <= 31 and whole else "N", left, right, value)]
    if (time := _time(raw, lexicon)) is not None:
        return [_bounded(piece, Token("T", left, right, 0, *time))]
    return _glued(piece, left, right, lexicon)


def _year_and_hour(piece: str, left: int, right: int) -> list[Token]:
    """The year and the time of `24 July 200417:48`, a date that lost the blank before its hour; nothing where this is none."""
    hour, minute = piece[left + _YEAR : right], piece[right + 1 : right + 3]
    if right - left != _YEAR + 2 or piece[right : right + 1] != ":" or len(minute) != len(hour) or piece[right + 3 : right + 4].isdigit():
        return []
    year = Token(*_figure(piece[left : left + _YEAR], left, left + _YEAR))
    told = minute.isdecimal() and minute.isascii() and int(hour) < _HOURS and int(minute) < _MINUTES
    return [year, Token("T", left + _YEAR, right + 3, 0, f"{hour}:{minute}")] if told and year.sign == "Y" else []


def _figure(raw: str, left: int, right: int) -> tuple[str, int, int, int]:
    value = int(raw) if len(raw) <= 4 else 0
    if len(raw) <= 2 and 1 <= value <= 31:
        return "D", left, right, value
    return ("Y" if len(raw) == 4 and 1600 <= value <= 2199 else "N"), left, right, value


def _time(raw: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The time `HH:MM` that is written, and the zone as written behind it."""
    figures, rest = _leading(raw, "0123456789:."), raw
    numbers = figures.replace(".", ":").strip(":").split(":")
    rest = raw[len(figures.rstrip(".")) :].strip("\u00a0 \t\n")
    half = lexicon.half(fold(rest)) if rest else None
    if half is None and len(numbers) == 1:
        return None
    hour = int(numbers[0])
    if half is not None:
        if not 1 <= hour <= 12:
            return "", ""
        hour = hour % 12 + lexicon.halves[half]
    written = f"{hour:02d}:{numbers[1] if len(numbers) > 1 else '00'}"
    zone = rest[len(half or "") :].strip(" \u00a0.(")
    return (written, zone) if clock_time(written) else ("", "")


def _bounded(piece: str, token: Token) -> Token:
    """The time, unless it does not exist or runs on into more figures or letters."""
    before, after = piece[max(0, token.start - 1) : token.start], piece[token.end : token.end + 1]
    joined = before in ("T", "t") and piece[max(0, token.start - 2) : token.start - 1].isdigit()
    cut = (before.isalnum() and not joined) or before == ":" or after.isalnum()
    cut = cut or (after == ":" and piece[token.end + 1 : token.end + 2].isdigit())
    return token._replace(sign="N") if cut or not token.meaning else token


def _leading(raw: str, letters: str) -> str:
    return raw[: len(raw) - len(raw.lstrip(letters))]


def _glued(piece: str, left: int, right: int, lexicon: Lexicon) -> list[Token]:
    """`19Sep2017`, `June11`: figures and months without a blank between."""
    tokens: list[Token] = []
    at = left
    while at < right:
        stop = at + 1
        while stop < right and (piece[stop] in _DIGITS) == (piece[at] in _DIGITS):
            stop += 1
        if piece[at] in _DIGITS:
            tokens.append(Token(*_figure(piece[at:stop], at, stop)))
        elif (word := lexicon.meanings.get(fold(piece[at:stop]))) is not None:
            tokens.append(_meant(piece, at, stop, word))
        at = stop
    return tokens


def _word(piece: str, left: int, right: int, lexicon: Lexicon) -> list[Token] | None:
    if piece[right - 1] in _DIGITS:
        return _glued(piece, left, right, lexicon)
    before, after = piece[left - 1 : left] if left else "", piece[right : right + 1]
    if before.isalpha() or after.isalpha() or before == "_" or after == "_":
        return None
    word = lexicon.meanings.get(" ".join(fold(piece[left:right]).split()))
    token = _meant(piece, left, right, word) if word else None
    return [token] if token and token.sign else None


def _meant(piece: str, left: int, right: int, word: Word) -> Token:
    sign = word.sign if piece[left].isupper() else word.bare
    return Token(sign, left, right, word.value, word.meaning)


def _shape(piece: str, items: list[Token], lexicon: Lexicon) -> str:
    """Letters and joins in turn; `x` where two pieces are not joined."""
    signs: list[str] = []
    before = None
    for token in items:
        if before is not None:
            signs.append(_join(piece, before, token.start, lexicon))
        signs.append(token.sign)
        before = token.end
    return "".join(signs)


def _join(piece: str, left: int, right: int, lexicon: Lexicon) -> str:
    if right - left > _LONGEST_GAP:
        return "x"
    gap = piece[left:right]
    if (sign := lexicon.gaps.get(gap)) is not None:
        return sign
    if "\n" in gap and not _is_wrap(piece, gap, left):
        return "x"
    gap = fold(gap.translate(_UNSEEN))
    blank_left, blank_right = gap[:1] == " ", gap[-1:] == " "
    core = " ".join(gap.split())
    return lexicon.gaps.get(f"{' ' * blank_left}{core}{' ' * blank_right}" if core else " " * blank_left, "x")


def _is_wrap(piece: str, gap: str, left: int) -> bool:
    """Whether a line break inside the join only wraps a long line."""
    if gap.count("\n") != 1:
        return False
    line = left + gap.index("\n")
    return line >= _WRAP and "\n" not in piece[line - _WRAP : line]
