"""A month that is too long for its page says so, and its calendar for other programs is whole."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve.asked import Asked
from communique.serve.pages.looking import month
from communique.views.timeline import many_in


def test_what_is_left_out_is_told(archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        whole = month(kept, Asked({}, {}))
        accounts = many_in(kept, whole.month, whole.month)
        assert whole.left_out == 0 and accounts >= len(whole.events) > 1
        short = month(kept, Asked({"month": whole.month}, {}), most=1)
        assert short.left_out == accounts - 1 and len(short.events) == 1


def test_the_page_says_nothing_where_nothing_is_left_out(room: TestClient) -> None:
    assert "has no room" not in room.get("/calendar").text
