"""`compgraph store restore`: a new store from a snapshot."""

from __future__ import annotations

from pathlib import Path

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand


@click.command("restore", cls=SpokenCommand, key="store-restore")
@click.argument("snapshot", metavar="SNAPSHOT", type=click.Path(path_type=Path))
@options.option(
    "--store",
    "folder",
    key="option.new-store",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
)
@options.common
def command(snapshot: Path, folder: Path) -> None:
    """Make the new store DIR from SNAPSHOT, whole or not at all."""
    from compgraph.store import restore

    restore(snapshot, folder)
