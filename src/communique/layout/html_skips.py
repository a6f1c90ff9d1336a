"""What is no text of the page: comments, declarations, scripts and other elements that are skipped whole.

The next place of each mark is remembered, so that a page of a million openings costs no more than its length.
"""

from __future__ import annotations

from collections.abc import Iterator

_HANDLES = (("getElementById(", "getElementById("), ("$", "$("))
_LONGEST_NAME = 200


def opens_tag(character: str) -> bool:
    """Whether a `<` before this character begins a tag, a comment or a declaration."""
    return (character.isalpha() and character.isascii()) or (character in "/!?" and character != "")


class Skips:
    """Finds the ends of stretches without text."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._next: dict[str, int] = {}
        self._in_scripts: frozenset[str] | None = None

    def declaration(self, mark: int) -> int:
        """Where the text goes on after a comment, a CDATA section, a doctype or a processing instruction at `mark`."""
        source = self._source
        if source.startswith("<!--", mark):
            return self._comment(mark)
        if source.startswith("<![CDATA[", mark) and (end := self._find("]]>", mark)) >= 0:
            return end + 3
        end = self._find(">", mark)
        return end + 1 if end >= 0 else len(source)

    def _comment(self, mark: int) -> int:
        source = self._source
        if source.startswith(">", mark + 4):
            return mark + 5
        if source.startswith("->", mark + 4):
            return mark + 6
        first = self._find(">", mark + 4)
        if first >= mark + 6 and source.startswith("--", first - 2):
            return first + 1
        usual = self._find("-->", mark + 4)
        end = usual if usual >= 0 else len(source)
        odd = source.find("--!>", mark + 4, end)
        return odd + 4 if odd >= 0 else min(end + 3, len(source))

    def literal(self, mark: int) -> int:
        """The end of the run of `<` at `mark` that open nothing; the last one is left out where it opens a tag."""
        source, at = self._source, mark + 1
        while source.startswith("<", at):
            piece = source[at : at + 4096]
            at += len(piece) - len(piece.lstrip("<"))
        follower = source[at : at + 1]
        return at - 1 if at - 1 > mark and opens_tag(follower) else at

    def element(self, name: str, at: int) -> tuple[int, int]:
        """The end of the content of the element whose start tag ends at `at`, and the end of its end tag; (-1, -1) where it has none."""
        place = self._next.get(f"/{name}", -2)
        if place != -1 and place < at:
            place = self._next[f"/{name}"] = self._end_tag(name, at)
        if place < 0:
            return -1, -1
        end = self._source.find(">", place)
        return place, end + 1 if end >= 0 else len(self._source)

    def _end_tag(self, name: str, at: int) -> int:
        source, size = self._source, len(name)
        while (at := source.find("<", at)) >= 0:
            if (
                source.startswith("/", at + 1)
                and source[at + 2 : at + 2 + size].lower() == name
                and not source[at + 2 + size : at + 3 + size].isalnum()
            ):
                return at
            at += 1
        return -1

    def shown_by_script(self, name: str) -> bool:
        """Whether a script of the page handles the element of this id: a page may hide a list only until it is filled."""
        if not name:
            return False
        if self._in_scripts is None:
            self._in_scripts = frozenset(_handled(self._source))
        return name in self._in_scripts

    def _find(self, what: str, at: int) -> int:
        known = self._next.get(what, -2)
        if known == -1 or known >= at:
            return known
        self._next[what] = found = self._source.find(what, at)
        return found


def _handled(source: str) -> Iterator[str]:
    """The names by which scripts get hold of elements: `getElementById("list")`, `$('#list')`."""
    for mark, opening in _HANDLES:
        at = -1
        while (at := source.find(mark, at + 1)) >= 0:
            if source.startswith(opening, at):
                piece = source[at + len(opening) : at + len(opening) + _LONGEST_NAME].lstrip()
                if piece[:1] in ('"', "'"):
                    yield piece[1:].replace("'", '"').partition('"')[0].removeprefix("#")
