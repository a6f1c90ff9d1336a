"""Lines of reading text with what lies on them: the box, the bold stretches, the links."""

from __future__ import annotations

from communique.layout.html_text import TextBuilder

Line = tuple[int, int, int, tuple[tuple[int, int], ...], tuple[tuple[int, int, str], ...]]
"""One finished line: where it begins and ends, the number of its box, its bold stretches and its links (start, end, target as written)."""


class LineMarks:
    """Bold and links that are open now, and those of the line that is being written."""

    def __init__(self, text: TextBuilder) -> None:
        self._text = text
        self._bold = 0
        self._bold_from = 0
        self._href: str | None = None
        self._link_from = 0
        self._emphasis: list[tuple[int, int]] = []
        self._links: list[tuple[int, int, str]] = []

    def bolder(self) -> None:
        """A bold element begins."""
        self._bold += 1
        if self._bold == 1:
            self._bold_from = self._text.at

    def lighter(self) -> None:
        """A bold element ends."""
        if self._bold == 1:
            self._keep_bold()
        self._bold = max(0, self._bold - 1)

    def link(self, href: str | None) -> None:
        """A link begins (or a mere anchor, without target); a link before it ends."""
        if self._href is not None:
            self.unlink()
        self._href, self._link_from = href, self._text.at

    def unlink(self) -> None:
        """The open link ends."""
        href, text = self._href, self._text
        if href is not None:
            if text.open:
                start = self._link_from if self._link_from > text.begin else text.begin
                if text.at > start:
                    self._links.append((start, text.at, href))
            self._href = None

    def line(self, start: int, end: int, box: int) -> Line:
        """The finished line; bold and link go on in the next one."""
        if not (self._emphasis or self._links):
            return start, end, box, (), ()
        made = (start, end, box, tuple(self._emphasis), tuple(self._links))
        self.forget()
        return made

    def forget(self) -> None:
        """Marks of a line that holds no text are dropped."""
        self._emphasis, self._links = [], []

    def before_end(self) -> None:
        """Called before a line is closed: what is still open covers the rest of it."""
        if self._bold:
            self._keep_bold()
        if self._href is not None:
            self._keep_link()

    def _keep_bold(self) -> None:
        if self._text.open and self._text.at > (start := max(self._bold_from, self._text.begin)):
            self._emphasis.append((start, self._text.at))

    def _keep_link(self) -> None:
        if self._text.open and self._href is not None and self._text.at > (start := max(self._link_from, self._text.begin)):
            self._links.append((start, self._text.at, self._href))
