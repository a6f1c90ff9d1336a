"""Quotations: speech reported inside a turn or a narrative, in quotation marks or after "that"."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from communique.knowledge.senses import Sense
from communique.reading.happenings.told import Passage
from communique.reading.said.cues import Cues
from communique.reading.said.mentions_people import Named
from communique.reading.said.quotations_indirect import Said, said_in
from communique.reading.said.quotations_marks import Marked, mark_before, marked_in
from communique.reading.said.voices import HE, Subject, Voices
from communique.reading.who.actors import Actor
from communique.reading.who.people import person
from communique.record.document import Quotation
from communique.record.evidence import stated
from communique.text.phrases import Hit
from communique.text.span import Span

_STEP = "quotations"
_FEWEST_WORDS = 4
_CLOSE = 90
_TAIL = 160
_FAR = 200
_CUES = frozenset(("saying", "source"))
_MARKS = '“”„‟«»"‘'


class _Spoken(NamedTuple):
    """A quotation before it is written down."""

    start: int
    end: int
    direct: bool
    speaker: Actor | None
    cue: Hit[Sense] | None


def quotations_of(cues: Cues, passages: list[Passage], people: list[Named]) -> tuple[Quotation, ...]:
    """The document's quotations, in order."""
    body = [p for p in passages if p.voice != "title"]
    if not body or not (_marked(cues) or cues.kinds & _CUES):
        return ()
    found = _Reporter(cues, body, people).quotations()
    return tuple(_written(cues, q) for q in found)


def _written(cues: Cues, spoken: _Spoken) -> Quotation:
    text, cue = cues.text, spoken.cue
    sense = next((s for s in cue.meanings if s.kind in ("saying", "source")), None) if cue else None
    reading = stated(text, cue.start, cue.end, sense.value, step=_STEP, entry=sense.entry) if cue and sense else None
    speaker = person(text, spoken.speaker, cues.paper.home, _STEP) if spoken.speaker else None
    return Quotation(
        start=spoken.start, end=spoken.end, quote=text[spoken.start : spoken.end], direct=spoken.direct, speaker=speaker, cue=reading
    )


def _marked(cues: Cues) -> bool:
    stretch = cues.text[cues.scene.start : cues.scene.end]
    return any(m in stretch for m in _MARKS)


