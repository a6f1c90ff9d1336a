"""Half a request, or an answer that nobody takes, does not hold its place for ever; whole ones are answered, however long one looks at them."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from communique.serve import door
from communique.serve.web import make_app


@pytest.fixture
def port(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A reading room whose door has little patience."""
    monkeypatch.setattr(door, "PATIENCE", 0.4)
    server = uvicorn.Server(uvicorn.Config(make_app(archive), http=door.Door, port=0, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize("half", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: a"])
def test_half_a_request_is_shown_out(port: int, half: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(half)
        begun = time.monotonic()
        try:
            said = line.recv(100)
        except ConnectionResetError:
            said = b""
        assert said == b"" and 0.2 < time.monotonic() - begun < 5


def test_a_letter_at_a_time_does_not_help(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line, pytest.raises(OSError):
        for letter in b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: " + b"a" * 400:
            line.sendall(bytes([letter]))
            time.sleep(0.05)


def test_whole_requests_are_answered_one_after_another(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for _ in range(3):
        connection.request("GET", "/statistics")
        answer = connection.getresponse()
        assert answer.status == 200 and answer.read()
        time.sleep(0.6)
    connection.close()


LONG = b"a" * 4_000_000
"""More than the machine keeps for a visitor who does not read."""


@pytest.fixture
def long_port(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, list[Any]]]:
    """A server that answers at length, and the connections that it has."""
    monkeypatch.setattr(door, "LEISURE", 0.5)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(LONG)).encode())]})
        await send({"type": "http.response.body", "body": LONG})

    server = uvicorn.Server(uvicorn.Config(app, http=door.Door, port=0, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1], server.server_state.connections  # type: ignore[misc]
    server.should_exit = True
    thread.join()


def _asked(port: int) -> socket.socket:
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    line.settimeout(10)
    line.connect(("127.0.0.1", port))
    line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    return line


def _until_gone(connections: Any, seconds: float) -> float:
    begun = time.monotonic()
    while connections and time.monotonic() - begun < seconds:
        time.sleep(0.02)
    return time.monotonic() - begun


@pytest.mark.parametrize("more", [b"", b"G"], ids=["silent", "asking on"])
def test_who_does_not_take_the_answer_is_shown_out(long_port: tuple[int, Any], more: bytes) -> None:
    port, connections = long_port
    with _asked(port) as line:
        time.sleep(0.1)
        assert connections
        with suppress(OSError):
            for _ in range(8):
                line.sendall(more)
                time.sleep(0.1)
        assert _until_gone(connections, 5) < 5
        taken = 0
        with suppress(OSError):
            while piece := line.recv(1 << 16):
                taken += len(piece)
        assert taken < len(LONG)


def test_who_takes_the_answer_slowly_has_it_whole(long_port: tuple[int, Any]) -> None:
    with _asked(long_port[0]) as line:
        taken, begun = b"", time.monotonic()
        while len(taken) < len(LONG) and (piece := line.recv(1 << 20)):
            taken += piece
            if time.monotonic() - begun < 2:
                time.sleep(0.02)
        assert taken.endswith(LONG[-1000:]) and len(taken) > len(LONG)
