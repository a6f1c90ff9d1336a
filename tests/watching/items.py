"""News made by hand, some of them hostile."""

from __future__ import annotations

from communique.views.documents import Brief
from communique.views.lit import Snippet
from communique.watching.news import News
from communique.watching.watch import Item, Parcel, item_of

HOSTILE = (
    "Talks\r\nBcc: everybody@x.example\r\n\r\nA second body",
    "=?utf-8?q?Talks=0D=0ABcc:_x@x.example?=",
    "<script>alert(1)</script>]]><x/>",
    "a\x00b\x08c\x1b[2Jd\u202ee\u2028f\ud800g",
    ".\r\nQUIT\r\n",
    "x" * 5000,
    "Vučić – переговоры 会谈 🕊",
    "",
)


def item(
    title: str | None, number: int = 1, url: str | None = "https://mfa.norland.example/1", text: str = "They met.", **fields: object
) -> Item:
    """News of a document of a title."""
    document = Brief(
        id=number, digest=f"sha256:{number:064x}", published="2019-05-03", held=None, kind="statement", title=title, part="article", language="en",
        place=None, publisher=title, publisher_type=None, publisher_country="XA", publisher_post=None, url=url, words=9, copies_of=number,
        completed_by=None,
    )  # fmt: skip
    usual: dict[str, object] = {"change": "new", "digest": document.digest, "document": document, "snippet": Snippet(text, 0, ())}
    return item_of("harbour", f"k-{number}", "2026-01-01T00:00:00Z", News(**{**usual, **fields}))  # type: ignore[arg-type]


def parcel(*items: Item) -> Parcel:
    """Some news in one piece."""
    return Parcel("parcel-1", tuple(enumerate(items, 1)))
