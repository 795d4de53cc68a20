"""Damage by rule: what happens to documents on their way, done to the pieces of a printed standard.

Each rule takes the pieces and a source of chance and returns damaged pieces, or None where the
document has nothing that it could damage.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from compgraph.grid import Paragraph, Piece, Row, Table
from compgraph.reading.labels import column

Pieces = Sequence[Piece]
Damage = Callable[[Pieces, random.Random], list[Piece] | None]


def columns_of(table: Table) -> dict[str, float]:
    """Return column → left edge for a main table, nothing for another table."""
    found = {
        name: cell.left
        for row in table.rows[:2]
        for cell in row.cells
        if (name := column(cell.text)) is not None
    }
    return found if "task" in found else {}


def mains(pieces: Pieces) -> list[int]:
    """Return where the main tables are."""
    return [place for place, one in enumerate(pieces) if isinstance(one, Table) and columns_of(one)]


def cells_in(pieces: Pieces, name: str) -> list[tuple[int, int, int]]:
    """Return (piece, row, cell) of the filled cells in a column of the main tables."""
    found = []
    for place in mains(pieces):
        table = pieces[place]
        assert isinstance(table, Table)
        left = columns_of(table).get(name)
        for number, row in enumerate(table.rows):
            for index, cell in enumerate(row.cells):
                if cell.left == left and cell.text.strip() and column(cell.text) is None:
                    found.append((place, number, index))
    return found


def with_cell(pieces: Pieces, at: tuple[int, int, int], text: str) -> list[Piece]:
    """Return the pieces with another text in one cell."""
    place, number, index = at
    table = pieces[place]
    assert isinstance(table, Table)
    row = table.rows[number]
    cells = [*row.cells]
    cells[index] = replace(cells[index], text=text)
    return with_row(pieces, place, number, replace(row, cells=tuple(cells)))


def with_row(pieces: Pieces, place: int, number: int, *rows: Row) -> list[Piece]:
    """Return the pieces with one row of a table replaced by these rows."""
    table = pieces[place]
    assert isinstance(table, Table)
    changed = replace(table, rows=(*table.rows[:number], *rows, *table.rows[number + 1 :]))
    return [*pieces[:place], changed, *pieces[place + 1 :]]


def text_at(pieces: Pieces, at: tuple[int, int, int]) -> str:
    """Return what stands in a cell."""
    table = pieces[at[0]]
    assert isinstance(table, Table)
    return table.rows[at[1]].cells[at[2]].text


def rewritten(name: str, pattern: str, by: str) -> Damage:
    """Return the rule that rewrites the first match of `pattern` in one cell of a column."""

    def damage(pieces: Pieces, chance: random.Random) -> list[Piece] | None:
        able = [at for at in cells_in(pieces, name) if re.search(pattern, text_at(pieces, at))]
        if not able:
            return None
        at = chance.choice(able)
        return with_cell(pieces, at, re.sub(pattern, by, text_at(pieces, at), count=1))

    return damage


def swapped(one: str, other: str) -> Damage:
    """Return the rule that swaps the contents of two columns in one row."""

    def damage(pieces: Pieces, chance: random.Random) -> list[Piece] | None:
        pairs = [
            (a, b) for a in cells_in(pieces, one) for b in cells_in(pieces, other) if a[:2] == b[:2]
        ]
        if not pairs:
            return None
        a, b = chance.choice(pairs)
        first, second = text_at(pieces, a), text_at(pieces, b)
        return with_cell(with_cell(pieces, a, second), b, first)

    return damage


def row_lost(pieces: Pieces, chance: random.Random) -> list[Piece] | None:
    """Lose a row that has neither the last task nor cells reaching over other rows."""
    tasks = cells_in(pieces, "task")
    able = [at for at in tasks[:-1] if _is_plain(pieces, at) and _next_opens(pieces, at)]
    if not able:
        return None
    place, number, _ = chance.choice(able)
    return with_row(pieces, place, number)


def row_twice(pieces: Pieces, chance: random.Random) -> list[Piece] | None:
    """Print a row twice."""
    able = [at for at in cells_in(pieces, "task") if _is_plain(pieces, at)]
    if not able:
        return None
    place, number, _ = chance.choice(able)
    table = pieces[place]
    assert isinstance(table, Table)
    return with_row(pieces, place, number, table.rows[number], table.rows[number])


def cut_by_a_page(pieces: Pieces, chance: random.Random) -> list[Piece] | None:
    """End a page inside a row: its cells are cut in two, the header is printed again."""
    able = [
        at
        for at in cells_in(pieces, "indicator")
        if _is_plain(pieces, at) and len(text_at(pieces, at)) > 12
    ]
    if not able:
        return None
    place, number, index = chance.choice(able)
    table = pieces[place]
    assert isinstance(table, Table)
    row = table.rows[number]
    text = row.cells[index].text
    at = len(text) - 4
    upper = [*row.cells]
    upper[index] = replace(upper[index], text=text[:at])
    lower = tuple(
        replace(cell, text=text[at:] if place_in_row == index else "")
        for place_in_row, cell in enumerate(row.cells)
    )
    header = table.rows[0]
    rows = (replace(row, cells=tuple(upper)), header, replace(row, cells=lower))
    return with_row(pieces, place, number, *rows)


def truncated(pieces: Pieces, chance: random.Random) -> list[Piece] | None:
    """Lose everything behind a row of the main table, where anything stands behind the table."""
    place = mains(pieces)[-1]
    if place == len(pieces) - 1:
        return None
    table = pieces[place]
    assert isinstance(table, Table)
    if len(table.rows) < 3:
        return None
    number = chance.randrange(2, len(table.rows))
    rows = tuple(
        replace(row, cells=tuple(replace(c, rows=min(c.rows, number - at)) for c in row.cells))
        for at, row in enumerate(table.rows[:number])
    )
    return [*pieces[:place], replace(table, rows=rows)]


def header_cell_lost(pieces: Pieces, chance: random.Random) -> list[Piece] | None:
    """Blank one word of the header."""
    place = mains(pieces)[0]
    table = pieces[place]
    assert isinstance(table, Table)
    header = table.rows[0]
    name = chance.choice(range(len(header.cells)))
    return with_cell(pieces, (place, 0, name), "")


def text_added(pieces: Pieces, chance: random.Random) -> list[Piece] | None:
    """Print a remark before the main table."""
    place = mains(pieces)[0]
    remark = Paragraph(chance.choice(["承辦人核章", "內部資料請勿外流", "DRAFT 2"]))
    return [*pieces[:place], remark, *pieces[place:]]


def _is_plain(pieces: Pieces, at: tuple[int, int, int]) -> bool:
    table = pieces[at[0]]
    assert isinstance(table, Table)
    covered = {
        row
        for number, one in enumerate(table.rows)
        for cell in one.cells
        if cell.rows > 1
        for row in range(number, number + cell.rows)
    }
    return at[1] not in covered


def _next_opens(pieces: Pieces, at: tuple[int, int, int]) -> bool:
    """Whether the row below has a task of its own."""
    return any(one[:2] == (at[0], at[1] + 1) for one in cells_in(pieces, "task"))


SEEN: dict[str, Damage] = {
    "a row cut by a page end": cut_by_a_page,
    "blank lost between code and digit": rewritten("output", r"(?<=[0-9]) (?=[0-9])", ""),
    "outputs and indicators swapped": swapped("output", "indicator"),
    "knowledge and skills swapped": swapped("knowledge", "skill"),
    "level and knowledge swapped": swapped("level", "knowledge"),
    "truncated in the table": truncated,
    "row lost": row_lost,
    "row printed twice": row_twice,
    "level lost": rewritten("level", r"[1-6]", ""),
    "two levels glued": rewritten("level", r"([1-6])", r"\g<1>4"),
    "letter of an indicator lost": rewritten("indicator", r"P(?=[0-9]+\.[0-9]+\.)", ""),
    "letter O printed as a zero": rewritten("output", r"O(?=[0-9]+\.[0-9]+\.[0-9])", "0"),
    "task code lost": rewritten("task", r"T[0-9]+\.[0-9]+\s*", ""),
    "code of another task": rewritten("indicator", r"P([0-9]+)\.", r"P7\g<1>."),
    "character lost in a conversion": rewritten("knowledge", r"(?<=[K0-9]{3}).", "\ufffd"),
    "zero-width characters": rewritten("skill", r"(?<=S[0-9]{2})", "\u200b"),
    "codes in full width": rewritten("knowledge", r"K", "Ｋ"),
    "header cell lost": header_cell_lost,
    "text added outside every field": text_added,
}
"""Damage that must be read right or told."""

UNSEEN: dict[str, Damage] = {
    "level changed to another": rewritten("level", r"^[1-5]$", "6"),
    "last knowledge of a row lost": rewritten("knowledge", r"(?<=.)\s*K[0-9]{2}[^K]*\Z", ""),
    "characters changed inside an output's name": rewritten("output", r".\Z", "冊"),
    "text added inside a field": rewritten("output", r"\Z", "草案"),
}
"""Damage that leaves a sound document, only another one: no reader can see it."""
