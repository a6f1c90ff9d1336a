"""Reads HTML tag by tag into lines of text, boxes and places of metadata: streaming, without a tree, in linear time."""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_letters
from typing import NamedTuple

from communique.layout.bounds import MOST_LINES, MOST_TEXT, STRETCH_TEXT
from communique.layout.html_lines import Line, LineMarks
from communique.layout.html_page import Box
from communique.layout.html_skips import Skips
from communique.layout.html_stack import DEEPEST, MAY_END, BoxStack
from communique.layout.html_tags import BARE_TAGS, MAY_STAY_OPEN, Act, Tag, read_tag, value
from communique.layout.html_text import TextBuilder
from communique.layout.markup import TagEnds, attributes, well_quoted

_LONGEST_REMEMBERED = 300
_MOST_REMEMBERED = 40_000
_STRETCH = 32_768
_OPEN, _CLOSE = int(Act.OPEN), int(Act.CLOSE)
_EACH_DIFFERENT = (int(Act.LINK), int(Act.META))
_TAG_STARTS = frozenset(ascii_letters + "/")


class Found(NamedTuple):
    """All that one pass over the source gives."""

    text: str
    lines: list[Line]
    boxes: list[Box]
    runs: list[tuple[int, int, int]]
    metas: list[tuple[str, int, int]]
    language: str | None
    unread: int


class _Remembered:
    """Tags as they were spelt and read on earlier pages: the pages of one site repeat theirs.  Begins anew when it is full."""

    def __init__(self) -> None:
        self._tags = BARE_TAGS.copy()

    def tags(self) -> dict[str, Tag]:
        """What is remembered now; readers add to it."""
        if len(self._tags) >= _MOST_REMEMBERED // 2:
            self._tags = BARE_TAGS.copy()
        return self._tags


_REMEMBERED = _Remembered()


