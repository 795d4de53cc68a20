"""The header of the main table: which part of its width belongs to which column.

Cells are found by where they lie, never by their number: a header cell may be split into sub-columns
or merged over them, and a header may be printed over up to three rows (「職能」 above 「級別」).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from compgraph.reading.labels import column, part_of_header

DEPTH = 3
"""Rows over which one header may be printed."""


class Printed(NamedTuple):
    """A cell with what is printed in it, and where it lies across its table."""

    text: str
    left: float
    right: float


class Header(NamedTuple):
    """Column → (left, right); `rows` is how many rows the header takes."""

    columns: Mapping[str, tuple[float, float]]
    rows: int


def header_in(rows: Sequence[Sequence[Printed]]) -> Header | None:
    """Return the header that the first of these rows opens, None where it opens none.

    A header has at least three column words. A row of nothing but such words (the second line of
    a header printed over two lines) is one as well.
    """
    single = _words(rows[0]) if rows else {}
    best = Header(single, 1)
    for depth in range(2, min(DEPTH, len(rows)) + 1):
        if not (_may_go_on(rows[0]) and _may_go_on(rows[depth - 1])):
            break
        several = _words(_stacked(rows[:depth]))
        if len(several) > max(len(best.columns), 2):
            best = Header(several, depth)
    filled = sum(1 for cell in rows[0] if cell.text.strip()) if rows else 0
    if len(best.columns) >= 3 or len(single) == filled > 0:
        return best
    return None


def _words(cells: Iterable[Printed]) -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    for cell in cells:
        name = column(cell.text) if cell.text.strip() else None
        if name:
            found.setdefault(name, (cell.left, cell.right))
    return found


def _may_go_on(cells: Sequence[Printed]) -> bool:
    """Whether a row is nothing but parts of header words."""
    printed = [cell.text for cell in cells if cell.text.strip()]
    return bool(printed) and all(part_of_header(text) for text in printed)


def _stacked(rows: Sequence[Sequence[Printed]]) -> list[Printed]:
    """Return the cells of the last row, each below the words above it; then those nothing is below."""
    below = [cell for cell in rows[-1] if cell.text.strip()]
    above = _stacked(rows[:-1]) if len(rows) > 2 else list(rows[0])
    stacked = []
    for cell in below:
        words = [one.text for one in above if _shared(one, cell) > 0]
        stacked.append(Printed("".join([*words, cell.text]), cell.left, cell.right))
    alone = [one for one in above if not any(_shared(one, cell) > 0 for cell in below)]
    return sorted([*stacked, *alone], key=lambda cell: cell.left)


def _shared(one: Printed, other: Printed) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def placed(
    columns: Mapping[str, tuple[float, float]], edges: Sequence[tuple[float, float]]
) -> list[str | None]:
    """Return, for each cell with these edges, the column it lies under, None for no column.

    A cell lies under the column with which it shares most of its width.
    """
    return [_under(columns, left, right) for left, right in edges]


def _under(columns: Mapping[str, tuple[float, float]], left: float, right: float) -> str | None:
    shared = {name: min(right, to) - max(left, start) for name, (start, to) in columns.items()}
    best = max(shared, key=lambda name: shared[name], default=None)
    return best if best is not None and shared[best] > 0 else None
