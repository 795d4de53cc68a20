"""One sheet of the workbook, before it has a layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: a title for people, a name for formulas, a header, rows of equal length.

    `frozen` columns stay in view; `centred` columns hold marks and numbers; `formats` are number
    formats by column; `widest` limits the width of columns (in characters of Western text).
    """

    title: str
    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 1
    centred: frozenset[int] = frozenset()
    formats: Mapping[int, str] = field(default_factory=dict)
    widest: Mapping[int, int] = field(default_factory=dict)
