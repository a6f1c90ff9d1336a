"""Turns without labels: bold questions, lines that end with a question mark, a page that is one person's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from communique.reading.turns.drafts import LabelContext
from communique.reading.turns.labels import TALKS
from communique.reading.turns.labels_lexicon import Lexicon, plain
from communique.reading.turns.lines import Line
from communique.reading.turns.pieces import is_direction, is_heading
from communique.record.document import TurnRole
from communique.text.fold import fold
from communique.text.span import Span

SPOKEN = frozenset({"remarks", "opening_remarks", "speech"})
"""Kinds of documents whose whole text one person said."""
_QUESTION = 1500
_CLOSERS = " \"'”’»)]*"
_SHORT = 80
_HEAD = 4
_NAME = 5
_DECK = 3
_SPEAKER = 14


class Stretch(msgspec.Struct, frozen=True):
    """Lines that follow each other and were said by one side; `name` is the speaker's, where a line before tells it."""

    role: TurnRole
    lines: tuple[Line, ...]
    name: Span | None = None


def asks(text: str, line: Line, lexicon: Lexicon) -> bool:
    """Whether a line is a question: it ends with a question mark, or asks by a formula."""
    words = line.span.of(text)
    if len(words) > _QUESTION:
        return False
    ends = any(said.rstrip(_CLOSERS).endswith(("?", "？")) for said in (words, lexicon.without_courtesy(words)))
    return ends or lexicon.asks(fold(words[-240:]))


def without_preamble(text: str, lines: Sequence[Line], lexicon: Lexicon) -> list[Line]:
    """The lines from the first that somebody may have said: no heading, no note about the text, at least a short sentence.

    A line or two about the words that follow them (`Envoy Lorry reflects on the river.`) are none of them where those open with thanks to the chair.
    """
    first = next((i for i in range(len(lines)) if _may_be_said(text, lines, i, lexicon)), len(lines))
    addressed = next((i for i in range(first, min(first + _DECK, len(lines))) if lexicon.thanks_chair(lines[i].span.of(text))), first)
    return list(lines[addressed:])


def _may_be_said(text: str, lines: Sequence[Line], i: int, lexicon: Lexicon) -> bool:
    line = lines[i]
    words = line.span.of(text)
    below = [other.span.of(text) for other in lines[i + 1 : i + 1 + _DECK]]
    if lexicon.salutes(words) or (lexicon.begins_salute(words) and any(map(lexicon.salutes, below))):
        return True
    greeting = words[-1] in ".!," and lexicon.opens(words)
    short = not greeting and (len(words.split()) < 3 or words[-1] not in ".!?…:\"”»'’)")
    if (short and len(words) < 200) or _names_one(text, lines, i, lexicon):
        return False
    return not (lexicon.is_preamble(words) or is_direction(text, line.span) or is_heading(text, line))


def _names_one(text: str, lines: Sequence[Line], i: int, lexicon: Lexicon) -> bool:
    """Whether a line right over a salutation only names who speaks: `President of Ruritania (Rupert Hay)`."""
    words = lines[i].span.of(text)
    below = lines[i + 1].span.of(text) if i + 1 < len(lines) else ""
    over = lexicon.salutes(below) or lexicon.greets(below)
    return over and words[-1] == ")" and words[0].isupper() and len(words.split()) <= _SPEAKER


def by_layout(text: str, lines: Sequence[Line], lexicon: Lexicon, kind: str | None) -> list[Stretch]:
    """Bold lines are questions and plain ones answers, where most bold lines ask."""
    bold = [line for line in lines if line.bold and not is_direction(text, line.span)]
    asking = [line for line in bold if asks(text, line, lexicon)]
    enough = len(asking) * 2 >= len(bold) if kind in TALKS else len(asking) > 1 and len(asking) * 10 >= len(bold) * 8
    if not asking or len(bold) == len(lines) or not enough:
        return []
    return list(_stretches(lines, [_bold_side(text, line, lexicon) for line in lines]))


def _bold_side(text: str, line: Line, lexicon: Lexicon) -> TurnRole | None:
    if not line.bold:
        return "answer"
    heading = text[line.end - 1].isalnum() and line.end - line.start <= _SHORT
    return None if heading and not asks(text, line, lexicon) else "question"