class HtmlReader:
    """One pass over a source.  `metas` are places of metadata: (tag name, start, end) of the tag or of an element's content."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._text = TextBuilder(source)
        self._marks = LineMarks(self._text)
        self._stack = BoxStack()
        self._skips = Skips(source)
        self._ends = TagEnds(source)
        self._tags = _REMEMBERED.tags()
        self._lines: list[Line] = []
        self._metas: list[tuple[str, int, int]] = []
        self._spans: list[tuple[int, bool, bool]] = []
        self._hidden = -1
        self._bold_boxes: list[int] = []
        self._link_depth = self._linked_from = 0
        self._inner = False
        self._pre = 0
        self._language: str | None = None

    def read(self) -> Found:
        """Reads the source to its end, or as far as a page is read at all."""
        at, size = 0, len(self._source)
        while at < size and self._text.at <= MOST_TEXT and len(self._lines) <= MOST_LINES:
            last = min(size, at + STRETCH_TEXT)
            cut = self._source.find("<", at + _STRETCH, last)
            at = self._read_stretch(at, last if cut < 0 else cut)
        self._end_line()
        return Found(self._text.text(), self._lines, self._stack.boxes, self._text.runs, self._metas, self._language, max(0, size - at))

    def _read_stretch(self, at: int, cut: int) -> int:
        """Reads from `at`, a place in the text, to the `<` at `cut` (or, in a very long text, to `cut`); returns where to go on.

        This loop turns for every tag of every page: the commonest steps stand here unfolded, all others are acts of their own.
        """
        source, known, acts, text, stack = self._source, self._tags.get, _ACTS, self._text, self._stack
        tags, numbers, count, flattened = stack.tags, stack.numbers, stack.count, stack.flattened
        resume = at
        for piece in source[at:cut].split("<"):
            end = at + len(piece)
            if at > resume:
                raw, closed, content = piece.partition(">")
                tag = known(raw)
                if tag is None or not closed:
                    resume = self._rare(at - 1, raw, closed)
                    content = source[resume:end]
                else:
                    act, name = tag[0], tag[1]
                    if act == _CLOSE and tags[-1][1] == name and not flattened:
                        if text.open:
                            self._end_line()
                        tags.pop()
                        count[name] -= 1
                        if len(numbers) > len(tags):
                            numbers.pop()
                        if self._inner:
                            self._leave()
                    elif act == _OPEN and tags[-1][1] not in MAY_END[name] and len(tags) <= DEEPEST:
                        if text.open:
                            self._end_line()
                        tags.append(tag)
                        count[name] += 1
                    elif act and (after := acts[act](self, tag, at - 1, end - len(content))):
                        resume = after
                        content = source[resume:end]
            else:
                content = source[resume:end]
            if content:
                if content.isspace() and content.isascii():
                    text.blank = True
                elif self._hidden < 0:
                    self._add_lines(content, end - len(content)) if self._pre else text.add(content, end - len(content))
            at = end + 1
        return max(cut, resume)

    def _rare(self, mark: int, raw: str, closed: str) -> int:
        """Does what stands at `mark` and was not met before: a tag, a comment, a mere `<`; returns where the text goes on."""
        end = mark + 1 + len(raw)
        if closed and raw[:2] == "a " and not raw.count('"') & 1 and "'" not in raw:
            at = raw.find(' href="')
            self._to_link(raw[at + 7 : raw.find('"', at + 7)] if at >= 0 else _href(raw))
            return end + 1
        if raw[:1] not in _TAG_STARTS:
            return self._no_tag(mark, raw[:1])
        if not closed:
            end = self._source.find(">", mark)
            raw = self._source[mark + 1 : end]
        if end < 0:
            return len(self._source)
        tag, end = self._new_tag(mark, raw, end)
        return (_ACTS[tag[0]](self, tag, mark, end) or end) if tag[0] else end

    def _new_tag(self, mark: int, raw: str, end: int) -> tuple[Tag, int]:
        if (raw.count('"') & 1 or "'" in raw) and not well_quoted(raw):
            end = self._ends.end(mark + 1, end)
            return read_tag(self._source[mark + 1 : end]), end + 1
        tag = read_tag(raw)
        if tag[0] not in _EACH_DIFFERENT and len(raw) < _LONGEST_REMEMBERED and len(self._tags) < _MOST_REMEMBERED:
            self._tags[raw] = tag
        return tag, end + 1

    def _no_tag(self, mark: int, first: str) -> int:
        """A comment, a declaration, or a mere `<`: where the text goes on."""
        if first and first in "!?":
            return self._skips.declaration(mark)
        after = self._skips.literal(mark)
        if self._hidden < 0:
            self._text.add(self._source[mark:after], mark)
        return after

    def _end_line(self) -> None:
        text, marks, stack = self._text, self._marks, self._stack
        if not text.open:
            return
        marks.before_end()
        if text.close():
            box = stack.numbers[-1] if len(stack.numbers) == len(stack.tags) else stack.number()
            self._lines.append(marks.line(text.begin, text.end, box))
        else:
            marks.forget()

    def _nothing(self, tag: Tag, start: int, end: int) -> None:
        return None

    def _open(self, tag: Tag, start: int, end: int) -> None:
        if self._text.open:
            self._end_line()
        if self._stack.open(tag) and self._inner:
            self._leave()

    def _open_marked(self, tag: Tag, start: int, end: int) -> None:
        self._open(tag, start, end)
        self._inner = True
        if tag.hidden and self._hidden < 0 and not self._skips.shown_by_script(tag.toggled):
            self._hidden = self._stack.depth
        if tag.bold:
            self._bold_boxes.append(self._stack.depth)
            self._marks.bolder()

    def _open_pre(self, tag: Tag, start: int, end: int) -> None:
        self._open_marked(tag, start, end)
        self._pre = self._stack.depth

    def _add_lines(self, piece: str, start: int) -> None:
        """Adds text in which line ends count."""
        for number, line in enumerate(piece.split("\n")):
            if number:
                self._end_line()
            self._text.add(line, start)
            start += len(line) + 1

    def _close(self, tag: Tag, start: int, end: int) -> None:
        if self._text.open and self._stack.ends_line(tag[1]):
            self._end_line()
        self._stack.close(tag[1])
        if self._inner:
            self._leave()

    def _leave(self) -> None:
        """After boxes were ended: what was hidden, bold or linked only inside them ends too."""
        depth = len(self._stack.tags) - 1
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
        self._to_link(_href(self._source[start + 1 : end - 1]))

    def _to_link(self, href: str | None) -> None:
        self._marks.link(href)
        self._linked_from = len(self._lines)
        self._link_depth, self._inner = len(self._stack.tags) - 1, True

    def _link_end(self, tag: Tag, start: int, end: int) -> None:
        if self._linked_from < len(self._lines) and self._link_depth and self._text.open:
            self._end_line()  # a link around a heading and what belongs to it stands apart as a box does
        self._marks.unlink()
        self._link_depth = 0
        self._inner = self._hidden >= 0 or bool(self._pre or self._bold_boxes or self._spans)

    def _bold(self, tag: Tag, start: int, end: int) -> None:
        self._marks.bolder()

    def _bold_end(self, tag: Tag, start: int, end: int) -> None:
        self._marks.lighter()

    def _span(self, tag: Tag, start: int, end: int) -> None:
        if self._text.open and self._source[start - 1] == ">":
            self._apart(start, end)
        if not (self._spans or tag.bold or tag.hidden):
            return
        hides = tag.hidden and self._hidden < 0 and not self._skips.shown_by_script(tag.toggled)
        self._inner = True
        self._spans.append((self._stack.depth, tag.bold, hides))
        if tag.bold:
            self._marks.bolder()
        if hides:
            self._hidden = self._stack.depth

    def _apart(self, start: int, end: int) -> None:
        """Keeps words of two spans apart that stand side by side, each set in its own way (`</time><span>3 min read`): no word is made of both."""
        source = self._source
        timed = source.endswith("</time>", 0, start)
        if not timed and not source.endswith("</span>", 0, start):
            return
        before, behind = source[start - 8 : start - 7], source[end : end + 1]
        named = "class" in source[start:end]
        if (timed and behind.isalnum()) or (named and behind.isupper() and (before.islower() or before.isdigit())):
            self._text.blank = True

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


_ACTS: tuple[Callable[[HtmlReader, Tag, int, int], int | None], ...] = (
    HtmlReader._nothing, HtmlReader._open, HtmlReader._close, HtmlReader._link, HtmlReader._link_end, HtmlReader._bold, HtmlReader._bold_end,
    HtmlReader._span, HtmlReader._span_end, HtmlReader._break, HtmlReader._skip, HtmlReader._meta, HtmlReader._root, HtmlReader._break,
    HtmlReader._open_pre, HtmlReader._open_marked,
)  # fmt: skip
"""What to do at a tag, by its `Act`."""


def _href(raw: str) -> str | None:
    """The target of an anchor as written, or None for an anchor that leads nowhere."""
    at = raw.find(' href="')
    if at >= 0 and "'" not in raw:
        return raw[at + 7 : raw.find('"', at + 7)]
    if "href" not in raw and "HREF" not in raw.upper():
        return None
    found = attributes(raw)
    return value(raw, found, "href") if "href" in found else None
