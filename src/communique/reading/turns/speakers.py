"""Who a label means: the fullest form of the name on the page, from "Minister HOLM" back to "Anna Holm"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.reading.turns.drafts import LabelContext
from communique.reading.turns.labels_heads import Head
from communique.text.fold import fold
from communique.text.span import Span, trim

_INITIALS = (2, 3)


class Speaker(msgspec.Struct, frozen=True):
    """A speaker as far as labels and title tell; `who` is the same for the same person of the page."""

    who: str
    name: Span | None = None
    office: Span | None = None
    outlet: Span | None = None


class Speakers:
    """Resolves labels to speakers, with all labels of the document in view."""

    def __init__(self, text: str, heads: Sequence[Head], context: LabelContext) -> None:
        self._text, self._context = text, context
        self._fullest: dict[str, Span] = {}
        self._offices: dict[str, Span] = {}
        self._by_office: dict[str, Span] = {}
        for name in [context.host, *(h.name for h in heads if h.role is None or h.role == "host" or h.office is not None)]:
            if name is not None:
                self._learn(name)
        self.named = tuple(h.name for h in heads if h.name is not None and h.role is None and h.sure)
        """The names of those whose labels leave no doubt."""
        self._initials = {
            **self._persons_by_initials(heads), **self._called_by_initials(heads), **dict(filter(None, (self._shortened(h) for h in heads))),
        }  # fmt: skip
        for head in heads:
            if head.name is not None and head.office is not None and head.role is None:
                self._by_office.setdefault(fold(head.office.of(text)), self._full(head.name))
                self._offices.setdefault(self._key(self._full(head.name)), head.office)

    def of(self, head: Head) -> Speaker:
        """The speaker that a label means; initials that a known person has are that person's, not an office's ("JS")."""
        if head.key in self._initials and head.role in (None, "official"):
            name = self._full(self._initials[head.key])
            return Speaker(self._key(name), name, self._offices.get(self._key(name)), head.outlet)
        if head.name is not None and (head.role in (None, "host", "official") or head.office is not None):
            name = self._full(head.name)
            return Speaker(self._key(name), name, head.office or self._offices.get(self._key(name)), head.outlet)
        if head.office is not None:
            office = self._bare(head.office)
            holder = self._holder(office)
            return Speaker(self._key(holder) if holder is not None else head.key, holder, office)
        if head.role == "answer" and head.name is None:
            return self.host()
        return Speaker(head.key, head.name, None, head.outlet)

    def host(self) -> Speaker:
        """The document's own speaker, as far as the title tells."""
        host = self._context.host
        if host is None:
            return Speaker("")
        return Speaker(self._key(self._full(host)), self._full(host), self._offices.get(self._key(self._full(host))))

    def _persons_by_initials(self, heads: Sequence[Head]) -> dict[str, Span]:
        """Labels that are only initials, and the one person of the page whose they are: `JS` for `James B. Stone`."""
        short = {
            h.key for h in heads if h.key.isalpha() and len(h.key) in _INITIALS and self._text[h.start : h.start + len(h.key)].isupper()
        }
        found: dict[str, set[Span]] = {key: set() for key in short}
        for person in set(self._context.persons.values()) if short else ():
            words = fold(person.of(self._text)).replace(".", " ").split()
            for letters in {"".join(w[0] for w in words), words[0][0] + words[-1][0]} & short if len(words) > 1 else ():
                found[letters].add(person)
        return {key: persons.pop() for key, persons in found.items() if len(persons) == 1}

    def _called_by_initials(self, heads: Sequence[Head]) -> dict[str, Span]:
        """Labels that are only initials, and the one speaker whose they are: `GB` for `GERRY BRAND`."""
        names = {h.key: h.name for h in heads if h.name is not None and " " in h.key}
        found: dict[str, list[Span]] = {}
        for key, name in names.items():
            found.setdefault("".join(word[0] for word in key.split()), []).append(name)
        short = {h.key for h in heads if h.name is not None and " " not in h.key and h.name.of(self._text).isupper()}
        return {key: found[key][0] for key in short if len(found.get(key, ())) == 1}

    def _shortened(self, head: Head) -> tuple[str, Span] | None:
        """The initials behind the first label of a speaker by which the later ones call him: `Adam Lorry (AL)`."""
        if head.name is None or not head.marked:
            return None
        letters = self._text[head.name.end : head.end].strip(" ()[]")
        own = "".join(w[0] for w in head.name.of(self._text).split())
        return (fold(letters), head.name) if letters == own and letters.isupper() else None

    def _words(self, span: Span) -> list[str]:
        """The words of a name; initials count only where nothing else is there."""
        words = fold(span.of(self._text)).replace("-", " ").replace(".", " ").split()
        return [w for w in words if len(w) > 1] or words

    def _key(self, span: Span) -> str:
        return " ".join(sorted(self._words(span)))

    def _learn(self, name: Span) -> None:
        """Remember the longest name for each of its words."""
        known = self._context.persons.get(" ".join(fold(name.of(self._text)).split()), name)
        for word in self._words(known):
            old = self._fullest.get(word)
            if old is None or len(self._words(old)) < len(self._words(known)):
                self._fullest[word] = known

    def _full(self, name: Span) -> Span:
        """The fullest name of which these words are a part."""
        words = self._words(name)
        if len(words) == 1 and words[0] in self._initials:
            name = self._initials[words[0]]
            words = self._words(name)
        known = self._context.persons.get(" ".join(words))
        if known is not None and set(words) <= set(self._words(known)):
            return known
        found = [self._fullest[w] for w in words if w in self._fullest]
        fits = [f for f in found if set(words) <= set(self._words(f))]
        return max(fits, key=lambda f: (len(self._words(f)), -f.start), default=name)

    def _bare(self, office: Span) -> Span:
        """The office without the article before it: "THE VICE PRESIDENT"."""
        rest = trim(self._text, office.start + len(office.of(self._text).split()[0]), office.end)
        known = self._context.is_office
        return rest if rest.end > rest.start and not known(office.of(self._text)) and known(rest.of(self._text)) else office

    def _holder(self, office: Span) -> Span | None:
        """Who holds the office: known from elsewhere, or the one speaker whose office has the same words."""
        words = " ".join(fold(office.of(self._text)).split())
        known = self._context.holders.get(words) or self._by_office.get(words)
        if known is not None:
            return self._full(known)
        fits = {span for said, span in self._by_office.items() if set(words.split()) <= set(said.split())}
        if len(fits) == 1:
            return fits.pop()
        return self._context.host if not self._by_office and self._context.host is not None and not self._context.holders else None
