"""`compgraph query`: a shipped question by name, or SPARQL of one's own under guard."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import as_json, emit, mention
from compgraph.cli.sources import Loaded, load, pick
from compgraph.errors import UsageError
from compgraph.messages import Language, text

if TYPE_CHECKING:
    from compgraph.queries.library import Question
    from compgraph.rdf.answer import Answer

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")


@click.command("query", cls=SpokenCommand)
@click.argument("query", required=False, metavar="QUERY")
@options.option("--param", "params", key="option.param", multiple=True, metavar="NAME=VALUE")
@options.option("--list", "listing", key="option.list", is_flag=True)
@options.option("--search", key="option.search", metavar="WORDS")
@options.option("--show", key="option.show", metavar="NAME")
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
    search: str | None,
    show: str | None,
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
    from compgraph.queries.library import library
    from compgraph.store import labels

    if show is not None:
        emit(_shown(show, form, spoken(ctx)), out)
        return
    if listing or search is not None:
        words = [search or "", query or "", *map(str, sources)] if listing else [search or ""]
        emit(_listed(" ".join(filter(None, words)), form, spoken(ctx)), out, bom=bom)
        return
    if query is None:
        raise UsageError(text("cli.query-missing"), text("cli.query-list-hint"))
    loaded = load(sources, store_folder, encoding=encoding)
    answer = _answer(loaded, query, params, standard, deadline)
    shown = in_words(answer, spoken(ctx)) if form == "table" and query in library() else answer
    emit(render(shown, form, labels(loaded.store, answer), spoken(ctx)), out, bom=bom)
    mention(loaded.findings, sources, store_folder, spoken(ctx))
    if answer.truncated:
        click.echo(text("queries.truncated", rows=len(answer.rows)).in_(spoken(ctx)), err=True)


def _answer(
    loaded: Loaded, query: str, params: tuple[str, ...], standard: str | None, deadline: float
) -> Answer:
    from compgraph.queries import Limits, ask

    code = pick(loaded, standard) if standard or len(loaded.store.list()) == 1 else None
    limits = Limits(seconds=deadline)
    return ask(loaded.store, _question(query), _bound(params), standard=code, limits=limits)


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
        if name.strip() in bound:
            raise UsageError(text("queries.param-twice", name=name.strip()))
        bound[name.strip()] = value
    return bound


def _listed(words: str, form: str, language: Language) -> str:
    """Return the questions that mention every one of the words, all for none, as `form`."""
    from compgraph.exports.questions import question_json, questions_csv, questions_list
    from compgraph.queries.search import search

    found = search(words)
    if not found:
        for sentence in (text("queries.list-none", words=words), text("queries.list-none-remedy")):
            click.echo(sentence.in_(language), err=True)
    if form == "json":
        return as_json([question_json(question) for question in found])
    if form == "csv":
        return questions_csv(found, language)
    if form == "table":
        return questions_list(found, language)
    raise _unfit("list", form, ("table", "csv", "json"))


def _shown(name: str, form: str, language: Language) -> str:
    """Return one question in full as `form`."""
    from compgraph.exports.questions import question_json, question_page
    from compgraph.queries.library import question

    asked: Question = question(name)
    if form == "json":
        return as_json(question_json(asked))
    if form == "table":
        return question_page(asked, language)
    raise _unfit("show", form, ("table", "json"))


def _unfit(what: str, form: str, fitting: tuple[str, ...]) -> UsageError:
    remedy = text("queries.wrong-format-remedy", formats=", ".join(fitting))
    return UsageError(text(f"queries.{what}-format", format=form), remedy)
