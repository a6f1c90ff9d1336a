"""Characters that act on a reader's screen (direction, invisible, control), shown by their number."""

from __future__ import annotations

_ACTING = {
    code: f"⟨{code:04X}⟩"
    for code in (
        *range(0x09),
        0x0B,
        0x0C,
        *range(0x0E, 0x20),
        0x7F,
        *range(0x80, 0xA0),
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        0xFEFF,
        *range(0xE0000, 0xE0080),
    )
}


def named(words: str) -> str:
    """Words in which no character acts.

    >>> named("a\\u202eb")
    'a⟨202E⟩b'
    """
    return words if words.isascii() and words.isprintable() else words.translate(_ACTING)
