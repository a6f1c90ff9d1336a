"""Labels whose colon was lost: a known speaker, and what he said on the same line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reading.turns.drafts import LabelContext
from communique.reading.turns.labels_candidates import Candidate
from communique.reading.turns.labels_heads import LONGEST, Head, read_head
from communique.reading.turns.labels_lexicon import Lexicon, plain
from communique.reading.turns.lines import Line
from communique.text.fold import fold


def lost_colons(
    text: str, lines: Sequence[Line], labels: Sequence[Candidate], lexicon: Lexicon, context: LabelContext
) -> Iterator[Candidate]:
    """Lines that begin with a known label, or with a known name and a known label, and go on with a sentence."""
    labelled = {c.line for c in labels}
    keys = {c.head.key for c in labels if c.head.role is None}
    for i, line in enumerate(lines):
        if i in labelled:
            continue
        end = _bold_end(text, line) or _known_end(text, line, keys, lexicon, context)
        if end is None:
            continue
        head = read_head(text, line.start, end, lexicon, context)
        if head is not None and not head.brief and (head.sure == 2 or head.key in keys):
            yield Candidate(head, i, end, "start", "", True)


def _bold_end(text: str, line: Line) -> int | None:
    """The end of a bold beginning of the line, where a sentence follows it."""
    following = text[line.lead : line.end].lstrip()
    return line.lead if line.lead > line.start and not line.bold and following[:1].isupper() else None


def _known_end(text: str, line: Line, keys: set[str], lexicon: Lexicon, context: LabelContext) -> int | None:
    """The end of "Anna Holm, Foreign Minister" where its parts are known here and a word of opening follows."""
    stretch = text[line.start : min(line.end, line.start + LONGEST)]
    for at in [i for i, c in enumerate(stretch) if c.isspace() and i > 2]:
        follower = stretch[at:].split(maxsplit=1)[0].strip(",.!") if stretch[at:].strip() else ""
        if follower[:1].isupper() and plain(follower) in lexicon.opening:
            head = read_head(text, line.start, line.start + at, lexicon, context)
            if head is not None and _is_known(text, head, keys, context):
                return line.start + at
    return None


def _is_known(text: str, head: Head, keys: set[str], context: LabelContext) -> bool:
    """Whether a head without a colon is a speaker: known by name, or by an office that is a label here."""
    if head.name is None:
        return False
    name = " ".join(fold(head.name.of(text)).split())
    known = name in context.persons or name in keys
    if head.office is None:
        return known and head.key in keys and " " in name
    return known or head.key in keys or plain(head.office.of(text)) in keys
