"""Saying no to a table: which rule, which file, which line, and what to do."""

from __future__ import annotations

from compgraph.errors import SourceRefused
from compgraph.messages import text


def refused(rule: str, source: str, line: int | None = None, **values: object) -> SourceRefused:
    """Return the refusal `rule`; its sentences are `tables.<rule>` and its remedy."""
    return SourceRefused(
        rule,
        text(f"tables.{rule}", **values),
        text(f"tables.{rule}.remedy", **values),
        source=source,
        line=line,
    )
