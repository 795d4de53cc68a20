"""How many lines the cells of a page take: which merged cells a page end could cut within a name.

A page may end below any row. The text of a merged cell that is higher than its first row would go on
behind the page end, where nobody can tell it from the name of another task.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compgraph.exports.printing.pieces import Label
from compgraph.exports.printing.placing import Placed, lines
from compgraph.exports.printing.runs import runs, width
from compgraph.grid import Cell

_NARROWEST = 0.4
"""How much of the width that `runs.width` gives a line of Latin letters takes at least."""


def uncut(rows: Sequence[Sequence[Placed]], space: Sequence[float]) -> Iterator[tuple[Placed, ...]]:
    """Yield the rows; a merged cell that might be cut is merged from its second row on only.

    `space` is what the text of each column may take, in units of the size of the letters.
    """
    rest: dict[int, list[Placed]] = {}
    for place, row in enumerate(rows):
        first = max((_fewest(one, space) for one in row if one.rows == 1), default=1)
        begun = list(rest.pop(place, ()))
        for one in row:
            if one.rows == 1 or isinstance(one.cell, Label) or _most(one, space) <= first:
                begun.append(one)
                continue
            begun.append(replace(one, rows=1))
            empty = Cell("", one.cell.left, one.cell.right)
            rest.setdefault(place + 1, []).append(replace(one, cell=empty, rows=one.rows - 1))
        yield tuple(sorted(begun, key=lambda one: one.column))


def _most(placed: Placed, space: Sequence[float]) -> int:
    """Return how many lines the text takes at most, filled with the widest letters."""
    return sum(
        _filled([width(run) for run in runs(line)], _space(placed, space))
        for line in lines(placed.cell.text)
    )


def _fewest(placed: Placed, space: Sequence[float]) -> int:
    """Return how many lines the text takes at least."""
    whole = _space(placed, space)
    return sum(
        max(1, math.ceil(_NARROWEST * width(line) / whole)) for line in lines(placed.cell.text)
    )


def _space(placed: Placed, space: Sequence[float]) -> float:
    return sum(space[placed.column : placed.column + placed.columns])


def _filled(widths: Sequence[float], space: float) -> int:
    """Return how many lines runs of these widths fill, each put where it still fits."""
    count, used = 1, 0.0
    for one in widths:
        if used and used + one > space:
            count, used = count + 1, 0.0
        used += one
    return count
