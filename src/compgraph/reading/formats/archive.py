"""ODT, DOCX and XLSX files are ZIP packages: their parts, read within limits, never unpacked to disk.

A small file can unpack into gigabytes. So the package's own directory is held against limits before
anything is read, and while a part is read its bytes are counted, whatever the directory says.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from compgraph.errors import SourceRefused
from compgraph.reading.formats.markup import MOST_MARKS, Element, tree
from compgraph.reading.refusal import refused
from compgraph.reading.upload import Upload

MOST_PARTS = 2_000
LARGEST_PACKAGE = 256 * 2**20  # bytes, all parts unpacked; most of it would be pictures
LARGEST_PART = 16 * 2**20  # bytes of a part that is read
STEEPEST = 200  # times a part may be larger than its packed form; deflate itself allows 1000
SMALL = 2**20  # below this many bytes a part may be as well packed as it likes

_ENTRY = b"PK\x01\x02"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 0x1
_FAULTS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)  # what zipfile raises on damaged packages


class Archive:
    """The parts of one package; every refusal names the file that the user gave."""

    def __init__(self, upload: Upload) -> None:
        self.source = upload.path
        self._read = 0
        self._marks = 0
        _examine_container(upload)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(upload.raw))
        except _FAULTS:
            raise refused("archive-damaged", self.source) from None
        entries = self._zip.infolist()
        self._parts = {_key(entry.filename): entry for entry in entries if not entry.is_dir()}
        self._examine(entries)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts

    def part(self, name: str) -> bytes:
        """Return the bytes of a part; raise SourceRefused when it is missing, damaged or a bomb."""
        entry = self._parts.get(_key(name))
        if entry is None:
            raise refused("part-missing", self.source, part=name)
        self._examine_size(entry)
        try:
            with self._zip.open(entry) as stream:
                content = stream.read(LARGEST_PART + 1)
        except _FAULTS:
            raise refused("archive-damaged", self.source) from None
        self._read += len(content)
        if len(content) > LARGEST_PART or self._read > 2 * LARGEST_PART:
            raise refused("archive-bomb", self.source)
        return content

    def tree(self, name: str) -> Element:
        """Return the root element of an XML part; raise SourceRefused when all are too large."""
        raw = self.part(name)
        self._marks += raw.count(b"<") + raw.count(b"=")
        if self._marks > MOST_MARKS:
            raise refused("xml-too-large", self.source, part=name)
        return tree(raw, self.source, name)

    def _examine(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(self._parts) < sum(not entry.is_dir() for entry in entries):
            raise refused("archive-damaged", self.source)  # two parts of one name: which is meant?
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise refused("document-encrypted", self.source)
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_PACKAGE:
            raise refused("archive-bomb", self.source)

    def _examine_size(self, entry: zipfile.ZipInfo) -> None:
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refused("archive-damaged", self.source)
        steep = entry.file_size > STEEPEST * entry.compress_size and entry.file_size > SMALL
        if steep or entry.file_size > LARGEST_PART:
            raise refused("archive-bomb", self.source)


def found_in(archive: Archive) -> str:
    """Return the suffix that a package's content calls for, "zip" where it is no document."""
    if "mimetype" in archive:
        kind = archive.part("mimetype")[:100].decode("ascii", "replace").strip()
        for name, suffix in (("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp")):
            if kind.startswith(f"application/vnd.oasis.opendocument.{name}"):
                return suffix
    for part, suffix in (
        ("word/document.xml", "docx"),
        ("xl/workbook.xml", "xlsx"),
        ("ppt/presentation.xml", "pptx"),
    ):
        if part in archive:
            return suffix
    return "zip"


def _examine_container(upload: Upload) -> None:
    """Refuse what is no ZIP package, and a directory too long to be looked at."""
    if upload.raw.startswith(_COMPOUND):
        rule = "document-encrypted" if _LOCKED in upload.raw else "office-format-old"
        raise refused(rule, upload.path)
    if not upload.raw.startswith(b"PK"):
        raise _not_a_package(upload)
    if upload.raw.count(_ENTRY) > MOST_PARTS:
        raise refused("archive-bomb", upload.path)


def _not_a_package(upload: Upload) -> SourceRefused:
    found = "PDF" if upload.raw.startswith(b"%PDF") else "?"
    head = upload.raw[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        found = "HTML / XML"
    return refused("not-this-format", upload.path, wanted="ODT / DOCX / XLSX", found=found)


def _key(name: str) -> str:
    """Return a part's name as packages compare it: without case, with forward slashes."""
    return name.replace("\\", "/").removeprefix("/").casefold()
