"""From a path to a document: the bytes, the format they have, and what is printed in them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from compgraph import messages
from compgraph.errors import UsageError
from compgraph.reading.decoding import content, decoded, too_large
from compgraph.reading.document import Document
from compgraph.reading.formats import FORMATS, pieces_in, told_by_content, told_by_name
from compgraph.reading.formats.aligned_text import is_aligned
from compgraph.reading.record import Source
from compgraph.reading.refusal import refused
from compgraph.reading.transcript import transcribed
from compgraph.reading.upload import Upload

_TABS = re.compile(r"\t[^\t\r\n]*\t[^\t\r\n]*\t")
"""A row of the tab layout."""

_UNREAD = (
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "DOC/XLS"),
    (b"{\\rtf", "RTF"),
)
"""How files of formats begin that may have no reader."""


@dataclass(frozen=True)
class Opened:
    """A file that was opened: its source, its document (None where it holds a record), its encoding.

    `encoding` is None for a format that is no text.
    """

    source: Source
    document: Document | None
    encoding: str | None


def received(path: Path, encoding: str | None, reader: str | None) -> tuple[Upload, str]:
    """Return the bytes of the file and the name of its format: the one named, else what it has.

    Raises SourceRefused for what is missing, unreadable, too large or of no known format,
    UsageError for a reader that does not exist.
    """
    if reader is not None and reader not in FORMATS:
        raise UsageError(
            messages.text("refusals.reader-unknown", reader=reader),
            messages.text("refusals.reader-unknown.remedy", readers="、".join(FORMATS)),
        )
    raw = content(path, max(one.largest for one in FORMATS.values()))
    chosen = reader or format_of(path, raw)
    if len(raw) > FORMATS[chosen].largest:
        raise too_large(str(path), len(raw), FORMATS[chosen].largest)
    return Upload(str(path), raw, encoding), chosen


def opened(upload: Upload, name: str, chosen: str, *, forced: bool) -> Opened:
    """Return the document in these bytes; a text of aligned columns is told from the tab layout.

    Raises SourceRefused.
    """
    digest = hashlib.sha256(upload.raw).hexdigest()
    if FORMATS[chosen].module is None:
        plain, used = decoded(upload.raw, upload.path, upload.encoding)
        tabbed = forced or _TABS.search(plain) is not None
        if chosen != "text" or tabbed or not is_aligned(plain):
            record = FORMATS[chosen].record is not None
            document = None if record else Document(plain)
            return Opened(Source(name, digest, chosen, plain), document, used)
        chosen = "aligned"
    document = transcribed(pieces_in(chosen, upload))
    return Opened(Source(name, digest, chosen, document.text), document, None)


def format_of(path: Path, raw: bytes) -> str:
    """Return the format of a file: what its content says, else what its name says.

    Raises SourceRefused for a format without a reader.
    """
    told = told_by_content(raw)
    if told:
        return told
    kind = next((name for magic, name in _UNREAD if raw.startswith(magic)), None)
    named = told_by_name(str(path))
    if named and (kind is None or FORMATS[named].module):
        return named  # a damaged package is refused by the reader of its format, which knows more
    raise refused("format-not-read", str(path), format=kind or path.suffix.lower())
