"""`compgraph concepts list`: the concepts that two standards or more share."""

from __future__ import annotations

from pathlib import Path

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import as_json, emit, mention
from compgraph.cli.sources import load


@click.command("list", cls=SpokenCommand, key="concepts-list")
@options.sources()
@options.store()
@options.formats("table", "csv", "json")
@options.encoding()
@options.out()
@options.common
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[Path, ...],
    store_folder: Path | None,
    form: str,
    encoding: str | None,
    out: Path | None,
    bom: bool,
) -> None:
    """Print the shared concepts of SOURCE or of the store as `form`."""
    from compgraph.exports.concepts import (
        concepts_csv,
        concepts_json,
        concepts_table,
        shared_concepts,
    )

    loaded = load(sources, store_folder, encoding=encoding)
    shared = shared_concepts(loaded.store.names(), loaded.store.reviews())
    if form == "json":
        emit(as_json(concepts_json(shared)), out)
    elif form == "csv":
        emit(concepts_csv(shared, spoken(ctx)), out, bom=bom)
    else:
        emit(concepts_table(shared, spoken(ctx)), out, bom=bom)
    mention(loaded.findings, sources, store_folder, spoken(ctx))
