"""Characters that act on a terminal or hide in a text, shown by name: a captured page must not steer the screen of who reads it."""

from __future__ import annotations

import unicodedata

_CONTROLS = [
    "NUL",
    "SOH",
    "STX",
    "ETX",
    "EOT",
    "ENQ",
    "ACK",
    "BEL",
    "BS",
    "TAB",
    "LF",
    "VT",
    "FF",
    "CR",
    "SO",
    "SI",
    "DLE",
    "DC1",
    "DC2",
    "DC3",
    "DC4",
    "NAK",
    "SYN",
    "ETB",
    "CAN",
    "EM",
    "SUB",
    "ESC",
    "FS",
    "GS",
    "RS",
    "US",
]
_ACTING = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})


class _Names(dict[int, str]):
    """The name of each acting character, every other character itself; filled as characters come up."""

    def __missing__(self, code: int) -> str:
        self[code] = _name(chr(code)) if acts(chr(code)) else chr(code)
        return self[code]


class _Escapes(dict[int, str]):
    """The JSON escape of each acting character, every other character itself."""

    def __missing__(self, code: int) -> str:
        self[code] = _escape(code) if acts(chr(code)) else chr(code)
        return self[code]


_NAMES = _Names({0x0A: "\n", 0x09: "\t"})
_ESCAPES = _Escapes({0x0A: "\n"})


def acts(character: str) -> bool:
    """Whether a character is a control, an invisible or a direction mark rather than something to see."""
    return unicodedata.category(character) in _ACTING


def shown(text: str) -> str:
    """The text with every acting character shown by name; line breaks and tabs stay.

    >>> shown("a\\x1b[2Jb\\u202ec\\r\\n")
    'a⟨ESC⟩[2Jb⟨RIGHT-TO-LEFT OVERRIDE⟩c\\n'
    """
    return text if text.isprintable() else text.replace("\r\n", "\n").translate(_NAMES)


def escaped(line: str) -> str:
    """A line of JSON with every acting character as `\\uXXXX`: the same values, and nothing that acts.

    >>> escaped('{"a": "\\u202e"}')
    '{"a": "\\\\u202e"}'
    """
    return line if line.isprintable() else line.translate(_ESCAPES)


def one_line(text: str, width: int = 0) -> str:
    """The text on one line, acting characters shown, cut at `width` characters (0: not cut)."""
    line = shown(" ".join(text.split()))
    return line if not width or len(line) <= width else f"{line[: width - 1].rstrip()}…"


def _name(character: str) -> str:
    code = ord(character)
    if code < 32:
        return f"⟨{_CONTROLS[code]}⟩"
    return f"⟨{'DEL' if code == 127 else unicodedata.name(character, f'U+{code:04X}')}⟩"


def _escape(code: int) -> str:
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
