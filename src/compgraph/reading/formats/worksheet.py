"""A worksheet as a table: merged ranges, empty cells between filled ones, the sheet's row numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from compgraph.reading.formats.flow import Flow


class Found(NamedTuple):
    """A filled cell: its row as the sheet numbers it, its column from 0, what it shows."""

    row: int
    column: int
    text: str


Range = tuple[int, int, int, int]  # top, left, bottom, right, all inclusive


class Worksheet:
    """The filled cells of a sheet and its merged ranges.

    A row with no filled cell is left out and keeps its number; a column in which no cell of the
    sheet begins is left out of the empty cells.
    """

    def __init__(self, cells: list[Found], merged: list[Range]) -> None:
        self._rows: dict[int, dict[int, str]] = {}
        for row, column, text in sorted(cells):
            texts = self._rows.setdefault(row, {})
            # two cells of one address: the sheet is damaged, and either may be the one meant
            texts[column] = f"{texts[column]}\n{text}" if column in texts else text
        self._kept = sorted(self._rows)
        self._merged = self._printed(merged)
        columns = {column for row in self._rows.values() for column in row}
        columns |= {left for _, left, _, _ in self._merged}
        self._columns = sorted(columns)

    def write(self, flow: Flow) -> None:
        """Write the sheet as a table; an empty sheet is none."""
        if not self._kept:
            return
        starting = {(top, left): (bottom, right) for top, left, bottom, right in self._merged}
        flow.open_table()
        for at, row in enumerate(self._kept):
            flow.open_row(row)
            cells = self._rows[row]
            for column in self._columns:
                text = cells.get(column, "")
                bottom, right = starting.get((row, column), (row, column))
                rows = bisect_right(self._kept, bottom) - at
                flow.sheet_cell(column, text, right - column + 1, rows)
        flow.close_table()

    def _printed(self, merged: list[Range]) -> list[Range]:
        """Return the ranges that hold a kept row, each beginning in the first of them.

        Of ranges that overlap, which a sound workbook has not, the lattice lets the earlier win.
        """
        printed = []
        for top, left, bottom, right in sorted(merged):
            at = bisect_left(self._kept, top)
            if at < len(self._kept) and self._kept[at] <= bottom and right >= left:
                printed.append((self._kept[at], left, bottom, right))
        return printed
