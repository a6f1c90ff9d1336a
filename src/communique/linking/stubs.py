"""Stubs: a teaser and the full document that it leads to.

Where the teaser has a link, the link decides; it may lead to another address of the page, which bears the same number or name.  Where it has none, or
the full document has no address, publisher, title and day do; a short or common title counts only with the lead's words in the full text.  The full
document completes the stub; never the other way round.  An item of a listing is a document; where an article has its words and more, it is a stub too.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from communique.dates import when
from communique.linking.addresses import named_alike, page_names
from communique.linking.items import Paper
from communique.linking.rule import Link
from communique.linking.shingles import contained, runs, title_key, tokens

_HEAD = 4
_TELLING = 5
"""A title of so many words is hardly given twice by one publisher on one day."""
_ALL_TELLING = 8
"""A title of so many words is hardly given twice by one publisher at all."""
_LEAD = 0.6
_CUT = 4
_WHOLE = 0.9
_STAGES = {"teaser": 0, "item": 1}
_FEW = 400


class Stubs:
    """A teaser and its full document; a link leads from the stub to the full document, in whichever order they are compared."""

    name = "stubs"
    joins = False

    def keys(self, item: Paper) -> Iterator[str]:
        """The address and the page's name in it; the title with its publisher; the head of the title with publisher and day."""
        if item.kind == "listing":
            return
        yield from (f"u{address}" for address in sorted(item.addresses))
        yield from (f"n{host}/{name}" for host, name in sorted({named for address in item.addresses for named in page_names(address)}))
        title = title_key(item.title)
        if title and item.house.key:
            yield f"t{item.house.key}|{title}"
            if item.published:
                yield f"h{item.house.key}|{' '.join(title.split()[:_HEAD])}|{item.published}"

    def gist(self, item: Paper) -> None:
        """Each document is looked at by itself."""
        return

    def judge(self, new: Paper, old: Paper) -> Link | None:
        """The link from the stub to the full document, if one of the two is the stub of the other."""
        if fuller(new, old):
            return completed_by(new, old)
        return completed_by(old, new) if fuller(old, new) else None

    def apart(self, one: Paper, other: Paper) -> bool:
        """Stubs make no groups."""
        return False


def completed_by(stub: Paper, full: Paper) -> Link | None:
    """Whether `full` is the document that the teaser `stub` announces."""
    if not fuller(stub, full) or full.kind == "listing" or (stub.language and full.language and stub.language != full.language):
        return None
    if stub.part == "item":
        return _told_in_full(stub, full)
    link = _of_teaser(stub, full)
    return link if link is None or full.part != "item" else msgspec.structs.replace(link, score=round(link.score - 0.1, 3))


def fuller(stub: Paper, full: Paper) -> bool:
    """Whether a document is of a fuller kind than another: an item of a listing than a teaser, an article than both."""
    return _STAGES.get(stub.part, 2) < _STAGES.get(full.part, 2)


def _told_in_full(item: Paper, full: Paper) -> Link | None:
    """An item of a listing whose title, day and words an article of its publisher has, and more."""
    same = _by_title(item, full) if full.published and item.published == full.published else None
    return same if same and contained(runs(item.text), runs(full.text)) >= _WHOLE else None


def _of_teaser(stub: Paper, full: Paper) -> Link | None:
    if stub.addresses and full.addresses:
        if stub.addresses & full.addresses:
            return _at_the_target(stub, full)
        if {address.partition("/")[0] for address in stub.addresses} & {address.partition("/")[0] for address in full.addresses}:
            return _moved(stub, full) or _elsewhere_on_the_site(stub, full)
    return _by_title(stub, full)


def _at_the_target(stub: Paper, full: Paper) -> Link | None:
    """What lies where the link leads is the document, unless it is a few words of something else: a page that says that there is none."""
    mine, theirs = set(title_key(stub.title).split()), set(title_key(f"{full.title} {full.text[:_FEW]}").split())
    if not mine or len(mine & theirs) * 3 >= len(mine) or _leads(stub, full):
        return Link("link_target", 1.0)
    return Link("link_target", 0.8, "under another title") if len(full.text) >= _FEW else None


def best(stub: Paper, fulls: list[Paper]) -> tuple[Paper, Link] | None:
    """The full document among several that completes a stub: the surest; of two equally sure, the one with the least id."""
    linked = [(full, link) for full in fulls if (link := completed_by(stub, full)) is not None]
    return min(linked, key=lambda pair: (-pair[1].score, pair[0].id), default=None)


def _by_title(stub: Paper, full: Paper) -> Link | None:
    if not stub.house.key or stub.house.key != full.house.key or not (length := _same_title(stub.title, full.title)):
        return None
    apart = _days_apart(stub.published, full.published)
    led = _leads(stub, full)
    if apart == 0 and (length >= _TELLING or led):
        return Link("title_and_day", 0.97 if led else 0.9)
    if apart is None and led and (length >= _TELLING or len(tokens(stub.text)) >= 2 * _TELLING):
        return Link("title_and_lead", 0.9)
    if apart is None and not stub.text and length >= _ALL_TELLING:
        return Link("title", 0.7)
    if apart is not None and 0 < apart <= 2 and led and length >= _TELLING:
        return Link("title_and_lead", 0.85, "the dates differ")
    return None


def _moved(stub: Paper, full: Paper) -> Link | None:
    """The link leads to another address of the page: both have its number or name, and the day and the words of the lead are the same."""
    same = named_alike(stub.addresses, full.addresses) and _days_apart(stub.published, full.published) == 0 and _leads(stub, full)
    return Link("moved", 0.88) if same else None


def _elsewhere_on_the_site(stub: Paper, full: Paper) -> Link | None:
    """The link leads to another address of the same site: one document may have two, if title, day and lead are all the same."""
    same = _same_title(stub.title, full.title) >= _TELLING and _days_apart(stub.published, full.published) == 0 and _leads(stub, full)
    return Link("title_and_day", 0.85, "the link leads to another address") if same else None


def _same_title(short: str, whole: str) -> int:
    """The number of words that two titles have in common if they are one title, the first perhaps cut off; 0 if they are not."""
    mine, theirs = title_key(short).split(), title_key(whole).split()
    if mine == theirs:
        return len(mine)
    cut = short.rstrip().endswith(("…", "...")) and len(mine) >= _CUT
    if cut and theirs[: len(mine) - 1] == mine[:-1] and theirs[len(mine) - 1 : len(mine)] and theirs[len(mine) - 1].startswith(mine[-1]):
        return len(mine)
    return 0


def _days_apart(one: str | None, other: str | None) -> int | None:
    if not one or not other:
        return None
    first, second = when.lower(one), when.lower(other)
    return None if first is None or second is None else abs((first - second).days)


def _leads(stub: Paper, full: Paper) -> bool:
    """Whether the words of the teaser's lead are words of the full text."""
    return bool(stub.text) and contained(runs(stub.text), runs(f"{full.title}\n{full.text}")) >= _LEAD
