"""XLSX: the first sheet of a workbook, opened only after a look at its archive.

A small file can unpack into gigabytes, and XML can define entities that grow without end. So the
archive's own list of contents is held against limits, and every part is searched for DOCTYPE,
before openpyxl sees any of it. (zipfile never unpacks more of a part than its list announces.)
"""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from compgraph.errors import CompgraphError
from compgraph.tables.refusal import refused
from compgraph.tables.row import MOST_ROWS, Row

MOST_PARTS = 500
LARGEST_UNPACKED = 32 * 2**20  # bytes, all parts together
STEEPEST = 200  # times a part may be larger than its packed form; deflate itself allows 1000
MOST_COLUMNS = 64

_FAULTS = (
    InvalidFileException,
    ParseError,
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)  # what zipfile and openpyxl raise on damaged files


def spreadsheet(content: bytes, name: str) -> list[Row]:
    """Return the rows of the first sheet; `name` is the file's, for messages."""
    try:
        _examine(content, name)
        return list(_rows(content, name))
    except CompgraphError:
        raise
    except _FAULTS as error:
        raise refused("not-xlsx", name) from error


def _examine(content: bytes, name: str) -> None:
    """Refuse an archive that is not a workbook, unpacks too large, or holds a DOCTYPE."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if not any(part.filename == "xl/workbook.xml" for part in parts):
            raise refused("not-a-workbook", name)
        if (
            len(parts) > MOST_PARTS
            or sum(part.file_size for part in parts) > LARGEST_UNPACKED
            or any(part.file_size > STEEPEST * max(part.compress_size, 1024) for part in parts)
        ):
            raise refused("bomb", name)
        if any(_has_doctype(archive.read(part)) for part in parts):
            raise refused("doctype", name)


def _has_doctype(xml: bytes) -> bool:
    return any("<!DOCTYPE".encode(form) in xml for form in ("utf-8", "utf-16-le", "utf-16-be"))


def _rows(content: bytes, name: str) -> Iterator[Row]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of drawings and rules; we read values only
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        try:
            if not book.worksheets:
                raise refused("not-a-workbook", name)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what the sheet says about its own size is not to be trusted
            for line, cells in enumerate(
                sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1
            ):
                if line > MOST_ROWS:
                    raise refused("too-many-rows", name, line, most=MOST_ROWS)
                printed = [_printed(cell) for cell in cells]
                if any(printed):
                    yield Row.of(line, printed)
        finally:
            book.close()


def _printed(cell: object) -> str:
    """Return a cell's value as text: whole numbers without a point, dates as in ISO 8601."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime | datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell).strip()
