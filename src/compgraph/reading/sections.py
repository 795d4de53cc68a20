"""Which line of a document belongs to which of its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compgraph.model import Span
from compgraph.reading import columns, profile, versions
from compgraph.reading.document import Document, Line
from compgraph.reading.labels import heading, is_title, page_number

_ATTITUDE = re.compile(r"A[0-9]{2}(?![0-9])")


PARTS = ("title", "versions", "profile", "table", "attitudes", "notes")
"""The parts of a document, in the usual order."""


@dataclass
class Sections:
    """The lines of each part in the order of the document; blank lines belong to none."""

    title: list[Line] = field(default_factory=list)
    versions: list[Line] = field(default_factory=list)
    profile: list[Line] = field(default_factory=list)
    table: list[Line] = field(default_factory=list)
    attitudes: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    footers: list[Span] = field(default_factory=list)


def sections(document: Document) -> Sections:
    """Sort the lines of the document into its parts."""
    found = Sections()
    part, title = "title", ""
    for line in document.lines:
        if not line.filled:
            continue
        opened = _opened(document, line, part)
        word = document.key(line.filled[0]) if len(line.filled) == 1 else ""
        if part == "title" and not title and is_title(word):
            title = word
        elif title and word == title and part != "title":
            opened = "footers"  # printed again at the head of a page
        if opened == "footers":
            found.footers.append(document.trimmed(line.span.start, line.span.end))
            continue
        part = opened or part
        getattr(found, part).append(line)
    return found


def _opened(document: Document, line: Line, part: str) -> str | None:
    """Return the part that this line opens, None where it goes on with the last one."""
    if len(line.filled) > 1:
        if versions.is_header(document, line):
            return "versions"
        if columns.is_header(document, line):
            return "table"
    if profile.opens_profile(document, line):
        return "profile"
    if len(line.filled) != 1:
        return None
    return _headed(document, line.filled[0], part, alone=len(line.cells) == 1)


def _headed(document: Document, only: Span, part: str, *, alone: bool) -> str | None:
    title = heading(document.printed(only))
    if title is None and alone and page_number(document.printed(only)):
        return "footers"
    if title is None and part == "table":
        starts = _ATTITUDE.match(document.folded, only.start, only.end)
        return "attitudes" if starts else None
    parts = {"footer": "footers", "attitudes": "attitudes", None: None}
    return parts.get(title, "notes")
