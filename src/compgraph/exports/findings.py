"""Findings as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from compgraph.finding import Finding
from compgraph.messages import Language, text
from compgraph.tables import write_rows

COLUMNS = ("severity", "rule", "source", "line", "subject", "printed", "message", "remedy")


def findings_csv(findings: Iterable[Finding], language: Language) -> str:
    """Return one row a finding, headers in `language`; formulas are made harmless."""
    header = [text(f"workbook.column-{name}").in_(language) for name in COLUMNS]
    return write_rows([header, *(_row(finding, language) for finding in findings)])


def _row(finding: Finding, language: Language) -> list[str]:
    return [
        text(f"cli.severity-{finding.severity}").in_(language),
        finding.rule,
        finding.source or "",
        "" if finding.line is None else str(finding.line),
        finding.subject or "",
        finding.printed or "",
        finding.message.in_(language),
        finding.remedy.in_(language) if finding.remedy else "",
    ]
