"""communique: the public record of diplomacy, as data.

>>> import communique
>>> record = communique.read("Statement\\n\\nThe ministers met in Oslo on 3 May 2019.\\n")
>>> record.capture.encoding
'utf-8'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.app import read, read_all
    from communique.capture.failure import Failure
    from communique.knowledge.book import Knowledge
    from communique.record.codec import decode, encode, schema
    from communique.record.document import Document, Record
    from communique.record.errors import BadKnowledge, CommuniqueError, Unreadable, WrongUse
    from communique.views.room import ReadingRoom, open

__version__ = "0.1.0"

_HOMES = {
    "read": "communique.app",
    "read_all": "communique.app",
    "open": "communique.views.room",
    "ReadingRoom": "communique.views.room",
    "encode": "communique.record.codec",
    "decode": "communique.record.codec",
    "schema": "communique.record.codec",
    "Record": "communique.record.document",
    "Document": "communique.record.document",
    "Failure": "communique.capture.failure",
    "Knowledge": "communique.knowledge.book",
    "CommuniqueError": "communique.record.errors",
    "Unreadable": "communique.record.errors",
    "WrongUse": "communique.record.errors",
    "BadKnowledge": "communique.record.errors",
}

__all__ = [
    "BadKnowledge",
    "CommuniqueError",
    "Document",
    "Failure",
    "Knowledge",
    "ReadingRoom",
    "Record",
    "Unreadable",
    "WrongUse",
    "__version__",
    "decode",
    "encode",
    "open",
    "read",
    "read_all",
    "schema",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that `import communique` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"communique has no {name!r}; it has {', '.join(__all__)}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
