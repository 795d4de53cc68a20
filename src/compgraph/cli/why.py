"""`compgraph why`: where a thing stands in its document, and what follows from it."""

from __future__ import annotations

from pathlib import Path

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.origins import meant, origin_of, reading_of
from compgraph.cli.output import as_json, emit
from compgraph.cli.sources import load
from compgraph.errors import UsageError
from compgraph.messages import text


@click.command("why", cls=SpokenCommand)
@click.argument("item", metavar="ITEM")
@options.sources()
@options.option(
    "--document", key="option.document", type=click.Path(path_type=Path), metavar="FILE"
)
@options.store()
@options.standard()
@options.formats("text", "json")
@options.encoding()
@options.out()
@options.common
@click.pass_context
def command(
    ctx: click.Context,
    item: str,
    sources: tuple[Path, ...],
    document: Path | None,
    store_folder: Path | None,
    standard: str | None,
    form: str,
    encoding: str | None,
    out: Path | None,
    bom: bool,
) -> None:
    """Print where ITEM (K01, ISD3512-001v3/K01 or a standard's code) is printed."""
    from compgraph.exports import why

    if document is not None and store_folder is None:
        raise UsageError(text("why.document-and-sources"))
    loaded = load(sources, store_folder, encoding=encoding)
    code, name = meant(loaded, item, standard)
    reading = reading_of(loaded, code, document, encoding)
    origin = origin_of(loaded.store, code, name, reading)
    if form == "json":
        emit(as_json(why.as_record(origin)), out)
    else:
        emit(why.as_text(origin, spoken(ctx)), out, bom=bom)
