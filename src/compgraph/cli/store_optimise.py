"""`compgraph store optimise`: let the engine rewrite its files."""

from __future__ import annotations

from pathlib import Path

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand


@click.command("optimise", cls=SpokenCommand, key="store-optimise")
@options.the_store()
@options.common
def command(place: Path | str) -> None:
    """Let the engine rewrite the files of the store, so that later reading is faster."""
    from compgraph.store import open_store

    with open_store(place) as store:
        store.optimise()
