"""Reading: a document becomes a record, with findings and the place of every item.

Every visible character of a document is in the record, in a header, or in a finding. What is *not*
in the file a reader cannot see; this is what betrays damage, and what does not:

| damage                                                   | what is said                     |
|----------------------------------------------------------|----------------------------------|
| cut inside a character                                   | refused: cut-inside-character    |
| cut before the first task                                | refused: code-not-legible, no-table, no-task |
| row cut by a page end                                    | joined; told where it cannot be: code-missing, text-not-recognised |
| code of the standard lost                                | standard-code-missing; refused without a name too: no-code |
| task lost from its cell                                  | task-cell-empty, row-without-task |
| letter or dot of a code lost                             | code-repaired, code-missing |
| mark of a task (【T1.1】) printed wrong                    | task-mark-unknown |
| line end inside a Latin word                             | blank-assumed |
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
| header cell lost                                         | column-missing; in a text refused: columns-do-not-match |
| level lost                                               | level-missing, levels-missing; field-missing |
| level that is not 1–6                                    | level-not-1-6                    |
| level changed to another from 1 to 6                     | nothing: cannot be told          |
| row printed twice                                        | duplicate-code                   |
| text added outside every field                           | text-not-recognised              |
| text added inside a field                                | nothing: cannot be told          |
| bytes in another encoding                                | refused: other-encoding, not-in-encoding, binary |
| characters lost in an earlier conversion (�)             | characters-lost                  |
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from compgraph import messages  # its `text` by its full name: here `text` is a reader
from compgraph.errors import SourceRefused
from compgraph.finding import Finding, ordered
from compgraph.reading.formats import FORMATS, SUFFIXES, record_in
from compgraph.reading.opening import Opened, opened, received
from compgraph.reading.record import Reading, Source
from compgraph.reading.standard import understood


def read(path: str | Path, *, encoding: str | None = None, reader: str | None = None) -> Reading:
    """Return what the document at `path` prints, with what the reader noticed.

    `encoding` names the encoding of a text that is not UTF-8, `reader` one of `FORMATS` (else the
    content and the suffix decide). Raises SourceRefused for what cannot be read as a standard,
    UsageError for an encoding or a reader that does not exist.
    """
    path = Path(path)
    upload, chosen = received(path, encoding, reader)
    try:
        return reading_of(opened(upload, path.name, chosen, forced=reader is not None))
    except SourceRefused as refusal:
        refusal.source = str(path)
        raise


def reading_of(opened_file: Opened) -> Reading:
    """Return what an opened file prints. Raises SourceRefused."""
    source, document = opened_file.source, opened_file.document
    reading = record_in(source.format, source) if document is None else understood(document, source)
    if opened_file.encoding in (None, "utf-8"):
        return reading
    finding = Finding(
        "decoded-as",
        "info",
        messages.text("reading.decoded-as", encoding=opened_file.encoding),
        messages.text("reading.decoded-as.remedy"),
        source=source.name,
    )
    return replace(reading, findings=ordered((finding, *reading.findings)))


__all__ = ["FORMATS", "SUFFIXES", "Reading", "Source", "read", "reading_of"]
