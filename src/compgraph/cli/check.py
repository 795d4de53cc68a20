"""`compgraph check`: what the reader, the shapes and the violation queries say of standards."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from compgraph.cli import options
from compgraph.cli.findings import Outcome, outcomes
from compgraph.cli.lazy import SpokenCommand, spoken
from compgraph.cli.output import emit, findings_json, sentence, summary
from compgraph.cli.sources import load
from compgraph.messages import Language, text
from compgraph.model import Severity

if TYPE_CHECKING:
    from compgraph.checks import Moved

_SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The most severe first."""

_FINE = 1000
"""Parts of the bar: steps are counted while the work goes on."""


@click.command("check", cls=SpokenCommand)
@options.option(
    "--severity",
    key="option.severity",
    type=click.Choice(_SEVERITIES),
    default=_SEVERITIES[-1],
    show_default=True,
)
@options.answering("table", "json", "csv")
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[Path, ...],
    store_folder: Path | None,
    standard: str | None,
    severity: Severity,
    form: str,
    encoding: str | None,
    out: Path | None,
    bom: bool,
) -> int:
    """Check every standard of the sources; return 1 when a violation was found."""
    loaded = load(sources, store_folder, encoding=encoding, decoded=False)
    with _progress(spoken(ctx)) as moved:
        found = outcomes(loaded, standard, moved)
    told = [finding for outcome in found for finding in outcome.findings]
    shown = [one for one in told if _SEVERITIES.index(one.severity) <= _SEVERITIES.index(severity)]
    if form == "json":
        emit(findings_json(shown), out)
    elif form == "csv":
        from compgraph.exports.findings import findings_csv

        emit(findings_csv(shown, spoken(ctx)), out, bom=bom)
    else:
        lines = [_counts(outcome, spoken(ctx)) for outcome in found]
        lines += ["", *(sentence(finding, spoken(ctx)) for finding in shown)] if shown else []
        emit("\n".join(lines), out)
    click.echo(summary(told, spoken(ctx)), err=True)
    return int(any(finding.severity == "violation" for finding in told))


def _counts(outcome: Outcome, language: Language) -> str:
    """Return one line: how many findings of each severity a standard has."""
    counted = Counter(finding.severity for finding in outcome.findings)
    named = " ".join(word for word in (outcome.code, outcome.name) if word)
    return text(
        "checks.counts" if outcome.findings else "checks.counts-none",
        standard=named or text("checks.of-no-standard"),
        violations=counted["violation"],
        warnings=counted["warning"],
        infos=counted["info"],
    ).in_(language)


@contextlib.contextmanager
def _progress(language: Language) -> Iterator[Moved]:
    """Show a bar on standard error when that is a terminal; yield what moves it on."""
    label = text("checks.working").in_(language)
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=_FINE, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield lambda done, steps: bar.update(_FINE * done // steps - bar.pos)
