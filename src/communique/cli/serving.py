"""`communique serve` and `communique site`: the reading room of an archive, in a browser or as plain files."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

import msgspec

from communique.cli.streams import ALL_READ, piped, put_json, say
from communique.record.errors import WrongUse


def run_serve(path: str, host: str, port: int) -> int:
    """Serve an archive until it is stopped; the exit code."""
    import uvicorn

    from communique.serve.door import Door
    from communique.serve.web import make_app

    app = make_app(Path(path), warm=True)
    with _door(host, port) as door, suppress(KeyboardInterrupt):
        say(f"{path} is open at http://{f'[{host}]' if ':' in host else host}:{door.getsockname()[1]}/ (Ctrl-C closes it)")
        uvicorn.Server(uvicorn.Config(app, http=Door, log_level="warning", access_log=False, server_header=False)).run(sockets=[door])
    return ALL_READ


def _door(host: str, port: int) -> socket.socket:
    """Where visitors come in.  Raises `WrongUse` where somebody else is there already."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise WrongUse(
            f"{host}:{port} cannot be opened ({(error.strerror or str(error)).partition(' (')[0]}); choose another with --port, or --port 0 for any"
        ) from None


def run_site(path: str, out: str, root: str, as_json: bool) -> int:
    """Write the reading room as plain files; the exit code.  Raises `WrongUse` for a root that is no address of the web."""
    if root and not root.startswith(("https://", "http://")):
        raise WrongUse(f"--root {root}: is no address of the web, such as https://example.org/archive")
    from communique.serve.static_site import make_site

    made = make_site(path, Path(out), root=root.rstrip("/"))
    if as_json or piped():
        put_json(msgspec.json.encode(made))
    else:
        print(f"{out}: {made.files:,} files, {made.bytes:,} bytes; open {Path(out) / 'index.html'}")
    return ALL_READ
