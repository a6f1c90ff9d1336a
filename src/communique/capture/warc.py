"""WARC, stub"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import IO

from communique.capture.failure import Failure
from communique.record.capture import RawCapture


def read_warc(file: IO[bytes], source: str, skipped: Counter[str]) -> Iterator[RawCapture | Failure]:
    """Soon."""
    yield Failure(source, 0, "not yet", "unreadable")
