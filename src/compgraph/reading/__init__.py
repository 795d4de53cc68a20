"""Reading: a document becomes a record, with findings and the place of every item.

Every visible character of a document is in the record, in a header, or in a finding. What is *not*
in the file a reader cannot see; this is what betrays damage, and what does not:

| damage                                                   | what is said                     |
|----------------------------------------------------------|----------------------------------|
| cut inside a character                                   | refused: cut-inside-character    |
| cut before the first task                                | refused: no-code, code-not-legible, no-table, no-task |
| cut inside the table, or before 態度 or 說明與補充事項    | section-missing, section-empty, row-shape |
| cut inside a sentence of the last lines                  | ends-mid-sentence                |
| cut between two complete lines of the last list          | nothing: cannot be told          |
| item lost, a later number of its series is there         | gap-in-codes, version-missing    |
| item lost at the end of its series, or without a number  | nothing: cannot be told          |
| code printed wrong                                       | gap-in-codes, duplicate-code, code-of-other-task, task-of-other-duty |
| name of a K or S changed that other rows print as well   | code-with-two-names              |
| heading and name of the standard differ                  | title-differs                    |
| characters lost or changed elsewhere in a name or text   | nothing, but for the end of a sentence (ends-mid-sentence) |
| blank lost between a code and a number                   | code-split                       |
| tab lost or added                                        | row-shape                        |
| row broken by a line end                                 | row-joined                       |
| column lost with its header                              | column-missing; refused without 工作任務: no-task-column |
| header cell lost                                         | refused: columns-do-not-match    |
| level lost                                               | level-missing; field-missing     |
| level that is not 1–6                                    | level-not-1-6                    |
| level changed to another from 1 to 6                     | nothing: cannot be told          |
| row printed twice                                        | duplicate-code                   |
| text added outside every field                           | text-not-recognised              |
| text added inside a field                                | nothing: cannot be told          |
| bytes in another encoding                                | refused: other-encoding, not-in-encoding, binary |
| characters lost in an earlier conversion (�)             | characters-lost                  |
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from compgraph import messages  # its `text` by its full name: here `text` is the reader
from compgraph.errors import SourceRefused, UsageError
from compgraph.finding import Finding, ordered
from compgraph.reading.decoding import content, decoded, too_large
from compgraph.reading.formats import (
    FORMATS,
    SUFFIXES,
    pieces_in,
    record_in,
    told_by_content,
    told_by_name,
)

try:
    from compgraph.reading.formats.aligned_text import is_aligned
except ImportError:

    def is_aligned(text: str) -> bool:
        return False


from compgraph.reading.record import Reading, Source
from compgraph.reading.refusal import refused
from compgraph.reading.standard import understood
from compgraph.reading.text import read_text
from compgraph.reading.transcript import transcribed
from compgraph.reading.upload import Upload

_MAGIC = (
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "DOC/XLS"),
    (b"{\\rtf", "RTF"),
)


def read(path: str | Path, *, encoding: str | None = None, reader: str | None = None) -> Reading:
    """Return what the document at `path` prints, with what the reader noticed.

    `encoding` names the encoding of a text that is not UTF-8, `reader` one of `FORMATS` (else the
    content and the suffix decide). Raises SourceRefused for what cannot be read as a standard,
    UsageError for an encoding or a reader that does not exist.
    """
    path = Path(path)
    if reader is not None and reader not in FORMATS:
        raise UsageError(
            messages.text("refusals.reader-unknown", reader=reader),
            messages.text("refusals.reader-unknown.remedy", readers="、".join(FORMATS)),
        )
    raw = content(path, max(one.largest for one in FORMATS.values()))
    chosen = reader or _format(path, raw)
    if len(raw) > FORMATS[chosen].largest:
        raise too_large(str(path), len(raw), FORMATS[chosen].largest)
    try:
        return _read(Upload(str(path), raw, encoding), path.name, chosen, forced=reader is not None)
    except SourceRefused as refusal:
        refusal.source = str(path)
        raise


def _read(upload: Upload, name: str, chosen: str, *, forced: bool) -> Reading:
    digest = hashlib.sha256(upload.raw).hexdigest()
    if FORMATS[chosen].module is not None:
        document = transcribed(pieces_in(chosen, upload))
        return understood(document, Source(name, digest, chosen, document.text))
    plain, used = decoded(upload.raw, upload.path, upload.encoding)
    if chosen == "text" and not forced and is_aligned(plain):
        return _read(upload, name, "aligned", forced=True)
    source = Source(name, digest, chosen, plain)
    reading = record_in(chosen, source) if FORMATS[chosen].record else read_text(source)
    if used == "utf-8":
        return reading
    finding = Finding(
        "decoded-as",
        "info",
        messages.text("reading.decoded-as", encoding=used),
        messages.text("reading.decoded-as.remedy"),
        source=source.name,
    )
    return replace(reading, findings=ordered((finding, *reading.findings)))


def _format(path: Path, raw: bytes) -> str:
    """Return the format of a file: what its content says, else what its name says."""
    told = told_by_content(raw)
    if told:
        return told
    kind = next((name for magic, name in _MAGIC if raw.startswith(magic)), None)
    named = told_by_name(str(path))
    if named and (kind is None or FORMATS[named].module):
        return named  # a damaged package is refused by the reader of its format, which knows more
    raise refused("format-not-read", str(path), format=kind or path.suffix.lower())


__all__ = ["FORMATS", "SUFFIXES", "Reading", "Source", "read"]
