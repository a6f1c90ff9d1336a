"""A passage as a quotation: its words, whose document they are from, and a link that leads to the very words."""

from __future__ import annotations

from urllib.parse import quote

import msgspec

LONG = 300
EDGE = 6


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph to be quoted; `source` is the live page with a text fragment, where the page's address is known."""

    anchor: str
    text: str
    cited: str
    source: str | None


def quotation(anchor: str, words: str, cited: str, url: str | None) -> Quotation:
    """The quotation of a paragraph."""
    text = " ".join(words.split())
    source = f"{url.partition('#')[0]}#{fragment(text)}" if url and url.startswith(("http://", "https://")) and text else None
    return Quotation(anchor=anchor, text=text, cited=cited, source=source)


def fragment(text: str) -> str:
    """The text fragment that leads to these words; of a long passage its first and last words.

    >>> fragment("talks, in Oslo - today")
    ':~:text=talks%2C%20in%20Oslo%20%2D%20today'
    """
    words = text.split()
    if len(text) <= LONG or len(words) <= 2 * EDGE:
        return f":~:text={_coded(text)}"
    return f":~:text={_coded(' '.join(words[:EDGE]))},{_coded(' '.join(words[-EDGE:]))}"


def _coded(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
