"""The command line: an index of the commands, and nothing that takes time to load."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code (README, "Exit codes")."""
    from compgraph.cli.outermost import run

    raise SystemExit(run(arguments))
