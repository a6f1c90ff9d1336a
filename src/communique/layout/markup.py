"""Markup, read piece by piece: where a tag ends, its name, its attributes; all in linear time and without a tree.

Nothing here knows what a tag means.  `raw` is a tag without its angle brackets: `a href="/news" class=lead`.
"""

from __future__ import annotations

MARKUP_BLANKS = " \t\n\r\x0c"
"""The five characters that HTML calls white space."""

MOST_ATTRIBUTES = 256
"""Attributes of one tag beyond this number are not looked at."""

_LONGEST_LOOK = 100_000
_AFTER_NAME = MARKUP_BLANKS + "/=>"

Attributes = dict[str, tuple[int, int]]


def tag_name(raw: str) -> str:
    """The name of a tag in lower case, `/` in front for an end tag.

    >>> tag_name("DIV class=x"), tag_name("/p "), tag_name("br/")
    ('div', '/p', 'br')
    """
    words = raw.split(None, 1) if len(raw) < 80 else raw[:80].split(None, 1)
    name = words[0] if words else ""
    if name.find("/", 1) > 0:
        name = name[0] + name[1:].partition("/")[0]
    return name.lower()


def attributes(raw: str) -> Attributes:
    """The attributes of a tag: lower-case name to the place of its value in `raw`; the first of equal names holds.

    >>> raw = 'a href="/x>y" hidden title=now'
    >>> {name: raw[a:b] for name, (a, b) in attributes(raw).items()}
    {'href': '/x>y', 'hidden': '', 'title': 'now'}
    """
    if len(raw) > _LONGEST_LOOK:
        raw = raw[:_LONGEST_LOOK]
    return _all_double_quoted(raw) or _scanned(raw)


def _all_double_quoted(raw: str) -> Attributes | None:
    """The common spelling `name="value" name="value"`, read by one split; None where the tag is spelt otherwise."""
    pieces = raw.split('"')
    if len(pieces) % 2 == 0 or len(pieces) > 2 * MOST_ATTRIBUTES or "'" in raw:
        return None
    found: Attributes = {}
    at = 0
    for number in range(0, len(pieces) - 1, 2):
        before = pieces[number]
        if before[-1:] != "=" or before.count("=") > 1:
            return None
        names = before[:-1].split()
        if not names or before[-2] in MARKUP_BLANKS:
            return None
        at += len(before) + 1
        for name in names[:-1] if number else names[1:-1]:
            found.setdefault(name.lower(), (at - 1, at - 1))
        found.setdefault(names[-1].lower(), (at, at + len(pieces[number + 1])))
        at += len(pieces[number + 1]) + 1
    for name in pieces[-1].split() if len(pieces) > 1 else ():
        if name != "/":
            found.setdefault(name.rstrip("/").lower(), (at, at))
    return found if len(pieces) > 1 and pieces[-1].find("=") < 0 else None


def _scanned(raw: str) -> Attributes:
    """The general case: unquoted values, single quotes, blanks around the equals sign."""
    found: Attributes = {}
    at = len(raw[:80].split(None, 1)[0]) if raw[:80].split() else 0
    size = len(raw)
    while at < size and len(found) < MOST_ATTRIBUTES:
        at = _skip(raw, at, MARKUP_BLANKS + "/")
        begin = at
        at = _until(raw, at + 1 if at < size and raw[at] == "=" else at)
        name, equals = raw[begin:at].lower(), _skip(raw, at, MARKUP_BLANKS)
        if equals < size and raw[equals] == "=" and name:
            start, end, at = _value(raw, _skip(raw, equals + 1, MARKUP_BLANKS))
            found.setdefault(name, (start, end))
        elif name:
            found.setdefault(name, (at, at))
    return found


def _skip(raw: str, at: int, these: str) -> int:
    while at < len(raw) and raw[at] in these:
        at += 1
    return at


def _until(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] not in _AFTER_NAME:
        at += 1
    return at


def _value(raw: str, at: int) -> tuple[int, int, int]:
    if at < len(raw) and raw[at] in "\"'":
        end = raw.find(raw[at], at + 1)
        end = len(raw) if end < 0 else end
        return at + 1, end, end + 1
    end = at
    while end < len(raw) and raw[end] not in MARKUP_BLANKS and raw[end] != ">":
        end += 1
    return at, end, end


def well_quoted(raw: str) -> bool:
    """Whether all quotation marks of a tag are of one kind and open or end values: then the tag ends where it seems to.

    >>> [well_quoted(raw) for raw in ('a title="x > y"', "a title='x'", "a title='x", 'a title="x')]
    [True, True, False, False]
    """
    return _quoted_by('"', "'", raw) or _quoted_by("'", '"', raw)


def _quoted_by(mark: str, other: str, raw: str) -> bool:
    pieces = raw.split(mark)
    return len(pieces) % 2 == 1 and not any(other in piece for piece in pieces[::2]) and all(piece[-1:] == "=" for piece in pieces[:-1:2])


class TagEnds:
    """Finds where tags end: at the first `>` that is not inside a quoted value.

    A quotation mark that is never closed does not swallow the rest of the page: such a tag ends at its first `>`.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._next: dict[str, int] = {}

    def end(self, start: int, first: int) -> int:
        """The place of the closing `>` of the tag whose name begins at `start`; `first` is the first `>` after it."""
        at = start
        while True:
            quote = self._opening_quote(at, first)
            if quote < 0:
                return first
            closing = self._find(self._source[quote], quote + 1)
            if closing < 0:
                return first
            at = closing + 1
            if at > first:
                first = self._find(">", at)
                if first < 0:
                    return len(self._source)

    def _opening_quote(self, at: int, limit: int) -> int:
        """The next quotation mark before `limit` that opens a value: the first one after an equals sign."""
        source = self._source
        while (equals := source.find("=", at, limit)) >= 0:
            at = equals + 1
            while at < limit and source[at] in MARKUP_BLANKS:
                at += 1
            if at < limit and source[at] in "\"'":
                return at
        return -1

    def _find(self, what: str, at: int) -> int:
        known = self._next.get(what, -2)
        if known == -1 or known >= at:
            return known
        self._next[what] = found = self._source.find(what, at)
        return found
