"""How commands speak and end: results on standard output, words on standard error, exit codes that mean something."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from communique.text.visible import escaped, shown

ALL_READ, NOTHING_READ, WRONG_USE, WITH_LOSSES, NO_ROOM = 0, 1, 2, 3, 4
INTERRUPTED, NOBODY_LISTENS = 130, 141


@contextmanager
def polite() -> Iterator[None]:
    """Ends a command in order, whatever ends it: wrong use is told in a line, Ctrl-C and a closed pipe end it without a word."""
    from communique.record.errors import CommuniqueError

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        yield
        sys.stdout.flush()
    except CommuniqueError as error:
        say(str(error))
        raise typer.Exit(WRONG_USE) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(NOBODY_LISTENS) from None


def say(message: str) -> None:
    """A line on standard error."""
    sys.stderr.write(f"communique: {shown(message).rstrip()}\n")


def put_json(line: bytes) -> None:
    """A line of JSON on standard output, at once."""
    out = sys.stdout.buffer
    out.write((line if line.isascii() else escaped(line.decode("utf-8")).encode("utf-8")) + b"\n")
    out.flush()


def put_text(text: str) -> None:
    """A text on standard output: exactly, or, on a terminal, with acting characters shown by name."""
    out = sys.stdout.buffer
    out.write((shown(text) if sys.stdout.isatty() else text).encode("utf-8", "replace"))
    out.flush()


def piped() -> bool:
    """Whether standard output is read by a program."""
    return not sys.stdout.isatty()
