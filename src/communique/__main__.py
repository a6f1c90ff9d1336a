"""`python -m communique`, and the command `communique`."""

from __future__ import annotations

from communique.cli.main import app


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
