"""The findings of one reading, collected while it goes on."""

from __future__ import annotations

from compgraph.finding import Finding, ordered
from compgraph.messages import text
from compgraph.model import Severity, Span
from compgraph.reading.document import Document, Place


class Remarks:
    """Findings about one document; `code` is the standard's code once it is known."""

    def __init__(self, source: str, document: Document) -> None:
        self.source = source
        self.document = document
        self.code = ""
        self._findings: list[Finding] = []

    def add(
        self,
        rule: str,
        severity: Severity,
        span: Span | None,
        *,
        subject: str | None = None,
        **values: object,
    ) -> None:
        """Note that `rule` fired at `span`; `subject` is the id of the thing within the standard.

        The sentences are `reading.<rule>` and `reading.<rule>.remedy`; they may use `{printed}`
        (the text at `span`, shortened) and `{subject}` beside `values`.
        """
        printed = self.document.printed(span) if span else None
        place = self.document.place_of(span.start) if span else Place()
        values = {"printed": excerpt(printed or ""), "subject": subject, **values}
        self._findings.append(
            Finding(
                rule=rule,
                severity=severity,
                message=text(f"reading.{rule}", **values),
                remedy=text(f"reading.{rule}.remedy", **values),
                source=self.source,
                page=place.page,
                table=place.table,
                row=place.row,
                line=place.line,
                span=span,
                printed=printed,
                subject=self._name(subject),
            )
        )

    def findings(self) -> tuple[Finding, ...]:
        """Return everything noted so far, in the order of the document."""
        return ordered(self._findings)

    def _name(self, subject: str | None) -> str | None:
        if subject is None:
            return None
        return f"{self.code}/{subject}" if subject else self.code


def excerpt(printed: str, most: int = 40) -> str:
    """Return `printed` on one line, cut after `most` characters."""
    line = " ".join(printed.split())
    return line if len(line) <= most else f"{line[:most]}…"
