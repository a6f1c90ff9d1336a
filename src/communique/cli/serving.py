"""`communique serve`: the reading room of an archive, in a browser."""

from __future__ import annotations

import sys
from pathlib import Path

from communique.cli.streams import ALL_READ, say


def run_serve(path: str, host: str, port: int) -> int:
    """Serve an archive until it is stopped; the exit code."""
    import uvicorn

    from communique.serve.web import make_app

    app = make_app(Path(path))
    say(f"{path} is open at http://{host}:{port}/ (Ctrl-C closes it)")
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
    sys.stdout.flush()
    return ALL_READ
