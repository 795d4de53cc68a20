"""`compgraph build`: the main job, from documents to a folder of pages and files."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, say, spoken
from compgraph.cli.output import summary, tell
from compgraph.cli.sources import Loaded, load
from compgraph.publication import publish

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

    from compgraph.exports.chapter import Chapter


@click.command("build", cls=SpokenCommand)
@options.sources()
@options.option(
    "--out", key="option.out-folder", type=click.Path(path_type=Path), required=True, metavar="DIR"
)
@options.option("--open", "show", key="option.open", is_flag=True)
@options.encoding()
@options.common
@click.pass_context
def command(
    ctx: click.Context, sources: tuple[Path, ...], out: Path, show: bool, encoding: str | None
) -> None:
    """Read, check, and write everything into `out`; print the address of the index page."""
    loaded = load(sources, encoding=encoding)
    chapters = [_chapter(loaded, code) for code in loaded.store.list()]
    contents = _contents(loaded, chapters)
    publish(out, contents)
    findings = [*loaded.notices, *(one for chapter in chapters for one in chapter.findings)]
    tell(findings, spoken(ctx))
    click.echo(summary(findings, spoken(ctx)), err=True)
    click.echo(say(ctx, "built", count=len(contents)), err=True)
    index = (out / "index.html").resolve().as_uri()
    click.echo(index)
    if show:
        webbrowser.open(index)


def _contents(loaded: Loaded, chapters: Sequence[Chapter]) -> dict[str, bytes]:
    """Return all files of the build; nothing is written yet."""
    from compgraph.exports.site import site
    from compgraph.projection import project_all

    _derive(loaded)
    graphs: dict[URIRef | None, Graph] = {
        name: loaded.store.graph(name) for name in (None, *loaded.store.graphs())
    }
    return site(chapters, graphs, project_all(loaded.store))


def _chapter(loaded: Loaded, code: str) -> Chapter:
    """Return what the pages tell about one standard: its record, the answers, the findings."""
    from compgraph.analysis.overlap import overlap
    from compgraph.cli.findings import findings_of
    from compgraph.exports.chapter import Chapter
    from compgraph.planning.order import earliest_unlock
    from compgraph.projection import project

    graph = project(loaded.store, code).tasks_and_competencies
    return Chapter(
        standard=loaded.store.get(code),
        overlap=overlap(graph),
        order=earliest_unlock(graph),
        findings=findings_of(loaded, code),
        source_name=loaded.source_of(code),
    )


def _derive(loaded: Loaded) -> None:
    """Put what our rules entail into graphs of their own (`entailed/<rule>`)."""
    from rdflib import Graph, URIRef

    from compgraph.queries import ask
    from compgraph.rdf.vocab import ICAP

    derived = Graph()
    for code in loaded.store.list():
        for triple in ask(loaded.store, "derive-task-overlap", {}, standard=code).triples:
            derived.add(triple)
    loaded.store.put_graph(URIRef(f"{ICAP}graph/entailed/task-overlap"), derived)
