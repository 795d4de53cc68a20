"""CSV: cells separated by comma, semicolon or tab, quoted as in RFC 4180.

The separator is the one that gives every row the same number of cells, at least two; where none
does, the one that splits the first row most. Tab comes before semicolon before comma: a decimal
comma is then part of a cell, not its end.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator

from compgraph.errors import UsageError
from compgraph.messages import text
from compgraph.tables.refusal import refused
from compgraph.tables.row import MOST_ROWS, Row

SEPARATORS = "\t;,"
_HINT = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)  # Excel's own first line
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def delimited(content: bytes, name: str, encoding: str | None = None) -> list[Row]:
    """Return the rows of CSV text; `name` is the file's, for messages."""
    decoded = _decoded(content, name, encoding)
    if "\0" in decoded:
        raise refused("binary", name)
    hint = _HINT.match(decoded)
    if hint:
        return _parsed(decoded, hint[1], name, skip=1)
    return _parsed(decoded, _separator(decoded), name)


def _decoded(content: bytes, name: str, encoding: str | None) -> str:
    try:
        if encoding:
            return content.decode(encoding).removeprefix("\ufeff")
        if content.startswith(_UTF_16):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except LookupError as error:
        raise UsageError(
            text("tables.encoding", encoding=encoding), text("tables.encoding.remedy")
        ) from error
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        line = len(re.findall(rb"\r\n|\r|\n", content[:start])) + 1
        raise refused("not-utf-8", name, line, encoding=encoding or "UTF-8") from error


def _separator(decoded: str) -> str:
    found = []
    for separator in SEPARATORS:
        widths: list[int] = []
        valid = True
        try:
            widths.extend(len(cells) for _, cells in _cells(decoded, separator) if _told(cells))
        except csv.Error:
            valid = False  # the first row may still tell; the fault is reported when it is chosen
        if widths:
            even = valid and widths[0] > 1 and len(set(widths)) == 1
            found.append((even, 0 if even else widths[0], separator))
    return max(found, key=lambda item: item[:2], default=(False, 0, ","))[2]


def _parsed(decoded: str, separator: str, name: str, skip: int = 0) -> list[Row]:
    rows: list[Row] = []
    line = 0
    try:
        for line, cells in _cells(decoded, separator):
            if line > skip and _told(cells):
                rows.append(Row.of(line, cells))
            if len(rows) > MOST_ROWS:
                raise refused("too-many-rows", name, line, most=MOST_ROWS)
    except csv.Error as error:
        raise refused("not-csv", name, line + 1, reason=error) from error
    return rows


def _cells(decoded: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each row starts, and its cells without space around them."""
    reader = csv.reader(io.StringIO(decoded, newline=""), delimiter=separator, strict=True)
    line = 1
    for cells in reader:
        yield line, [cell.strip() for cell in cells]
        line = reader.line_num + 1


def _told(cells: Iterable[str]) -> bool:
    """Tell whether a row says anything; one that holds only separators does not."""
    return any(cell.strip(f"{SEPARATORS} ") for cell in cells)
