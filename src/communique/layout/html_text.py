"""Reading text, built piece by piece: blanks collapsed, references resolved, and every character led back to its source."""

from __future__ import annotations

from communique.layout.markup import MARKUP_BLANKS
from communique.layout.markup_entities import reference

NO_BREAK = "\xa0"
_EDGES = MARKUP_BLANKS + NO_BREAK + "\u200b\ufeff"
_DROPPED = ("\xad", "\x00")
_UNEVEN = ("\n", "\t", "\r", "\x0c", *_DROPPED)
_WRAPS = {ord(c): "\n" for c in MARKUP_BLANKS if c != " "}


class TextBuilder:
    """Collects the reading text, one line a block.

    `add` takes a stretch of the source that holds no tags; `blank` says that a blank came last; `close` ends the open line, which lies from `begin` to `end`.
    `runs` are the stretches that are equal in text and source; a character reference is a run of length 1 that begins at its `&`.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._out: list[str] = []
        self.blank = False
        self.at = 0
        self.begin = self.end = 0
        self.open = False
        self.runs: list[tuple[int, int, int]] = []

    def add(self, piece: str, start: int) -> None:
        """Adds the text `piece`, which stands in the source at `start`, to the line."""
        core = piece.strip(MARKUP_BLANKS)
        if not core:
            self.blank = self.blank or piece != ""
            return
        if len(core) != len(piece) and piece[0] in MARKUP_BLANKS:
            self.blank = True
            start += len(piece) - len(piece.lstrip(MARKUP_BLANKS))
        if "&" in core or "  " in core or not (core.isprintable() or self._is_even(core)):
            self._add_uneven(core, start)
        else:
            self._add_even(core, start)
        if piece[-1] in MARKUP_BLANKS:
            self.blank = True

    def close(self) -> bool:
        """Ends the line; whether it holds anything: then it lies from `begin` to `end`."""
        self.blank = self.open = False
        if self._out[-1][-1] in _EDGES:
            self._trim_end()
            if self.at <= self.begin:
                return False
        self.end = self.at
        self._out.append("\n")
        self.at += 1
        return True

    def _is_even(self, core: str) -> bool:
        """Whether a stretch with unusual characters can be taken as it is."""
        return not any(map(core.__contains__, _UNEVEN))

    def text(self) -> str:
        """The whole reading text."""
        return "".join(self._out).removesuffix("\n")

    def _add_even(self, core: str, start: int) -> None:
        """Adds a stretch without surplus blanks at its edges or inside."""
        if not self.open:
            if core[0] in _EDGES:
                start += len(core) - len(core.lstrip(_EDGES))
                core = core.lstrip(_EDGES)
                if not core:
                    return
            self.open, self.begin = True, self.at
        elif self.blank:
            self._out.append(" ")
            self.at += 1
        self.blank = False
        self._out.append(core)
        self.runs.append((self.at, start, len(core)))
        self.at += len(core)

    def _add_uneven(self, core: str, start: int) -> None:
        """Adds a stretch with line ends, several blanks, references or characters to drop."""
        even = core.translate(_WRAPS).replace("  ", "\n\n")
        for dropped in _DROPPED:
            even = even.replace(dropped, "&")
        at = start
        for number, line in enumerate(even.split("\n")):
            self.blank = self.blank or number > 0
            self._add_line(line, at)
            at += len(line) + 1

    def _add_line(self, line: str, start: int) -> None:
        if line[:1] == " ":
            self.blank = True
        if "&" not in line:
            self._add_words(line, start)
            return
        at, end = 0, len(line)
        while at < end:
            mark = self._next_mark(line, at, start)
            if mark > at:
                self._add_words(line[at:mark], start + at)
            at = self._add_reference(start + mark) - start if mark < end else end

    def _next_mark(self, line: str, at: int, start: int) -> int:
        """Where the next reference or character to drop stands in a line; an ampersand before a blank or another mark is text like any other."""
        source, mark = self._source, line.find("&", at)
        while mark >= 0 and source[start + mark] == "&":
            follower = source[start + mark + 1 : start + mark + 2]
            if follower.isalnum() or follower == "#":
                return mark
            mark = line.find("&", mark + 1)
        return mark if mark >= 0 else len(line)

    def _add_words(self, words: str, start: int) -> None:
        core = words.strip(" ")
        if words[0:1] == " ":
            self.blank = True
        if core:
            self._add_even(core, start + (len(words) - len(words.lstrip(" "))))
        if words[-1:] == " ":
            self.blank = True

    def _add_reference(self, at: int) -> int:
        """Adds what stands at `source[at]`: a reference, an ampersand, or a character to drop; returns where the text goes on."""
        if self._source[at] != "&":
            return at + 1
        value, end = reference(self._source, at)
        if value in MARKUP_BLANKS:
            self.blank = self.blank or value != ""
        elif value != "\xad":
            before = len(self.runs)
            self._add_even(value, at)
            if len(self.runs) > before:
                self.runs[-1] = (self.runs[-1][0], at, 1)
        return end

    def _trim_end(self) -> None:
        out = self._out
        while out and self.at > self.begin:
            last = out[-1].rstrip(_EDGES)
            self.at -= len(out[-1]) - len(last)
            if last:
                out[-1] = last
                break
            out.pop()
        while self.runs and self.runs[-1][0] >= self.at:
            self.runs.pop()
        if self.runs and sum(self.runs[-1][::2]) > self.at:
            begin, source, _ = self.runs[-1]
            self.runs[-1] = (begin, source, self.at - begin)
