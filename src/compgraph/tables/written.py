"""CSV out: for people who open it in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | float | None


def guarded(cell: Cell) -> Cell:
    """Return text that a spreadsheet would take for a formula with ' before it, else the cell.

    Numbers stay numbers. After OWASP's list (= + - @ tab, carriage return, line feed), with the
    full-width forms that spreadsheets fold.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def write_rows(
    rows: Iterable[Sequence[Cell]], *, guard: bool = True, bom: bool = False, separator: str = ","
) -> str:
    """Return CSV text: comma, LF, quotes where needed; None is an empty cell.

    `guard`: formulas are made harmless (`guarded`); without it every cell stays as it is. `bom`
    puts U+FEFF first, which Excel needs to see that the file is UTF-8; leave it to `files.write`
    when that writes the file.
    """
    lines = [
        separator.join(_quoted(guarded(cell) if guard else cell, separator) for cell in row)
        for row in rows
    ]
    written = "".join(f"{line}\n" if line else '""\n' for line in lines)  # one empty cell: no gap
    return ("\ufeff" if bom else "") + written


def _quoted(cell: Cell, separator: str) -> str:
    """Return a cell as RFC 4180 wants it."""
    printed = "" if cell is None else str(cell)
    # the csv module leaves a lone carriage return without quotes, and cannot read it back
    if any(mark in printed for mark in (separator, '"', "\r", "\n")):
        return '"' + printed.replace('"', '""') + '"'
    return printed
