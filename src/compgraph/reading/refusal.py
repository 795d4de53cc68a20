"""Saying no: which rule refused a source, where, and what to do."""

from __future__ import annotations

from compgraph.errors import SourceRefused
from compgraph.messages import text
from compgraph.reading.document import Place


def refused(
    rule: str,
    source: str,
    line: int | None = None,
    *,
    page: int | None = None,
    place: Place | None = None,
    **values: object,
) -> SourceRefused:
    """Return the refusal `rule`; its sentences are `refusals.<rule>` and its remedy.

    `place` says where in the source it is, where more than a line or a page is known.
    """
    at = place or Place(line=line, page=page)
    return SourceRefused(
        rule,
        text(f"refusals.{rule}", **values),
        text(f"refusals.{rule}.remedy", **values),
        source=source,
        line=at.line,
        page=at.page,
        table=at.table,
        row=at.row,
    )
