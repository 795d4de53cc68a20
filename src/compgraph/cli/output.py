"""Where results go: standard output, or a file written whole."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from compgraph import files
from compgraph.errors import UsageError
from compgraph.finding import Finding
from compgraph.messages import Language, text


def emit(content: str, out: Path | None, *, bom: bool = False) -> None:
    """Write a result to `out` (UTF-8, LF) or to standard output."""
    ended = content if content.endswith("\n") or not content else content + "\n"
    if out is None:
        click.echo(ended, nl=False)
        return
    save(ended, out, bom=bom)


def save(content: str | bytes, out: Path, *, bom: bool = False) -> None:
    """Write a result to a file. Raises UsageError where that cannot be done."""
    try:
        files.write(out, content, bom=bom)
    except OSError as error:
        raise UsageError(
            text("cli.out-not-written", file=out, reason=error.strerror or error),
            text("cli.out-not-written-remedy"),
        ) from error


def as_json(value: Any) -> str:
    """Return JSON for people and programs: Chinese as it is, two spaces, no NaN."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def findings_json(findings: Iterable[Finding]) -> str:
    """Return findings in their documented JSON shape."""
    return as_json([finding.as_json() for finding in findings])


def tell(findings: Iterable[Finding], language: Language) -> None:
    """Say on standard error what the reader and the checks noticed, a line and a remedy each."""
    for finding in findings:
        click.echo(sentence(finding, language), err=True)


def mention(
    findings: Iterable[Finding], sources: Iterable[Path], store: Path | None, language: Language
) -> None:
    """Say on standard error how many findings there are, and the command that shows them."""
    found = len(tuple(findings))
    if found:
        words = [str(source) for source in sources] if store is None else ["--store", str(store)]
        command = shlex.join(["compgraph", "check", *words])
        said = text("cli.findings-exist", count=found, command=command)
        click.echo(said.in_(language), err=True)


def summary(findings: Iterable[Finding], language: Language) -> str:
    """Return how many findings there are of each severity."""
    counted = Counter(finding.severity for finding in findings)
    return text(
        "cli.summary",
        violations=counted["violation"],
        warnings=counted["warning"],
        infos=counted["info"],
    ).in_(language)


def sentence(finding: Finding, language: Language) -> str:
    """Return one finding as people read it: place (else the thing), severity, what, remedy."""
    where = (finding.source, finding.subject if finding.line is None else finding.line)
    place = ":".join(str(part) for part in dict.fromkeys(where) if part is not None)
    severity = text(f"findings.severity-{finding.severity}").in_(language)
    head = f"{place}: " if place else ""
    lines = [f"{head}{severity}: {finding.message.in_(language)} [{finding.rule}]"]
    if finding.remedy:
        lines.append(f"    → {finding.remedy.in_(language)}")
    return "\n".join(lines)
