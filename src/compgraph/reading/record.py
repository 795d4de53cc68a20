"""What a reader gives: the standard, what it noticed, and where everything stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from compgraph.finding import Finding
from compgraph.model import Span, Standard
from compgraph.reading.document import Place


@dataclass(frozen=True, slots=True)
class Source:
    """A document as received.

    `name` is the file's name without folders, `sha256` the digest of its bytes, `format` the name
    of the reader ("text"), `text` the decoded content: no byte order mark, line ends untouched.
    Every `Span` counts code points of `text`. `places` are (start, place), sorted: where what stands
    from that character on is printed.
    """

    name: str
    sha256: str
    format: str
    text: str
    places: tuple[tuple[int, Place], ...] = ()

    def place_of(self, offset: int) -> Place:
        """Return where this character of the text is printed."""
        found = bisect_right(self.places, offset, key=lambda one: one[0]) - 1
        return self.places[found][1] if found >= 0 else Place()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as understood: every character of it belongs to one of the four parts.

    `headers` are the places of labels, headings, bullets and repeated prints, which the record
    does not keep.
    """

    standard: Standard
    findings: tuple[Finding, ...]
    source: Source
    headers: tuple[Span, ...]

    @property
    def outcome(self) -> Literal["read", "read-with-findings"]:
        """How the reading ended; mere information is no finding here. A refusal is an error."""
        told = any(finding.severity != "info" for finding in self.findings)
        return "read-with-findings" if told else "read"
