"""The bytes of a workbook, the same on every machine.

openpyxl writes the time of saving into the archive and its properties. Here both become the date
of the newest document, and the parts are stored without compression: what deflate makes of them
depends on the machine's zlib.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from compgraph.exports.chapter import Chapter

if TYPE_CHECKING:
    from openpyxl import Workbook

_UNDATED = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  # XLSX times have no zone
_DATE = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def dated(chapters: Iterable[Chapter]) -> datetime.datetime:
    """Return the newest date in the version tables of these standards."""
    found = [_UNDATED]
    for chapter in chapters:
        for entry in chapter.standard.versions:
            match = _DATE.fullmatch(entry.date.strip())
            if match:
                try:
                    found.append(datetime.datetime(*map(int, match.groups())))  # type: ignore[arg-type]  # noqa: DTZ001  # three numbers
                except ValueError:  # 2024/13/40: printed so, reported by the checks
                    continue
    return max(found)


def packed(book: Workbook, date: datetime.datetime) -> bytes:
    """Return the XLSX file, dated `date`."""
    book.properties.creator = "compgraph"
    book.properties.created = date
    stream = io.BytesIO()
    book.save(stream)
    written = io.BytesIO()
    with zipfile.ZipFile(stream) as parts, zipfile.ZipFile(written, "w") as archive:
        names = sorted(parts.namelist(), key=lambda name: name != "[Content_Types].xml")
        for name in names:
            content = parts.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + f"{date:%Y-%m-%dT%H:%M:%SZ}".encode(), content)
            entry = zipfile.ZipInfo(name, date_time=(date.year, date.month, date.day, 0, 0, 0))
            entry.create_system = 3  # else it names the system it was made on
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compress_type=zipfile.ZIP_STORED)
    return written.getvalue()
