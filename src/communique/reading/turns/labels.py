"""Which of the places that may be labels are labels: a head is known, or it comes again, or the page is a conversation without doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from communique.reading.turns.drafts import LabelContext
from communique.reading.turns.labels_candidates import Candidate, find_candidates, with_lone_names
from communique.reading.turns.labels_lexicon import Lexicon, plain
from communique.reading.turns.labels_lost import lost_colons
from communique.reading.turns.lines import Line

TALKS = frozenset({"interview", "press_conference", "briefing", "media_answer"})
"""Kinds of documents in which somebody asks."""
SPEECHES = frozenset({"remarks", "opening_remarks", "speech", "statement", "message"})
"""Kinds of documents in which one person speaks."""

_ROW, _SURE, _THRICE = 2, 2, 3
_NAME, _NAME_WORDS = 60, 4
_TURNS = TALKS | {"remarks", "opening_remarks"}


class LabelsFound(msgspec.Struct, frozen=True):
    """The labels of a document in page order, and the candidates that stay doubtful."""

    labels: tuple[Candidate, ...]
    doubtful: tuple[Candidate, ...]


def find_labels(text: str, lines: Sequence[Line], lexicon: Lexicon, context: LabelContext) -> LabelsFound:
    """The labels of the lines."""
    found = find_candidates(text, lines, lexicon, context)
    judge = _Judge(found, text, lines, context)
    by_turns = not judge.talk and _by_turns(text, lines)
    if by_turns or (judge.talk and not judge.quiet):
        found = with_lone_names(found, text, lines, lexicon, context)
        judge = _Judge(found, text, lines, context, by_turns)
    labels = [c for c in found if judge.accepts(c)]
    if labels:
        labels = sorted([*_longest(labels), *lost_colons(text, lines, labels, lexicon, context)], key=lambda c: c.head.start)
    taken = {c.head.start for c in labels}
    doubtful = [c for c in found if c.head.start not in taken and c.place == "start" and c.sign == ":" and c.spoken and judge.talk]
    return LabelsFound(tuple(_apart(labels)), tuple(doubtful))


def _by_turns(text: str, lines: Sequence[Line]) -> bool:
    """Whether two names or more stand alone over what is said, each more than once (a first name thrice): a conversation that nothing else tells."""
    over = (line for line, below in pairwise(lines) if _may_be_over(text, line) and not _may_be_over(text, below))
    times = Counter(text[line.start : line.end] for line in over)
    return sum(n > 1 if " " in name else n >= _THRICE for name, n in times.items()) > 1


def _may_be_over(text: str, line: Line) -> bool:
    words = text[line.start : min(line.end, line.start + _NAME)].split()
    short = line.end - line.start < _NAME and 0 < len(words) <= _NAME_WORDS
    return short and all(w[0].isupper() for w in words) and text[line.end - 1].isalpha()


def _longest(labels: Sequence[Candidate]) -> list[Candidate]:
    """Of two readings of one head (alone, or with a colon on the next line) the longer one."""
    return list({c.head.start: c for c in sorted(labels, key=lambda c: c.said)}.values())


def _apart(labels: Sequence[Candidate]) -> list[Candidate]:
    """Labels without those that begin inside another."""
    kept: list[Candidate] = []
    for label in labels:
        if not kept or label.head.start >= kept[-1].said or (label.head.start >= kept[-1].head.end and kept[-1].place == "alone"):
            kept.append(label)
    return kept


def _heads(labels: Sequence[Candidate]) -> int:
    """How many different heads the labels have."""
    return len({c.head.key for c in labels})


class _Judge:
    """Decides with the whole document in view."""

    def __init__(self, found: Sequence[Candidate], text: str, lines: Sequence[Line], context: LabelContext, by_turns: bool = False) -> None:
        self._text, self._lines, self._context = text, lines, context
        at_start = [c for c in found if c.place in ("start", "broken") and c.sign != "."]
        self._count(found, at_start)
        self._weigh(found, [c for c in at_start if c.sign and (c.spoken or c.sign == ":")])
        self._by_turns = by_turns
        if by_turns:
            self.talk, self.quiet = True, False
        self._keys = {c.head.key for c in at_start if self._at_start(c)}

    def _count(self, found: Sequence[Candidate], at_start: Sequence[Candidate]) -> None:
        """How often each head stands where, who holds an office, and where the first label may be."""
        self._times = Counter(c.head.key for c in at_start)
        self._colons = {c.head.key for c in at_start if c.sign == ":" and c.spoken}
        self._asking = len({c.head.key for c in at_start if c.sign == ":" and c.spoken and c.head.outlet is not None})
        self._alone = Counter(c.head.key for c in found if c.place == "alone")
        self._surnames = Counter(self._surname(c) for c in found if c.place in ("start", "alone"))
        self._officials = {self._surname(c) for c in found if c.head.sure == _SURE and c.head.office is not None} - {""}
        self._first = min((c.head.start for c in found if c.place != "inside" and (c.head.role is not None or c.sign == ":")), default=0)

    def _weigh(self, found: Sequence[Candidate], spoken: Sequence[Candidate]) -> None:
        """Whether the document is a conversation at all: questions, speakers whom an office proves, names that come again."""
        kind = self._context.kind
        asked = self._asks(found)
        known = [c for c in spoken if self._proved(c, asked)]
        several = _heads(known) > 1
        again = {c.head.key for c in spoken if self._times[c.head.key] > 1 and self._is_name(c)}
        over = [c for c in known if self._over(c)]
        expected = kind in _TURNS and bool(known or again)
        self.talk = asked or several or len(again) > 1 or expected or self._opened(spoken) or any(c.opens for c in over)
        self._lone = len(known) > 1 or (kind in SPEECHES and bool(known))
        recurs = bool(again) or any(self._surnames[self._surname(c)] > 1 for c in known)
        told = asked or (recurs and several) or _heads(over) > 1 or (len(over) == 1 and over[0].opens)
        self.quiet = kind is not None and kind not in TALKS | SPEECHES and not told

    def _proved(self, c: Candidate, asked: bool) -> bool:
        """Whether a head that knowledge tells to be a speaker's also stands as a label does."""
        last = c.line == len(self._lines) - 1
        return c.head.sure == _SURE and (asked or c.sentence or c.sign != ":" or last or self._over(c))

    def _opened(self, spoken: Sequence[Candidate]) -> bool:
        """Whether a document that nothing else tells begins with a person's label: one who is known, or who greets those who listen."""
        if self._context.kind is not None or not spoken or spoken[0].line > 0:
            return False
        first = spoken[0]
        return first.head.name is not None and (first.head.sure == _SURE or (first.greets and " " in first.head.key))

    def _begins(self, c: Candidate) -> bool:
        """Whether an official's line above all other labels is the first label: he speaks again, and a sentence stands below."""
        if c.head.sure < _SURE or self._surnames[self._surname(c)] < _ROW or c.line + 1 >= len(self._lines):
            return False
        below = self._text[self._lines[c.line + 1].start : self._lines[c.line + 1].end]
        return below[0].isalpha() and below[-1] in ".!?…" and len(below.split()) > _NAME_WORDS

    def _surname(self, c: Candidate) -> str:
        return plain(c.head.name.of(self._text)).rpartition(" ")[2] if c.head.name is not None else ""

    def _over(self, c: Candidate) -> bool:
        """Whether a person's label stands with its colon on a line of its own over what he said."""
        line = self._lines[c.line]
        return c.place == "start" and c.head.name is not None and not self._text[c.said : line.end].strip()

    def _asks(self, found: Sequence[Candidate]) -> bool:
        """Whether the document labels questions; also settles whether a word ("Question") on a line of its own is a label."""
        named = {key for key, times in self._alone.items() if times >= _ROW}
        words = [c for c in found if c.head.role in ("question", "answer") and (c.head.name is None or c.sign or c.head.key in named)]
        bare = [c for c in words if c.place == "start" and not c.sign]
        words = [c for c in words if c.place != "start" or c.sign] if len(bare) < _ROW else words
        lone = sum(c.place == "alone" for c in words)
        self._words_alone = lone > 1 or lone < len(words) or self._context.kind in TALKS
        return any(c.head.role == "question" for c in words if c.place != "inside" and (c.sign or self._words_alone))

    @cached_property
    def _lower(self) -> frozenset[str]:
        """Words that the document writes in lower case: such a word alone is no name."""
        return frozenset(w for line in self._lines for w in self._text[line.start : line.end].split() if w.islower())

    def accepts(self, c: Candidate) -> bool:
        """Whether a candidate is a label."""
        if self.quiet:
            return False
        if c.place == "inside":
            return self._inside(c)
        return self._stands_alone(c) if c.place == "alone" else self._at_start(c)

    def _is_name(self, c: Candidate) -> bool:
        """Whether a head that only looks like a name may be one: none of its words is common on this page."""
        return c.head.sure > 0 or " " in c.head.key or c.head.key not in self._lower

    def _at_start(self, c: Candidate) -> bool:
        head = c.head
        if c.sign == "-" and head.key in self._colons and not head.brief:
            return self.talk and self._is_name(c)
        if c.sign in "-.":
            return head.sure == 2 and self.talk and (head.role is not None or self._times[head.key] > 1)
        if head.role is not None:
            return self.talk
        if head.sure == 2:
            return self.talk or self._lone
        again = self._times[head.key] > 1
        answers = self._asking > 1 and head.name is not None and " " in head.key
        return self.talk and self._is_name(c) and (again or (c.spoken and (answers or not c.lower)))

    def _stands_alone(self, c: Candidate) -> bool:
        head = c.head
        if head.role in ("question", "answer") and head.name is None:
            return self._words_alone
        if not self.talk or (head.start < self._first and not self._begins(c)):
            return False
        again = self._alone[head.key] > 1 or head.key in self._keys
        told = self._surname(c) in self._officials
        return (
            told
            or (again and (head.sure > 0 or head.marked or " " in head.key))
            or (self._by_turns and self._alone[head.key] >= _THRICE and self._is_name(c))
            or (head.name is not None and (head.marked or head.sure == 2))
        )

    def _inside(self, c: Candidate) -> bool:
        if not self._keys:
            return False
        if c.head.role in ("question", "answer") or c.head.key in self._keys:
            return True
        return c.head.name is not None and (c.head.sure == 2 or (c.after_question and " " in plain(c.head.key)))
