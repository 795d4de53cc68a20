"""What is said when two documents have one code: the same content, another one, a newer one."""

from __future__ import annotations

from dataclasses import replace

from compgraph.batch.report import Row, refusal
from compgraph.batch.work import failed
from compgraph.finding import Finding
from compgraph.messages import text


def alike(row: Row, first: str) -> Row:
    """Return the row of a source that says what an earlier one, `first`, said."""
    found = Finding(
        "same-content",
        "info",
        text("load.same-content", code=row.code, first=first),
        text("load.same-content.remedy"),
        source=row.path,
    )
    return replace(row, outcome="same", findings=(found.as_json(), *(row.findings or ())))


def twice(row: Row, code: str, first: str) -> Row:
    """Return the row of a source that is refused: `first` has its code and says something else."""
    found = failed("same-code-twice", row.path, code=code, first=first)
    return refusal(row.path, found, row.sha256)


def replacing(row: Row, file: str) -> Row:
    """Return the row of a source that takes the place of what another `file` once said."""
    found = Finding(
        "replaced-other-file",
        "warning",
        text("load.replaced-other-file", code=row.code, file=file),
        text("load.replaced-other-file.remedy", file=file),
        source=row.path,
    )
    return replace(row, findings=(found.as_json(), *(row.findings or ())))
