"""Findings whose sentences are those of the OCS form, beside the findings of every reader."""

from __future__ import annotations

from compgraph.finding import Finding, ordered
from compgraph.messages import text
from compgraph.model import Severity, Span
from compgraph.reading.document import Document, Place
from compgraph.reading.remarks import Remarks, excerpt


class OcsRemarks(Remarks):
    """The findings of one reading of an OCS JSON."""

    def __init__(self, source: str, document: Document) -> None:
        super().__init__(source, document)
        self._doubts: list[Finding] = []

    def doubt(
        self,
        rule: str,
        severity: Severity,
        span: Span | None,
        *,
        at: Place | None = None,
        subject: str | None = None,
        **values: object,
    ) -> None:
        """Note that `rule` fired at `span` of the transcript; `at` says where in the JSON instead.

        The sentences are `ocs.<rule>` and `ocs.<rule>.remedy`; they may use `{printed}` and
        `{subject}` beside `values`.
        """
        printed = self.document.printed(span) if span else None
        place = at or (self.document.place_of(span.start) if span else Place())
        values = {"printed": excerpt(printed or ""), "subject": subject, **values}
        self._doubts.append(
            Finding(
                rule=rule,
                severity=severity,
                message=text(f"ocs.{rule}", **values),
                remedy=text(f"ocs.{rule}.remedy", **values),
                source=self.source,
                line=place.line,
                span=span,
                printed=printed,
                subject=self._name(subject),
            )
        )

    def findings(self) -> tuple[Finding, ...]:
        """Return everything noted so far, in the order of the JSON."""
        return ordered((*super().findings(), *self._doubts))
