"""Names as parts of addresses, and back: `New York` is `New_York`.  No name can lead out of its folder, and every one comes back as it was."""

from __future__ import annotations

_KEPT = frozenset("-(),'")
LONGEST = 180


def in_address(name: str) -> str:
    """A name as one part of an address: letters and figures as they are, blanks as `_`, everything else by its bytes.

    >>> in_address("UNSC resolution 2254 (2015)"), in_address("../São_Paulo")
    ('UNSC_resolution_2254_(2015)', '~2E~2E~2FSão~5FPaulo')
    """
    return "".join(_written(letter) for letter in name)


def _written(letter: str) -> str:
    if letter.isalnum() or letter in _KEPT:
        return letter
    return "_" if letter == " " else "".join(f"~{byte:02X}" for byte in letter.encode("utf-8", "surrogatepass"))


def from_address(word: str) -> str:
    """The name that a part of an address stands for; what no name gives stands for itself.

    >>> from_address("~2E~2E~2FSão~5FPaulo"), from_address("a~zz")
    ('../São_Paulo', 'a~zz')
    """
    body, at = bytearray(), 0
    while at < len(word):
        code = word[at + 1 : at + 3] if word[at] == "~" else ""
        if len(code) == 2 and all(sign in "0123456789ABCDEF" for sign in code):
            body.append(int(code, 16))
            at += 3
        else:
            body += (" " if word[at] == "_" else word[at]).encode("utf-8", "replace")
            at += 1
    return body.decode("utf-8", "replace")


def addressable(name: str) -> bool:
    """Whether a name has an address that every disk can hold."""
    return 0 < len(in_address(name).encode("utf-8", "replace")) <= LONGEST


def short_digest(value: str) -> str:
    """The beginning of a digest that addresses use.

    >>> short_digest("sha256:0123456789abcdef0123")
    '0123456789abcdef'
    """
    return value.removeprefix("sha256:")[:16]
