"""The header of the main table in aligned text: one to five lines of nothing but column words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compgraph.reading.formats.aligned_lines import KINDS, Line, Word
from compgraph.reading.spaces import key

_FULL = (
    "工作職責",
    "主要職責",
    "工作任務",
    "工作產出",
    "行為指標",
    "績效指標",
    "職能級別",
    "職能內涵(k=knowledge知識)",
    "職能內涵(s=skills技能)",
    "職能內涵(s=skill技能)",
    "職能內涵(k=knowledge)",
    "職能內涵(s=skills)",
    "職能內涵(s=skill)",
    "職能內涵k=knowledge知識",
    "職能內涵s=skills技能",
    "知識(k)",
    "技能(s)",
)
_SIGNS = (
    ("duty", re.compile("職責|主要")),
    ("task", re.compile("任務")),
    ("output", re.compile("產出")),
    ("indicator", re.compile("行為|績效|指標")),
    ("level", re.compile("級|^別$")),
    ("knowledge", re.compile(r"k=|knowledge|知識|\(k")),
    ("skill", re.compile(r"s=|skill|技能|\(s")),
)
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Label:
    """The header of one column: its printed lines, and from where to where it stands.

    `lead` is where its rightmost line begins that stands by itself: no text of the column, aligned
    to the left, begins further right, and no text of the next column begins further left.
    """

    text: str
    left: int
    right: int
    lead: int


@dataclass(frozen=True, slots=True)
class Header:
    """The header lines `first` to `last` (places in the list of lines), and their columns.

    `labels` is in the order of the columns on the page. `glued` says that nothing but single
    blanks parts the columns.
    """

    first: int
    last: int
    labels: dict[str, Label]
    glued: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    left: int
    right: int
    line: int
    first: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def header_at(lines: Sequence[Line], place: int) -> Header | None:
    """Return the header that begins at `place`, None where none begins."""
    if not _is_part(lines[place]):
        return None
    last = place
    while (
        last + 1 < len(lines)
        and last - place + 1 < _MOST_LINES
        and lines[last + 1].page == lines[place].page
        and _is_part(lines[last + 1])
        and not _starts_over(lines[place : last + 1], lines[last + 1])
    ):
        last += 1
    pieces = [one for number in range(place, last + 1) for one in _pieces(lines[number], number)]
    if _is_stray(pieces, place):
        return None
    while last > place and _is_stray(pieces, last):
        pieces = [one for one in pieces if one.line != last]
        last -= 1
    labels = _labels(pieces)
    fullest = _fullest(pieces)
    if len(labels) < 3 or len(fullest) < 3 or not labels.keys() & {"task", "indicator"}:
        return None
    glued = all(after.left - before.right == 1 for before, after in pairwise(fullest))
    return Header(place, last, labels, glued)


def _is_stray(pieces: Sequence[_Piece], line: int) -> bool:
    """Whether the one word of this line is text of a cell: it spoils a label, complete without it.

    The last word of a cell may stand directly above a header, and be one that headers have, too.
    """
    others = [one for one in pieces if one.line != line]
    if len(pieces) - len(others) != 1 or not others:
        return False
    whole, without = _labels(pieces), _labels(others)
    return any(
        not _is_full(label) and name in without and _is_full(without[name])
        for name, label in whole.items()
    )


def _is_full(label: Label) -> bool:
    return key(label.text).lower() in _FULL


def _starts_over(above: Sequence[Line], line: Line) -> bool:
    """Whether the line repeats a whole word of the lines above: the next header begins."""
    words = {key(word.text) for one in above for word in one.words}
    return any(key(word.text) in words & {*_FULL[:7]} for word in line.words)


def _is_part(line: Line) -> bool:
    """Whether each word of the line is a part of a column word."""
    return len(line.text) < 2000 and all(_known(word.text) for word in line.words)


def _known(printed: str) -> bool:
    word = key(printed).lower()
    return any(word in full for full in _FULL)


def _pieces(line: Line, number: int) -> Iterator[_Piece]:
    """Yield the words of a header line, those that belong together as one."""
    for chunk in line.chunks:
        held: list[Word] = []
        for word in chunk:
            if held and not _known("".join(one.text for one in [*held, word])):
                yield _piece(held, number, chunk)
                held = []
            held.append(word)
        yield _piece(held, number, chunk)


def _piece(words: Sequence[Word], number: int, chunk: Sequence[Word]) -> _Piece:
    text = " ".join(word.text for word in words)
    return _Piece(text, words[0].start, words[-1].end, number, words[0] is chunk[0])


def _sign(piece: _Piece) -> str | None:
    word = key(piece.text).lower()
    return next((name for name, sign in _SIGNS if sign.search(word)), None)


def _labels(pieces: Sequence[_Piece]) -> dict[str, Label]:
    """Return column → label; a word that several columns share goes to the nearest one."""
    named = [(piece, _sign(piece)) for piece in pieces]
    certain = [(piece, name) for piece, name in named if name]
    columns: dict[str, list[_Piece]] = {}
    for piece, name in named:
        if name is None:
            others = [pair for pair in certain if pair[0].line != piece.line] or certain
            nearest = min(others, key=lambda pair: abs(pair[0].middle - piece.middle), default=None)
            columns.setdefault(nearest[1] if nearest else KINDS[0], []).append(piece)
        else:
            columns.setdefault(name, []).append(piece)
    labels = {name: _label(parts) for name, parts in columns.items()}
    return dict(sorted(labels.items(), key=lambda pair: pair[1].left + pair[1].right))


def _label(parts: Sequence[_Piece]) -> Label:
    printed: dict[int, str] = {}
    for part in parts:
        above = printed.get(part.line)
        printed[part.line] = f"{above} {part.text}" if above else part.text
    return Label(
        "\n".join(printed.values()),
        min(part.left for part in parts),
        max(part.right for part in parts),
        max(part.left for part in parts if part.first or not any(one.first for one in parts)),
    )


def _fullest(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return the pieces of the line that has most of them."""
    by_line: dict[int, list[_Piece]] = {}
    for piece in pieces:
        by_line.setdefault(piece.line, []).append(piece)
    return max(by_line.values(), key=len)
