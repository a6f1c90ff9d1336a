"""The door: who opens a connection and does not finish asking is shown out after a while."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 20.0
"""So many seconds a visitor has for the head of a request."""


class Door(H11Protocol):
    """A connection as uvicorn keeps it, but for requests that are begun and not ended: these would hold their place for ever."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody is at the door."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Some of a request came."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """The visitor left."""
        self._forget()
        super().connection_lost(exc)

    def _watch(self) -> None:
        """Waits for the rest of a head, from its first byte on; no longer once it is whole."""
        if self.conn.their_state is not h11.IDLE:
            self._forget()
        elif self._late is None:
            self._late = self.loop.call_later(PATIENCE, self.transport.abort)

    def _forget(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
