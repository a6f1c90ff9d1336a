"""What a tag means for the layout: whether it opens a box, ends one, breaks a line, is set in bold, or is skipped with all it holds."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from communique.layout.markup import Attributes, attributes, tag_name


class Act(IntEnum):
    """What the reader of a page does at a tag.

    `OPEN` opens a box and nothing else; `OPEN_MARKED` also hides its text or sets it in bold.
    """

    NOTHING = 0
    OPEN = 1
    CLOSE = 2
    LINK = 3
    LINK_END = 4
    BOLD = 5
    BOLD_END = 6
    SPAN = 7
    SPAN_END = 8
    BREAK = 9
    SKIP = 10
    META = 11
    ROOT = 12
    WRAPPED = 13
    PRE = 14
    OPEN_MARKED = 15


class Tag(NamedTuple):
    """A tag as read: what to do, its name without `/`, class and id in lower case, and what its style says."""

    act: int
    name: str
    names: str = ""
    hidden: bool = False
    bold: bool = False
    toggled: str = ""


BOXES = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""The elements that stand as boxes on a page."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

_ACTS: dict[str, Act] = {
    **dict.fromkeys(BOXES, Act.OPEN),
    **{f"/{name}": Act.CLOSE for name in BOXES},
    "a": Act.LINK,
    "/a": Act.LINK_END,
    **dict.fromkeys(("b", "strong"), Act.BOLD),
    **dict.fromkeys(("/b", "/strong"), Act.BOLD_END),
    **dict.fromkeys(("span", "font", "em"), Act.SPAN),
    **dict.fromkeys(("/span", "/font", "/em"), Act.SPAN_END),
    "br": Act.BREAK,
    "/br": Act.BREAK,
    **dict.fromkeys(("pre", "listing"), Act.PRE),
    "hr": Act.WRAPPED,
    "option": Act.WRAPPED,
    **dict.fromkeys(
        [
            "script",
            "style",
            "noscript",
            "template",
            "textarea",
            "title",
            "svg",
            "math",
            "select",
            "iframe",
            "xmp",
            "noembed",
            "noframes",
            "object",
            "video",
            "audio",
            "canvas",
        ],
        Act.SKIP,
    ),
    **dict.fromkeys(("meta", "link", "time", "base"), Act.META),
    "html": Act.ROOT,
    "body": Act.ROOT,
    **dict.fromkeys(("/body", "/html", "img", "input", "i", "source", "label", "path", "use"), Act.NOTHING),
}
MAY_STAY_OPEN = frozenset(("svg", "math", "select", "object", "video", "audio", "canvas", "noembed"))
"""Elements that are skipped with their content only where they are closed."""

BARE_TAGS = {name: Tag(int(act), name.removeprefix("/")) for name, act in _ACTS.items()}
"""Every tag that means something, as it is without attributes, by its lower-case name."""

_UNKNOWN = Tag(Act.NOTHING, "")
_OPEN, _SPAN, _OPEN_MARKED = int(Act.OPEN), int(Act.SPAN), int(Act.OPEN_MARKED)
_STYLED = frozenset((_OPEN, _SPAN, int(Act.PRE)))


def read_tag(raw: str) -> Tag:
    """The tag that `raw` spells.

    >>> read_tag('div class="Story" id=s1'), Act(read_tag("/p").act).name, read_tag('p style="display: none"').hidden
    (Tag(act=1, name='div', names='story s1', hidden=False, bold=False, toggled=''), 'CLOSE', True)
    """
    name = raw.partition(" ")[0]
    bare = BARE_TAGS.get(name)
    if bare is None:
        name = tag_name(raw)
        bare = BARE_TAGS.get(name)
        if bare is None:
            return _UNKNOWN
    return bare if bare[0] not in _STYLED or len(raw) == len(name) else _styled(bare[0], bare[1], raw)


def _styled(act: int, name: str, raw: str) -> Tag:
    """A box or a span with attributes; in the usual spelling only those that matter are looked at."""
    if "'" in raw or raw[0] < "a" or (("hidden" in raw or "style" in raw) and _may_show_otherwise(raw)):
        return _fully_styled(act, name, raw, attributes(raw))
    if act == _SPAN:
        return BARE_TAGS[name]
    names = ""
    if "class" in raw and not (names := _quoted(raw, ' class="')):
        return _fully_styled(act, name, raw, attributes(raw))
    if "id=" in raw:
        identity = _quoted(raw, ' id="')
        if not identity and "id=" in raw.replace("-id=", ""):
            return _fully_styled(act, name, raw, attributes(raw))
        names = f"{names} {identity}"
    return Tag(act, name, names.strip())


def _may_show_otherwise(raw: str) -> bool:
    """Whether the attributes may hide a box or make it bold: then they are looked at one by one."""
    outside = "".join(raw.split('"')[::2])
    style = _quoted(raw, ' style="')
    return "hidden" in outside or (not style and "style" in outside) or any(word in style for word in ("none", "hidden", "weight"))


def _quoted(raw: str, mark: str) -> str:
    at = raw.find(mark)
    if at < 0:
        return ""
    at += len(mark)
    end = raw.find('"', at)
    return raw[at : end if 0 <= end <= at + 300 else at + 300].lower()


def _fully_styled(act: int, name: str, raw: str, found: Attributes) -> Tag:
    style = _lower(raw, found, "style").replace(" ", "")
    hidden = "hidden" in found or "display:none" in style or "visibility:hidden" in style or _lower(raw, found, "aria-hidden") == "true"
    bold = "font-weight:bold" in style or "font-weight:7" in style or "font-weight:8" in style
    names = "" if act == _SPAN else f"{_lower(raw, found, 'class')} {_lower(raw, found, 'id')}".strip()
    toggled = value(raw, found, "id") if hidden else ""
    marked = (hidden or bold) and act == _OPEN
    return Tag(_OPEN_MARKED if marked else act, name, names, hidden, bold, toggled)


def value(raw: str, found: Attributes, name: str) -> str:
    """The value of an attribute as written, or nothing."""
    place = found.get(name)
    return raw[place[0] : place[1]] if place else ""


def _lower(raw: str, found: Attributes, name: str) -> str:
    place = found.get(name)
    return raw[place[0] : min(place[1], place[0] + 300)].lower() if place else ""
