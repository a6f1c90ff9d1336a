"""Messages between the writer and its workers: a length in eight bytes, then so many bytes."""

from __future__ import annotations

from typing import IO

LENGTH = 8


def put(stream: IO[bytes], message: bytes) -> None:
    """Sends a message."""
    stream.write(len(message).to_bytes(LENGTH, "big"))
    stream.write(message)
    stream.flush()


def take(stream: IO[bytes]) -> bytes | None:
    """The next message; None where the other side is gone (also in the midst of a message)."""
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        return None
    size = int.from_bytes(head, "big")
    message = stream.read(size)
    return message if len(message) == size else None
