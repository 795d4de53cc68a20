"""The compressed streams of a PDF, looked through before PDFium unpacks any.

PDFium takes what it can from a damaged stream and says nothing, so half a page would be lost in
silence; and a few kilobytes may unpack to a gigabyte. Both are seen here in the bytes of the file,
without knowing its objects, a piece at a time.
"""

from __future__ import annotations

import re
import time
import zlib

from compgraph.reading.refusal import refused
from compgraph.reading.upload import Upload

# The page descriptions and fonts of a published standard unpack to less than 10 MB.
_MOST = 150_000_000
_PIECE = 1 << 18
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PACKED = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_DICTIONARY = 1024


def look_through(upload: Upload, deadline: float) -> None:
    """Raise SourceRefused where the file was cut off, a stream is broken or unpacks to too much.

    `deadline` is the moment of time.monotonic() by which all streams must be looked through.
    """
    raw = upload.raw
    if b"%%EOF" not in raw[-4096:]:
        raise refused("pdf-damaged", upload.path)
    if b"/Encrypt" in raw:
        # What is locked looks like noise; the process that reads it has its own limits.
        return
    unpacked = 0
    for found in _STREAM.finditer(raw):
        if time.monotonic() > deadline:
            raise refused("pdf-too-complex", upload.path)
        before = raw[max(0, found.start() - _DICTIONARY) : found.start()]
        dictionary = before[before.rfind(b" obj") + 1 :]
        if not _PACKED.search(dictionary) or _IMAGE.search(dictionary):
            continue
        unpacked += _unpacked(upload, found.end(), _MOST - unpacked)
        if unpacked > _MOST:
            raise refused("pdf-too-complex", upload.path)


def _unpacked(upload: Upload, start: int, most: int) -> int:
    """Return how many bytes a stream unpacks to, just beyond `most` when it is more."""
    end = upload.raw.find(b"endstream", start)
    packed = memoryview(upload.raw)[start : end if end >= 0 else len(upload.raw)]
    try:
        size, complete = _inflated(packed, zlib.MAX_WBITS, most)
        if not complete:
            # Some programs leave out the checksum at the end: without it, the rest must be whole.
            size, complete = _inflated(packed[2:], -zlib.MAX_WBITS, most)
    except zlib.error as error:
        raise refused("pdf-damaged", upload.path) from error
    if not complete:
        raise refused("pdf-damaged", upload.path)
    return size


def _inflated(packed: memoryview, bits: int, most: int) -> tuple[int, bool]:
    """Return the size of what is packed, and whether its end, or more than `most`, was reached."""
    engine = zlib.decompressobj(bits)
    size = 0
    for place in range(0, len(packed), _PIECE):
        rest: bytes | memoryview = packed[place : place + _PIECE]
        while rest and not engine.eof:
            size += len(engine.decompress(rest, _PIECE))
            rest = engine.unconsumed_tail
            if size > most:
                return size, True
    return size, engine.eof
