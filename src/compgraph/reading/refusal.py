"""Saying no: which rule refused a source, where, and what to do."""

from __future__ import annotations

from compgraph.errors import SourceRefused
from compgraph.messages import text


def refused(rule: str, source: str, line: int | None = None, **values: object) -> SourceRefused:
    """Return the refusal `rule`; its sentences are `refusals.<rule>` and its remedy."""
    return SourceRefused(
        rule,
        text(f"refusals.{rule}", **values),
        text(f"refusals.{rule}.remedy", **values),
        source=source,
        line=line,
    )
