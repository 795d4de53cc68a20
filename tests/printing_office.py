"""Pieces as Word documents and Excel workbooks: formats that are read, and printed for tests only."""

from __future__ import annotations

import io
from collections.abc import Iterable

import docx
import openpyxl
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Alignment

from compgraph.exports.printing.placing import placement
from compgraph.grid import Paragraph, Piece


def to_docx(pieces: Iterable[Piece]) -> bytes:
    """Return the pieces as a DOCX: a paragraph or a table each, merged cells merged."""
    document = docx.Document()
    for piece in pieces:
        if isinstance(piece, Paragraph):
            document.add_paragraph(piece.text)
            continue
        grid = placement(piece)
        table = document.add_table(len(grid.rows), grid.columns)
        cells = [row.cells for row in table.rows]  # asking for one cell lists them all again
        for number, row in enumerate(grid.rows):
            for one in row:
                first = cells[number][one.column]
                last = cells[number + one.rows - 1][one.column + one.columns - 1]
                cell = first if first is last else first.merge(last)
                cell.text = one.cell.text
        document.add_paragraph("")
    return _saved(document)


def to_xlsx(pieces: Iterable[Piece]) -> bytes:
    """Return the pieces on one sheet, an empty row between two of them, merged cells merged."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    top = 1
    for piece in pieces:
        if isinstance(piece, Paragraph):
            _put(sheet.cell(top, 1), piece.text)
            top += 2
            continue
        grid = placement(piece)
        for number, row in enumerate(grid.rows):
            for one in row:
                _put(sheet.cell(top + number, one.column + 1), one.cell.text)
                if one.columns > 1 or one.rows > 1:
                    sheet.merge_cells(
                        start_row=top + number,
                        start_column=one.column + 1,
                        end_row=top + number + one.rows - 1,
                        end_column=one.column + one.columns,
                    )
        top += len(grid.rows) + 1
    return _saved(workbook)


def _put(cell: openpyxl.cell.cell.Cell, text: str) -> None:
    """Write a text as text: 「=1」 is no formula, 「3」 no number."""
    cell.value = CellRichText(text) if text else None
    cell.alignment = Alignment(wrap_text=True)


def _saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()
