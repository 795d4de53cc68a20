"""The workbook: everything a curriculum designer takes along, as one XLSX file."""

from __future__ import annotations

from collections.abc import Sequence

from compgraph.exports.chapter import Chapter
from compgraph.exports.workbook.archive import dated, packed
from compgraph.exports.workbook.layout import laid_out
from compgraph.exports.workbook.sheets import sheets
from compgraph.messages import Language

__all__ = ["to_workbook"]


def to_workbook(chapters: Sequence[Chapter], language: Language = "zh-Hant") -> bytes:
    """Return an XLSX file about these standards.

    Sheets: task x competency matrix (one a standard), shared competencies, pairs of tasks,
    learning order, findings, and what the sheets mean. Every sheet is an Excel table with names
    beside codes; several standards stand in one table with a column that tells them apart. Text is
    never a formula. The same chapters give the same bytes.
    """
    return packed(laid_out(sheets(chapters, language)), dated(chapters))
