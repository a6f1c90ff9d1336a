"""Places that may be labels: before a colon or a dash at the start of a line, on a line of their own, inside a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from communique.reading.turns.drafts import LabelContext
from communique.reading.turns.labels_heads import LONGEST, Head, read_head
from communique.reading.turns.labels_lexicon import Lexicon
from communique.reading.turns.lines import Line
from communique.text.pattern import compiled

COLONS = ":：﹕"
_DASHES = "-–—"
_SIGNS = _DASHES + "."
_SIGN = 60
_MINUTE = r"^\s*[\[(][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[\])]:?"
_BOLD = "**"
"""What an extraction leaves of bold letters at the end of a label."""
_ENDS = '.?!…"”»)]'
_SENTENCE = _ENDS + _DASHES + ",'’"
Place = Literal["start", "alone", "inside", "broken"]


class Candidate(msgspec.Struct, frozen=True):
    """What may be a label: its head, the line it stands in, where the words after it begin, and how it stands there.

    `spoken` says that words of a sentence follow on the same line, `lower` that they begin with a small letter, `sentence` that they end as sentences
    do; `greets` that they greet those who listen; `opens` that the line below begins as people begin to speak; `after_question` that a question mark stands before the head.  An empty `sign` at a start is a question's letter before a blank.
    """

    head: Head
    line: int
    said: int
    place: Place
    sign: str
    spoken: bool
    after_question: bool = False
    lower: bool = False
    sentence: bool = False
    greets: bool = False
    opens: bool = False


def find_candidates(text: str, lines: Sequence[Line], lexicon: Lexicon, context: LabelContext) -> list[Candidate]:
    """The places of the lines that may be labels, in page order, but for mere names on lines of their own (see `with_lone_names`)."""
    return [c for i in range(len(lines)) for c in _of_line(text, lines, i, lexicon, context)]


def with_lone_names(
    found: Sequence[Candidate], text: str, lines: Sequence[Line], lexicon: Lexicon, context: LabelContext
) -> list[Candidate]:
    """The candidates, and names and offices that stand on lines of their own: labels only where the page is a conversation."""
    begun = {c.line for c in found if c.place != "inside"}
    open_lines = (i for i, line in enumerate(lines) if i not in begun and line.end - line.start <= LONGEST)
    lone = [c for i in open_lines if (c := _at_start(text, lines, i, lexicon, context, True)) is not None]
    return sorted([*found, *lone], key=lambda c: (c.line, c.place == "inside"))


def _of_line(text: str, lines: Sequence[Line], i: int, lexicon: Lexicon, context: LabelContext) -> Iterator[Candidate]:
    line = lines[i]
    first = _at_start(text, lines, i, lexicon, context, False)
    if first is not None:
        yield first
    yield from _inside(text, line, i, first.said if first is not None else line.start, lexicon, context)


def _at_start(text: str, lines: Sequence[Line], i: int, lexicon: Lexicon, context: LabelContext, names: bool) -> Candidate | None:
    """The label at the start of a line; `names` says whether a line that is only a name counts."""
    line = lines[i]
    colon = _first_colon(text, line.start, min(line.end, line.start + LONGEST))
    while colon > 0 and _clock(text, colon):
        colon = _first_colon(text, colon + 1, min(line.end, line.start + LONGEST))
    if colon == line.start:
        return _broken(text, lines, i, lexicon, context)
    if colon > 0 and not _clock(text, colon):
        head = read_head(text, line.start, colon, lexicon, context)
        if head is not None:
            said = _after_time(text, colon + 1 + (2 if text.startswith(_BOLD, colon + 1) else 0), line.end)
            empty = not text[said : line.end].strip()
            spoken = said > colon + 1 + len(_BOLD) or speaks(text, said, line.end)
            lower = text[said : said + 60].lstrip()[:1].islower()
            sentence = spoken and text[said : line.end].rstrip("*_ ")[-1:] in tuple(_SENTENCE)
            greets = spoken and lexicon.greets(text[said : said + 60].lstrip())
            opens = empty and i + 1 < len(lines) and colon - line.start <= _SIGN and lexicon.begins(lines[i + 1].span.of(text))
            found = Candidate(head, i, said, "start", ":", spoken, lower=lower, sentence=sentence, greets=greets, opens=opens)
            return found if spoken or empty else None
    return (
        _bracketed(text, line, i, lexicon, context)
        or _by_sign(text, line, i, lexicon, context)
        or _bare(text, line, i, lexicon, context)
        or _alone(text, line, i, lexicon, context, names or colon > 0)
    )


def _bare(text: str, line: Line, i: int, lexicon: Lexicon, context: LabelContext) -> Candidate | None:
    """The letter that marks a question, with nothing but a blank behind it: "Q   Thank you, Mr. President."."""
    at = line.start + 1
    if not text[at : at + 1].isspace() or not text[line.start].isupper() or not lexicon.may_tell_role(text[line.start]):
        return None
    begun = text[at : min(line.end, at + _SIGN)].lstrip("\"'“‘( \xa0\t")
    head = read_head(text, line.start, at, lexicon, context) if begun[:1].isupper() else None
    return Candidate(head, i, at, "start", "", True) if head is not None and head.brief and head.role == "question" else None


def _bracketed(text: str, line: Line, i: int, lexicon: Lexicon, context: LabelContext) -> Candidate | None:
    """A label in square brackets before the words (`[Minister Holm] We will meet`), in an aside too (`([Olaf Brandt] When?)`)."""
    start = line.start + 1 if text[line.start] == "(" else line.start
    closing = text.find("]", start, min(line.end, start + _SIGN)) if text.startswith("[", start) else -1
    if closing < 0 or not text[closing + 1 : closing + 2].isspace():
        return None
    head = read_head(text, start + 1, closing, lexicon, context)
    if head is None or head.brief or not speaks(text, closing + 1, line.end):
        return None
    return Candidate(head, i, closing + 1, "start", "]", True)


def _after_time(text: str, start: int, end: int) -> int:
    """Behind the minute of a recording that stands after a label: `Anna Holm: (01:12)`."""
    found = compiled(_MINUTE).search(text[start : min(end, start + _SIGN)])
    return start + len(found.group()) if found else start


def _first_colon(text: str, start: int, end: int) -> int:
    """Where the first colon of the stretch is, -1 where there is none."""
    found = [at for colon in COLONS if (at := text.find(colon, start, end)) >= 0]
    return min(found, default=-1)


def _broken(text: str, lines: Sequence[Line], i: int, lexicon: Lexicon, context: LabelContext) -> Candidate | None:
    """A label whose colon was left on the next line."""
    if not i or lines[i - 1].end - lines[i - 1].start > LONGEST:
        return None
    head = read_head(text, lines[i - 1].start, lines[i - 1].end, lexicon, context)
    return (
        Candidate(head, i, lines[i].start + 1, "broken", ":", speaks(text, lines[i].start + 1, lines[i].end)) if head is not None else None
    )


def _by_sign(text: str, line: Line, i: int, lexicon: Lexicon, context: LabelContext) -> Candidate | None:
    """A label before a dash or a full stop: "Q - ", "Question. "."""
    at = _sign_at(text, line)
    if at is None or (text[at] == "." and not lexicon.may_tell_role(text[line.start : at])):
        return None
    head = read_head(text, line.start, at, lexicon, context)
    sign = "." if text[at] == "." else "-"
    if head is None or (sign == "." and head.role is None):
        return None
    return Candidate(head, i, at + 1, "start", sign, speaks(text, at + 1, line.end))


def _sign_at(text: str, line: Line) -> int | None:
    """Where the first dash or full stop before a blank stands near the line's beginning."""
    head = text[line.start + 1 : min(line.end, line.start + _SIGN + 1)]
    found = [at for sign in _SIGNS if sign in head and (at := _before_blank(head, sign)) >= 0]
    return line.start + 1 + min(found) if found else None


