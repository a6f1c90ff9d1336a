"""Reads HTML tag by tag into lines of text, boxes and places of metadata: streaming, without a tree, in linear time."""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_letters
from typing import NamedTuple

from communique.layout.html_lines import Line, LineMarks
from communique.layout.html_page import Box
from communique.layout.html_skips import Skips
from communique.layout.html_stack import BoxStack
from communique.layout.html_tags import BARE_TAGS, MAY_STAY_OPEN, Act, Tag, read_tag, value
from communique.layout.html_text import TextBuilder
from communique.layout.markup import TagEnds, attributes

_LONGEST_REMEMBERED = 300
_LINK = int(Act.LINK)
_TAG_STARTS = frozenset(ascii_letters + "/")


class Found(NamedTuple):
    """All that one pass over the source gives."""

    text: str
    lines: list[Line]
    boxes: list[Box]
    runs: list[tuple[int, int, int]]
    metas: list[tuple[str, int, int]]
    language: str | None


class HtmlReader:
    """One pass over a source.  `metas` are places of metadata: (tag name, start, end) of the tag or of an element's content."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._text = TextBuilder(source)
        self._marks = LineMarks(self._text)
        self._stack = BoxStack()
        self._skips = Skips(source)
        self._ends = TagEnds(source)
        self._tags: dict[str, Tag] = BARE_TAGS.copy()
        self._lines: list[Line] = []
        self._metas: list[tuple[str, int, int]] = []
        self._spans: list[tuple[int, bool, bool]] = []
        self._hidden = -1
        self._bold_boxes: list[int] = []
        self._link_depth = 0
        self._inner = False
        self._pre = 0
        self._language: str | None = None
        self._acts: list[Callable[[Tag, int, int], int | None]] = [
            self._nothing, self._open, self._close, self._link, self._link_end, self._bold, self._bold_end,
            self._span, self._span_end, self._break, self._skip, self._meta, self._root, self._break, self._open_pre,
        ]  # fmt: skip

    def read(self) -> Found:
        """Reads the source to its end."""
        source, find, known, acts, text = self._source, self._source.find, self._tags.get, self._acts, self._text
        at, size = 0, len(source)
        while at < size:
            mark = find("<", at)
            if mark != at:
                end = size if mark < 0 else mark
                piece = source[at:end]
                if piece.isspace() and piece.isascii():
                    text.blank = True
                elif self._hidden < 0:
                    self._add_lines(piece, at) if self._pre else text.add(piece, at)
                if mark < 0:
                    break
            first = source[mark + 1 : mark + 2]
            if first not in _TAG_STARTS:
                at = self._no_tag(mark, first)
                continue
            at = find(">", mark) + 1
            if not at:
                break
            tag = known(source[mark + 1 : at - 1])
            if tag is None:
                tag, at = self._new_tag(mark, at - 1)
            if tag[0]:
                at = acts[tag[0]](tag, mark, at) or at
        self._end_line()
        return Found(self._text.text(), self._lines, self._stack.boxes, self._text.runs, self._metas, self._language)

    def _new_tag(self, mark: int, end: int) -> tuple[Tag, int]:
        raw = self._source[mark + 1 : end]
        if raw.count('"') & 1 or "'" in raw:
            end = self._ends.end(mark + 1, end)
            return read_tag(self._source[mark + 1 : end]), end + 1
        tag = read_tag(raw)
        if tag[0] != _LINK and len(raw) < _LONGEST_REMEMBERED:
            self._tags[raw] = tag
        return tag, end + 1

    def _no_tag(self, mark: int, first: str) -> int:
        """A comment, a declaration, or a mere `<`: where the text goes on."""
        if first in ("!", "?") and first:
            return self._skips.declaration(mark)
        after = self._skips.literal(mark)
        if self._hidden < 0:
            self._text.add(self._source[mark:after], mark)
        return after

    def _end_line(self) -> None:
        text = self._text
        if text.open:
            self._marks.before_end()
            if place := text.close():
                self._lines.append(self._marks.line(place, self._stack.number()))
                return
            self._marks.line((0, 0), 0)

    def _nothing(self, tag: Tag, start: int, end: int) -> None:
        return None

    def _open(self, tag: Tag, start: int, end: int) -> None:
        if self._text.open:
            self._end_line()
        if self._stack.open(tag) and self._inner:
            self._leave()
        if tag.hidden or tag.bold:
            self._open_marked(tag)

    def _open_pre(self, tag: Tag, start: int, end: int) -> None:
        self._open(tag, start, end)
        self._pre, self._inner = self._stack.depth, True

    def _add_lines(self, piece: str, start: int) -> None:
        """Adds text in which line ends count."""
        for number, line in enumerate(piece.split("\n")):
            if number:
                self._end_line()
            self._text.add(line, start)
            start += len(line) + 1

    def _open_marked(self, tag: Tag) -> None:
        self._inner = True
        if tag.hidden and self._hidden < 0 and not self._skips.shown_by_script(tag.toggled):
            self._hidden = self._stack.depth
        if tag.bold:
            self._bold_boxes.append(self._stack.depth)
            self._marks.bolder()

    def _close(self, tag: Tag, start: int, end: int) -> None:
        if self._text.open and self._stack.ends_line(tag[1]):
            self._end_line()
        self._stack.close(tag[1])
        if self._inner:
            self._leave()

    def _leave(self) -> None:
        """After boxes were ended: what was hidden, bold or linked only inside them ends too."""
        depth = self._stack.depth
        if self._hidden > depth:
            self._hidden = -1
        while self._bold_boxes and self._bold_boxes[-1] > depth:
            self._bold_boxes.pop()
            self._marks.lighter()
        while self._spans and self._spans[-1][0] > depth:
            self._undo_span()
        if self._link_depth > depth:
            self._marks.unlink()
            self._link_depth = 0
        self._pre = self._pre if self._pre <= depth else 0
        self._inner = self._hidden >= 0 or bool(self._pre or self._bold_boxes or self._spans or self._link_depth)

    def _link(self, tag: Tag, start: int, end: int) -> None:
        raw = self._source[start + 1 : end - 1]
        self._marks.link(_href(raw))
        self._link_depth, self._inner = self._stack.depth, True

    def _link_end(self, tag: Tag, start: int, end: int) -> None:
        self._marks.unlink()
        self._link_depth = 0

    def _bold(self, tag: Tag, start: int, end: int) -> None:
        self._marks.bolder()

    def _bold_end(self, tag: Tag, start: int, end: int) -> None:
        self._marks.lighter()

    def _span(self, tag: Tag, start: int, end: int) -> None:
        if not (self._spans or tag.bold or tag.hidden):
            return
        hides = tag.hidden and self._hidden < 0 and not self._skips.shown_by_script(tag.toggled)
        self._inner = True
        self._spans.append((self._stack.depth, tag.bold, hides))
        if tag.bold:
            self._marks.bolder()
        if hides:
            self._hidden = self._stack.depth

    def _span_end(self, tag: Tag, start: int, end: int) -> None:
        if self._spans:
            self._undo_span()

    def _undo_span(self) -> None:
        _, bold, hides = self._spans.pop()
        if bold:
            self._marks.lighter()
        if hides:
            self._hidden = -1

    def _break(self, tag: Tag, start: int, end: int) -> None:
        self._end_line()

    def _skip(self, tag: Tag, start: int, end: int) -> int | None:
        if self._source.startswith("/", end - 2) and tag.name in MAY_STAY_OPEN:
            return None
        content_end, after = self._skips.element(tag.name, end)
        if content_end < 0:
            return None if tag.name in MAY_STAY_OPEN else len(self._source)
        if tag.name == "title" or (tag.name == "script" and "ld+json" in self._source[start:end]):
            self._metas.append((tag.name, end, content_end))
        return after

    def _meta(self, tag: Tag, start: int, end: int) -> None:
        self._metas.append((tag.name, start + 1, end - 1))

    def _root(self, tag: Tag, start: int, end: int) -> None:
        if self._language is None and tag.name == "html":
            raw = self._source[start + 1 : end - 1]
            found = attributes(raw)
            self._language = (value(raw, found, "lang") or value(raw, found, "xml:lang")).strip()[:35] or None


def _href(raw: str) -> str | None:
    """The target of an anchor as written, or None for an anchor that leads nowhere."""
    at = raw.find(' href="')
    if at >= 0 and "'" not in raw:
        return raw[at + 7 : raw.find('"', at + 7)]
    found = attributes(raw)
    return value(raw, found, "href") if "href" in found else None
