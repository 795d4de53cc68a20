"""Rows that a page end cuts in two: the part on the next page goes back to its row.

A row continues the one before the page end when its cells for 工作職責 and 工作任務 open nothing, no
level is printed in it, and it does not start a list again (K01 … after K05) as a row of its own
would. A row of several tasks may be cut between two of them: then it continues where an item in it
names a task above the page end, by its code (P1.1.3) or by a mark (【T1.1】), or where the codes above
have two parts (P1.1), as those of several tasks have, and below are neither outputs nor indicators.
Cells are joined with a line end, so that a word cut by the page end is one word again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from compgraph.grid import Cell, Paragraph, Piece, Row, Table
from compgraph.reading.header import DEPTH, Printed, header_in, placed
from compgraph.reading.labels import heading
from compgraph.reading.spaces import folded

_WIDE = 0.95
"""A single cell at least this part of its table wide is text in a box, not a cell of a column."""

_WORK = re.compile(r"T\s?[0-9]")
_TASK = re.compile(r"T[0-9]+\.[0-9]+")
_MARK = re.compile(r"【\s*T[0-9.]+\s*】")
_CODED = re.compile(r"(?<![A-Za-z0-9.])[OP]([0-9]+)\.([0-9]+)\.[0-9]")
_SHARED = re.compile(r"(?<![A-Za-z0-9.])[OP][0-9]+\.[0-9]+(?![.0-9])")
_SERIAL = re.compile(r"(?<![A-Za-z0-9])[KS]([0-9]{2})")
_ITEMS = ("output", "indicator", "knowledge", "skill")
_OPENING = re.compile(r"\s*(?:[OPKS0]\.?\s?[0-9]|[0-9]+\.[0-9]+\.[0-9])")


@dataclass
class Fragments:
    """The texts that one cell is made of, each with the row that printed it."""

    cell: Cell
    parts: list[tuple[str, Row]] = field(default_factory=list)


@dataclass
class Whole:
    """A row with its cells put together, and the table that printed it."""

    row: Row
    table: Table
    cells: list[Fragments]


def whole_rows(pieces: Iterable[Piece]) -> Iterator[Whole | Paragraph]:
    """Yield paragraphs and rows in order; the parts of a cut row come as one, in its place."""
    pending: list[Whole | Paragraph] = []
    state = _State()
    for piece in pieces:
        if isinstance(piece, Paragraph):
            state.passed(piece)
            pending.append(piece)
            continue
        for row in _rows(piece):
            before = state.continues(row)
            state.page = row.row.page
            if before is None:
                state.opened(row)
                pending.append(row)
            else:
                _join(before, row, state.columns)
    yield from pending


def _rows(table: Table) -> list[Whole]:
    return [
        Whole(row, table, [Fragments(cell, [(cell.text, row)]) for cell in row.cells])
        for row in table.rows
    ]


class _State:
    """The main table so far: its columns, its last row, and whether a page ended since."""

    def __init__(self) -> None:
        self.columns: Mapping[str, tuple[float, float]] = {}
        self._last: Whole | None = None
        self._above: list[Whole] = []
        self._repeated = False
        self.page: int | None = None

    def passed(self, paragraph: Paragraph) -> None:
        """Note a paragraph: any but a page's footer ends the table when no page ended with it."""
        if heading(paragraph.text) in ("attitudes", "notes"):
            self._last = None

    def opened(self, row: Whole) -> None:
        """Note a row that continues nothing."""
        self._above = [*self._above[-DEPTH + 1 :], row]
        header = None
        for depth in range(len(self._above), 0, -1):
            header = header_in([_printed(one) for one in self._above[-depth:]])
            if header is not None and header.rows == depth:
                break
            header = None
        if header is not None:
            if len(header.columns) >= 3:
                self.columns = header.columns
            self._repeated = True
            return
        self._repeated = False
        filled = [cell.text for cell in row.row.cells if cell.text.strip()]
        if len(filled) == 1 and heading(filled[0]) is not None:
            self._last = None
        elif self.columns:
            self._last = row

    def continues(self, row: Whole) -> Whole | None:
        """Return the row that `row` goes on with, None where it is one of its own."""
        last = self._last
        if last is None or not self.columns or not self._page_ended(row) or is_box(row):
            return None
        cells = _by_column(row, self.columns)
        if not any(cells.get(name) for name in _ITEMS) or cells.get("level"):
            return None
        before = _by_column(last, self.columns)
        if _opens(cells, "duty") or (_opens(cells, "task") and not _several(before, cells)):
            return None
        if row.row.page is None and all(
            _OPENING.match(folded(cells[name])) for name in _ITEMS if cells.get(name)
        ):
            return None
        return None if _starts_again(before, cells) else last

    def _page_ended(self, row: Whole) -> bool:
        """Whether this is the first row of its page, below a header that is printed again."""
        if row.row.page is not None:
            return self._repeated or (self.page is not None and row.row.page > self.page)
        return self._repeated


