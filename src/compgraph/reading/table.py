"""The main table: one Block a row, with its tasks, outputs, indicators, level, K and S."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from compgraph.model import Block, Indicator, Mention, Output, Span
from compgraph.reading.cells import Item, Serials, opens_with_code, scan
from compgraph.reading.columns import header_of, rows
from compgraph.reading.competencies import Competencies
from compgraph.reading.document import Document, Line, filled
from compgraph.reading.header import Header, placed
from compgraph.reading.ids import Ids
from compgraph.reading.labels import BEGINNINGS, NAMES
from compgraph.reading.levels import level_of
from compgraph.reading.refusal import refused
from compgraph.reading.remarks import Remarks
from compgraph.reading.sharing import belongs, shared_out
from compgraph.reading.work import Work, taken, texts

_NOWHERE = Span(0, 0)
CONTENT = ("output", "indicator", "level", "knowledge", "skill")
"""The columns that say something about a task."""
_ACROSS_TASK = re.compile(r"T\s?[0-9]{1,3}\.[0-9]")
_ACROSS_DUTY = re.compile(r"T\s?[0-9]{1,3}(?![0-9.])")


class _Coded(NamedTuple):
    """An output or indicator before it is one: id, printed code, text, place."""

    id: str
    code: str
    text: str
    span: Span


class Table:
    """The table while it is read: what was found so far, and what a row may refer back to."""

    def __init__(self, document: Document, ids: Ids, remarks: Remarks, headers: list[Span]) -> None:
        self.work = Work(document, ids, remarks, headers)
        self.blocks: list[Block] = []
        self.knowledge = Competencies("knowledge", document, ids, remarks)
        self.skills = Competencies("skill", document, ids, remarks)
        self._document = document
        self._ids = ids
        self._remarks = remarks
        self._headers = headers
        self._columns: Mapping[str, tuple[float, float]] = {}
        self._width = 0
        self._tasks: tuple[str, ...] = ()
        self._counts: dict[tuple[str, str], int] = {}
        self._from_above: dict[int, int] = {}

    def read(self, lines: Sequence[Line]) -> None:
        """Read the lines of the table section; what fits nowhere is left to be reported.

        Raises SourceRefused where the header lacks columns that the rows have.
        """
        start = place = 0
        while place < len(lines):
            header = header_of(self._document, lines[place:])
            if header is None:
                place += 1
                continue
            self._rows(lines[start:place])
            start = place + header.rows
            self._open(header, lines[place:start], lines[start:])
            place = start
        self._rows(lines[start:])
        self.blocks = shared_out(self.blocks, self._from_above)
        self._check_codes()

    def _rows(self, lines: Sequence[Line]) -> None:
        if self._columns:
            for row in rows(self._document, lines, self._width, self._remarks):
                self._row(row)

    def _open(self, header: Header, printed: Sequence[Line], below: Sequence[Line]) -> None:
        for line in printed:
            edges = [line.edge(index) for index in range(len(line.cells))]
            under = placed(header.columns, edges)
            self._headers.extend(
                cell for cell, name in zip(line.cells, under, strict=True) if name and filled(cell)
            )
        columns = header.columns
        if len(columns) < 3:
            return
        line = printed[0]
        missing = [name for name in NAMES if name not in columns]
        width = len(line.cells)
        needed = 0 if line.free or not below else _extent(below[0])
        if "task" in missing or (missing and needed > width):
            raise refused(
                "columns-do-not-match" if needed > width else "no-task-column",
                self._remarks.source,
                place=self._document.place_of(line.span.start),
                column="、".join(NAMES[name] for name in missing),
                cells=needed,
                columns=width,
            )
        for name in missing:
            if not self._columns or name in self._columns:
                self._remarks.add("column-missing", "warning", line.filled[0], column=NAMES[name])
        self._columns, self._width = columns, width

    def _row(self, line: Line) -> None:
        cells = self._cells(line)
        across = {} if cells else self._across(line)
        cells = cells or across
        whole = self._whole(line, cells)
        new_duty = self.work.read_duty(cells.get("duty", _NOWHERE), whole=whole)
        tasks = self.work.read_tasks(cells.get("task", _NOWHERE), whole=whole)
        uncoded = whole and (bool(tasks) or line.free)
        if not tasks and new_duty and any(_filled(cells, name) for name in CONTENT):
            tasks = (self.work.unnamed_task(self._first(cells)),)
        if not tasks and not new_duty:
            tasks = self._tasks
        if tasks and across:
            self._tasks = tasks  # its rows are below
        elif tasks:
            self._tasks = tasks
            self._block(cells, tasks, uncoded=uncoded, whole=whole)
        elif any(_filled(cells, name) for name in cells if name != "duty"):
            self._remarks.add("row-without-task", "warning", line.filled[0])

    def _cells(self, line: Line) -> dict[str, Span]:
        """Return column → cell; outputs and indicators that reach down belong to the row above."""
        cells: dict[str, Span] = {}
        last = -1
        under = placed(self._columns, [line.edge(index) for index in range(len(line.cells))])
        for index, (cell, name) in enumerate(zip(line.cells, under, strict=True)):
            reached = index in line.reached
            if name is None or (reached and name not in ("level", "knowledge", "skill")):
                if reached and name in ("output", "indicator"):
                    self._from_above[len(self.blocks)] = self._owner(len(self.blocks) - 1)
                continue
            before = cells.get(name, _NOWHERE)
            if not filled(before):
                cells[name] = cell
            elif filled(cell) and not reached and last == index - 1:
                cells[name] = Span(before.start, cell.end)
            last = index if filled(cell) else last
        return cells

    def _across(self, line: Line) -> dict[str, Span]:
        """Return a duty or task that is printed across the whole table, above its rows."""
        if not line.free or len(line.filled) != 1:
            return {}
        cell = line.filled[0]
        printed = self._document.folded[cell.start : cell.end]
        if _ACROSS_TASK.match(printed):
            return {"task": cell}
        return {"duty": cell} if _ACROSS_DUTY.match(printed) else {}

    def _owner(self, block: int) -> int:
        return self._from_above.get(block, block)

    def _first(self, cells: dict[str, Span]) -> Span:
        return next(cells[name] for name in CONTENT if _filled(cells, name))

    def _whole(self, line: Line, cells: dict[str, Span]) -> bool:
        """Whether the row has as many cells as the header, or lacks only empty ones at its end.

        In any other row text without a code is left to be reported: it may be in the wrong column.
        """
        if line.free or (
            not any(filled(cell) for cell in line.cells[self._width :])
            and (len(line.cells) >= self._width or self._fits(cells))
        ):
            return True
        self._remarks.add(
            "row-shape",
            "warning",
            self._document.trimmed(line.span.start, line.span.end),
            cells=len(line.cells),
            columns=self._width,
        )
        return False

    def _fits(self, cells: dict[str, Span]) -> bool:
        """Whether every filled cell begins as its column demands."""
        return all(
            self._document.folded[cell.start] in BEGINNINGS[name]
            for name, cell in cells.items()
            if filled(cell)
        )

    def _block(
        self, cells: dict[str, Span], tasks: tuple[str, ...], *, uncoded: bool, whole: bool
    ) -> None:
        id_ = f"block/{len(self.blocks) + 1}"
        outputs = self._coded(cells.get("output", _NOWHERE), "output", tasks, uncoded)
        indicators = self._coded(cells.get("indicator", _NOWHERE), "indicator", tasks, uncoded)
        level = cells.get("level", _NOWHERE)
        printed = self._document.stored(level)
        if level_of(printed) is None and (not whole or opens_with_code(self._document, level)):
            printed = ""
        if printed and level_of(printed) is None:
            self._remarks.add("level-not-1-6", "warning", level, subject=id_)
        mentions = self._mentions(cells, tasks, uncoded)
        self.blocks.append(
            Block(
                id=id_,
                tasks=tasks,
                outputs=tuple(Output(*one) for one in outputs),
                indicators=tuple(Indicator(*one) for one in indicators),
                level=level_of(printed),
                level_as_printed=printed,
                knowledge=mentions["K"],
                skills=mentions["S"],
                level_span=level if printed else None,
            )
        )

    def _coded(
        self,
        cell: Span,
        kind: Literal["output", "indicator"],
        tasks: tuple[str, ...],
        uncoded: bool,
    ) -> list[_Coded]:
        found = self.work.scan(cell, kind)
        things = []
        count = self._counts.get((kind, tasks[0]), 0)
        if uncoded and found.uncoded:
            id_ = self._ids.take(f"{tasks[0]}/{kind}/{count + 1}")
            things.append(_Coded(id_, "", self._document.stored(found.lead), found.lead))
            self._remarks.add("code-missing", "warning", found.lead, subject=id_)
        for item in found.items:
            id_ = taken(item, self._ids, self._remarks)
            things.append(_Coded(id_, *texts(self._document, item), item.span))
        self._counts[kind, tasks[0]] = count + len(things)
        return things

    def _check_codes(self) -> None:
        """Note the outputs and indicators whose code is that of another task."""
        for block in self.blocks:
            items: list[Output | Indicator] = [*block.outputs, *block.indicators]
            for item in items:
                if item.code and not any(belongs(item.id, task) for task in block.tasks):
                    self._remarks.add(
                        "code-of-other-task",
                        "warning",
                        item.span,
                        subject=item.id,
                        code=item.id.partition("~")[0],
                        task="、".join(block.tasks),
                    )

    def _mentions(
        self, cells: dict[str, Span], tasks: tuple[str, ...], uncoded: bool
    ) -> dict[str, tuple[Mention, ...]]:
        mentions: dict[str, dict[str, Mention]] = {"K": {}, "S": {}}
        registers = {"K": self.knowledge, "S": self.skills}
        for own, column in (("K", "knowledge"), ("S", "skill")):
            cell = cells.get(column, _NOWHERE)
            serials = Serials(highest=registers[own].highest)
            found = scan(self._document, cell, "competency", serials, self._remarks)
            if uncoded and found.uncoded:
                nothing = Span(found.lead.start, found.lead.start)
                item = Item(own, "", nothing, found.lead)
                self._keep(registers[own].mention(item, tasks), mentions[own], item)
            for item in found.items:
                mention = registers[item.letter].mention(item, tasks)
                self._keep(mention, mentions[item.letter], item)
                if item.letter != own:
                    self._remarks.add(
                        "code-in-other-column",
                        "warning",
                        item.span,
                        code=item.code,
                        column=NAMES[column],
                    )
        return {letter: tuple(kept.values()) for letter, kept in mentions.items()}

    def _keep(self, mention: Mention, mentions: dict[str, Mention], item: Item) -> None:
        """Keep a mention unless its row has it already; a second print counts as a header."""
        if mentions.setdefault(mention.competency, mention) is not mention and mention.span:
            self._headers.append(mention.span)
            self._remarks.add(
                "printed-twice", "info", item.span, subject=mention.competency, code=item.code
            )


def _extent(line: Line) -> int:
    """Return how many cells the line has up to its last filled one."""
    return max((index for index, cell in enumerate(line.cells, 1) if filled(cell)), default=0)


def _filled(cells: Mapping[str, Span], name: str) -> bool:
    return name in cells and filled(cells[name])
