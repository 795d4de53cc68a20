"""Two columns, a code and a number: the hours of competencies, the weights of tasks.

| | code | number |
|---|---|---|
| hours | 代碼, 職能代碼, code … | 時數, 小時, hours |
| weights | 代碼, 任務代碼, task … | 權重, 重要性, weight |

With a header row the two columns may stand anywhere among others (names, notes); without one the
table has these two columns only.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from compgraph.codes import nearest, plain
from compgraph.errors import UnknownCode
from compgraph.messages import Text, text
from compgraph.tables.refusal import refused
from compgraph.tables.row import Row
from compgraph.tables.rows import read_rows

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


# Titles of columns, folded; the earlier one is meant: 職能內涵 beside 職能代碼 holds the names.
_COMPETENCIES = (
    "職能代碼|職能內涵代碼|代碼|competency code|code|編號|代號|id|職能內涵|職能|competency"
)
_TASKS = "任務代碼|工作任務代碼|代碼|task code|code|編號|代號|id|工作任務|任務|task"
_HOURS = "時數|學習時數|小時|hours|learning hours|hour"
_WEIGHTS = "權重|重要性|重要程度|weight|weights|importance"


@dataclass(frozen=True, slots=True)
class _Columns:
    """The titles by which a header names the two columns, and what messages call the number."""

    codes: str
    numbers: str
    called: Text


def hours(
    path: str | Path, known: Collection[str], *, encoding: str | None = None
) -> dict[str, float]:
    """Return the learning hours by competency code, in the file's order.

    `known`: the codes there are. Codes are found in any width and letter case (ｋ０１ is K01).
    Raises UnknownCode, with the nearest codes, for one that is not known; SourceRefused with the
    line for a code given twice or a value that is not a number from 0 upwards, and as `read_rows`.
    """
    columns = _Columns(_COMPETENCIES, _HOURS, text("tables.called-hours"))
    return _amounts(Path(path), known, columns, encoding)


def weights(
    path: str | Path, known: Collection[str], *, encoding: str | None = None
) -> dict[str, float]:
    """Return the weights by task code, in the file's order; otherwise as `hours`."""
    columns = _Columns(_TASKS, _WEIGHTS, text("tables.called-weights"))
    return _amounts(Path(path), known, columns, encoding)


def _amounts(
    path: Path, known: Collection[str], columns: _Columns, encoding: str | None
) -> dict[str, float]:
    rows = read_rows(path, encoding=encoding)
    if not rows:
        raise refused("empty", path.name, called=columns.called)
    codes = {plain(code): code for code in known}
    code_at, number_at, header = _positions(rows[0], columns, codes, path.name)
    found: dict[str, float] = {}
    lines: dict[str, int] = {}
    for row in rows[1:] if header else rows:
        if not header and any(row.cells[2:]):
            raise refused("no-header", path.name, row.line, called=columns.called)
        code = _code(row, code_at, codes, path.name)
        if code in found:
            raise refused("twice", path.name, row.line, code=code, first=lines[code])
        found[code] = _number(row, number_at, code, columns, path.name)
        lines[code] = row.line
    return found


def _positions(
    first: Row, columns: _Columns, codes: Collection[str], name: str
) -> tuple[int, int, bool]:
    """Return where the code and the number stand, and whether the first row is a header."""
    folded = [unicodedata.normalize("NFKC", cell).strip().casefold() for cell in first.cells]
    code_at = [folded.index(title) for title in columns.codes.split("|") if title in folded]
    number_at = [folded.index(title) for title in columns.numbers.split("|") if title in folded]
    if code_at and number_at:
        return code_at[0], number_at[0], True
    header_like = plain(first.cells[0]) not in codes and not any(
        _NUMBER.fullmatch(cell) for cell in folded[1:]
    )
    if code_at or number_at or header_like:
        raise refused(
            "header", name, first.line, called=columns.called, printed=", ".join(first.cells)
        )
    return 0, 1, False


def _code(row: Row, place: int, codes: dict[str, str], name: str) -> str:
    printed = row.cells[place] if place < len(row.cells) else ""
    if not printed:
        raise refused("no-code", name, row.line)
    code = codes.get(plain(printed))
    if code is None:
        near = nearest(printed, codes.values())
        remedy = text("tables.nearest", codes=", ".join(near)) if near else None
        place_named = text("tables.unknown-code", source=name, line=row.line, code=printed)
        raise UnknownCode(printed, near, place_named, remedy)
    return code


def _number(row: Row, place: int, code: str, columns: _Columns, name: str) -> float:
    printed = row.cells[place] if place < len(row.cells) else ""
    if not printed:
        raise refused("no-number", name, row.line, code=code, called=columns.called)
    folded = unicodedata.normalize("NFKC", printed)
    value = float(folded) if _NUMBER.fullmatch(folded) else math.nan
    if not 0 <= value < math.inf:
        raise refused(
            "not-a-number", name, row.line, code=code, printed=printed, called=columns.called
        )
    return value
