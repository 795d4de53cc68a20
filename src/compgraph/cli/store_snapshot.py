"""`compgraph store snapshot`: a copy of a store into a new folder."""

from __future__ import annotations

from pathlib import Path

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand


@click.command("snapshot", cls=SpokenCommand, key="store-snapshot")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@options.the_store()
@options.common
def command(folder: Path, place: Path | str) -> None:
    """Write a copy of the whole store into the new FOLDER."""
    from compgraph.store import open_store

    with open_store(place, read_only=True) as store:
        store.snapshot(folder)
