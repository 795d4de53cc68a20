"""Where rules part the fields of a table, and where a table leaves its corners out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from compgraph.reading.formats.pdf_pages import Rule


class Walls:
    """Where rules part the fields of a table.

    `level` has (row, column) where a rule runs above that field, `upright` (column, row) where one
    runs to the left of it; the last row and the last column have their far side one further.
    """

    def __init__(
        self, horizontal: list[Rule], vertical: list[Rule], xs: list[float], ys: list[float]
    ) -> None:
        self.level = _covered(horizontal, ys, xs)
        self.upright = _covered(vertical, xs, ys)
        self.rows, self.columns = len(ys) - 1, len(xs) - 1
        self.ruled = [
            2 * sum(wall in walls for wall in side) >= len(side) for side, walls in self._sides()
        ]

    def _sides(self) -> Iterator[tuple[list[tuple[int, int]], set[tuple[int, int]]]]:
        for row in (0, self.rows):
            yield [(row, column) for column in range(self.columns)], self.level
        for column in (0, self.columns):
            yield [(column, row) for row in range(self.rows)], self.upright

    def beyond(self, row: int, column: int) -> Iterator[tuple[int, int]]:
        """Give the fields next to one that no rule parts from it."""
        if row > 0 and (row, column) not in self.level:
            yield row - 1, column
        if row + 1 < self.rows and (row + 1, column) not in self.level:
            yield row + 1, column
        if column > 0 and (column, row) not in self.upright:
            yield row, column - 1
        if column + 1 < self.columns and (column + 1, row) not in self.upright:
            yield row, column + 1

    def leave_out(self, region: set[tuple[int, int]]) -> bool:
        """Tell whether a region lies at a corner that the table leaves out.

        It is open on two sides or more along which the table is otherwise ruled: a table all of
        whose left side has no rule leaves nothing out there.
        """
        top = [(0, column) for row, column in region if row == 0]
        low = [(self.rows, column) for row, column in region if row == self.rows - 1]
        left = [(0, row) for row, column in region if column == 0]
        right = [(self.columns, row) for row, column in region if column == self.columns - 1]
        open_sides = (
            ruled and bool(side) and walls.isdisjoint(side)
            for ruled, side, walls in (
                (self.ruled[0], top, self.level),
                (self.ruled[1], low, self.level),
                (self.ruled[2], left, self.upright),
                (self.ruled[3], right, self.upright),
            )
        )
        return sum(open_sides) > 1


def _nearest(places: Sequence[float], place: float) -> int:
    after = bisect_left(places, place)
    around = [number for number in (after - 1, after) if 0 <= number < len(places)]
    return min(around, key=lambda number: abs(places[number] - place))


def _covered(
    rules: Iterable[Rule], places: Sequence[float], along: Sequence[float]
) -> set[tuple[int, int]]:
    """Return (place, step) for each step along the table that a rule at that place covers."""
    middles = [(start + end) / 2 for start, end in pairwise(along)]
    return {
        (place, step)
        for rule in rules
        for place in (_nearest(places, rule.at),)
        for step in range(bisect_left(middles, rule.start), bisect_right(middles, rule.end))
    }
