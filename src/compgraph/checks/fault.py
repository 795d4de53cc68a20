"""What a rule says, and one thing that it found, before it is known where that stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compgraph.finding import Finding
from compgraph.messages import Text
from compgraph.model import Severity, Span
from compgraph.rdf.vocab import short

Places = Mapping[str, tuple[int, Span]]
"""Line and span of things in the document, by `ISD3512-001v3/K01`."""

BLANK = "urn:compgraph:blank:"
"""What the address of a node begins with that has none of its own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, how severe it is, what it tells and advises."""

    id: str
    severity: Severity
    message: Text
    remedy: Text


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that one rule found; `subject` is an IRI, "" where it is about no single thing."""

    rule: str
    severity: Severity
    message: Text
    remedy: Text | None
    subject: str
    printed: str | None = None

    def placed(self, source: str | None, places: Places) -> Finding:
        """Return the finding, with the line and span that `places` gives its subject."""
        blank = self.subject.startswith(BLANK)
        subject = f"_:{self.subject.removeprefix(BLANK)}" if blank else short(self.subject)
        line, span = places.get(subject, (None, None))
        return Finding(
            rule=self.rule,
            severity=self.severity,
            message=self.message,
            remedy=self.remedy,
            source=source,
            line=line,
            span=span,
            printed=self.printed,
            subject=subject or None,
        )
