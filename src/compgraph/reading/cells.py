"""The items of a table cell: each begins with its printed code.

A code opens an item at the start of a cell or after a blank. Where the blank was lost, it does so
only if its serial is the one that comes next. Digits that belong to the name (「O2.3.13D設計」 for
「O2.3.1 3D設計」) are given back to it when the code is implausible with them and next without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from compgraph.model import Span
from compgraph.reading.document import Document
from compgraph.reading.remarks import Remarks

_N = "[0-9]{1,3}"
_START = r"(?<![A-Za-z0-9.])"
_GRAMMAR = {
    "duty": rf"(?P<letter>T)\s?(?P<a>{_N})(?!\s?\.\s?[0-9])(?![0-9])",
    "task": rf"(?P<letter>T)\s?(?P<a>{_N})\.(?P<b>{_N})",
    "output": rf"(?P<letter>O|0(?={_N}\.{_N}\.[0-9]))\.?\s?(?P<a>{_N})\.(?P<b>{_N})(?:\.(?P<c>{_N}))?",
    "indicator": rf"(?P<letter>P)\.?\s?(?P<a>{_N})\.(?P<b>{_N})(?:\.(?P<c>{_N}))?",
    "competency": r"(?P<letter>[KS])\.?\s?(?P<a>[0-9]{2})",
    "attitude": r"(?P<letter>A)\.?\s?(?P<a>[0-9]{2})",
}
_PATTERNS = {name: re.compile(_START + pattern) for name, pattern in _GRAMMAR.items()}
_ANY_CODE = re.compile(rf"[TOPKSA]\.?\s?{_N}(?:\.{_N}|(?=\D)|$)")
_OPENING = "【[(（《〈「『"
_AFTER_CODE = ".:、"


@dataclass(frozen=True, slots=True)
class Item:
    """One item: canonical code, where the printed code and the text stand, and both together."""

    letter: str
    code: str
    printed: Span
    text: Span

    @property
    def span(self) -> Span:
        """From the code to the end of the text."""
        return Span(self.printed.start, max(self.printed.end, self.text.end))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as items.

    `lead` is the text before the first code (empty where there is none); `uncoded` tells that it
    is a text without a code, not one with a code of another kind.
    """

    lead: Span
    items: tuple[Item, ...]
    uncoded: bool


@dataclass
class Serials:
    """The last serial seen under each prefix: what tells which code is plausible next."""

    last: dict[tuple[str, ...], int] = field(default_factory=dict)

    def following(self, prefix: tuple[str, ...]) -> int:
        """Return the serial that comes next under `prefix`."""
        return self.last.get(prefix, 0) + 1


def opens_with_code(document: Document, span: Span) -> bool:
    """Whether any printed code stands at the beginning of `span`."""
    return _ANY_CODE.match(document.folded, span.start, span.end) is not None


def scan(document: Document, cell: Span, kind: str, serials: Serials, remarks: Remarks) -> Cell:
    """Split `cell` into items of `kind` (duty, task, output, indicator, competency, attitude)."""
    openings = list(_openings(document, cell, kind, serials, remarks))
    starts = [printed.start for _, _, printed in openings] + [cell.end]
    items = tuple(
        Item(letter, code, printed, _text(document, printed.end, end))
        for (letter, code, printed), end in zip(openings, starts[1:], strict=True)
    )
    lead = document.trimmed(cell.start, items[0].printed.start if items else cell.end)
    uncoded = lead.start < lead.end and not opens_with_code(document, lead)
    return Cell(lead, items, uncoded)


def _text(document: Document, start: int, end: int) -> Span:
    if start < end and document.folded[start] in _AFTER_CODE:
        start += 1
    return document.trimmed(start, end)


def _openings(
    document: Document, cell: Span, kind: str, serials: Serials, remarks: Remarks
) -> Iterator[tuple[str, str, Span]]:
    pattern, page = _PATTERNS[kind], document.folded
    place = cell.start
    while match := pattern.search(page, place, cell.end):
        letter = "O" if match["letter"] == "0" else match["letter"]
        numbers = [part for part in match.groups()[1:] if part is not None]
        prefix = (letter, *numbers[:-1])
        end = match.end()
        expected = serials.following(prefix)
        shorter = _given_back(page, match, numbers[-1], expected, cell.end)
        if shorter:
            end -= shorter
            numbers[-1] = numbers[-1][:-shorter]
        before = page[match.start() - 1 : match.start()]
        separate = match.start() == cell.start or before.isspace()
        if not separate and (before in _OPENING or int(numbers[-1]) != expected):
            place = match.end()
            continue
        serials.last[prefix] = int(numbers[-1])
        printed = Span(match.start(), end)
        code = _canonical(letter, numbers)
        if shorter:
            remarks.add("code-split", "warning", Span(match.start(), match.end() + 1), code=code)
        elif not separate:
            remarks.add("code-not-separated", "warning", printed, code=code)
        if match["letter"] != letter:
            remarks.add("code-repaired", "warning", printed, code=code)
        yield letter, code, printed
        place = end


def _canonical(letter: str, numbers: list[str]) -> str:
    if letter in "KSA":
        return f"{letter}{numbers[0]}"
    return letter + ".".join(str(int(number)) for number in numbers)


def _given_back(page: str, match: re.Match[str], serial: str, expected: int, end: int) -> int:
    """Return how many digits at the end of the serial belong to the name after it."""
    if match["letter"] in "KSA" or match.end() >= end:
        return 0
    if len(serial) < 2 or int(serial) == expected:
        return 0
    if page[match.end()].isspace() or not serial.startswith(str(expected)):
        return 0
    return len(serial) - len(str(expected))
