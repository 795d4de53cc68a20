"""`compgraph check`: what the reader, the shapes and the violation queries say of a standard."""

from __future__ import annotations

from pathlib import Path

import click

from compgraph.cli import options
from compgraph.cli.findings import all_findings
from compgraph.cli.lazy import SpokenCommand, say, spoken
from compgraph.cli.output import emit, findings_json, sentence, summary
from compgraph.cli.sources import load


@click.command("check", cls=SpokenCommand)
@options.answering("table", "json", "csv")
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[Path, ...],
    store_folder: Path | None,
    standard: str | None,
    form: str,
    encoding: str | None,
    out: Path | None,
    bom: bool,
) -> int:
    """Check every standard of the sources; return 1 when a violation was found."""
    loaded = load(sources, store_folder, encoding=encoding)
    findings = all_findings(loaded, standard)
    if form == "json":
        emit(findings_json(findings), out)
    elif form == "csv":
        from compgraph.exports.findings import findings_csv

        emit(findings_csv(findings, spoken(ctx)), out, bom=bom)
    else:
        lines = [sentence(finding, spoken(ctx)) for finding in findings]
        emit("\n".join(lines or [say(ctx, "no-findings")]), out)
    click.echo(summary(findings, spoken(ctx)), err=True)
    return int(any(finding.severity == "violation" for finding in findings))
