"""The door: who opens a connection and does not finish asking, or does not take the answer, is shown out after a while."""

from __future__ import annotations

import asyncio
import socket

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 20.0
"""So many seconds a visitor has for the head of a request."""
LEISURE, LEAST = 60.0, 8192
"""In so many seconds a visitor takes so many bytes of an answer at least, as even a poor line does."""
_HELD = 1 << 16
"""The machine holds about so many bytes for a visitor, and asks for more when a third of them is gone: whether one takes anything is seen soon."""


class Door(H11Protocol):
    """A connection as uvicorn keeps it, but for requests that are begun and not ended, and answers that are not taken: these would hold their place for
    ever."""

    _late: asyncio.TimerHandle | None = None
    _slow: asyncio.TimerHandle | None = None
    _left = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody is at the door."""
        super().connection_made(transport)
        line: socket.socket | None = transport.get_extra_info("socket")
        if line is not None:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _HELD)
        self._watch()
        self._pace()

    def data_received(self, data: bytes) -> None:
        """Some of a request came; who took the whole answer before it has all the time again."""
        if not self.transport.get_write_buffer_size():
            self._left = 0
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """The visitor left."""
        self._forget()
        if self._slow is not None:
            self._slow.cancel()
        super().connection_lost(exc)

    def _watch(self) -> None:
        """Waits for the rest of a head, from its first byte on; no longer once it is whole."""
        if self.conn.their_state is not h11.IDLE:
            self._forget()
        elif self._late is None:
            self._late = self.loop.call_later(PATIENCE, self.transport.abort)

    def _pace(self) -> None:
        """Looks now and then how much of an answer still lies here: a visitor of whom it waits must have taken some of it since the last look."""
        left = self.transport.get_write_buffer_size()
        if self._left and left > self._left - LEAST:
            self.transport.abort()
            return
        self._left = left
        self._slow = self.loop.call_later(LEISURE, self._pace)

    def _forget(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
