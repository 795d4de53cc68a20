"""How sheets look: Excel tables, frozen panes, widths that suit Chinese, A4 across for print."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from rich.cells import cell_len

from compgraph.exports.graphml import legal
from compgraph.exports.workbook.sheet import Cell, Sheet
from compgraph.tables import guarded

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as ExcelCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767  # characters in a cell, Excel's limit
LONGEST_TITLE = 31  # characters in a sheet's title, Excel's limit
LONGEST_HEADER = 255  # characters in the name of a table's column, Excel's limit
_NARROWEST, _WIDEST = 7, 44
_LINE, _TALLEST = 16.5, 409.0  # points; Excel's limit for a row
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x000D_ as a character
_FONT = "Microsoft JhengHei"  # Taiwan's forms of the characters, on every Windows and Office


def laid_out(sheets: Iterable[Sheet]) -> Workbook:
    """Return a workbook of these sheets, in order."""
    book = Workbook()
    book.remove(book.worksheets[0])
    titles: set[str] = set()
    for sheet in sheets:
        title = _unique(_NOT_IN_TITLES.sub("_", legal(sheet.title)), titles, LONGEST_TITLE)
        page = book.create_sheet(title)
        _fill(page, sheet)
        _table(page, sheet)
        _print_setup(page)
    return book


def _unique(name: str, taken: set[str], longest: int) -> str:
    """Return `name`, shortened and numbered so that no other one is like it (case apart)."""
    short, number = name[:longest], 1
    while short.casefold() in taken:
        number += 1
        ending = f" ({number})"
        short = name[: longest - len(ending)] + ending
    taken.add(short.casefold())
    return short


def _fill(page: Worksheet, sheet: Sheet) -> None:
    taken: set[str] = set()
    header = [
        _unique(" ".join(legal(name).split()) or "–", taken, LONGEST_HEADER)
        for name in sheet.header
    ]
    for line, row in enumerate([header, *sheet.rows], start=1):
        for column, value in enumerate(row):
            cell = page.cell(line, column + 1)
            _put(cell, value)
            cell.font = Font(name=_FONT, bold=line == 1)
            middle = line == 1 or column in sheet.centred
            cell.alignment = Alignment(
                wrap_text=True,
                vertical="center" if line == 1 else "top",
                horizontal="center" if middle else None,
            )
            if line > 1 and column in sheet.formats and isinstance(value, int | float):
                cell.number_format = sheet.formats[column]
    widths = [_width(sheet, column, name) for column, name in enumerate(header)]
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    for line, row in enumerate([header, *sheet.rows], start=1):
        page.row_dimensions[line].height = _height(row, widths)


def _put(cell: ExcelCell | MergedCell, value: Cell) -> None:
    """Set a cell's value; text stays text, also where it looks like a formula."""
    if isinstance(value, str) and value:
        cell.value = _ESCAPE.sub("_x005F_", legal(value))[:LONGEST]
        cell.data_type = "s"
        if guarded(value) != value:
            cell.quotePrefix = True  # Excel then keeps it as text when it is edited
    elif value != "":
        cell.value = value


def _width(sheet: Sheet, column: int, name: str) -> float:
    """Return a width in characters: what the longest line needs, a long header not counting fully."""
    lines = (
        line
        for row in sheet.rows
        if row[column] is not None
        for line in _shown(row[column]).split("\n")
    )
    longest = max((cell_len(line) for line in lines), default=0)
    wanted = max(longest, min(cell_len(name), 14)) + 2
    return float(max(_NARROWEST, min(wanted, sheet.widest.get(column, _WIDEST))))


def _height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """Return a height in points: LibreOffice shows the first line only of a row that has none."""
    lines = (
        sum(max(1, math.ceil(cell_len(line) / (width - 1))) for line in _shown(cell).split("\n"))
        for cell, width in zip(row, widths, strict=True)
        if cell is not None
    )
    return min(_TALLEST, _LINE * max(lines, default=1))


def _shown(value: Cell) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _table(page: Worksheet, sheet: Sheet) -> None:
    last = get_column_letter(len(sheet.header))
    page.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}2"
    if sheet.rows:  # Excel knows no table without rows
        table = Table(displayName=sheet.name, ref=f"A1:{last}{len(sheet.rows) + 1}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
        page.add_table(table)


def _print_setup(page: Worksheet) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0  # as many pages as it takes
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"
    for item, said in ((page.oddHeader, "&A"), (page.oddFooter, "&P / &N")):
        if item:
            item.center.text = said
