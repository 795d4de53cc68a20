"""The version table: one VersionEntry a row, every cell as printed."""

from __future__ import annotations

import re

from compgraph.model import Span, VersionEntry
from compgraph.reading.document import Document, Line
from compgraph.reading.ids import Ids
from compgraph.reading.labels import VERSION_COLUMNS
from compgraph.reading.remarks import Remarks

LABEL = re.compile(r"[Vv][0-9]{1,3}(?:\.[0-9]{1,3})?")
"""What a version is called: V3."""


def is_header(document: Document, line: Line) -> bool:
    """Whether this line is the header of a version table."""
    words = {VERSION_COLUMNS.get(document.key(cell)) for cell in line.filled}
    return "label" in words and len(words - {None}) >= 3


def read_versions(
    document: Document, lines: list[Line], ids: Ids, headers: list[Span], remarks: Remarks
) -> tuple[VersionEntry, ...]:
    """Return the rows.

    Left to be reported are lines without a version label and rows with a filled cell under no
    header: where a header cell is missing, which cell is which cannot be told.
    """
    columns: dict[int, str] = {}
    entries = []
    for line in lines:
        if is_header(document, line):
            columns = {
                index: field
                for index, cell in enumerate(line.cells)
                if (field := VERSION_COLUMNS.get(document.key(cell)))
            }
            headers.extend(cell for index, cell in enumerate(line.cells) if index in columns)
            for word, field in VERSION_COLUMNS.items():
                if field not in columns.values():
                    remarks.add("column-missing", "warning", line.filled[0], column=word)
        elif columns and (entry := _entry(document, line, columns, ids)):
            entries.append(entry)
    return tuple(entries)


def _entry(
    document: Document, line: Line, columns: dict[int, str], ids: Ids
) -> VersionEntry | None:
    cells = {
        field: line.cells[index] for index, field in columns.items() if index < len(line.cells)
    }
    fields = {field: document.stored(cell) for field, cell in cells.items()}
    label = document.key(cells["label"]) if "label" in cells else ""
    if not LABEL.fullmatch(label) or len(line.filled) < 2:
        return None
    if any(cell not in cells.values() for cell in line.filled):
        return None
    return VersionEntry(
        id=ids.take(f"version/{label.upper()}"),
        label=fields["label"],
        code=fields.get("code", ""),
        name=fields.get("name", ""),
        status=fields.get("status", ""),
        note=fields.get("note", ""),
        date=fields.get("date", ""),
        span=Span(
            min(cell.start for cell in cells.values() if cell.start < cell.end),
            max(cell.end for cell in cells.values() if cell.start < cell.end),
        ),
    )
