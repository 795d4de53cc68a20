"""From the bytes of a file to its text, without ever guessing an encoding.

Order: an encoding the user names, a byte order mark, strict UTF-8. Bytes that are not UTF-8 are
refused with the option that would read them: several encodings read the same bytes as different
characters (A145 is • or ‧), so choosing one silently would change the document.
"""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from compgraph.errors import SourceRefused, UsageError
from compgraph.messages import text
from compgraph.reading.refusal import refused

ENCODINGS = ("utf-8", "cp950", "big5hkscs", "big5", "utf-16", "utf-16-le", "utf-16-be", "gb18030")
"""Encodings that may be named; cp950 is what Windows in Taiwan calls ANSI."""

_CUT = ("unexpected end of data", "incomplete multibyte sequence", "truncated data")
"""What the decoders say of a character that the end of the file cuts in two."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def content(path: Path, most: int) -> bytes:
    """Return the bytes of the file, `most` at the most.

    Raises SourceRefused for what is missing, no file, not readable, empty or too large; the size
    is looked up first, so a huge file is never read.
    """
    source = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refused("is-a-folder", source)
        if not stat.S_ISREG(status.st_mode):
            raise refused("not-a-file", source)
        if status.st_size > most:
            raise too_large(source, status.st_size, most)
        with path.open("rb") as stream:
            raw = stream.read(most + 1)
    except FileNotFoundError:
        raise refused("file-missing", source) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refused("file-not-readable", source, reason=reason) from None
    if len(raw) > most:
        raise too_large(source, len(raw), most)
    return raw


def decoded(raw: bytes, source: str, encoding: str | None = None) -> tuple[str, str]:
    """Return the text without byte order mark, and the name of the encoding used.

    Raises SourceRefused for bytes that are no text in that encoding, UsageError for an encoding
    that is not in `ENCODINGS`.
    """
    chosen = _named(encoding) if encoding else _marked(raw)
    if encoding is None and b"\x00" in raw and chosen == "utf-8":
        line = raw.count(b"\n", 0, raw.index(b"\x00")) + 1
        raise refused("binary", source, line=line)
    try:
        plain = raw.decode(chosen)
    except UnicodeDecodeError as error:
        raise _not_decodable(raw, source, chosen, error) from None
    plain = plain.removeprefix("\ufeff")
    if not plain.strip():
        raise refused("file-empty", source)
    return plain, chosen


def _named(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        name = encoding
    name = {"utf-8-sig": "utf-8"}.get(name, name)
    if name not in ENCODINGS:
        raise UsageError(
            text("refusals.encoding-unknown", encoding=encoding),
            text("refusals.encoding-unknown.remedy", encodings="、".join(ENCODINGS)),
        )
    return name


def _marked(raw: bytes) -> str:
    return next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")


def _not_decodable(
    raw: bytes, source: str, encoding: str, error: UnicodeDecodeError
) -> SourceRefused:
    line = raw.count(b"\n", 0, error.start) + 1
    if error.reason in _CUT and error.end >= len(raw):
        return refused("cut-inside-character", source, line=line)
    remedy = next((name for name in ENCODINGS[1:3] if _reads_as_standard(raw, name)), None)
    rule = "not-in-encoding" if remedy is None else "other-encoding"
    return refused(rule, source, line=line, encoding=encoding, other=remedy or "cp950")


def _reads_as_standard(raw: bytes, encoding: str) -> bool:
    try:
        return "職能" in raw.decode(encoding)
    except UnicodeDecodeError:
        return False


def too_large(source: str, size: int, most: int) -> SourceRefused:
    """Return the refusal of a file of `size` bytes where `most` are read."""
    return refused("too-large", source, size=f"{size:,}", most=f"{most:,}")