class _Reporter:
    """Goes through the passages once, remembering who spoke last."""

    def __init__(self, cues: Cues, passages: list[Passage], people: list[Named]) -> None:
        self.cues, self.passages = cues, passages
        self.voices = Voices(cues, people)
        self.text = cues.text
        groups = _groups(passages)
        marked = marked_in(self.text, [p.span for p in passages], groups) if _marked(cues) else []
        self._all = marked
        self.marked: dict[int, list[Marked]] = {}
        for one in marked:
            self.marked.setdefault(one.first, []).append(one)
        self.last: Actor | None = None
        self.last_in = -2
        self.spoke = -1

    def quotations(self) -> list[_Spoken]:
        """What is quoted, passage after passage."""
        found: list[_Spoken] = []
        for index, passage in enumerate(self.passages):
            marked = self.marked.get(index, [])
            if marked or any(True for _ in self.cues.within(passage.span.start, passage.span.end, "saying", "source")):
                found += self._of_passage(index, passage, marked)
        return sorted(found)

    def _of_passage(self, index: int, passage: Passage, marked: list[Marked]) -> list[_Spoken]:
        """The quotations of one paragraph, in the order of its sentences."""
        found: list[_Spoken] = []
        if self.last_in < index - 1:
            self.last = None
        opens = [m.opens for m in marked]
        for span in _outside(list(self.cues.scene.sentences(passage.span.start, passage.span.end)), marked, opens):
            inside = marked[bisect_left(opens, span.start) : bisect_left(opens, span.end)]
            for said in said_in(self.cues, self.voices, span, inside):
                found += self._indirect(said, inside, index)
            floors = [span.start, *(m.closes for m in inside)]
            found += [q for m, floor in zip(inside, floors, strict=False) if (q := self._direct(m, span, floor, index)) is not None]
        return found

    # ------------------------------------------------------------------ indirect
    def _indirect(self, said: Said, marked: list[Marked], index: int) -> list[_Spoken]:
        speaker = self._speaker(said.subject, said.cue.start, index)
        mark = mark_before(marked, said.start + 2)
        whole = mark is not None and mark.closes >= said.end - 3
        return [] if whole else [_Spoken(said.start, said.end, False, speaker, said.cue)]

    def _speaker(self, subject: Subject, at: int, index: int) -> Actor | None:
        found = self._meant(at, index) if subject.pronoun in HE else subject.named
        if found is not None:
            self.last, self.last_in, self.spoke = found, index, at
        return found

    def _meant(self, at: int, index: int) -> Actor | None:
        """Whom "he" or "she" means: the sentences before it in the paragraph say it, else the last of the paragraph before."""
        passage, speaker = self.passages[index].span, self.passages[index].speaker
        above = self.passages[index - 1].span if index else Span(passage.start, passage.start)
        sentences = [*self.cues.scene.sentences(above.start, above.end)] if index else []
        sentences += [Span(s.start, min(s.end, at)) for s in self.cues.scene.sentences(passage.start, passage.end) if s.start < at]
        sentences = [s for s in sentences if s.start <= self.spoke < s.end or not self._quoted(s.start)]
        found = self.voices.taken_up(sentences, self.last, self.spoke, speaker)
        if (
            found is None
            and self.last is not None
            and self.last.kind != "side"
            and not self.voices.others_between(self.spoke, at, self.last)
        ):
            found = self.last
        return found or self.voices.only_person(at, speaker)

    def _quoted(self, at: int) -> bool:
        """Whether an offset lies between quotation marks."""
        before = mark_before(self._all, at + 1)
        return before is not None and before.closes > at

    # ------------------------------------------------------------------ direct
    def _direct(self, marked: Marked, span: Span, floor: int, index: int) -> _Spoken | None:
        cue = self._cue_before(marked, span, floor) or self._cue_after(marked, span)
        if cue is not None:
            hit, subject = cue
            if subject is not None and subject.pronoun and subject.pronoun in self._own:
                return None
            speaker = self._speaker(subject, hit.start, index) if subject else None
            return _Spoken(marked.start, marked.end, True, speaker, hit)
        if not self._speech(marked):
            return None
        speaker = (
            self.last if self.last is not None and self.last_in == index and not self.text[span.start : marked.opens].strip() else None
        )
        return _Spoken(marked.start, marked.end, True, speaker or self._announced(marked, span, index), None)

    @property
    def _own(self) -> frozenset[str]:
        return frozenset(w for e in self.cues.scene.pack.files.speech.own for w in e.words)

    def _cue_before(self, marked: Marked, span: Span, floor: int) -> tuple[Hit[Sense], Subject | None] | None:
        """ "Anna Holm said: “…”": the last word of saying before the mark, near enough, nothing quoted between."""
        hits = [h for h, _ in self.cues.within(max(floor, marked.opens - _FAR), marked.opens, "saying", "source")]
        if not hits:
            return None
        gap = self.text[hits[-1].end : marked.opens]
        short = len(self.text[marked.start : marked.end].split()) < _FEWEST_WORDS
        if len(gap) > (24 if short else _CLOSE) or (short and _besides_that(gap)):
            return None
        return hits[-1], self.voices.speaking(span, Span(hits[-1].start, hits[-1].end)) or self.voices.after(hits[-1].end, marked.opens)

    def _cue_after(self, marked: Marked, span: Span) -> tuple[Hit[Sense], Subject | None] | None:
        """ "“…”, said Anna Holm", "“…”, Anna Holm said"."""
        stop = self._tail_end(marked)
        hit = next((h for h, _ in self.cues.within(marked.closes + 1, stop, "saying", "source")), None)
        if hit is None or len(self.text[marked.closes + 1 : hit.start]) > _CLOSE:
            return None
        before = self.text[marked.closes + 1 : hit.start].strip(" ,.-–—")
        subject = (
            self.voices.before(Span(marked.closes + 1, stop), Span(hit.start, hit.end)) if before else self.voices.after(hit.end, stop)
        )
        return (hit, subject) if subject is not None or not before else None

    def _tail_end(self, marked: Marked) -> int:
        """Where the sentence ends that goes on behind the closing mark."""
        paragraph = self.passages[marked.last].span
        stop = min(marked.closes + _TAIL, paragraph.end)
        if self.text[marked.end - 1] in ".!" and self.text[marked.closes + 1 : marked.closes + 3].strip()[:1].isupper():
            return self._full_stop(marked.closes + 1, stop)
        ends = [p for c in '“„«"‘;' if (p := self.text.find(c, marked.closes + 1, stop)) >= 0]
        return min([*ends, self._full_stop(marked.closes + 1, stop)])

    def _full_stop(self, start: int, stop: int) -> int:
        """The first full stop of a stretch that ends a sentence, not an abbreviation or an initial ("said Dr. A. Holm"); its end where none does."""
        at = self.text.find(".", start, stop)
        while at >= 0:
            word = self.text[self.text.rfind(" ", start, at) + 1 : at + 1]
            if len(word) > 2 and word.lower() not in self.cues.scene.pack.abbreviations:
                return at
            at = self.text.find(".", at + 1, stop)
        return stop

    def _speech(self, marked: Marked) -> bool:
        """Whether words in marks without a cue are speech: enough of them, and not a name in title case."""
        words = self.text[marked.start : marked.end].split()
        if len(words) < _FEWEST_WORDS:
            return False
        long_ = [w for w in words if len(w) > 3 and w[0].isalpha()]
        return sum(w[0].isupper() for w in long_) * 2 < len(long_)

    def _announced(self, marked: Marked, span: Span, index: int) -> Actor | None:
        """ "Anna Holm spoke to the press:" in the paragraph before: who ended it with a colon."""
        if self.text[span.start : marked.opens].strip() or index == 0 or marked.opens != self.passages[index].span.start:
            return None
        before = self.passages[index - 1].span
        if self.text[before.end - 1] != ":":
            return self.last if self.last_in == index - 1 else None
        hit = next((h for h, _ in reversed(list(self.cues.within(before.start, before.end, "saying", "source")))), None)
        subject = self.voices.before(before, Span(hit.start, hit.end)) if hit else None
        return self._speaker(subject, before.end, index) if subject else None


def _groups(passages: list[Passage]) -> list[int]:
    """A number for each passage: the same as long as the voice and the speaker are the same."""
    found: list[int] = []
    for index, passage in enumerate(passages):
        same = (
            index > 0
            and passages[index - 1].speaker == passage.speaker
            and (passages[index - 1].voice == "question") == (passage.voice == "question")
        )
        found.append(found[-1] if same and found else len(found))
    return found


def _besides_that(gap: str) -> bool:
    """Whether more than marks and a conjunction stand between the cue and a few quoted words."""
    return any(w.strip(" :,") not in ("", "that") for w in gap.split())


def _outside(spans: list[Span], marked: list[Marked], opens: list[int]) -> list[Span]:
    """The sentences of a paragraph, those joined that a quotation holds together."""
    found: list[Span] = []
    for span in spans:
        at = bisect_left(opens, found[-1].end) - 1 if found else -1
        if at >= 0 and marked[at].opens >= found[-1].start and marked[at].closes >= found[-1].end:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found
