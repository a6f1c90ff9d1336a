"""Contacts of a masthead: telephone numbers (E.164) and e-mail addresses with their labels."""

from __future__ import annotations

from collections.abc import Iterator

from communique.record.capture import Contact
from communique.record.evidence import Reading, stated
from communique.text.pattern import find_all
from communique.text.span import Span, trim

_MAIL = r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}"
_MOST = 20_000


def contacts_of(text: str, span: Span) -> Iterator[Contact]:
    """The contacts in a stretch; each label is the text before it on its line, or the line above that ends in a colon."""
    end = min(span.end, span.start + _MOST)
    if "+" in text[span.start : end]:
        yield from _phones(text, span.start, end)
    if "@" in text[span.start : end]:
        for match in find_all(_MAIL, text, span.start, end):
            yield Contact(_label(text, match.start(), span.start), email=stated(text, match.start(), match.end(), step="contacts"))


def _phones(text: str, start: int, end: int) -> Iterator[Contact]:
    import phonenumbers  # slow to load, and rarely needed

    for match in phonenumbers.PhoneNumberMatcher(text[start:end], None):
        value = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        phone = stated(text, start + match.start, start + match.end, value, step="contacts")
        yield Contact(_label(text, start + match.start, start), phone=phone)


def _label(text: str, at: int, low: int) -> Reading | None:
    left = max(text.rfind("\n", low, at) + 1, low)
    own = trim(text, left, at, also=":")
    if own.end > own.start:
        return stated(text, own.start, own.end, step="contacts")
    above_end = trim(text, low, left).end
    above = trim(text, max(text.rfind("\n", low, above_end) + 1, low), above_end)
    if above.end > above.start and text[above.end - 1] == ":":
        return stated(text, above.start, above.end - 1, step="contacts")
    return None
