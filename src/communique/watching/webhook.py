"""Webhooks: each item is posted as JSON, with a key by which a receiver knows it again, signed as Standard Webhooks are.

No redirect is followed: what was meant for one place goes to no other.  An answer is read up to a few kilobytes, and no visit lasts longer than its time.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import SplitResult, urlsplit

from communique.record.errors import WrongUse
from communique.watching.carriers import Away, Carrier, Refused
from communique.watching.watch import Parcel, encoded

PATIENCE = 15.0
"""Seconds that a visit may last, whatever the receiver does."""
_ANSWER = 4096
_LATER = frozenset({401, 402, 403, 404, 407, 408, 410, 421, 423, 425, 429})
"""What says something of the receiver or of who comes, not of the item: the item waits."""
_SOON = frozenset({408, 421, 425, 429})


def address_of(url: str) -> str:
    """A webhook's address.  Raises `WrongUse` for one that is none, or that bears a password."""
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("https", "http") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good or not url.isascii() or not url.isprintable() or " " in url:
        raise WrongUse(f"--webhook {url}: is no address of the web, such as https://example.org/hook")
    if parts.username is not None or parts.password is not None:
        raise WrongUse(
            "--webhook: an address with a user or a password would be seen by all who see this command; sign instead (--settings)"
        )
    return parts._replace(fragment="").geturl()


def signature(secret: str, key: str, at: int, body: bytes) -> str:
    """The signature of what is posted, as Standard Webhooks define it: HMAC-SHA256 over key, time and body.

    >>> signature("whsec_c2VjcmV0", "k-1", 0, b"{}")
    'v1,R9nk8MnD66WBvNa8lbtjAjXIg6pZcDxDrXgDX31Hqxg='
    """
    digest = hmac.new(_key(secret), b".".join((key.encode(), str(at).encode(), body)), hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def _key(secret: str) -> bytes:
    if secret.startswith("whsec_"):
        try:
            return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except ValueError:
            raise WrongUse("the secret of the webhook begins with whsec_ and goes on with what is no base64") from None
    return secret.encode()


class WebhookCarrier(Carrier):
    """Posts to one address, an item at a time."""

    size = 1

    def __init__(self, url: str, secret: str = "", *, patience: float = PATIENCE, clock: Callable[[], float] = time.time) -> None:
        self._to, self._secret, self._patience, self._clock = urlsplit(url), secret, patience, clock

    def carry(self, parcel: Parcel) -> Iterator[list[int]]:
        """Posts the items."""
        for place, item in parcel.items:
            body = encoded(item)
            self._post(body, self._headers(item.key, body))
            yield [place]

    def _headers(self, key: str, body: bytes) -> dict[str, str]:
        at = int(self._clock())
        signed = {"webhook-signature": signature(self._secret, key, at, body)} if self._secret else {}
        return {
            "Content-Type": "application/json", "User-Agent": "communique", "Accept": "*/*", "Connection": "close",
            "webhook-id": key, "Idempotency-Key": key, "webhook-timestamp": str(at), **signed,
        }  # fmt: skip

    def _post(self, body: bytes, headers: dict[str, str]) -> None:
        target = (self._to.path or "/") + (f"?{self._to.query}" if self._to.query else "")
        connection = _connection(self._to, self._patience)
        try:
            connection.connect()
            with _no_longer_than(self._patience, connection.sock):
                connection.request("POST", target, body, headers)
                answer = connection.getresponse()
                answer.read(_ANSWER)
            status, after = answer.status, answer.headers.get("Retry-After", "")
        except ssl.SSLCertVerificationError as error:
            raise Away(f"its certificate does not hold ({error.verify_message})", again=False) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Away(f"no answer ({str(error) or type(error).__name__})") from None
        finally:
            connection.close()
        _judge(status, after)


def _connection(to: SplitResult, patience: float) -> http.client.HTTPConnection:
    assert to.hostname is not None
    if to.scheme == "https":
        return http.client.HTTPSConnection(to.hostname, to.port, timeout=patience, context=ssl.create_default_context())
    return http.client.HTTPConnection(to.hostname, to.port, timeout=patience)


def _judge(status: int, after: str) -> None:
    """What an answer means for the item."""
    if 200 <= status < 300:
        return
    pause = float(after) if after.isascii() and after.isdigit() and len(after) < 6 else 0.0
    if status >= 500 or status in _LATER or status < 200:
        raise Away(f"answers {status}", again=status >= 500 or status in _SOON, pause=pause)
    if 300 <= status < 400:
        raise Away(f"answers {status}: it sends elsewhere, which is not followed; give the address where it is", again=False)
    raise Refused(f"answers {status}")


@contextmanager
def _no_longer_than(seconds: float, line: socket.socket) -> Iterator[None]:
    """Ends a conversation when its time is over, even where the other side goes on, a byte now and then.  Raises `TimeoutError`."""
    over = threading.Event()

    def cut() -> None:
        """The line is cut; what was read by then looks whole, and is not."""
        over.set()
        with suppress(OSError):  # it was closed meanwhile
            line.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if over.is_set():
        raise TimeoutError("its time is over")
