"""One file a format: from the bytes of a file to the pieces that are printed in it.

A format is one line of `FORMATS`; which one a file has is told by its content, then by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple, cast

from compgraph.grid import Piece
from compgraph.reading.record import Reading, Source
from compgraph.reading.upload import Upload


class Format(NamedTuple):
    """A kind of document: its file names, the module that reads it, and the largest file read.

    `module` gives the pieces of a document (None for the tab layout, whose text needs none),
    `record` reads a file that holds a record and no document.
    """

    suffixes: tuple[str, ...]
    module: str | None
    largest: int
    record: str | None = None


_MB = 1_000_000

FORMATS = {
    "text": Format((".txt", ".text", ".tsv", ""), None, _MB),
    "aligned": Format((), "aligned_text", _MB),
    "pdf": Format((".pdf",), "pdf", 50 * _MB),
    "html": Format((".html", ".htm", ".xhtml"), "html", 10 * _MB),
    "odt": Format((".odt",), "odt", 20 * _MB),
    "docx": Format((".docx",), "docx", 20 * _MB),
    "xlsx": Format((".xlsx",), "xlsx", 20 * _MB),
    "ocs": Format((".json",), None, 5 * _MB, record="ocs"),
}
"""Name of a format → what it is; `--reader` takes these names."""

SUFFIXES = {suffix: name for name, one in FORMATS.items() for suffix in one.suffixes}
"""Suffix of a file name → name of its format."""

_PACKAGES = {b"word/": "docx", b"xl/": "xlsx", b"opendocument.text": "odt"}
_HEAD = 1024


def pieces_in(name: str, upload: Upload) -> Sequence[Piece]:
    """Return what the file prints, read as this format. Raises SourceRefused."""
    module = import_module(f"{__name__}.{FORMATS[name].module}")
    pieces = cast("Callable[[Upload], Sequence[Piece]]", module.pieces)
    return pieces(upload)


def record_in(name: str, source: Source) -> Reading:
    """Return the reading of a file that holds a record. Raises SourceRefused."""
    module = import_module(f"{__name__}.{FORMATS[name].record}")
    read = cast("Callable[[Source], Reading]", module.read_ocs)
    return read(source)


def told_by_content(raw: bytes) -> str | None:
    """Return the format that the bytes themselves tell, None where only the name can."""
    head = raw[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in raw[:_HEAD]:
        return "pdf"
    if raw.startswith(b"PK\x03\x04"):
        return next((name for sign, name in _PACKAGES.items() if sign in raw), None)
    low = head[:200].lower()
    if low.startswith((b"<!doctype html", b"<html", b"<table")):
        return "html"
    return "ocs" if head.startswith(b"{") and b'"ocs_' in raw else None


def told_by_name(path: str) -> str | None:
    """Return the format that the suffix of the file name tells, None for an unknown suffix."""
    return SUFFIXES.get(PurePath(path).suffix.lower())
