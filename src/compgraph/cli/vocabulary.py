"""`compgraph vocabulary`: the reference of the vocabulary, and a data set described with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compgraph import resources
from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import emit
from compgraph.cli.sources import load

if TYPE_CHECKING:
    from compgraph.rdf.dataset import Counts


@click.command("vocabulary", cls=SpokenCommand)
@options.sources()
@options.store()
@options.formats("html", "turtle", "void")
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
    """Write the vocabulary as a page or as Turtle, or the description of a data set."""
    if form == "turtle":
        emit((resources.ontology() / "compgraph.ttl").read_text("utf-8"), out, bom=bom)
        return
    counts = _counted(sources, store_folder, encoding)
    if form == "void":
        shipped = not sources and store_folder is None
        emit(_described(counts, shipped=shipped), out, bom=bom)
        return
    from compgraph.exports.reference import reference_page

    emit(reference_page(counts, spoken(ctx)), out, bom=bom)


def _counted(sources: tuple[Path, ...], store_folder: Path | None, encoding: str | None) -> Counts:
    from compgraph.rdf.dataset import counted

    return counted(load(sources, store_folder, encoding=encoding).store.query)


def _described(counts: Counts, *, shipped: bool) -> str:
    """Return the description as Turtle; the shipped standard's names the file that holds it."""
    from compgraph.rdf.dataset import File, description
    from compgraph.rdf.turtle import to_turtle

    name = "standards/ISD3512-001v3.ttl"
    size = (resources.ontology() / name).stat().st_size
    files = (File(f"ontology/{name}", size),) if shipped else ()
    return to_turtle(description(counts, files))
