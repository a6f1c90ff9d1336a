"""Webhooks against a server of this machine: what it takes, what it refuses, how it misbehaves."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import threading
import time

import pytest

from communique.record.errors import WrongUse
from communique.watching.carriers import Away, Refused
from communique.watching.webhook import WebhookCarrier, address_of, signature

from .hook import Hook
from .items import HOSTILE, item, parcel


def test_an_item_is_posted_with_its_key_and_signed(hook: Hook) -> None:
    carrier = WebhookCarrier(hook.url, "whsec_" + base64.b64encode(b"secret words").decode(), clock=lambda: 1_700_000_000.5)
    assert list(carrier.carry(parcel(item("Talks", 7)))) == [[1]]
    ((path, headers, body),) = hook.got
    told = json.loads(body)
    assert path == "/hook?room=1" and told["schema"] == "communique.watch/1"
    assert headers["idempotency-key"] == headers["webhook-id"] == told["key"] == "k-7"
    signed = b"k-7.1700000000." + body
    wanted = base64.b64encode(hmac.new(b"secret words", signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-timestamp"] == "1700000000" and headers["webhook-signature"] == f"v1,{wanted}"


def test_without_a_secret_nothing_is_signed(hook: Hook) -> None:
    list(WebhookCarrier(hook.url).carry(parcel(item("Talks"))))
    assert "webhook-signature" not in hook.got[0][1]


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_words_stay_words(hook: Hook, title: str) -> None:
    list(WebhookCarrier(hook.url, "s").carry(parcel(item(title.encode("utf-8", "replace").decode()))))
    assert json.loads(hook.got[0][2])["document"]["title"] == title.encode("utf-8", "replace").decode()
    assert len(hook.got) == 1 and "bcc" not in hook.got[0][1]


@pytest.mark.parametrize("status", (500, 502, 503, 429, 408, 401, 403, 404, 410))
def test_a_receiver_that_is_not_ready_is_waited_for(hook: Hook, status: int) -> None:
    hook.answers = [(status, {"Retry-After": "7"})]
    with pytest.raises(Away, match=str(status)) as found:
        list(WebhookCarrier(hook.url).carry(parcel(item("Talks"))))
    assert found.value.pause == 7.0 and found.value.again == (status >= 500 or status in (408, 429))


@pytest.mark.parametrize("status", (400, 409, 413, 422))
def test_what_a_receiver_does_not_want_is_refused(hook: Hook, status: int) -> None:
    hook.answers = [(status, {})]
    with pytest.raises(Refused, match=str(status)):
        list(WebhookCarrier(hook.url).carry(parcel(item("Talks"))))


@pytest.mark.parametrize("status", (301, 302, 303, 307, 308))
def test_no_redirect_is_followed(hook: Hook, status: int) -> None:
    hook.answers = [(status, {"Location": hook.url})]
    with pytest.raises(Away, match="not followed"):
        list(WebhookCarrier(hook.url).carry(parcel(item("Talks"))))
    assert len(hook.got) == 1


def _misbehaving(pieces: list[bytes], pause: float) -> tuple[socket.socket, str]:
    """A server that sends these pieces, and waits between them."""
    door = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        line, _ = door.accept()
        with line:
            line.recv(65536)
            try:
                for piece in pieces:
                    line.sendall(piece)
                    time.sleep(pause)
            except OSError:
                return

    threading.Thread(target=serve, daemon=True).start()
    return door, f"http://127.0.0.1:{door.getsockname()[1]}/"


@pytest.mark.parametrize(
    ("pieces", "pause"),
    (
        ([b"HTTP/1.1 200 OK\r\n", *[b"X-A: b\r\n"] * 200], 0.05),
        ([b"", b""], 5.0),
        ([b"what is this?\r\n\r\n"], 0.0),
        ([b"HTTP/1.1 99999 no\r\n\r\n"], 0.0),
        ([b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 500 + b"\r\n"], 0.0),
        ([b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n"], 0.0),
        ([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"], 0.0),
    ),
    ids=("slow headers", "no answer", "no HTTP", "no status", "many headers", "a long header", "a broken body"),
)
def test_a_visit_ends_in_its_time(pieces: list[bytes], pause: float) -> None:
    door, url = _misbehaving(pieces, pause)
    begun = time.monotonic()
    with door, pytest.raises(Away, match=r"no answer|answers"):
        list(WebhookCarrier(url, patience=0.5).carry(parcel(item("Talks"))))
    assert time.monotonic() - begun < 3


def test_an_endless_answer_is_read_in_part() -> None:
    door, url = _misbehaving([b"HTTP/1.1 200 OK\r\n\r\n", *[b"x" * 65536] * 1000], 0.0)
    with door:
        assert list(WebhookCarrier(url, patience=5).carry(parcel(item("Talks")))) == [[1]]


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    with pytest.raises(Away, match="no answer"):
        list(WebhookCarrier(f"http://127.0.0.1:{port}/").carry(parcel(item("Talks"))))


@pytest.mark.parametrize("url", ("ftp://x.example/", "https://", "x.example", "https://a b.example/", "https://x.example:99999/", "https://x.example/\r\nX: y", "file:///etc/x", "https://[::1"))  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(WrongUse, match="no address"):
        address_of(url)


def test_no_password_stands_in_an_address() -> None:
    with pytest.raises(WrongUse, match="password") as found:
        address_of("https://anna:secret@x.example/")
    assert "secret" not in str(found.value).replace("a password", "")


def test_a_secret_that_is_none() -> None:
    with pytest.raises(WrongUse, match="base64"):
        signature("whsec_§", "k", 0, b"")
