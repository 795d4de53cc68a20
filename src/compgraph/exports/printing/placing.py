"""Where the cells of a table stand, as columns and rows: what every writer needs to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from compgraph.exports.printing.pieces import Ruled
from compgraph.grid import Cell, Table
from compgraph.reading.spaces import INVISIBLE


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with the number of its column from 0, and how many columns and rows it covers."""

    cell: Cell
    column: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Placement:
    """A table as a grid: `rows` holds the cells that begin in each row, every place filled.

    `widths` are the shares of the columns in the width of the table; they add up to 1.
    """

    rows: tuple[tuple[Placed, ...], ...]
    widths: tuple[float, ...]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.widths)


def placement(table: Table) -> Placement:
    """Return where the cells stand; a place that no cell covers gets an empty one."""
    cells = [cell for row in table.rows for cell in row.cells]
    edges = sorted({edge for cell in cells for edge in (cell.left, cell.right)})
    number = {edge: place for place, edge in enumerate(edges)}
    count = max(len(edges) - 1, 1)
    free = [0] * count  # the first row that is free in each column
    placed = []
    for place, row in enumerate(table.rows):
        begun = [
            Placed(
                cell,
                number[cell.left],
                number[cell.right] - number[cell.left],
                max(1, min(cell.rows, len(table.rows) - place)),
            )
            for cell in row.cells
        ]
        for one in begun:
            free[one.column : one.column + one.columns] = [place + one.rows] * one.columns
        holes = [column for column in range(count) if free[column] <= place]
        begun += [Placed(Cell("", column, column + 1), column, 1, 1) for column in holes]
        placed.append(tuple(sorted(begun, key=lambda one: one.column)))
    return Placement(tuple(placed), _widths(table, edges, count))


def _widths(table: Table, edges: list[float], count: int) -> tuple[float, ...]:
    widths = table.widths if isinstance(table, Ruled) else ()
    if len(widths) != count:
        widths = tuple(right - left for left, right in pairwise(edges)) or (1.0,)
    whole = sum(widths)
    return tuple(width / whole for width in widths)


def lines(text: str) -> Iterator[str]:
    """Yield the printed lines of a text: single blanks, and nothing that nobody could see."""
    for line in text.split("\n"):
        yield " ".join(INVISIBLE.sub("", line).split())
