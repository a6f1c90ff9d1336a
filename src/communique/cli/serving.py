"""`communique serve` and `communique site`: the reading room of an archive, in a browser or as plain files."""

from __future__ import annotations

from pathlib import Path

import msgspec

from communique.cli.streams import ALL_READ, piped, put_json, say
from communique.record.errors import WrongUse


def run_serve(path: str, host: str, port: int) -> int:
    """Serve an archive until it is stopped; the exit code."""
    import uvicorn

    from communique.serve.web import make_app

    app = make_app(Path(path))
    say(f"{path} is open at http://{host}:{port}/ (Ctrl-C closes it)")
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
    return ALL_READ


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
