"""`compgraph query`: a shipped question by name, or SPARQL of one's own under guard."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import emit, mention
from compgraph.cli.sources import load, pick
from compgraph.errors import UsageError
from compgraph.messages import Language, text

if TYPE_CHECKING:
    from compgraph.queries.library import Parameter

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")


@click.command("query", cls=SpokenCommand)
@click.argument("query", required=False, metavar="QUERY")
@options.option("--param", "params", key="option.param", multiple=True, metavar="NAME=VALUE")
@options.option("--list", "listing", key="option.list", is_flag=True)
@options.option(
    "--deadline",
    key="option.deadline",
    type=click.FloatRange(min=0.1, max=3600),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
)
@options.answering(*FORMATS)
@click.pass_context
def command(
    ctx: click.Context,
    query: str | None,
    sources: tuple[Path, ...],
    params: tuple[str, ...],
    listing: bool,
    deadline: float,
    store_folder: Path | None,
    standard: str | None,
    form: str,
    encoding: str | None,
    out: Path | None,
    bom: bool,
) -> None:
    """Answer QUERY over the sources and print the answer as `form`."""
    from compgraph.exports.headings import in_words
    from compgraph.exports.results import render
    from compgraph.queries import Limits, ask
    from compgraph.queries.library import library
    from compgraph.store import labels

    if listing:
        emit(_listed(spoken(ctx)), out)
        return
    if query is None:
        raise UsageError(text("cli.query-missing"), text("cli.query-list-hint"))
    loaded = load(sources, store_folder, encoding=encoding)
    code = pick(loaded, standard) if standard or len(loaded.store.list()) == 1 else None
    answer = ask(
        loaded.store,
        _question(query),
        _bound(params),
        standard=code,
        limits=Limits(seconds=deadline),
    )
    shown = in_words(answer, spoken(ctx)) if form == "table" and query in library() else answer
    emit(render(shown, form, labels(loaded.store, answer), spoken(ctx)), out, bom=bom)
    mention(loaded.findings, sources, store_folder, spoken(ctx))
    if answer.truncated:
        click.echo(text("queries.truncated", rows=len(answer.rows)).in_(spoken(ctx)), err=True)


def _question(query: str) -> str | Path:
    """Return a .rq file as a path, standard input as its text, anything else as it is."""
    if query == "-":
        return sys.stdin.read()
    return Path(query) if query.endswith(".rq") else query


def _bound(params: tuple[str, ...]) -> dict[str, str]:
    bound: dict[str, str] = {}
    for given in params:
        name, separator, value = given.partition("=")
        if not separator or not name:
            raise UsageError(text("cli.param-shape", given=given))
        bound[name.strip()] = value
    return bound


def _listed(language: Language) -> str:
    from compgraph.queries.library import library

    shipped = library().values()
    lines = []
    for key, wanted in (("questions", False), ("checks", True)):
        lines.append(text(f"cli.{key}").in_(language))
        for question in shipped:
            if question.is_violation == wanted:
                lines.append(f"  {question.name}")
                lines.append(f"      {question.summary.in_(language)}")
                lines.extend(f"      {_described(one, language)}" for one in question.params)
    return "\n".join(lines)


def _described(param: Parameter, language: Language) -> str:
    """Return a parameter with its example, which is its value where it may be left out."""
    optional = text("cli.optional").in_(language)
    may_be_left_out = f" ({optional})" if param.optional or param.name == "standard" else ""
    expected = param.expected().in_(language)
    return f"--param {param.name}={param.sample()}  {expected}{may_be_left_out}"
