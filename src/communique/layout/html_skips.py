"""What is no text of the page: comments, declarations, scripts and other elements that are skipped whole.

The next place of each mark is remembered, so that a page of a million openings costs no more than its length.
"""

from __future__ import annotations

from collections.abc import Iterator

_HANDLES = ("getElementById(", "$(")
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
        capital = f"</{name[0].upper()}"
        forms = (f"</{name}",) if self._find(capital, at) < 0 else (f"</{name}", f"</{name.upper()}", f"</{name.title()}")
        places = [place for form in forms if (place := self._end_tag(form, at)) >= 0]
        if not places:
            return -1, -1
        end = self._find(">", min(places))
        return min(places), end + 1 if end >= 0 else len(self._source)

    def _end_tag(self, form: str, at: int) -> int:
        while (at := self._find(form, at)) >= 0:
            follower = self._source[at + len(form) : at + len(form) + 1]
            if not follower.isalnum():
                return at
            at += len(form)
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
    for opening in _HANDLES:
        at = 0
        while (at := source.find(opening, at) + len(opening)) >= len(opening):
            piece = source[at : at + _LONGEST_NAME].lstrip()
            if piece[:1] in ('"', "'"):
                yield piece[1:].replace("'", '"').partition('"')[0].removeprefix("#")
