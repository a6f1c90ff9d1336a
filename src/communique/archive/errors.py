"""What an archive refuses, and why.

CommuniqueError
└── WrongUse
    └── BadArchive        a file that is no archive of ours, or one that this program must not touch
        ├── NotAnArchive  another SQLite file, or no SQLite file at all
        ├── TooNew        written by a newer communique
        └── DiskFull      no room: nothing acknowledged is lost; give it room and run again
"""

from __future__ import annotations

from communique.record.errors import WrongUse


class BadArchive(WrongUse):
    """An archive that cannot be used; the message says what was found and what to try."""


class NotAnArchive(BadArchive):
    """The file is no communique archive."""


class TooNew(BadArchive):
    """The archive was written by a newer communique than this one."""


class DiskFull(BadArchive):
    """The disk (or a limit on the size of files) is full: what was acknowledged is kept, and a later run goes on."""
