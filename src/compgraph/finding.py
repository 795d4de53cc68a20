"""A finding (檢核結果): what a reader or a check noticed, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from compgraph.messages import Text
from compgraph.model import Severity, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    `rule` is the id of the rule that fired, `source` the name of the file; `page`, `table` (of the
    document), `row` (of the table) and `line` (of a text) count from 1; `printed` is the text it is
    about as printed, `subject` names the thing (`ISD3512-001v3/K01`).
    """

    rule: str
    severity: Severity
    message: Text
    remedy: Text | None = None
    source: str | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    line: int | None = None
    span: Span | None = None
    printed: str | None = None
    subject: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the documented JSON shape; absent parts are None."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message.as_json(),
            "remedy": self.remedy.as_json() if self.remedy else None,
            "source": self.source,
            "page": self.page,
            "table": self.table,
            "row": self.row,
            "line": self.line,
            "span": [self.span.start, self.span.end] if self.span else None,
            "printed": self.printed,
            "subject": self.subject,
        }


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by source, place, rule and subject: the same order every time."""

    def key(finding: Finding) -> tuple[Any, ...]:
        span = finding.span or Span(0, 0)
        place = (finding.page or 0, finding.table or 0, finding.row or 0, finding.line or 0)
        return (
            finding.source or "",
            *place,
            span,
            finding.rule,
            finding.subject or "",
            finding.message,
        )

    return tuple(sorted(findings, key=key))
