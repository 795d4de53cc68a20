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
_SERIAL = r"(?P<a>[0-9]{3}(?![0-9A-Za-z])|[0-9]{2}|[0-9](?![0-9]))"
_GRAMMAR = {
    "duty": rf"(?P<letter>T)\s?(?P<a>{_N})(?!\s?\.\s?[0-9])(?![0-9])",
    "task": rf"(?P<letter>T)\s?(?P<a>{_N})\.(?P<b>{_N})",
    "output": rf"(?P<letter>O|0(?={_N}\.{_N}\.[0-9]))\.?\s?(?P<a>{_N})\.(?P<b>{_N})(?:\.(?P<c>{_N}))?",
    "indicator": rf"(?P<letter>P)\.?\s?(?P<a>{_N})\.(?P<b>{_N})(?:\.(?P<c>{_N}))?",
    "competency": rf"(?P<letter>[KS])\.?\s?{_SERIAL}",
    "attitude": rf"(?P<letter>A)\.?\s?{_SERIAL}",
}
_PATTERNS = {name: re.compile(_START + pattern) for name, pattern in _GRAMMAR.items()}
_THREE = rf"(?P<letter>)(?P<a>{_N})\.(?P<b>{_N})\.(?P<c>{_N})(?![0-9])"
_INSTEAD = {
    "task": (_PATTERNS["duty"], re.compile(rf"(?P<letter>)(?P<a>{_N})\.(?P<b>{_N})(?![0-9.])")),
    "output": (re.compile(_START + _THREE),),
    "indicator": (re.compile(_START + _THREE),),
}
"""What a cell may begin with that has no code of its kind: 「T2」 for a task, 「1.1.1」 without P."""

_LETTERS = {"task": "T", "output": "O", "indicator": "P"}
_ANY_CODE = re.compile(rf"[TOPKSA]\.?\s?{_N}(?:\.{_N}|(?=\D)|$)")
_OPENING = "【[(（《〈「『"
_AFTER_CODE = ".:、"
_MANY = 90
"""A serial of three digits is believed behind one at least this high: K100 behind K99."""


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
    """The last serial seen under each prefix: what tells which code is plausible next.

    `highest` is the highest serial of the whole document where serials are not under a prefix.
    """

    last: dict[tuple[str, ...], int] = field(default_factory=dict)
    highest: int = 0

    def following(self, prefix: tuple[str, ...]) -> int:
        """Return the serial that comes next under `prefix`."""
        return self.last.get(prefix, 0) + 1


def codes_in(page: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, code as printed) for everything in a folded text that looks like a code."""
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(page):
            yield {"K": "knowledge", "S": "skill"}.get(match["letter"], kind), match.group()


def opens_with_code(document: Document, span: Span) -> bool:
    """Whether any printed code stands at the beginning of `span`."""
    return _ANY_CODE.match(document.folded, span.start, span.end) is not None


def scan(document: Document, cell: Span, kind: str, serials: Serials, remarks: Remarks) -> Cell:
    """Split `cell` into items of `kind` (duty, task, output, indicator, competency, attitude)."""
    openings = list(
        _openings(document, cell, kind, _PATTERNS[kind], serials=serials, remarks=remarks)
    )
    if not openings:
        openings = list(_without_letter(document, cell, kind, serials, remarks))
    starts = [printed.start for _, _, printed in openings] + [cell.end]
    items = tuple(
        Item(letter, code, printed, _text(document, printed.end, end))
        for (letter, code, printed), end in zip(openings, starts[1:], strict=True)
    )
    lead = document.trimmed(cell.start, items[0].printed.start if items else cell.end)
    uncoded = lead.start < lead.end and not opens_with_code(document, lead)
    return Cell(lead, items, uncoded)


def _without_letter(
    document: Document, cell: Span, kind: str, serials: Serials, remarks: Remarks
) -> Iterator[tuple[str, str, Span]]:
    """Yield the openings of a cell that begins with a code which lacks its letter or its end."""
    for pattern in _INSTEAD.get(kind, ()):
        match = pattern.match(document.folded, cell.start, cell.end)
        if match:
            yield from _openings(document, cell, kind, pattern, serials=serials, remarks=remarks)
            return


def _text(document: Document, start: int, end: int) -> Span:
    if start < end and document.folded[start] in _AFTER_CODE:
        start += 1
    return document.trimmed(start, end)


def _openings(
    document: Document,
    cell: Span,
    kind: str,
    pattern: re.Pattern[str],
    *,
    serials: Serials,
    remarks: Remarks,
) -> Iterator[tuple[str, str, Span]]:
    page, place, single = document.folded, cell.start, None
    while match := pattern.search(page, place, cell.end):
        letter = _letter(match["letter"], kind)
        numbers = [part for part in match.groups()[1:] if part is not None]
        prefix = (letter, *numbers[:-1])
        end = match.end()
        expected = serials.following(prefix)
        shorter = _given_back(
            page, match, numbers[-1], serials=serials, expected=expected, end=cell.end
        )
        end -= shorter
        numbers[-1] = numbers[-1][: len(numbers[-1]) - shorter]
        before = page[match.start() - 1 : match.start()]
        separate = match.start() == cell.start or before.isspace()
        if single is None:
            single = len(numbers[-1]) == 1
        odd = letter in "KSA" and len(numbers[-1]) == 1 and not single
        if odd or (not separate and (before in _OPENING or int(numbers[-1]) != expected)):
            place = match.end()
            continue
        serials.last[prefix] = int(numbers[-1])
        printed = Span(match.start(), end)
        code = _canonical(letter, numbers)
        if shorter and letter not in "KSA":
            remarks.add("code-split", "warning", Span(match.start(), match.end() + 1), code=code)
        elif not separate:
            remarks.add("code-not-separated", "warning", printed, code=code)
        if match["letter"] != letter or (kind == "task" and len(numbers) == 1):
            remarks.add("code-repaired", "warning", printed, code=code)
        yield letter, code, printed
        place = end


def _letter(printed: str, kind: str) -> str:
    """Return the letter that is meant: a zero is an O, none is that of the column."""
    return {"0": "O", "": _LETTERS.get(kind, "")}.get(printed, printed)


def _canonical(letter: str, numbers: list[str]) -> str:
    if letter in "KSA":
        return f"{letter}{numbers[0]}"
    return letter + ".".join(str(int(number)) for number in numbers)


def _given_back(
    page: str, match: re.Match[str], serial: str, *, serials: Serials, expected: int, end: int
) -> int:
    """Return how many digits at the end of the serial belong to the name after it."""
    if match["letter"] in ("K", "S", "A"):
        many = max(expected - 1, serials.highest) >= _MANY and not serial.startswith("0")
        return 0 if len(serial) < 3 or many else 1
    if match.end() >= end or len(serial) < 2 or int(serial) == expected:
        return 0
    if page[match.end()].isspace() or not serial.startswith(str(expected)):
        return 0
    return len(serial) - len(str(expected))
