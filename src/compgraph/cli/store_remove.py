"""`compgraph store remove`: take standards out of a store."""

from __future__ import annotations

from pathlib import Path

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand


@click.command("remove", cls=SpokenCommand, key="store-remove")
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@options.the_store()
@options.common
def command(codes: tuple[str, ...], place: Path | str) -> None:
    """Remove the standards with these codes; none of them when one is not there."""
    from compgraph.store import open_store

    with open_store(place) as store:
        for code in codes:
            store.pick(code)
        for code in dict.fromkeys(codes):
            store.remove(code)
