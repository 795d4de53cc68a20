"""One row of a table file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MOST_ROWS = 20_000  # more than any standard has competencies; keeps hostile files short


class Row(NamedTuple):
    """One row: `line` counts from 1 in the file (the row number in a sheet); cells are stripped."""

    line: int
    cells: tuple[str, ...]

    @classmethod
    def of(cls, line: int, cells: Sequence[str]) -> Row:
        """Return a row without the empty cells at its end."""
        last = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
        return cls(line, tuple(cells[:last]))
