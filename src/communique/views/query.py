"""The language of `search`: what a person typed, as conditions.

Words (`ceasefire`), phrases (`"next round"`), beginnings of words (`negotiat*`), and fields (`kind:interview`, `with:"Anna Holm"`).  All must hold;
`OR` between two lets one of them suffice, `-` before one excludes it.  Whatever does not fit is taken as words: there is no wrong query.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import msgspec

FIELDS = ("speaker", "with", "kind", "country", "from", "to", "publisher", "type", "place", "title", "language")
"""The fields of a query."""
MOST = 48
"""More conditions than this are not looked at."""
_LONGEST = 4000
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»″"), '"')


class Term(msgspec.Struct, frozen=True):
    """One condition: the words (in their order) of a text, or the value of a field.  `prefix`: the last word may go on."""

    words: tuple[str, ...]
    value: str
    field: str = ""
    prefix: bool = False
    excluded: bool = False


class Query(msgspec.Struct, frozen=True):
    """Conditions: each group must hold, and holds where one of its terms does."""

    groups: tuple[tuple[Term, ...], ...]

    @property
    def texts(self) -> tuple[Term, ...]:
        """The words and phrases that are looked for in the texts, to be lit where they stand."""
        return tuple(term for group in self.groups for term in group if term.field in ("", "title") and not term.excluded)


class _Piece(msgspec.Struct, frozen=True):
    """A piece of a query as typed: an optional `-`, an optional field, a value, perhaps in quotation marks, perhaps with `*`."""

    value: str
    field: str
    quoted: bool
    prefix: bool
    excluded: bool


def parsed(text: str) -> Query:
    """The conditions that a text asks for.

    >>> [[(t.field, t.value, t.excluded) for t in group] for group in parsed('kind:interview "next round" OR talk* -visit').groups]
    [[('kind', 'interview', False)], [('', 'next round', False), ('', 'talk', False)], [('', 'visit', True)]]
    """
    groups: list[list[Term]] = []
    joins = False
    for piece in _pieces(clean(text[:_LONGEST]).translate(_QUOTES)):
        if piece.value == "OR" and not (piece.quoted or piece.field or piece.excluded or piece.prefix):
            joins = bool(groups)
            continue
        term = _term(piece)
        if term is None:
            continue
        if joins:
            groups[-1].append(term)
        else:
            groups.append([term])
        joins = False
    return Query(tuple(map(tuple, _first(groups))))


def clean(text: str) -> str:
    """A text that can be compared with those of an archive: without half characters, which a name given on a command line may hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as the index cuts them: letters and figures, whatever stands between.

    >>> words_of("Vice-Minister, 2nd")
    ('Vice', 'Minister', '2nd')
    """
    if text.isalnum():
        return (text,)
    words = "".join(letter if is_letter(letter) else " " for letter in text).split()
    return tuple(word for word in words if any(not unicodedata.category(letter).startswith("M") for letter in word))


def is_letter(letter: str) -> bool:
    """Whether a character is part of a word: a letter, a figure, a mark on a letter."""
    return letter.isalnum() or unicodedata.category(letter) in ("Mn", "Mc", "Co", "Nl", "No")


def _first(groups: list[list[Term]]) -> list[list[Term]]:
    kept, count = [], 0
    for group in groups:
        if count + len(group) > MOST:
            break
        kept.append(group)
        count += len(group)
    return kept


def _pieces(text: str) -> Iterator[_Piece]:
    at = 0
    while at < len(text):
        if text[at].isspace() or text[at] in "()":
            at += 1
            continue
        excluded = text[at] == "-"
        at += excluded
        field = _field(text, at)
        at += len(field) + bool(field)
        value, quoted, at = _value(text, at)
        prefix = value.endswith("*") if not quoted else text[at : at + 1] == "*"
        at += prefix and quoted
        yield _Piece(value, field, quoted, prefix, excluded)


def _field(text: str, at: int) -> str:
    """The name of a field before a colon and something that is no blank."""
    for name in FIELDS:
        end = at + len(name)
        if text[at:end].lower() == name and text[end : end + 1] == ":" and text[end + 1 : end + 2].strip():
            return name
    return ""


def _value(text: str, at: int) -> tuple[str, bool, int]:
    """What stands at a place: up to the closing quotation mark, or up to the next blank; and where it ends."""
    if text[at : at + 1] == '"':
        end = text.find('"', at + 1)
        end = len(text) if end < 0 else end
        return text[at + 1 : end], True, end + 1
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in '()"':
        end += 1
    return text[at:end], False, max(end, at + (end == at and at < len(text) and text[at] not in '"'))


def _term(piece: _Piece) -> Term | None:
    words = words_of(piece.value)
    if piece.field and piece.field != "title":
        value = " ".join(piece.value.replace("\0", " ").split()).strip("*")
        return Term(words, value, piece.field, piece.prefix, piece.excluded) if value else None
    return Term(words, " ".join(words), piece.field, piece.prefix, piece.excluded) if words else None
