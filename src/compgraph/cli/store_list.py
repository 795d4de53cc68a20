"""`compgraph store list`: the standards in a store, and how much it says of each."""

from __future__ import annotations

from pathlib import Path

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import as_json, emit


@click.command("list", cls=SpokenCommand, key="store-list")
@options.the_store()
@options.formats("table", "csv", "json")
@options.out()
@options.common
@click.pass_context
def command(ctx: click.Context, place: Path | str, form: str, out: Path | None, bom: bool) -> None:
    """Print the standards and the named graphs with their numbers of statements as `form`."""
    from compgraph.exports.contents import contents_csv, contents_json, contents_table
    from compgraph.store import open_store

    with open_store(place, read_only=True) as store:
        statistics, codes = store.statistics(), store.list()
    if form == "json":
        emit(as_json(contents_json(codes, statistics.graphs, statistics.default)), out)
    elif form == "csv":
        emit(contents_csv(codes, statistics.graphs, spoken(ctx)), out, bom=bom)
    else:
        emit(
            contents_table(codes, statistics.graphs, statistics.default, spoken(ctx)), out, bom=bom
        )
