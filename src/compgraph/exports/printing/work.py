"""The main table: one row a Block; a duty is merged over its rows, a task over its blocks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compgraph.exports.printing.form import Form
from compgraph.exports.printing.pieces import Label, Ruled
from compgraph.grid import Cell, Row
from compgraph.model import Block, Competency, Duty, Mention, Standard, Task

_TWO_DIGITS = re.compile(r"\.[0-9]{2,}$")
_Titled = Duty | Task | Competency
_WIDTHS = (9.5, 10.5, 12.5, 27.0, 6.0, 17.0, 17.5)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row before it is one.

    `under` are the ids of its duty and its tasks, which tell whether it shares their cells with the
    row above; then what is printed in its cells.
    """

    under: tuple[str | None, tuple[str, ...]]
    duty: str
    tasks: str
    cells: tuple[str, ...]


def main_tables(standard: Standard, form: Form) -> list[Ruled]:
    """Return the main table in one part, or in parts of `form.part` rows.

    A duty or task that goes on in the next part is not printed again: its cell there is empty.
    """
    lines = list(_lines(standard, form))
    first = 0 if form.duty_column or standard.duties else 1
    header = tuple(
        Label(word, place, place + 1) for place, word in enumerate(_header(form)) if place >= first
    )
    step = form.part or max(len(lines), 1)
    tables = []
    for start in range(0, max(len(lines), 1), step):
        headed = form.repeat or not start
        rows = [
            Row(tuple(_row(lines, place, range(start, min(start + step, len(lines))), first)))
            for place in range(start, min(start + step, len(lines)))
        ]
        tables.append(
            Ruled(
                ((Row(header), *rows) if headed else tuple(rows)),
                widths=_WIDTHS[first:],
                header=1 if form.repeat else 0,
                centred=(4 - first,),
            )
        )
    return tables


def _row(lines: Sequence[_Line], place: int, part: range, first: int) -> Iterator[Cell]:
    """Yield the cells that begin in a row; `part` are the rows of its table, `first` its column."""
    line = lines[place]
    for column, text in enumerate((line.duty, line.tasks, *line.cells)):
        if column < first:
            continue
        goes_on = column < 2 and place > 0 and _same(lines[place - 1], line, column)
        if not goes_on or place == part.start:
            rows = 1
            while column < 2 and place + rows in part and _same(line, lines[place + rows], column):
                rows += 1
            yield Cell("" if goes_on else text, column, column + 1, rows)


def _same(one: _Line, other: _Line, column: int) -> bool:
    """Whether two rows share the cell of the duty (column 0) or of the tasks (column 1)."""
    return one.under[: column + 1] == other.under[: column + 1]


def _header(form: Form) -> tuple[str, ...]:
    left, right = "（）" if form.brackets == "full" else "()"
    return (
        form.duty,
        "工作任務",
        "工作產出",
        form.indicator,
        form.level,
        f"職能內涵\n{left}K=knowledge 知識{right}",
        f"職能內涵\n{left}S=skills 技能{right}",
    )


def _lines(standard: Standard, form: Form) -> Iterator[_Line]:
    """Yield the rows; duties without a task, and tasks without a block, get a row of their own."""
    things: tuple[_Titled, ...] = (*standard.duties, *standard.tasks, *standard.competencies)
    named = {one.id: one for one in things}
    waiting = [duty.id for duty in standard.duties]
    seen: set[str] = set()
    current: str | None = None
    for block in _blocks(standard):
        fresh = [task for task in block.tasks if task not in seen]
        seen.update(fresh)
        if fresh:
            current = _duty_of(named[fresh[0]])
        while current in waiting and (duty := waiting.pop(0)) != current:
            yield _Line((duty, ()), _titled(named[duty], form), "", ("",) * 5)
        yield _Line(
            (current, block.tasks),
            _titled(named[current], form) if current else "",
            "\n".join(_titled(named[task], form) for task in block.tasks),
            _cells(block, named, form),
        )
    for duty in waiting:
        yield _Line((duty, ()), _titled(named[duty], form), "", ("",) * 5)


def _duty_of(task: _Titled) -> str | None:
    return task.duty if isinstance(task, Task) else None


def _blocks(standard: Standard) -> Iterator[Block]:
    """Yield the blocks, and an empty one for each task that no block names, in the tasks' order."""
    order = {task.id: place for place, task in enumerate(standard.tasks)}
    in_rows = {task for block in standard.blocks for task in block.tasks}
    alone = [task.id for task in standard.tasks if task.id not in in_rows]
    for block in standard.blocks:
        while alone and order[alone[0]] < min(order[task] for task in block.tasks):
            yield Block("", (alone.pop(0),), (), (), None, "", (), ())
        yield block
    for task in alone:
        yield Block("", (task,), (), (), None, "", (), ())


def _cells(block: Block, named: Mapping[str, _Titled], form: Form) -> tuple[str, ...]:
    return (
        "\n".join(item(one.code, one.name, form) for one in block.outputs),
        "\n".join(item(one.code, one.text, form) for one in block.indicators),
        block.level_as_printed or str(block.level or ""),
        "\n".join(_mentioned(one, named, form) for one in block.knowledge),
        "\n".join(_mentioned(one, named, form) for one in block.skills),
    )


def _mentioned(mention: Mention, named: Mapping[str, _Titled], form: Form) -> str:
    return _titled(named[mention.competency], form) + "、".join(
        f"【{task}】" for task in mention.tasks
    )


def _titled(thing: _Titled, form: Form) -> str:
    return item(thing.code, thing.name, form)


def item(code: str, name: str, form: Form) -> str:
    """Return an item as printed: its code, the separator, its name; either may be absent.

    A name that would be taken for more of the code (「3D列印」 behind O2.3.1, a full stop) stands
    behind a blank. So does every name behind T1.10, and nothing else: a reader might give the 0 back
    to the name.
    """
    if not code or not name:
        return code or name
    if _TWO_DIGITS.search(code):
        return f"{code} {name}"
    first = unicodedata.normalize("NFKC", name[0])
    if first.isascii() and first not in "([" and not form.separator.endswith(" "):
        return f"{code}{form.separator.removesuffix('.')} {name}"
    return f"{code}{form.separator}{name}"