def _printed(row: Whole) -> list[Printed]:
    return [Printed(cell.text, cell.left, cell.right) for cell in row.row.cells]


def _by_column(row: Whole, columns: Mapping[str, tuple[float, float]]) -> dict[str, str]:
    under = placed(columns, [(cell.left, cell.right) for cell in row.row.cells])
    found: dict[str, str] = {}
    for fragments, name in zip(row.cells, under, strict=True):
        if name:
            text = "\n".join(part for part, _ in fragments.parts)
            found[name] = (found.get(name, "") + text).strip()
    return found


def is_box(row: Whole) -> bool:
    """Whether the row is one cell as wide as its table."""
    printed = [cell for cell in row.row.cells if cell.text.strip()]
    left = min((one.left for other in row.table.rows for one in other.cells), default=0.0)
    right = max((one.right for other in row.table.rows for one in other.cells), default=0.0)
    return len(printed) == 1 and printed[0].right - printed[0].left >= _WIDE * (right - left)


def _opens(cells: Mapping[str, str], name: str) -> bool:
    return _WORK.match(folded(cells.get(name, "")).strip()) is not None


def _several(before: Mapping[str, str], cells: Mapping[str, str]) -> bool:
    """Whether the tasks above the page end and those below it are the tasks of one row."""
    if _names_above(before, cells):
        return True
    shared = _SHARED.search(folded(f"{before.get('output', '')}\n{before.get('indicator', '')}"))
    return shared is not None and not cells.get("output") and not cells.get("indicator")


def _names_above(before: Mapping[str, str], cells: Mapping[str, str]) -> bool:
    """Whether something in the row is said of a task that stands in the row above only."""
    here = set(_TASK.findall(folded(cells.get("task", ""))))
    above = set(_TASK.findall(folded(before.get("task", "")))) - here
    items = folded("\n".join(cells.get(name, "") for name in _ITEMS))
    named = set(_TASK.findall(" ".join(_MARK.findall(items)))) | {
        f"T{first}.{second}" for first, second in _CODED.findall(items)
    }
    return bool(named & above)


def _starts_again(before: Mapping[str, str], cells: Mapping[str, str]) -> bool:
    """Whether a list of knowledge or skills begins anew: its first serial is not behind the last."""
    for name in ("knowledge", "skill"):
        last = _SERIAL.findall(folded(before.get(name, "")))
        here = _SERIAL.findall(folded(cells.get(name, "")))
        if last and here and int(here[0]) <= int(last[-1]):
            return True
    return False


def _join(before: Whole, row: Whole, columns: Mapping[str, tuple[float, float]]) -> None:
    """Put each cell of `row` behind the cell of the same column in the row before."""
    above = placed(columns, [(cell.cell.left, cell.cell.right) for cell in before.cells])
    under = placed(columns, [(cell.cell.left, cell.cell.right) for cell in row.cells])
    for fragments, name in zip(row.cells, under, strict=True):
        if not fragments.cell.text.strip():
            continue
        if name in above and name is not None:
            before.cells[above.index(name)].parts.extend(fragments.parts)
        else:
            before.cells.append(fragments)
            above.append(name)
