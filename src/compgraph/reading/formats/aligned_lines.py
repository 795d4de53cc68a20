r"""Aligned text as pages, lines, chunks and words, each with its place across the line.

A place is a count of characters: that is how pdftotext and pdfplumber count (measured on output
of both; a Chinese character takes one place). Two blanks or more part the chunks of a line, one
blank parts the words of a chunk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from compgraph.reading.labels import heading
from compgraph.reading.spaces import folded, key

_LINE_END = re.compile(r"\r\n|\r|\n")
_WORD = re.compile(r"\S+")
_WIDE = "\u1100"
"""From here on a character is taken as one em wide; below it as little more than half an em."""

KINDS = ("duty", "task", "output", "indicator", "level", "knowledge", "skill")
"""The columns of the main table, in the order in which they are printed."""

_CODES = {
    "task": re.compile(r"T[0-9]+\.[0-9]+"),
    "duty": re.compile(r"T[0-9]+(?![0-9.]?[0-9])"),
    "output": re.compile(r"O\.?[0-9]+\.[0-9]+|0[0-9]+\.[0-9]+\.[0-9]"),
    "indicator": re.compile(r"P\.?[0-9]+\.[0-9]+"),
    "knowledge": re.compile(r"K[0-9]{2}(?![0-9])"),
    "skill": re.compile(r"S[0-9]{2}(?![0-9])"),
}
_LEVEL = re.compile(r"[1-6]")
_BARE = re.compile(r"[TOPKS0]\.?[0-9.]+[:.]?")
_SPLIT_CODE = re.compile(r"([TOPKS]) +(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a blank, and the place of the first one."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The place behind the last character."""
        return self.start + len(self.text)


Chunk = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds anything: its number in the file, its page if known, its chunks."""

    number: int
    page: int | None
    text: str
    chunks: tuple[Chunk, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """All words, from left to right."""
        return tuple(word for chunk in self.chunks for word in chunk)

    @property
    def key(self) -> str:
        """The line for recognising words."""
        return key(self.text)


def lines_of(text: str) -> list[Line]:
    r"""Return the lines that hold anything; a form feed ends a page.

    Only \n, \r and \r\n end lines. Without any form feed, footers like 「第1頁，總共3頁」 end pages;
    without these, too, the pages are unknown.
    """
    found = []
    page = 1 if "\f" in text else None
    for number, line in enumerate(_LINE_END.split(text), start=1):
        for turn, part in enumerate(line.split("\f")):
            if turn and page is not None:
                page += 1
            if part and not part.isspace():
                found.append(Line(number, page, part.strip(), tuple(_chunks(part))))
    return found if page is not None else _paged(found)


def _paged(lines: list[Line]) -> list[Line]:
    """Return the lines with the pages that footers tell, as they are where there is no footer."""
    ends = [heading(line.text) == "footer" for line in lines]
    if not any(ends):
        return lines
    before = accumulate(ends, initial=0)
    return [replace(line, page=count + 1) for line, count in zip(lines, before, strict=False)]


def _chunks(line: str) -> Iterator[Chunk]:
    words: list[Word] = []
    for match in _WORD.finditer(line):
        if words:
            gap = line[words[-1].end : match.start()]
            if len(gap) > 1 or gap == "\t":
                yield tuple(words)
                words = []
        words.append(Word(match.group(), match.start()))
    if words:
        yield tuple(words)


@lru_cache(maxsize=4096)
def code_kind(printed: str) -> str | None:
    """Return the kind of the code that `printed` begins with, None where it begins with none."""
    plain = _SPLIT_CODE.sub(r"\1", folded(printed[:24]))
    return next((kind for kind, code in _CODES.items() if code.match(plain)), None)


def code_numbers(printed: str) -> tuple[int, ...]:
    """Return the numbers of the code that `printed` begins with: P1.2.3 → (1, 2, 3)."""
    plain = _SPLIT_CODE.sub(r"\1", folded(printed[:24]))
    match = re.match(r"[TOPKS0]\.?([0-9]+(?:\.[0-9]+)*)", plain)
    return tuple(int(number) for number in match[1].split(".")) if match else ()


def is_level(printed: str) -> bool:
    """Whether `printed` is one of the digits 1 to 6 and nothing else."""
    return _LEVEL.fullmatch(folded(printed)) is not None


def kind_at(chunk: Sequence[Word], index: int) -> str | None:
    """Return the kind of the code that begins with word `index`: also for 「P 1.1.1」."""
    printed = chunk[index].text[:24]
    if len(printed) == 1 and index + 1 < len(chunk):
        printed += chunk[index + 1].text
    return code_kind(printed)


def is_bare(printed: str) -> bool:
    """Whether a word is a code and nothing else, but for a colon or dot behind it."""
    return _BARE.fullmatch(folded(printed)) is not None


def width(printed: str, latin: float = 0.56) -> float:
    """Return about how many em a text is wide, with this width for all but Chinese characters."""
    return sum(1.0 if sign >= _WIDE else latin / 2 if sign == " " else latin for sign in printed)


def is_wide(sign: str) -> bool:
    """Whether the character is Chinese, or punctuation of that width."""
    return sign >= _WIDE