def by_marks(text: str, lines: Sequence[Line], lexicon: Lexicon, kind: str | None) -> list[Stretch]:
    """Lines that end with a question mark and those that answer, in a document in which somebody asks."""
    strict = kind not in TALKS
    if strict and not _is_asked(text, lines, lexicon):
        return []
    sides: list[TurnRole | None] = [_marked_side(text, line, lexicon) for line in lines]
    for i, side in enumerate(sides):
        if side == "question" and (i + 1 == len(lines) or not _answers_follow(sides, i)):
            sides[i] = "answer"
    return list(_stretches(lines, sides)) if "question" in sides else []


def _is_asked(text: str, lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Whether a document of another kind is questions and answers all the same: two or more that ask somebody ("you", "your"), the first of them first."""
    spoken = without_preamble(text, lines, lexicon)
    if not spoken or not asks(text, spoken[0], lexicon):
        return False
    asking = list(islice((line for line in spoken if asks(text, line, lexicon)), 2))
    return len(asking) > 1 and all(lexicon.addresses(line.span.of(text)) for line in asking)


def _answers_follow(sides: Sequence[TurnRole | None], i: int) -> bool:
    return next((side for side in sides[i + 1 : i + 6] if side != "question"), None) == "answer"


def _marked_side(text: str, line: Line, lexicon: Lexicon) -> TurnRole | None:
    if asks(text, line, lexicon):
        return "question"
    return None if is_heading(text, line) and len(line.span.of(text).split()) < 12 else "answer"


def _stretches(lines: Sequence[Line], sides: Sequence[TurnRole | None]) -> Iterator[Stretch]:
    """Neighbouring lines of one side together; a line of no side parts them only before a question."""
    run: list[Line] = []
    role: TurnRole | None = None
    for line, side in zip(lines, sides, strict=True):
        if side is None:
            continue
        if side != role and run and role is not None:
            yield Stretch(role, tuple(run))
            run = []
        role = side
        run.append(line)
    if run and role is not None:
        yield Stretch(role, tuple(run))


def one_speaker(text: str, lines: Sequence[Line], lexicon: Lexicon, context: LabelContext) -> Stretch | None:
    """All of the page as one person's remarks: by its kind, or after a line such as "Foreign Minister Holm said:"."""
    if (monologue := _monologue(text, lines, lexicon, context)) is not None:
        return monologue
    if context.kind in SPOKEN:
        spoken = _after_herald(text, without_preamble(text, lines, lexicon) or list(lines), lexicon, context)
        above = lines[: len(lines) - len(spoken)] if context.host is None else []
        name = next((n for line in above if (n := introduced_by(text, line, context)) is not None), None)
        return Stretch("remarks", tuple(spoken), name) if spoken else None
    return _stated(text, lines, lexicon, context) if context.kind == "statement" else None


def _after_herald(text: str, lines: list[Line], lexicon: Lexicon, context: LabelContext) -> list[Line]:
    """The lines from the first address on, where the line before it tells of the speech or of its speaker: "Minister Holm spoke as follows:"."""
    first = next((i for i in range(1, min(len(lines), _DECK + 1)) if lexicon.salutes(lines[i].span.of(text))), None)
    if first is None:
        return lines
    surname = context.host.of(text).split()[-1] if context.host is not None else ""
    told = [line.span.of(text) for line in lines[:first]]
    heralded = told[0][-1] == ":" or (surname and surname in told[0]) or any(lexicon.heralds(words) for words in told)
    return lines[first:] if heralded or _pulled_up(told, lines[first], lexicon) else lines


def _pulled_up(told: Sequence[str], address: Line, lexicon: Lexicon) -> bool:
    """Whether the one line over an address was pulled up from the speech below it, as layouts do: nobody begins to speak with it."""
    alone = len(told) == 1 and told[0][0].isalpha() and address.end - address.start <= _SHORT
    return alone and not (lexicon.begins(told[0]) or lexicon.begins_salute(told[0]) or lexicon.thanks_chair(told[0]))


def _stated(text: str, lines: Sequence[Line], lexicon: Lexicon, context: LabelContext) -> Stretch | None:
    """What somebody said in a statement: all that follows the line which introduces it, or his greeting to those who listen."""
    for i, line in enumerate(lines[:3]):
        if lexicon.introduces(line.span.of(text)) and i + 1 < len(lines):
            return Stretch("remarks", tuple(lines[i + 1 :]), introduced_by(text, line, context))
    begun = ((i, line.span.of(text)) for i, line in enumerate(lines[:_HEAD]))
    greeted = next((i for i, words in begun if lexicon.greets(words) or lexicon.thanks_chair(words)), None)
    return Stretch("remarks", tuple(lines[greeted:])) if greeted is not None else None


def introduced_by(text: str, line: Line, context: LabelContext) -> Span | None:
    """Whom a line such as "Foreign Minister Anna Holm issued the following statement today:" names: the first person known by two words or more."""
    words = [(m, m + len(w)) for m, w in _words(text, line)]
    for i, (start, _) in enumerate(words):
        for n in range(min(_NAME, len(words) - i), 1, -1):
            span = Span(start, words[i + n - 1][1])
            if " ".join(fold(span.of(text)).split()) in context.persons:
                return span
    return None


def _words(text: str, line: Line) -> Iterator[tuple[int, str]]:
    at = line.start
    for word in text[line.start : line.end].split():
        at = text.index(word, at)
        bare = word.rstrip(",.:;()")
        yield at, bare
        at += len(word)


def _monologue(text: str, lines: Sequence[Line], lexicon: Lexicon, context: LabelContext) -> Stretch | None:
    """A briefing that its host read out: nobody asks, and it greets, or does not speak of the host as of another person."""
    if context.kind not in ("briefing", "press_conference"):
        return None
    spoken = _from_greeting(text, without_preamble(text, lines, lexicon), lexicon)
    above = lines[: len(lines) - len(spoken)]
    named = ((line, introduced_by(text, line, context)) for line in above if context.host is None)
    line, name = next(((line, n) for line, n in named if n is not None), (None, None))
    sure = context.host or (name if line is not None and lexicon.is_preamble(line.span.of(text)) else None)
    surname = sure.of(text).split()[-1] if sure is not None else ""
    told = any(surname in line.span.of(text) for line in spoken)
    if not spoken or (told and not (surname == "" and lexicon.opens(spoken[0].span.of(text)))):
        return None
    return Stretch("remarks", tuple(spoken), name)


def _from_greeting(text: str, lines: list[Line], lexicon: Lexicon) -> list[Line]:
    """The lines from the first greeting on, if one of the first few greets those who listen."""
    greeted = next((i for i, line in enumerate(lines[:_HEAD]) if lexicon.greets(line.span.of(text))), 0)
    return lines[greeted:]


def turns_within(text: str, lines: Sequence[Line], lexicon: Lexicon, unanswered: bool, again: bool = False) -> list[tuple[int, TurnRole]]:
    """Where, after a label, turns without one begin: a question raised later, and answers where the page labels `unanswered` questions only.

    `again` says that the next label names the same speaker: a question that ends his words here was put to him.
    """
    if again and len(lines) > 1 and asks(text, lines[-1], lexicon):
        return [(len(lines) - 1, "question")]
    at = next((i for i, line in enumerate(lines) if i and lexicon.raises(plain(text[line.start : min(line.end, line.start + 160)]))), None)
    found: list[tuple[int, TurnRole]] = [] if at is None else [(at, "question")]
    begins = ([0] if unanswered else []) + [i for i, _ in found]
    for begin in begins:
        end = at if at is not None and begin < at else len(lines)
        if (answer := _answer_after(text, lines, begin, lexicon)) < end:
            found.append((answer, "answer"))
    return sorted(found)


def _answer_after(text: str, lines: Sequence[Line], begin: int, lexicon: Lexicon) -> int:
    """The first line after a question's own: after the bold ones, or after the second where that and not the first one asks."""
    if begin < len(lines) and lines[begin].bold:
        return next((i for i in range(begin + 1, len(lines)) if not lines[i].bold), len(lines))
    later = begin + 1 < len(lines) and not asks(text, lines[begin], lexicon) and asks(text, lines[begin + 1], lexicon)
    return begin + 2 if later else begin + 1
