"""A look at which the server said "Not Found" instead of the page shows nothing: it is no version, and the document is not absent."""

from __future__ import annotations

import gzip
from pathlib import Path

import communique

from .conftest import FIRST, PAGE, _record, filled

GONE = "Not Found\n\nThe requested page was not found on this server. Please go back to the front page.\n"


def test_not_found_is_neither_a_version_nor_an_absence(tmp_path: Path) -> None:
    looks = [("2019-05-04T08:00:00Z", FIRST), ("2019-05-05T08:00:00Z", GONE), ("2019-05-06T08:00:00Z", FIRST)]
    source = tmp_path / "looks.warc.gz"
    source.write_bytes(b"".join(gzip.compress(_record(PAGE, when, text), mtime=0) for when, text in looks))
    with communique.open(filled(tmp_path / "record.cq", source)) as room:
        history = room.history(PAGE).whole
        assert [(capture.outcome, capture.documents) for capture in history.captures] == [("read", 1), ("read", 0), ("read", 1)]
        assert history.uncounted == 1 and len(history.documents) == 1
        assert [(one.state, one.captures) for one in history.versions] == [("observed", 2)]
        assert room.stats().whole.documents.all == 1
        assert any(trouble.code == "not_served" for trouble in room.quality())
