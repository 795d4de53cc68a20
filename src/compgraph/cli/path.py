"""`compgraph path`: in which order to learn so that tasks open earliest, with the proof."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import as_json, emit, mention
from compgraph.cli.sources import load, pick
from compgraph.codes import nearest, plain
from compgraph.errors import UnknownCode
from compgraph.messages import text


@click.command("path", cls=SpokenCommand)
@options.option("--have", key="option.have", default="", metavar="CODES")
@options.option("--target", key="option.target", default="", metavar="TASKS")
@options.option(
    "--hours", "hours_file", key="option.hours", type=click.Path(path_type=Path), metavar="FILE"
)
@options.option(
    "--weights",
    "weights_file",
    key="option.weights",
    type=click.Path(path_type=Path),
    metavar="FILE",
)
@options.answering("table", "csv", "json")
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[Path, ...],
    have: str,
    target: str,
    hours_file: Path | None,
    weights_file: Path | None,
    store_folder: Path | None,
    standard: str | None,
    form: str,
    encoding: str | None,
    out: Path | None,
    bom: bool,
) -> None:
    """Print the earliest-unlock order of one standard as `form`."""
    from compgraph import tables
    from compgraph.exports import order as export
    from compgraph.planning.order import earliest_unlock
    from compgraph.projection import project

    loaded = load(sources, store_folder, encoding=encoding)
    code = pick(loaded, standard)
    projection = project(loaded.store, code)
    graph = projection.tasks_and_competencies
    tasks, competencies = projection.tasks, projection.competencies
    answer = earliest_unlock(
        graph,
        hours=tables.hours(hours_file, competencies) if hours_file else None,
        weights=tables.weights(weights_file, tasks) if weights_file else None,
        have=codes(have, competencies, tasks, code),
        targets=codes(target, tasks, competencies, code),
    )
    if form == "json":
        emit(as_json(export.path_json(code, graph, answer)), out)
    elif form == "csv":
        emit(export.path_csv(code, graph, answer, spoken(ctx)), out, bom=bom)
    else:
        emit(export.path_table(code, graph, answer, spoken(ctx)), out)
    mention(loaded.findings, sources, store_folder, spoken(ctx))


def codes(
    listed: str, known: Sequence[str], others: Sequence[str], standard: str
) -> tuple[str, ...]:
    """Return the codes of a comma-separated list, in order and once each.

    `known` are the codes that fit, `others` those of the other kind. A code may carry its
    standard (`ISD3512-001v3/K01`). Raises UnknownCode with the nearest codes.
    """
    found: dict[str, None] = {}
    for word in listed.replace("，", ",").replace("、", ",").split(","):
        code = plain(word)
        if not code:
            continue
        prefix, _, local = code.rpartition("/")
        match = next((one for one in known if plain(one) == local), None)
        if match is None or (prefix and prefix != plain(standard)):
            raise _unknown(word.strip(), known, others, standard)
        found[match] = None
    return tuple(found)


def _unknown(word: str, known: Sequence[str], others: Sequence[str], standard: str) -> UnknownCode:
    prefix, _, local = plain(word).rpartition("/")
    near = nearest(local, known)
    remedy = (
        text("cli.nearest-codes", near=", ".join(near)) if near else text("cli.codes-elsewhere")
    )
    if prefix and prefix != plain(standard):
        return UnknownCode(
            word, near, text("cli.wrong-standard", standard=standard, code=word), remedy
        )
    if local in map(plain, others):
        key = "cli.not-a-competency" if local.startswith("T") else "cli.not-a-task"
        kind = text("cli.kind-knowledge" if local.startswith("K") else "cli.kind-skill")
        said = text(key, code=word, kind=kind, example=next(iter(known), "–"))
        return UnknownCode(word, near, said)
    return UnknownCode(word, near, text("cli.unknown-code", standard=standard, code=word), remedy)
