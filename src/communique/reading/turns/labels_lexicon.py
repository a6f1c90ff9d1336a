"""The label words of a language, ready for use."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from communique.knowledge.label_words import LabelList, LabelRole, LabelWord, LabelWords
from communique.text.fold import fold

_TAIL = 5
"""Most words between the end of a phrase of saying and the colon: a day ("the following statement today (24 January):")."""
_PHRASE = 3
_THANKS = 40
_ADDRESS = 60
EDGES = " .,;:!*#_-'\"()[]•·"
"""Marks that do not matter at the edges of a phrase in the fold."""


def plain(text: str) -> str:
    """The text in the fold with single blanks and without marks at its edges.

    >>> plain("“Follow-up” –")
    'follow-up'
    """
    return " ".join(fold(text).split()).strip(EDGES)


class Lexicon:
    """Looks up labels, marks, honorifics, ranks and lines that nobody said."""

    def __init__(self, words: LabelWords) -> None:
        self.labels: dict[str, LabelWord] = {plain(w): entry for entry in words.label for w in entry.words}
        alone = {w for w, entry in self.labels.items() if w.isalpha() and (entry.brief or entry.speaks)}
        self._alone, self._firsts = frozenset(alone), frozenset(_first(w)[0] for w in self.labels.keys() - alone)
        self._tongues = {plain(w): entry.code for entry in words.tongue for w in entry.words}
        self._marks, self._gaps = _set(words.mark), _set(words.gap)
        self.honorifics, self.ranks, self.leading = _set(words.honorific), _set(words.rank), _set(words.leads)
        self.particles, self.opening = _set(words.particle), _set(words.opening)
        self._not_label, self._not_start, self._not_end = _set(words.not_label), _set(words.not_start), _set(words.not_end)
        self._raised, self._asks = tuple(_set(words.raised)), tuple(_set(words.asks))
        self._address, self._hail = _set(words.address), _set(words.hail)
        self._salute, self._greeting, self._courtesy = _set(words.salute), _set(words.greeting), tuple(_set(words.courtesy))
        self._chair, self._herald = tuple(_set(words.chair)), tuple(_set(words.herald))
        self._preamble, self._closing, self._saying = _set(words.preamble), _set(words.closing), _set(words.saying)

    def word(self, head: str) -> LabelWord | None:
        """The label word that `head` is, alone or with a number: "Question", "Q2", "Speaker 1"."""
        found = self.labels.get(head)
        return found if found is not None or len(head) > 60 else self.labels.get(head.rstrip("0123456789").rstrip(" .#-"))

    def may_tell_role(self, head: str) -> bool:
        """Whether a part of what may be a label begins as a label word does: without one it tells no role, and costs no reading."""
        low = fold(head)
        return self._begins_label(low) or any(self._begins_label(part) for part in low.replace("/", ",").split(",")[1:])

    def _begins_label(self, part: str) -> bool:
        word, behind = _first(part)
        return word in self._firsts or (word in self._alone and not any(c.isalpha() for c in behind))

    def role_before(self, head: str) -> tuple[LabelRole, str] | None:
        """The role of the label word that `head` begins with, and the word: "Question" in "question reuters"."""
        at = min((p for c in " ," if (p := head.find(c)) > 0), default=-1)
        first = head[:at] if at > 0 else ""
        entry = self.labels.get(first)
        return (entry.role, first) if entry is not None and not entry.brief and not entry.speaks else None

    def language(self, mark: str) -> str | None:
        """The language that a mark in a label tells: "in English", "speaking in Hindi"."""
        words = plain(mark).split()
        return next((code for n in (3, 2, 1) if len(words) >= n and (code := self._tongues.get(" ".join(words[-n:])))), None)

    def is_mark(self, mark: str) -> bool:
        """Whether this is a remark about how something was said."""
        return plain(mark) in self._marks

    def is_gap(self, mark: str) -> bool:
        """Whether this stands for words that nobody could write down."""
        return plain(mark) in self._gaps

    def opens(self, line: str) -> bool:
        """Whether a line begins with a word with which people begin to speak."""
        return plain(line[:40].split(maxsplit=1)[0] if line.strip() else "") in self.opening

    def refuses(self, head: str) -> bool:
        """Whether a head is known to be no label."""
        words = head.split(" ")[:6]
        return (
            head in self._not_label
            or any(" ".join(words[:n]) in self._not_start for n in (1, 2, 3))
            or any(" ".join(head.split(" ")[-n:]) in self._not_end for n in (1, 2, 3, 5))
        )

    def raises(self, line: str) -> bool:
        """Whether a line reports that a question was raised."""
        return any(p in line for p in self._raised)

    def asks(self, line: str) -> bool:
        """Whether a line holds a formula of asking."""
        return any(p in line for p in self._asks)

    def salutes(self, line: str) -> bool:
        """Whether a line is an address that opens a speech: "Excellencies,"."""
        return line.rstrip()[-1:] in (",", ":", "!") and _begins(line, self._salute)

    def begins(self, line: str) -> bool:
        """Whether a line begins as people begin to speak: with a greeting, an address ("Mr Lorry, …"), or a sentence in the first person."""
        first = plain(line[:_THANKS].split(maxsplit=1)[0]) if line.strip() else ""
        called = line[:_THANKS].partition(",")
        addressed = first in self.honorifics and bool(called[1]) and len(called[0].split()) <= _PHRASE and not line.endswith(";")
        return self.greets(line) or self.salutes(line) or addressed or self.opens(line)

    def begins_salute(self, line: str) -> bool:
        """Whether a short line begins as an address does, whatever mark ends it: "Honourable Speaker"."""
        return len(line) <= _ADDRESS and line[-1:].isalpha() and _begins(line, self._salute)

    def heralds(self, line: str) -> bool:
        """Whether a line says that a text follows: "The following is the full text of the speech."."""
        return any(p in fold(line) for p in self._herald)

    def thanks_chair(self, line: str) -> bool:
        """Whether a line begins with thanks to the one who presides: "Thank you, Madam Chair."."""
        return plain(line[:_THANKS]).replace(",", "").startswith(self._chair)

    def greets(self, line: str) -> bool:
        """Whether a line begins with a greeting to listeners: "Good morning, everybody."."""
        return _begins(line, self._greeting)

    def without_courtesy(self, line: str) -> str:
        """A line without the thanks at its end: "Will you go?  Thank you." asks."""
        low = plain(line[-_THANKS:])
        found = next((w for w in self._courtesy if low.endswith(w)), None)
        at = fold(line).rfind(found) if found is not None else -1
        return line[:at].rstrip() if at > 0 else line

    def addresses(self, line: str) -> bool:
        """Whether a line speaks to somebody."""
        return not self._address.isdisjoint(plain(word) for word in line.split())

    def hails(self, line: str) -> bool:
        """Whether a line begins as one who asks does: "Sir, …"."""
        return "," in line[:20] and plain(line[:20].partition(",")[0]) in self._hail

    def is_preamble(self, line: str) -> bool:
        """Whether a line before the words spoken is about the text, not part of it."""
        return _begins(line, self._preamble)

    def is_closing(self, line: str) -> bool:
        """Whether a line ends the transcript."""
        return not plain(line) or _begins(line, self._closing, whole=len(line) > 120)

    def introduces(self, line: str) -> bool:
        """Whether the line ends with "said:" or the like."""
        words = plain(line[-80:]).split()
        ends = range(len(words), max(0, len(words) - _TAIL), -1)
        return line.rstrip().endswith(":") and any(
            " ".join(words[end - n : end]) in self._saying
            for end in ends
            for n in range(1 if end == len(words) else _PHRASE, 7)
            if n <= end
        )


def _first(low: str) -> tuple[str, str]:
    """The first letters of a phrase in the fold, without marks before them and figures behind; and what follows them, up to a bracket."""
    start = next((i for i, c in enumerate(low) if c.isalnum()), len(low))
    end = next((i for i in range(start, len(low)) if not low[i].isalnum()), len(low))
    return low[start:end].rstrip("0123456789"), low[end:].partition("(")[0].partition("[")[0]


def _begins(line: str, phrases: frozenset[str], whole: bool = False) -> bool:
    words = plain(line[:100]).split()
    return not whole and any(" ".join(words[:n]).strip(EDGES) in phrases for n in range(1, 6))


def _set(lists: Iterable[LabelList]) -> frozenset[str]:
    return frozenset(plain(w) for entry in lists for w in entry.words)


@lru_cache(maxsize=32)
def lexicon(words: LabelWords) -> Lexicon:
    """The ready-made tables of a language's label words, made once."""
    return Lexicon(words)
