"""The profile above the table: label cells and the values beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compgraph.model import Span
from compgraph.reading.document import Document, Line, filled
from compgraph.reading.labels import PROFILE

_SEVERAL = ("category", "occupation", "industry")
_COLON = re.compile("[：:]")
_LONGEST_LABEL = 24


@dataclass
class Profile:
    """Where each field of the profile stands; a field of several rows has several places."""

    values: dict[str, list[Span]] = field(default_factory=dict)
    headers: list[Span] = field(default_factory=list)

    def place(self, name: str) -> Span | None:
        """Return where the field stands, its first place where it has several."""
        return next(iter(self.values.get(name, ())), None)


def opens_profile(document: Document, line: Line) -> bool:
    """Whether this line begins with a label of the profile and has room for a value."""
    found = line.filled
    if len(line.cells) == 1 and found:
        return with_colon(document, found[0]) is not None
    return len(line.cells) > 1 and bool(found) and document.key(found[0]) in PROFILE


def with_colon(document: Document, cell: Span) -> tuple[Span, Span] | None:
    """Return (label, value) where a line outside of tables reads 「職能基準代碼：ISD3512-001v3」."""
    colon = _COLON.search(document.text, cell.start, min(cell.end, cell.start + _LONGEST_LABEL))
    if colon is None:
        return None
    label, value = Span(cell.start, colon.end()), document.trimmed(colon.end(), cell.end)
    named = document.key(Span(cell.start, colon.start())) in PROFILE
    return (label, value) if named and filled(value) else None


def read_profile(document: Document, lines: list[Line]) -> Profile:
    """Find the values; a second value for a field that has one is left to be reported.

    職類別, 職業別 and 行業別 may have several rows.
    """
    profile = Profile()
    last = ""
    for line in lines:
        label = ""
        labelled = False
        pair = with_colon(document, line.cells[0]) if len(line.cells) == 1 else None
        for index, cell in enumerate(pair or line.cells):
            if not filled(cell):
                continue
            word = document.key(cell).rstrip(":")
            if word in PROFILE:
                label, labelled = PROFILE[word], True
                profile.headers.append(cell)
            elif index in line.reached:
                continue
            elif label and (label not in profile.values or label.partition("_")[0] in _SEVERAL):
                profile.values.setdefault(label, []).append(cell)
                last, label = label, ""
        if not labelled and last == "description" and len(line.cells) == 1:
            start = profile.values[last][0].start
            profile.values[last] = [Span(start, line.cells[0].end)]
        elif not labelled:
            last = ""
    return profile
