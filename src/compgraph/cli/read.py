"""`compgraph read`: one document in, its record or its graph out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compgraph.cli import options
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import as_json, emit, findings_json, tell
from compgraph.cli.sources import Loaded, load
from compgraph.errors import UsageError
from compgraph.messages import Language, text
from compgraph.model import Standard

if TYPE_CHECKING:
    from rdflib import Graph, URIRef


@click.command("read", cls=SpokenCommand)
@click.argument("source", type=click.Path(path_type=Path), metavar="SOURCE")
@options.formats("json", "ocs", "turtle", "trig", "nquads", "jsonld")
@options.option(
    "--findings",
    "findings_file",
    key="option.findings",
    type=click.Path(path_type=Path),
    metavar="FILE",
)
@options.option(
    "--losses",
    "losses_file",
    key="option.losses",
    type=click.Path(path_type=Path),
    metavar="FILE",
)
@options.encoding()
@options.reader()
@options.out()
@options.common
@click.pass_context
def command(
    ctx: click.Context,
    source: Path,
    form: str,
    findings_file: Path | None,
    losses_file: Path | None,
    encoding: str | None,
    reader: str | None,
    out: Path | None,
    bom: bool,
) -> None:
    """Read SOURCE and print it as `form`."""
    loaded = load([source], encoding=encoding, reader=reader)
    if len(loaded.standards) != 1:
        codes = ", ".join(standard.id for standard in loaded.standards)
        raise UsageError(text("cli.one-source", codes=codes))
    if losses_file is not None and form != "ocs":
        raise UsageError(text("cli.losses-of-ocs"), text("cli.losses-of-ocs-remedy"))
    content = (
        _ocs(loaded.standards[0], losses_file, spoken(ctx))
        if form == "ocs"
        else _rendered(loaded, form)
    )
    if findings_file is None:
        tell(loaded.findings, spoken(ctx))
    else:
        emit(findings_json(loaded.findings), findings_file)
    emit(content, out, bom=bom)


def _ocs(standard: Standard, losses_file: Path | None, language: Language) -> str:
    """Return the OCS JSON; what it cannot hold goes to `losses_file`, else to standard error."""
    from compgraph.exports.ocs import loss_report, ocs_text, to_ocs

    form, losses = to_ocs(standard)
    if losses_file is not None:
        emit(as_json(loss_report(losses)), losses_file)
    else:
        for loss in losses:
            click.echo(
                f"{loss.subject}: {loss.what.in_(language)} {loss.why.in_(language)}", err=True
            )
    return ocs_text(form)


def _rendered(loaded: Loaded, form: str) -> str:
    standard = loaded.standards[0]
    if form == "json":
        from compgraph.exports.record import to_record

        return as_json(to_record(standard))
    from compgraph.rdf.encode import encode
    from compgraph.rdf.turtle import to_trig, to_turtle

    if form == "turtle":
        return to_turtle(encode(standard))
    graphs = _graphs(loaded)
    if form == "trig":
        return to_trig(graphs)
    if form == "nquads":
        from compgraph.rdf.nquads import to_nquads

        return to_nquads(graphs)
    from compgraph.rdf.jsonld import to_jsonld

    return to_jsonld(graphs)


def _graphs(loaded: Loaded) -> dict[URIRef | None, Graph]:
    """Return the named graphs of the one standard: what it says, and where it says it."""
    return {
        name: loaded.store.graph(name)
        for name in loaded.store.graphs()
        if "/graph/schemes" not in name
    }
