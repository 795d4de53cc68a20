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
    rows = (["" if cell is None else str(cell) for cell in row(one, language)] for one in findings)
    return write_rows([header, *rows])


def row(finding: Finding, language: Language) -> list[str | int | None]:
    """Return a finding's cells in the order of COLUMNS, None where it says nothing."""
    return [
        text(f"findings.severity-{finding.severity}").in_(language),
        finding.rule,
        finding.source,
        finding.line,
        finding.subject,
        finding.printed,
        finding.message.in_(language),
        finding.remedy.in_(language) if finding.remedy else None,
    ]
