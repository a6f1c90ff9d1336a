"""Errors that advise: what was found, where, and what to try.

CommuniqueError
├── WrongUse          no such file, unknown name (exit code 2)
├── Unreadable        an input that gives no record: input, offset, reason
│   ├── NotText       a PDF, an image, noise named .html
│   └── NothingThere  empty, or blank only
└── BadKnowledge      a data file that does not fit its schema: file, line, reason
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """Root of all errors that communique raises on purpose."""


class WrongUse(CommuniqueError):
    """The caller asked for something that does not exist; the message lists what does."""


class Unreadable(CommuniqueError):
    """An input gives no record.  `source` names it, `offset` is the byte where reading stopped, `reason` says why."""

    code = "unreadable"

    def __init__(self, source: str, offset: int, reason: str) -> None:
        super().__init__(f"{source}: byte {offset}: {reason}")
        self.source, self.offset, self.reason = source, offset, reason


class NotText(Unreadable):
    """The bytes are no text or HTML: a PDF, an image, an archive, noise."""

    code = "not_text"


class NothingThere(Unreadable):
    """The input is empty, or holds blanks only."""

    code = "nothing_there"


class BadKnowledge(CommuniqueError):
    """A data file does not fit: `path`, `line` and what is wrong."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason
