"""What stands before the colon: a word such as "Question", a name, an office, an outlet, or several of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from communique.knowledge.label_words import LabelRole
from communique.reading.turns.drafts import LabelContext
from communique.reading.turns.labels_lexicon import EDGES, Lexicon, plain
from communique.text.fold import fold
from communique.text.span import Span, trim

LONGEST = 160
"""No label is longer."""
_WORDS = 24
_NAME_WORDS = 5
_OFFICE_WORDS = 3
_PAIR = 2
_FORBIDDEN = frozenset('?!;"“”«»=<>{}|@…')


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """A label read: its place, the role that its words tell, the speaker's name, office and outlet as written, the language told.

    `sure` is 2 where a word list or other knowledge tells that this is a speaker, 1 where an honorific or capitals do, 0 for a mere name.
    """

    start: int
    end: int
    key: str
    role: LabelRole | None = None
    name: Span | None = None
    office: Span | None = None
    outlet: Span | None = None
    language: str | None = None
    marked: bool = False
    brief: bool = False
    sure: int = 0


def read_head(text: str, start: int, end: int, lexicon: Lexicon, context: LabelContext) -> Head | None:
    """The label that `text[start:end]` is, or None where it cannot be one.

    >>> from communique.knowledge.label_words import LabelWords
    >>> from communique.reading.turns.labels_lexicon import Lexicon
    >>> head = read_head("Anna Holm", 0, 9, Lexicon(LabelWords()), LabelContext())
    >>> head.name, head.sure
    (Span(start=0, end=9), 0)
    """
    span = trim(text, start, end, "*•-–—")
    if not 0 < span.end - span.start <= LONGEST or not _FORBIDDEN.isdisjoint(text[span.start : span.end]):
        return None
    core, marks = _without_marks(text, span)
    key = plain(core.of(text))
    if not key or key.count(" ") >= _WORDS or lexicon.refuses(key) or "\n" in core.of(text):
        return None
    head = _word_head(text, core, key, lexicon, context) or _speaker_head(text, core, key, lexicon, context)
    return _with_marks(text, head, span, marks, lexicon, context) if head is not None else None


def _without_marks(text: str, span: Span) -> tuple[Span, list[Span]]:
    """The head without the remarks in brackets at its end, and those remarks."""
    marks: list[Span] = []
    while span.end > span.start and text[span.end - 1] in ")]" and len(marks) < 3:
        opening = text.rfind("(" if text[span.end - 1] == ")" else "[", span.start, span.end)
        if opening <= span.start:
            break
        marks.append(Span(opening + 1, span.end - 1))
        span = trim(text, span.start, opening)
    return span, marks


def _with_marks(text: str, head: Head, span: Span, marks: list[Span], lexicon: Lexicon, context: LabelContext) -> Head:
    language = next((code for m in marks if (code := lexicon.language(m.of(text)))), None)
    offices = [m for m in marks if head.office is None and is_office(m.of(text), lexicon, context)]
    outlets = [m for m in marks if head.outlet is None and context.is_outlet(m.of(text).strip())]
    told = language is not None or any(lexicon.is_mark(m.of(text)) for m in marks)
    return msgspec.structs.replace(
        head,
        end=span.end,
        language=language,
        marked=bool(marks),
        office=trim(text, *_pair(offices[0])) if offices else head.office,
        outlet=trim(text, *_pair(outlets[0])) if outlets else head.outlet,
        sure=2 if told else max(head.sure, 1) if offices else head.sure,
    )


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _word_head(text: str, core: Span, key: str, lexicon: Lexicon, context: LabelContext) -> Head | None:
    entry = lexicon.word(key)
    if entry is not None and text[core.start].isupper():
        called = core if entry.speaks and entry.role != "official" else None
        office = core if entry.role == "official" else None
        return Head(start=core.start, end=core.end, key=key, role=entry.role, name=called, office=office, brief=entry.brief, sure=2)
    opening = lexicon.role_before(key)
    if opening is None or not text[core.start].isupper():
        return None
    rest = trim(text, core.start + len(opening[1]), core.end, EDGES + "–—")
    by = next((i for i in range(rest.start, rest.end) if text[i].isspace()), rest.end)
    told = plain(text[rest.start : by]) in lexicon.particles
    rest = trim(text, by, rest.end) if told else rest
    asker = _piece(text, rest, lexicon, context) if rest.end > rest.start else None
    if asker is None and told and rest.end > rest.start:
        return Head(start=core.start, end=core.end, key=key, role=opening[0], sure=2)
    if asker is None:
        return None
    return _told(Head(start=core.start, end=core.end, key=key, role=opening[0], sure=2), {asker[0]: asker[1]})


def _speaker_head(text: str, core: Span, key: str, lexicon: Lexicon, context: LabelContext) -> Head | None:
    whole = _piece(text, core, lexicon, context)
    if (whole is None or (whole[0] != "outlet" and _unknown(text, whole[1], context))) and "," not in core.of(text):
        ranked = _ranked(text, core, key, lexicon, context)
        if ranked is not None:
            return ranked
    if whole is not None and (whole[2] == 2 or "," not in core.of(text)):
        return _told(Head(start=core.start, end=core.end, key=key, sure=whole[2]), {whole[0]: whole[1]})
    if whole is None and "," not in core.of(text):
        return _outlet_head(text, core, key, _parts(text, core, lexicon, context))
    return _pieces_head(text, core, key, _parts(text, core, lexicon, context))


class _Parts(NamedTuple):
    """What the pieces of a label tell: names, offices and outlets by kind, a role, and how sure it is."""

    found: dict[str, Span]
    role: LabelRole | None
    sure: int


def _parts(text: str, core: Span, lexicon: Lexicon, context: LabelContext) -> _Parts:
    found: dict[str, Span] = {}
    role: LabelRole | None = None
    sure = 0
    for piece in _pieces(text, core):
        told = lexicon.word(plain(piece.of(text)))
        if told is not None and told.role != "official":
            role, sure = told.role, 2
        elif (read := _piece(text, piece, lexicon, context)) is not None:
            found.setdefault(read[0], read[1])
            sure = max(sure, read[2])
    return _Parts(found, role, sure)


def _outlet_head(text: str, core: Span, key: str, parts: _Parts) -> Head | None:
    """A name and an outlet behind a slash."""
    outlet = _after_slash(text, core, parts.found)
    if outlet is None:
        return None
    return Head(start=core.start, end=core.end, key=key, name=parts.found["name"], outlet=outlet, sure=max(parts.sure, 1))


def _pieces_head(text: str, core: Span, key: str, parts: _Parts) -> Head | None:
    """A label of several pieces, with commas or known as a whole."""
    if (slashed := _outlet_head(text, core, key, parts)) is not None:
        return slashed
    found, role, sure = parts
    if not found or (role is None and len(found) == 1 and not sure):
        return None
    head = Head(start=core.start, end=core.end, key=key, role=role, sure=max(sure, 1) if len(found) > 1 or role else sure)
    return _told(head, found)


def _after_slash(text: str, core: Span, found: dict[str, Span]) -> Span | None:
    """The outlet, known or not, behind a name and a slash: `MARIA LORRY/RTV5`, `Maria Lorry / Evening Ruritania`."""
    pieces = list(_pieces(text, core))
    if (
        len(pieces) != _PAIR
        or "name" not in found
        or not found.keys() <= {"name", "outlet"}
        or found["name"].end > pieces[0].end
        or text.find("/", core.start, core.end) < 0
    ):
        return None
    words = pieces[1].of(text).split()
    named = " " in found["name"].of(text) and len(words) <= _OFFICE_WORDS
    return pieces[1] if named and all(w[0].isupper() or w[0].isdigit() for w in words) else None


def _unknown(text: str, span: Span, context: LabelContext) -> bool:
    """Whether nobody vouches that these very words are a person or an office."""
    folded = " ".join(fold(span.of(text)).split())
    return not (folded in context.persons or folded in context.holders or context.is_office(span.of(text).strip()))


def _told(head: Head, found: dict[str, Span]) -> Head:
    """The head with the name, office and outlet found in it."""
    return msgspec.structs.replace(head, **found)


def _ranked(text: str, core: Span, key: str, lexicon: Lexicon, context: LabelContext) -> Head | None:
    """An office and a name without a comma: "NATO Secretary General Anna Holm", "Minister HOLM"."""
    blanks = [i for i in range(core.start, core.end) if text[i].isspace()]
    known = [at for at in blanks if " ".join(fold(text[at : core.end]).split()) in context.persons]
    for at in [*known, *reversed(blanks)]:
        office, rest = Span(core.start, at), trim(text, at, core.end)
        if is_office(office.of(text), lexicon, context):
            name = _bare_name(text, rest, lexicon)
            if name is not None and plain(name.of(text)) not in lexicon.ranks:
                return Head(start=core.start, end=core.end, key=key, name=name, office=office, sure=2)
    for at in known:
        office, name = Span(core.start, at), trim(text, at, core.end)
        words = office.of(text).split()
        if " " in name.of(text) and len(words) >= _OFFICE_WORDS and all(_capital(w) or plain(w) in lexicon.particles for w in words):
            return Head(start=core.start, end=core.end, key=key, name=name, office=office, sure=2)
    return None


def _pieces(text: str, core: Span) -> Iterator[Span]:
    start = core.start
    for at in [*[i for i in range(core.start, core.end) if text[i] in ",/"][:3], core.end]:
        if (piece := trim(text, start, at)).end > piece.start:
            yield piece
        start = at + 1


def _piece(text: str, span: Span, lexicon: Lexicon, context: LabelContext) -> tuple[str, Span, int] | None:
    """What a piece of a label is: `name`, `office` or `outlet`, its place, and how sure that is."""
    words = span.of(text)
    folded = " ".join(fold(words).split())
    if folded in context.persons:
        return "name", span, 2
    if context.is_outlet(words):
        return "outlet", span, 2
    if folded in context.holders or is_office(words, lexicon, context):
        return "office", span, 2
    name = _bare_name(text, span, lexicon)
    if name is None or context.is_place(name.of(text)):
        return None
    known = " ".join(fold(name.of(text)).split()) in context.persons
    return "name", name, 2 if known else 1 if name.start > span.start else 0


def is_office(words: str, lexicon: Lexicon, context: LabelContext) -> bool:
    """Whether the phrase is an office: known as one, or ending with a rank ("NATO Secretary General")."""
    key = plain(words)
    if not key or len(key) > 90 or not words.strip()[:1].isupper():
        return False
    if context.is_office(words.strip()) or key in lexicon.ranks:
        return True
    parts = key.split()
    behind = "," not in words and any(" ".join(parts[-n:]) in lexicon.ranks for n in (1, 2, 3) if n < len(parts) <= 7)
    return behind or (parts[0] in lexicon.ranks and len(parts) > 2 and parts[1] in lexicon.particles)


def _bare_name(text: str, span: Span, lexicon: Lexicon) -> Span | None:
    """The span without honorifics, where it has the shape of a name: a few capitalised words, particles between them."""
    while (blank := _honorific_end(text, span, lexicon)) > span.start:
        span = trim(text, blank, span.end)
    words = span.of(text).split()
    if not 1 <= len(words) <= _NAME_WORDS or not _capital(words[0]):
        return None
    if any(not (_capital(w) or plain(w) in lexicon.particles) for w in words):
        return None
    return span


def _honorific_end(text: str, span: Span, lexicon: Lexicon) -> int:
    """Where the honorific of one to three words ends that opens the span ("Mr", "The Rt Hon."), its start where none does."""
    blanks = [i for i in range(span.start, span.end) if text[i].isspace() and not text[i - 1].isspace()][:3]
    return next((blank for blank in reversed(blanks) if plain(text[span.start : blank]) in lexicon.honorifics), span.start)


def _capital(word: str) -> bool:
    letters = "".join(c for c in word if c not in "-'’‘.´`")
    return bool(letters) and letters.isalpha() and (letters[0].isupper() or letters.lower() == letters.upper())
