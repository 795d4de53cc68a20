"""What became of each source: the rows of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from compgraph._version import __version__
from compgraph.finding import Finding

Outcome = Literal["read", "read-with-findings", "refused", "unchanged", "same", "passed-over"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
SEVERITIES = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Row:
    """One source and its outcome.

    | outcome            | meaning                                                              |
    |--------------------|----------------------------------------------------------------------|
    | read               | read and stored                                                      |
    | read-with-findings | the same, and there is something to look at                          |
    | refused            | nothing of it is stored; what the store had is still there           |
    | unchanged          | stored by an earlier run, not read again                             |
    | same               | the same content as an earlier source of this run; stored once       |
    | passed-over        | no document: another kind of file, a link                            |

    `findings` are in their documented JSON shape; None where an earlier run read the document and
    left no record of what it noticed. What is not known of a source is None.
    """

    path: str
    outcome: Outcome
    sha256: str | None = None
    code: str | None = None
    name: str | None = None
    level: int | None = None
    tasks: int | None = None
    knowledge: int | None = None
    skills: int | None = None
    findings: tuple[Mapping[str, Any], ...] | None = ()

    @property
    def severities(self) -> dict[str, int] | None:
        """How many findings there are of each severity."""
        if self.findings is None:
            return None
        counted = Counter(finding["severity"] for finding in self.findings)
        return {severity: counted[severity] for severity in SEVERITIES}

    def as_json(self) -> dict[str, Any]:
        """Return the row in its documented shape (load-report.schema.json)."""
        return {
            "path": self.path,
            "outcome": self.outcome,
            "sha256": self.sha256,
            "code": self.code,
            "name": self.name,
            "level": self.level,
            "tasks": self.tasks,
            "knowledge": self.knowledge,
            "skills": self.skills,
            "severities": self.severities,
            "findings": None if self.findings is None else [dict(one) for one in self.findings],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The rows of a run in the order of its sources; `complete` unless it was stopped before."""

    rows: tuple[Row, ...]
    complete: bool

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many sources came to each outcome."""
        counted = Counter(row.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in OUTCOMES}

    def as_json(self) -> dict[str, Any]:
        """Return the report in its documented shape: no times, the same run gives the same bytes."""
        return {
            "reader": __version__,
            "complete": self.complete,
            "counts": self.counts,
            "sources": [row.as_json() for row in self.rows],
        }


def refusal(path: str, finding: Finding, sha256: str | None = None) -> Row:
    """Return the row of a source that is refused for the reason `finding` gives."""
    return Row(path, "refused", sha256, findings=(finding.as_json(),))
