"""`compgraph shared`: which competencies tasks share."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import as_json, emit, mention
from compgraph.cli.sources import load, pick


@click.command("shared", cls=SpokenCommand)
@options.option(
    "--part",
    key="option.part",
    type=click.Choice(("competencies", "pairs", "classes")),
    default="competencies",
    show_default=True,
)
@options.answering("table", "csv", "json")
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[Path, ...],
    store_folder: Path | None,
    standard: str | None,
    part: Literal["competencies", "pairs", "classes"],
    form: str,
    encoding: str | None,
    out: Path | None,
    bom: bool,
) -> None:
    """Print the shared competencies of one standard as `form`."""
    from compgraph.analysis.overlap import overlap
    from compgraph.exports import shared as export
    from compgraph.projection import project

    loaded = load(sources, store_folder, encoding=encoding)
    code = pick(loaded, standard)
    projection = project(loaded.store, code)
    answer = overlap(projection.tasks_and_competencies)
    graph = projection.tasks_and_competencies
    if form == "json":
        emit(as_json(export.shared_json(code, graph, answer)), out)
    elif form == "csv":
        emit(export.shared_csv(code, graph, answer, spoken(ctx), part), out, bom=bom)
    else:
        emit(export.shared_table(code, graph, answer, spoken(ctx)), out)
    mention(loaded.findings, sources, store_folder, spoken(ctx))
