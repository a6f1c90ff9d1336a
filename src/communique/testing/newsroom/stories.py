"""A story: one publication of one service, its versions over time, its addresses, and what captures have shown of it so far."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from communique.testing.newsroom.happenings import Happening
from communique.testing.newsroom.papers import Paper
from communique.testing.newsroom.seats import Tenure
from communique.testing.newsroom.services import Service
from communique.testing.newsroom.truth import DocumentTruth, EditTruth

Copy = Literal["original", "embassy", "agency", "joint"]


class Story(msgspec.Struct, kw_only=True):
    """A document under way: the newsroom's only thing that changes, as captures come in."""

    id: str
    number: int
    service: Service
    versions: tuple[Paper, ...]
    released: datetime
    urls: tuple[str, ...]
    copy_group: str
    copy: Copy = "original"
    edit: EditTruth | None = None
    changed: datetime | None = None
    happenings: tuple[Happening, ...] = ()
    cast: tuple[Tenure, ...] = ()
    told: bool = False
    shown: set[int] = msgspec.field(default_factory=set)
    last_at: dict[str, int] = msgspec.field(default_factory=dict)

    def version_at(self, moment: datetime) -> int:
        """Which version stands on the page at a moment: 1, or 2 after the edit."""
        return 2 if self.changed is not None and moment >= self.changed else 1

    def paper_at(self, moment: datetime) -> Paper:
        """What stands on the page at a moment."""
        return self.versions[self.version_at(moment) - 1]

    def truth(self, version: int) -> DocumentTruth:
        """A version as the truth tells it."""
        found = self.versions[version - 1].truth(self.id, version, self.service)
        return msgspec.structs.replace(found, copy_group=self.copy_group, copy=self.copy)
