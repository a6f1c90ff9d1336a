"""Half a request does not hold its place for ever; whole ones are answered, one after another, however long one looks at them."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

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
