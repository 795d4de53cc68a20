"""`compgraph store put`: documents or RDF of ours into a store, on a server too."""

from __future__ import annotations

from pathlib import Path

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.sources import load
from compgraph.messages import text


@click.command("put", cls=SpokenCommand, key="store-put")
@options.sources(required=True)
@options.the_store()
@options.encoding()
@options.common
@click.pass_context
def command(
    ctx: click.Context, sources: tuple[Path, ...], place: Path | str, encoding: str | None
) -> None:
    """Read SOURCE and store all of it at once; what is stored under the same code is replaced."""
    from compgraph.store import open_store

    loaded = load(sources, encoding=encoding)
    read = {reading.standard.id: reading for reading in loaded.readings}
    with open_store(place) as store:
        store.put(*(read.get(one.id, one) for one in loaded.standards))
    said = text("cli.store-has", count=len(loaded.standards), place=place)
    click.echo(said.in_(spoken(ctx)), err=True)
