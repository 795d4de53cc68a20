"""What the reader sees in a file, step by step: for someone whose document was refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Literal

from compgraph.errors import SourceRefused
from compgraph.finding import Finding
from compgraph.reading import reading_of
from compgraph.reading.cells import codes_in
from compgraph.reading.columns import header_of
from compgraph.reading.document import Document, Line, Place
from compgraph.reading.labels import NAMES
from compgraph.reading.opening import opened, received
from compgraph.reading.profile import opens_profile
from compgraph.reading.record import Reading
from compgraph.reading.sections import PARTS, sections
from compgraph.reading.versions import is_header

Outcome = Literal["read", "read-with-findings", "refused"]
TableKind = Literal["main", "versions", "profile", "other"]


@dataclass(frozen=True)
class TableSeen:
    """A table (in a paged format the part on one page): where it begins, its rows, its widest row.

    `header` are the columns that its header row opens, for the main table and the version table.
    """

    kind: TableKind
    place: Place
    rows: int
    columns: int
    header: tuple[str, ...]


@dataclass(frozen=True)
class Examination:
    """What is seen in one file; parts after the step that refused it are empty.

    `codes` counts the printed codes by kind, `sections` the lines by part of the document.
    `characters` are the visible ones, `recognised` those in the record or in headers.
    """

    source: str
    outcome: Outcome
    size: int = 0
    format: str = ""
    encoding: str | None = None
    tables: tuple[TableSeen, ...] = ()
    sections: Mapping[str, int] = field(default_factory=dict)
    codes: Mapping[str, int] = field(default_factory=dict)
    characters: int = 0
    recognised: int = 0
    refusal: SourceRefused | None = None
    reading: Reading | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the reader noticed."""
        return self.reading.findings if self.reading else ()


def examined(path: Path, encoding: str | None = None, reader: str | None = None) -> Examination:
    """Look at a file and return what there is to see; a refusal is part of the answer.

    Raises UsageError for an encoding or a reader that does not exist.
    """
    seen = Examination(str(path), "refused")
    try:
        upload, chosen = received(path, encoding, reader)
        seen = Examination(str(path), "refused", len(upload.raw), chosen)
        file = opened(upload, path.name, chosen, forced=reader is not None)
        seen = _looked_at(seen, file.document, file.source.format, file.encoding, file.source.text)
        reading = reading_of(file)
    except SourceRefused as refusal:
        refusal.source = str(path)
        return _but(seen, refusal=refusal)
    return _but(
        seen,
        outcome=reading.outcome,
        reading=reading,
        recognised=seen.characters - _not_recognised(reading),
    )


def _but(seen: Examination, **changes: object) -> Examination:
    return Examination(**{**seen.__dict__, **changes})


def _looked_at(
    seen: Examination, document: Document | None, form: str, encoding: str | None, text: str
) -> Examination:
    found = _but(seen, format=form, encoding=encoding, characters=_visible(text))
    if document is None:
        return found
    parts = sections(document)
    return _but(
        found,
        tables=tuple(_tables(document)),
        sections={part: len(getattr(parts, part)) for part in PARTS},
        codes=Counter(kind for kind, _ in codes_in(document.folded)),
    )


def _tables(document: Document) -> Iterator[TableSeen]:
    """Yield runs of lines with several cells: a table each, or a part of one on each page."""

    def table(line: Line) -> tuple[bool, int | None, int | None]:
        place = document.place_of(line.span.start)
        return len(line.cells) > 1, place.table, place.page

    for (several, number, _), run in groupby(document.lines, key=table):
        lines = [line for line in run if line.filled]
        if lines and (several or number is not None):
            yield _table(document, lines)


def _table(document: Document, lines: Sequence[Line]) -> TableSeen:
    kind: TableKind = "other"
    printed: tuple[str, ...] = ()
    for place, line in enumerate(lines):
        header = header_of(document, lines[place:])
        if header is not None and len(header.columns) >= 3:
            kind = "main"
            printed = tuple(NAMES[name] for name in NAMES if name in header.columns)
            break
        if is_header(document, line):
            kind = "versions"
            printed = tuple(document.stored(cell) for cell in line.filled)
            break
        if opens_profile(document, line):
            kind = "profile"
            break
    return TableSeen(
        kind,
        document.place_of(lines[0].span.start),
        len(lines),
        max(len(line.cells) for line in lines),
        printed,
    )


def _visible(text: str) -> int:
    return sum(map(len, text.split()))


def _not_recognised(reading: Reading) -> int:
    spans = {
        finding.span
        for finding in reading.findings
        if finding.rule == "text-not-recognised" and finding.span
    }
    return sum(_visible(reading.source.text[span.start : span.end]) for span in spans)
