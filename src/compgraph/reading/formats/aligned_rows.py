"""The rows of one page of the main table in aligned text, from the texts of its columns.

A row begins at the line of its task code, if something else of the task begins in that line: its
level, its first output or indicator, or a list of knowledge or skills that starts again. A task
code without any of these shares the row above. Where cells are centred between the rules that
nobody sees, rows cannot be told: such a page is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from compgraph.reading.formats.aligned_columns import Unclear
from compgraph.reading.formats.aligned_lines import code_kind, code_numbers, is_level
from compgraph.reading.formats.aligned_split import Fragment

_ITEMS = ("output", "indicator")
_LISTS = ("knowledge", "skill")


@dataclass(frozen=True, slots=True)
class Part:
    """The texts of one column in one line, with the kind and the numbers of a code it begins with."""

    line: int
    column: str
    text: str
    kind: str | None
    numbers: tuple[int, ...]


@dataclass
class AlignedRow:
    """A row and column → its texts; `opens` tells that it begins with a task code.

    It goes from `line` to `end`, the last line with an output, indicator, knowledge or skill: a
    level or name in the middle of its cell may stand in a line of its own.
    """

    line: int
    end: int
    opens: bool
    parts: dict[str, list[Part]] = field(default_factory=dict)

    def last(self, column: str) -> Part | None:
        """Return the last text with a code in this column."""
        return next((one for one in reversed(self.parts.get(column, [])) if one.kind), None)

    @property
    def tasks(self) -> set[tuple[int, ...]]:
        """The numbers of its tasks: (1, 2) for T1.2."""
        return {one.numbers for one in self.parts.get("task", []) if one.kind == "task"}


def rows_of(fragments: Sequence[Fragment], names: Sequence[str]) -> list[AlignedRow]:
    """Return the rows of a page; the first one may go on with a row of the page before.

    Raises Unclear where an output or indicator stands in the row of another task, or a text without
    a code stands where two rows meet.
    """
    rows: list[AlignedRow] = []
    for line in _by_line(fragments, names):
        row = rows[-1] if rows else None
        if row is None or _begins(line, row):
            if row is not None:
                _check_meeting(line, row)
            row = AlignedRow(line[0].line, line[0].line, any(one.kind == "task" for one in line))
            rows.append(row)
        if any(one.column in (*_ITEMS, *_LISTS) for one in line):
            row.end = line[0].line
        for part in line:
            row.parts.setdefault(part.column, []).append(part)
    _check_items(rows)
    _check_lists(rows)
    _move_names(rows, "task")
    _move_names(rows, "duty")
    return rows


def continues(row: AlignedRow, below: AlignedRow) -> bool:
    """Whether the first row below a repeated header goes on with the last one above it.

    It does where it opens no task and no duty, has no level, and no list in it starts again.
    """
    firsts = [parts[0] for name, parts in below.parts.items() if name in _LISTS]
    opened = any(one.kind for name in ("duty", "task") for one in below.parts.get(name, []))
    return (
        not opened and "level" not in below.parts and not any(_restarts(one, row) for one in firsts)
    )


def check_page_end(row: AlignedRow, below: AlignedRow) -> None:
    """Raise Unclear where the first task of a page may share the cell of the last one before it."""
    first = [one for parts in below.parts.values() for one in parts if one.line == below.line]
    if below.opens and row.tasks and not _begins(first, row):
        raise Unclear("columns-unclear", below.line)


def join(row: AlignedRow, below: AlignedRow) -> None:
    """Put the texts of a row behind those of the row above it."""
    row.end = below.end
    for name, parts in below.parts.items():
        row.parts.setdefault(name, []).extend(parts)


def _by_line(fragments: Sequence[Fragment], names: Sequence[str]) -> list[list[Part]]:
    lines: dict[int, list[Part]] = {}
    for one in fragments:
        kind = code_kind(one.text)
        numbers = code_numbers(one.text) if kind else ()
        part = Part(one.number, names[one.column], one.text, kind, numbers)
        lines.setdefault(one.row, []).append(part)
    return list(lines.values())


def _begins(line: Sequence[Part], row: AlignedRow) -> bool:
    """Whether a row begins in this line, which is below the beginning of `row`."""
    level = any(one.column == "level" and is_level(one.text) for one in line)
    restarts = not _goes_on(line) and any(_restarts(one, row) for one in line)
    items = [one for one in line if one.column in _ITEMS and one.kind in _ITEMS]
    task = next((one for one in line if one.column == "task" and one.kind == "task"), None)
    if task is None:
        known = {one[:1] for one in row.tasks}
        duty = any(one.column == one.kind == "duty" and one.numbers not in known for one in line)
        second = (level and "level" in row.parts) or (restarts and bool(items))
        return second or _is_apart(line, row) or (duty and (level or bool(items)))
    own = any(len(one.numbers) > 2 and one.numbers[:2] == task.numbers for one in items)
    other = bool(row.tasks) and all(one[:1] != task.numbers[:1] for one in row.tasks)
    if level or own or restarts or other or (not row.tasks and not _goes_on(line)):
        return True
    above = row.parts.get("task", [])
    apart = bool(above) and above[-1].line < row.end
    if apart or (any(one.column == "indicator" for one in line) and not _goes_on(line)):
        raise Unclear("columns-unclear", task.line)
    return False


def _is_apart(line: Sequence[Part], row: AlignedRow) -> bool:
    """Whether codes of two columns or more begin below lines in which these columns are empty.

    Texts of one cell stand directly below each other: another row of the same task begins here.
    """
    coded = [one for one in line if one.column in (*_ITEMS, *_LISTS) and one.kind]
    ended = [
        one for one in coded if one.column in row.parts and row.parts[one.column][-1].line < row.end
    ]
    items = any(one.column in _ITEMS for one in ended)
    return len(ended) > 1 and items and len(coded) > 2 and not _goes_on(line)


def _goes_on(line: Sequence[Part]) -> bool:
    """Whether any list or item of the line goes on with one above."""
    return any(one.column in (*_ITEMS, *_LISTS) and one.kind is None for one in line)


def _restarts(part: Part, row: AlignedRow) -> bool:
    """Whether a list of knowledge or skills starts again: K01 behind K05."""
    before = row.last(part.column) if part.column in _LISTS else None
    return bool(
        part.kind and before and part.kind == before.kind and part.numbers <= before.numbers
    )


def _check_meeting(line: Sequence[Part], row: AlignedRow) -> None:
    """Raise Unclear where a text without code could go on with the row above or begin a new one."""
    above = {name for name, parts in row.parts.items() if parts[-1].line == row.end}
    for part in line:
        if part.column in (*_ITEMS, *_LISTS) and part.kind is None and part.column in above:
            raise Unclear("columns-unclear", part.line)


def _check_items(rows: Sequence[AlignedRow]) -> None:
    """Raise Unclear for an output or indicator that belongs to a task of a neighbouring row.

    In the line of a task code it is of that task, whatever its own code is.
    """
    tasks: list[set[tuple[int, ...]]] = []
    for row in rows:
        tasks.append(row.tasks or (tasks[-1] if tasks else set()))
    for index, row in enumerate(rows):
        beside = (tasks[near] for near in (index - 1, index + 1) if 0 <= near < len(rows))
        others = set().union(*beside) - tasks[index]
        sure = {one.line for one in row.parts.get("task", []) if one.kind}
        for part in (one for name in _ITEMS for one in row.parts.get(name, [])):
            item = part.kind in _ITEMS and len(part.numbers) > 2
            if item and part.numbers[:2] in others and part.line not in sure:
                raise Unclear("columns-unclear", part.line)


def _check_lists(rows: Sequence[AlignedRow]) -> None:
    """Raise Unclear where a list starts again inside a row and the next row has none of its own."""
    for row, below in pairwise(rows):
        for name in _LISTS:
            coded = [one for one in row.parts.get(name, []) if one.kind == name]
            again = [one for before, one in pairwise(coded) if one.numbers <= before.numbers]
            first = below.parts.get(name, [])[:1]
            if again and not (first and first[0].kind and first[0].line == below.line):
                raise Unclear("columns-unclear", again[0].line)


def _move_names(rows: Sequence[AlignedRow], column: str) -> None:
    """Put the whole name of a task or duty where its code is; a duty goes to its first task.

    Raises Unclear for a name that goes on from the page before in the row of another task.
    """
    if not any(one.kind for row in rows for one in row.parts.get(column, [])):
        return
    opened: AlignedRow | None = None
    for index, row in enumerate(rows):
        kept: list[Part] = []
        home = opened
        for part in row.parts.pop(column, []):
            if part.kind:
                home = row if column == "task" else _home(rows[: index + 1], part)
            elif home is None and (index or row.opens):
                raise Unclear("columns-unclear", part.line)
            if home is None or home is row:
                kept.append(part)
            else:
                home.parts.setdefault(column, []).append(part)
        opened = home
        if kept:
            row.parts[column] = [*row.parts.get(column, []), *kept]


def _home(rows: Sequence[AlignedRow], duty: Part) -> AlignedRow:
    """Return the row where this duty begins: that of its first task, else the last one."""
    return next(
        (row for row in rows if any(task[:1] == duty.numbers[:1] for task in row.tasks)), rows[-1]
    )
