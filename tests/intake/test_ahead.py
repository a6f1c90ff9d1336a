"""What is taken ahead: in order, no more than there is room for, errors in their place, the source closed in every case."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator

import pytest

from communique.intake.ahead import ahead


class Source:
    """Numbers, and what became of their source."""

    def __init__(self, many: int, fails: bool = False) -> None:
        self.many, self.fails, self.given, self.closed = many, fails, 0, False

    def items(self) -> Generator[int, None, None]:
        try:
            for number in range(self.many):
                self.given = number + 1
                yield number
            if self.fails:
                raise LookupError("the source")
        finally:
            self.closed = True


def test_all_come_in_order() -> None:
    source = Source(500)
    assert list(ahead(source.items(), 7)) == list(range(500)) and source.closed


def test_no_more_are_taken_than_there_is_room_for() -> None:
    source = Source(1000)
    items = ahead(source.items(), 5)
    assert next(items) == 0
    time.sleep(0.3)
    assert source.given <= 8
    items.close()
    assert source.closed and source.given < 20


def test_an_error_comes_after_what_came_before_it() -> None:
    source, found = Source(3, fails=True), []
    with pytest.raises(LookupError, match="the source"):
        for number in ahead(source.items(), 10):
            found.append(number)  # noqa: PERF402
    assert found == [0, 1, 2] and source.closed


def test_who_breaks_off_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    source = Source(1000)
    items = ahead(source.items(), 5)
    with pytest.raises(ZeroDivisionError):
        for number in items:
            if number == 3:
                items.close()
                raise ZeroDivisionError
    assert source.closed and threading.active_count() == before