def _before_blank(head: str, sign: str) -> int:
    at = head.find(sign)
    while at >= 0 and not head[at + 1 : at + 2].isspace():
        at = head.find(sign, at + 1)
    return at


def _alone(text: str, line: Line, i: int, lexicon: Lexicon, context: LabelContext, names: bool) -> Candidate | None:
    if line.end - line.start > LONGEST or text[line.end - 1] in ".," or text.find(": ", line.start, line.end) >= 0:
        return None
    if not names and not lexicon.may_tell_role(text[line.start : line.end]):
        return None
    head = read_head(text, line.start, line.end, lexicon, context)
    return Candidate(head, i, line.end, "alone", "", False) if head is not None and not head.brief else None


def _inside(text: str, line: Line, i: int, start: int, lexicon: Lexicon, context: LabelContext) -> Iterator[Candidate]:
    """Labels inside a line, each after the end of a sentence."""
    at = text.find(":", start, line.end)
    reach = start
    while at >= 0:
        begin = _sentence_start(text, max(reach, at - LONGEST), at)
        if begin is not None and not _clock(text, at):
            head = read_head(text, begin, at, lexicon, context)
            if head is not None and speaks(text, at + 1, line.end):
                asked = "?" in text[max(reach, begin - 4) : begin]
                yield Candidate(head, i, at + 1, "inside", ":", True, asked)
        reach = at + 1
        at = text.find(":", reach, line.end)


def _sentence_start(text: str, low: int, colon: int) -> int | None:
    """Where the last sentence before the colon begins; a full stop after a capital or a short title is none."""
    for p in range(colon - 1, low, -1):
        if text[p].isspace() and text[p - 1] in _ENDS and not _initial(text, low, p - 1):
            return p + 1
        if text[p] in "?!;":
            return None
    return None


def _initial(text: str, low: int, stop: int) -> bool:
    """Whether the stop belongs to "Mr.", "H.E." or an initial."""
    if text[stop] != ".":
        return text[stop] in ")]" or (text[stop] in '"”»' and text[stop - 1] not in ".?!…")
    start = stop
    while start > low and text[start - 1].isalpha():
        start -= 1
    return stop - start <= 3 and text[start : start + 1].isupper()


def speaks(text: str, start: int, end: int) -> bool:
    """Whether words follow: letters, not only figures as after "Moscow:" or "Phone:"."""
    piece = text[start : min(end, start + 60)].strip()
    return not piece.startswith("//") and any(c.isalpha() for c in piece)


def _clock(text: str, at: int) -> bool:
    return text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit()
