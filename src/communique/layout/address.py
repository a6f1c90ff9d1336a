"""What the address of a page says in words: ".../envoys-meet-in-novy-brod/" repeats the title that stands in the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec

from communique.layout.text_zones_lines import Line
from communique.record.page import Page
from communique.text.fold import fold
from communique.text.pattern import find_all
from communique.text.span import Span

_LEAST = 3
_LONGEST = 300
_JOINTS = str.maketrans("-_+", "   ")
_WORD = r"[\pL\pN]+"
_SHARED = 4
_TOLD, _SAID, _SAID_AS_PROSE = 0.8, 0.55, 0.75
_LINES, _NEAR, _LONG = 40, 8, 60


class Slug(msgspec.Struct, frozen=True):
    """The words of the last speaking piece of an address: `text` is the address with blanks for joints, letter for letter as long."""

    url: str
    text: str
    span: Span


def slug_of(page: Page) -> Slug | None:
    """The piece of the page's address that speaks in words, None where none does."""
    if not page.url or not (path := urlsplit(page.url).netloc):
        return None
    at = page.url.find(path) + len(path)
    end = min((i for mark in ("?", "#") if (i := page.url.find(mark, at)) > 0 and not _speaks(page.url[i:])), default=len(page.url))
    pieces = [p for p in page.url[at:end].split("/") if _speaks(p)]
    if not pieces:
        return None
    start = page.url.rindex(pieces[-1], at, end)
    stop = start + len(pieces[-1].rsplit(".", 1)[0])
    return Slug(page.url, _spaced(page.url), Span(start, stop)) if stop - start <= _LONGEST else None


def pieces_of(page: Page) -> tuple[Slug, ...]:
    """The first name of the page's host and the pieces of its path, each with blanks for joints: the sections under which a site files it.

    >>> page = Page(text="", source="", media_type="text/plain", blocks=(), url="https://travel.example.org/doorstop-oslo-0")
    >>> [piece.text[piece.span.start : piece.span.end] for piece in pieces_of(page)]
    ['travel', 'doorstop oslo 0']
    """
    if not page.url or not (host := urlsplit(page.url).netloc):
        return ()
    at = page.url.find(host)
    text, found = _spaced(page.url), [Span(at, at + len(host.split(".", 1)[0]))]
    start = at + len(host) + 1
    end = min((i for mark in "?#" if (i := page.url.find(mark, start)) > 0), default=len(page.url))
    for piece in page.url[start:end].split("/"):
        found.append(Span(start, start + len(piece)))
        start += len(piece) + 1
    return tuple(Slug(page.url, text, span) for span in found if 0 < span.end - span.start <= _LONGEST)


def _spaced(url: str) -> str:
    return url.translate(_JOINTS).replace("%20", "   ")


def _speaks(piece: str) -> bool:
    return sum(word.isalpha() for word in _spaced(piece).split()) >= _LEAST


def named_line(page: Page, lines: Sequence[Line]) -> int | None:
    """The line near the top that the page's address repeats word for word: its title; of two that stand together, the one right over the text."""
    slug = slug_of(page)
    told = _words(slug.text[slug.span.start : slug.span.end]) if slug is not None else frozenset()
    if len(told) < _SHARED:
        return None
    found, closest = None, 0.0
    for i, line in enumerate(lines[:_LINES]):
        if line.words > _LONG or line.kind not in ("short", "prose", "dated"):
            continue
        close = _closeness(told, page.text[line.start : line.end], line.prose)
        near = found is not None and i - found <= _NEAR and not any(other.prose for other in lines[found : i + 1])
        if close > 0 and (found is None or (near and close >= closest)):
            found, closest = i, close
    return found


def _closeness(told: frozenset[str], line: str, prose: bool) -> float:
    """How much of a line an address repeats that repeats nearly all of it, 0 where it does not; addresses drop the small words, and stop after some."""
    said = _words(line)
    shared = sum(any(w == s or (len(s) > _SHARED and w.startswith(s)) for w in said) for s in told)
    enough = shared >= _SHARED and shared >= _TOLD * len(told) and shared >= (_SAID_AS_PROSE if prose else _SAID) * len(said)
    return shared / len(said) if enough else 0.0


def _words(text: str) -> frozenset[str]:
    """The words of a text without the marks over their letters; figures of one kind or another are none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", fold(text)) if not unicodedata.combining(c))
    return frozenset(w for m in find_all(_WORD, plain, 0, len(plain)) if len(w := m.group()) > 1 and not w.isdigit())
