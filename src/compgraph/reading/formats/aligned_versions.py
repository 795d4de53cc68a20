"""The version table in aligned text: each row's texts put under the words of its header."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from compgraph import codes
from compgraph.grid import Cell, Row, Table
from compgraph.reading.formats.aligned_lines import Line, Word
from compgraph.reading.labels import VERSION_COLUMNS
from compgraph.reading.spaces import folded, key

_LABEL = re.compile(r"[Vv][0-9]{1,3}(?:\.[0-9]{1,3})?")
_ALONE = re.compile(r"最新版本|歷史版本|[0-9]{4}[/.-][0-9]{1,2}[/.-][0-9]{1,2}")
_NEAR = 1
"""Characters by which texts of one column may begin beside each other."""


@dataclass
class _Entry:
    """A row of the table: the lines that it takes, and column → text."""

    lines: list[Line]
    words: list[Word]
    texts: dict[int, str] = field(default_factory=dict)


def versions_in(lines: Sequence[Line], place: int) -> tuple[Table, int] | None:
    """Return the version table that the line at `place` opens, and how many lines it takes.

    None where it opens none. A line whose texts cannot be told apart ends the table.
    """
    header = _header(lines[place])
    if header is None:
        return None
    entries: list[_Entry] = []
    taken = 1
    for line in islice(lines, place + 1, None):
        words = _texts(line)
        if _LABEL.fullmatch(key(words[0].text)) and len(words) > 1:
            entries.append(_Entry([line], words))
        elif not (entries and _goes_on(words, entries[-1], line)):
            break
        taken += 1
    starts = _starts(header, entries)
    for count, entry in enumerate(entries):
        if not _place(entry, header, starts):
            taken -= sum(len(one.lines) for one in entries[count:])
            entries = entries[:count]
            break
    titles = dict(enumerate(word.text for word in header))
    rows = [(lines[place], titles), *((entry.lines[0], entry.texts) for entry in entries)]
    return _table(rows, header), taken


def _table(rows: Sequence[tuple[Line, dict[int, str]]], header: Sequence[Word]) -> Table:
    edges = [*(word.start for word in header), max(header[-1].end, header[-1].start + 1)]
    return Table(
        tuple(
            Row(
                tuple(
                    Cell(texts.get(index, ""), edges[index], edges[index + 1])
                    for index in range(len(header))
                ),
                line.page,
                count,
                line.number,
            )
            for count, (line, texts) in enumerate(rows, start=1)
        )
    )


def _header(line: Line) -> list[Word] | None:
    words = list(line.words)
    known = {VERSION_COLUMNS.get(key(word.text)) for word in words}
    return words if None not in known and "label" in known and len(words) > 2 else None


def _texts(line: Line) -> list[Word]:
    """Return the texts of a line: its chunks, cut where a word is a text of its own."""
    found: list[Word] = []
    for chunk in line.chunks:
        held = ""
        for index, word in enumerate(chunk):
            if held and not (_alone(word) or _alone(chunk[index - 1])):
                before = found.pop()
                found.append(Word(f"{before.text} {word.text}", before.start))
            else:
                found.append(word)
            held = word.text
    return found


def _alone(word: Word) -> bool:
    plain = folded(word.text)
    return any(one.fullmatch(plain) for one in (_LABEL, _ALONE, codes.STANDARD))


def _goes_on(words: Sequence[Word], entry: _Entry, line: Line) -> bool:
    """Whether each text of a line stands below one of the row above, which ends directly above."""
    if line.number != entry.lines[-1].number + 1 or line.page != entry.lines[-1].page:
        return False
    below: list[tuple[Word, Word]] = []
    for word in words:
        above = [one for one in entry.words if abs(one.start - word.start) <= _NEAR]
        if len(above) != 1:
            return False
        below.append((above[0], word))
    for above_word, word in below:
        index = entry.words.index(above_word)
        entry.words[index] = Word(f"{above_word.text}\n{word.text}", above_word.start)
    entry.lines.append(line)
    return True


def _starts(header: Sequence[Word], entries: Sequence[_Entry]) -> list[int | None]:
    """Return where the texts of each column begin, as far as rows with a text in each tell."""
    whole = [entry for entry in entries if len(entry.words) == len(header)]
    columns = [Counter(entry.words[index].start for entry in whole) for index in range(len(header))]
    return [column.most_common(1)[0][0] if column else None for column in columns]


def _place(entry: _Entry, header: Sequence[Word], starts: Sequence[int | None]) -> bool:
    """Put the texts of a row into columns; return whether each one has a column of its own."""
    if len(entry.words) == len(header):
        entry.texts = {index: word.text for index, word in enumerate(entry.words)}
        return True
    for word in entry.words:
        under = [
            index
            for index, start in enumerate(starts)
            if (start is not None and abs(start - word.start) <= _NEAR)
            or (start is None and word.start < header[index].end and header[index].start < word.end)
        ]
        if len(under) != 1 or under[0] in entry.texts:
            return False
        entry.texts[under[0]] = word.text
    return True
