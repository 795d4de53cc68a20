"""A table under construction: where its cells lie, and how far they reach down.

Formats tell a cell's width and height and leave its column to be counted: over the cells before
it in the row, and over those that reach down from the rows above.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass, field
from operator import attrgetter

from compgraph.grid import Cell, Row
from compgraph.reading.formats.allowance import MOST_COLUMNS, Allowance

TO_THE_END = 1_000_000
"""As the number of rows: down to the end of the row group."""

_LEFT = attrgetter("left")


@dataclass(slots=True)
class _Placed:
    """A cell: its own text, and line by line what merging hid below it."""

    own: str
    left: int
    right: int
    top: int
    rows: int
    below: list[str] = field(default_factory=list)
    told: set[str] = field(default_factory=set)

    @property
    def end(self) -> int:
        return self.top + self.rows

    @property
    def text(self) -> str:
        return "\n".join([self.own, *self.below] if self.own else self.below)


class Lattice:
    """The rows of one table, filled from left to right and from top to bottom."""

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._rows: list[tuple[int, list[_Placed]]] = []
        self._number = 0
        self._cursor = 0
        self._above: list[_Placed] = []  # what covers the row above, from left to right
        self._here: list[_Placed] = []  # what covers this row so far

    def open_row(self, number: int | None = None) -> None:
        """Begin a row; `number` is the one printed or counted elsewhere, else the next."""
        self._number = self._number + 1 if number is None else number
        top = len(self._rows)
        self._above = self._here
        self._allowance.row(len(self._above))
        self._here = [placed for placed in self._above if placed.end > top]
        self._rows.append((self._number, []))
        self._cursor = 0

    def skip(self, columns: int) -> None:
        """Leave `columns` free, or pass over cells that are announced as covered."""
        self._cursor += columns
        self._allowance.column(self._cursor)

    def place(self, text: str, columns: int = 1, rows: int = 1) -> None:
        """Put a cell at the next free column; it gives way to a cell that reaches down there."""
        left = self._free(self._cursor)
        at = bisect_right(self._here, left, key=_LEFT)
        right = left + max(1, min(columns, MOST_COLUMNS))
        if at < len(self._here):
            right = min(right, self._here[at].left)
        self._allowance.column(right)
        self._allowance.cell(text)
        placed = _Placed(text, left, right, len(self._rows) - 1, max(1, rows))
        insort(self._here, placed, key=_LEFT)
        self._rows[-1][1].append(placed)
        self._cursor = left + 1

    def put(self, column: int, text: str, columns: int, rows: int) -> None:
        """Put a cell at this column; what a cell already covers is added to that one."""
        self._cursor = column
        if _covering(self._here, column) is None:
            self.place(text, columns, rows)
        else:
            self.cover(text)

    def join(self, text: str, columns: int) -> None:
        """Let the cell above reach into this row; without one above, this is a cell of its own."""
        left = self._free(self._cursor)
        above = _covering(self._above, left)
        if above is None or above.left != left or above.end != len(self._rows) - 1:
            self.place(text, columns)
        else:
            above.rows += 1
            insort(self._here, above, key=_LEFT)
            self._add(above, text)
            self._cursor = left + 1

    def cover(self, text: str) -> None:
        """Pass over a cell that another covers; a text of its own goes to the one that covers it.

        It is not printed, but a text that vanished would be worse than one in a wrong line.
        """
        covering = _covering(self._here, self._cursor)
        if covering is not None:
            self._add(covering, text)
            self.skip(1)
        elif text.strip():
            self.place(text)
        else:
            self.skip(1)

    def end_group(self) -> None:
        """End a row group: no cell reaches over its end."""
        for placed in self._here:
            placed.rows = min(placed.rows, len(self._rows) - placed.top)

    def repeat_row(self, times: int) -> None:
        """Print the last row `times` more; empty rows beyond reason are counted, not made."""
        cells = list(self._rows[-1][1])
        if times > MOST_COLUMNS and not any(placed.text.strip() for placed in cells):
            self._number += times
            return
        for _ in range(times):
            self.open_row()
            for placed in cells:
                self._cursor = placed.left
                self.place(placed.text, placed.right - placed.left)

    def rows(self) -> tuple[Row, ...]:
        """Return the finished rows, the empty ones too: a cell above may reach through them."""
        self.end_group()
        return tuple(
            Row(tuple(Cell(p.text, p.left, p.right, p.rows) for p in placed), number=number)
            for number, placed in self._rows
        )

    def _free(self, column: int) -> int:
        while (covering := _covering(self._here, column)) is not None:
            column = covering.right
        return column

    def _add(self, placed: _Placed, text: str) -> None:
        """Add a text that the merging hid, unless it only repeats what stands there."""
        placed.told = placed.told or set(placed.own.split("\n"))
        if text.strip() and not placed.told.issuperset(text.split("\n")):
            self._allowance.text(text)
            placed.below.append(text)
            placed.told.update(text.split("\n"))


def _covering(row: list[_Placed], column: int) -> _Placed | None:
    """Return the cell of the row that covers the column."""
    at = bisect_right(row, column, key=_LEFT) - 1
    return row[at] if at >= 0 and row[at].right > column else None
