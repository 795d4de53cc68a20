"""Rows of a table file, whatever its format: CSV text or an Excel workbook."""

from __future__ import annotations

from pathlib import Path

from compgraph.tables.delimited import delimited
from compgraph.tables.refusal import refused
from compgraph.tables.row import Row

LARGEST = 16 * 2**20  # bytes; a table of hours takes kilobytes
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_rows(path: str | Path, *, encoding: str | None = None) -> list[Row]:
    """Return the rows of a CSV file or of the first sheet of an XLSX file; blank ones are left out.

    The format shows in the first bytes of the file, not in its name. CSV is UTF-8, with or without
    a BOM, unless `encoding` names another one; cells are separated by comma, semicolon or tab.
    Formulas in a workbook count as the value that was saved with them.

    Raises SourceRefused when the file cannot be read as a table or is too large, and UsageError
    for an unknown `encoding`.
    """
    content = _content(Path(path))
    name = Path(path).name
    if content.startswith(_OLD_EXCEL):
        raise refused("old-excel", name)
    if content.startswith(_ZIP):
        from compgraph.tables.spreadsheet import (  # noqa: PLC0415  # openpyxl takes a tenth of a second
            spreadsheet,
        )

        return spreadsheet(content, name)
    return delimited(content, name, encoding)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise refused("not-readable", path.name, reason=error.strerror or error) from error
    if len(content) > LARGEST:
        raise refused("too-large", path.name, most=LARGEST // 2**20)
    return content
