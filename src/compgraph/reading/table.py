"""The main table: one Block a row, with its tasks, outputs, indicators, level, K and S."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from compgraph.model import Block, Indicator, Mention, Output, Span
from compgraph.reading.cells import Item, Serials, opens_with_code, scan
from compgraph.reading.columns import columns_of, rows
from compgraph.reading.competencies import Competencies
from compgraph.reading.document import Document, Line
from compgraph.reading.ids import Ids
from compgraph.reading.labels import NAMES
from compgraph.reading.levels import level_of
from compgraph.reading.refusal import refused
from compgraph.reading.remarks import Remarks
from compgraph.reading.spaces import TASK_MARK
from compgraph.reading.work import Work, taken, texts

_NOWHERE = Span(0, 0)
_BEGINNINGS = {
    "duty": "T",
    "task": "T",
    "output": "O0",
    "indicator": "P",
    "level": "123456",
    "knowledge": "K",
    "skill": "S",
}


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
        self._columns: dict[str, int] = {}
        self._width = 0
        self._tasks: tuple[str, ...] = ()
        self._counts: dict[tuple[str, str], int] = {}

    def read(self, lines: Sequence[Line]) -> None:
        """Read the lines of the table section; what fits nowhere is left to be reported.

        Raises SourceRefused where the header lacks columns that the rows have.
        """
        start = 0
        for place, line in enumerate([*lines, None]):
            columns = columns_of(self._document, line) if line else {}
            if line is not None and not columns:
                continue
            if self._columns:
                for row in rows(self._document, lines[start:place], self._width, self._remarks):
                    self._row(row)
            start = place + 1
            if line is not None:
                self._open(line, columns, lines[place + 1 :])

    def _open(self, line: Line, columns: dict[str, int], below: Sequence[Line]) -> None:
        self._headers.extend(line.cells[index] for index in columns.values())
        if len(columns) < 3:
            return
        missing = [name for name in NAMES if name not in columns]
        width = len(line.cells)
        needed = _extent(below[0]) if below else 0
        if "task" in missing or (missing and needed > width):
            raise refused(
                "columns-do-not-match" if needed > width else "no-task-column",
                self._remarks.source,
                line.number,
                column="、".join(NAMES[name] for name in missing),
                cells=needed,
                columns=width,
            )
        for name in missing:
            if not self._columns or name in self._columns:
                self._remarks.add("column-missing", "warning", line.filled[0], column=NAMES[name])
        self._columns, self._width = columns, width

    def _row(self, line: Line) -> None:
        cells = {
            name: line.cells[index] if index < len(line.cells) else _NOWHERE
            for name, index in self._columns.items()
        }
        whole = self._whole(line, cells)
        new_duty = self.work.read_duty(cells.get("duty", _NOWHERE), whole=whole)
        tasks = self.work.read_tasks(cells.get("task", _NOWHERE), whole=whole)
        uncoded = whole and bool(tasks)
        if not tasks and not new_duty:
            tasks = self._tasks
        if tasks:
            self._tasks = tasks
            self._block(cells, tasks, uncoded=uncoded, whole=whole)
        elif any(_filled(cell) for name, cell in cells.items() if name != "duty"):
            self._remarks.add("row-without-task", "warning", line.filled[0])

    def _whole(self, line: Line, cells: dict[str, Span]) -> bool:
        """Whether the row has as many cells as the header, or lacks only empty ones at its end.

        In any other row text without a code is left to be reported: it may be in the wrong column.
        """
        if not any(_filled(cell) for cell in line.cells[self._width :]) and (
            len(line.cells) >= self._width or self._fits(cells)
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
            self._document.folded[cell.start] in _BEGINNINGS[name]
            for name, cell in cells.items()
            if _filled(cell)
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
        mentions = self._mentions(cells, uncoded)
        self._marks(cells, tasks, id_)
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

    def _marks(self, cells: dict[str, Span], tasks: tuple[str, ...], id_: str) -> None:
        """Tell that marks such as 【T1.1】 behind K and S are not applied to the tasks of a row."""
        for column in ("knowledge", "skill"):
            cell = cells.get(column, _NOWHERE)
            mark = TASK_MARK.search(self._document.folded, cell.start, cell.end)
            if mark and len(tasks) > 1:
                place = Span(*mark.span())
                self._remarks.add("task-marks", "warning", place, subject=id_, column=NAMES[column])

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
            if not any(_belongs(item.code, task) for task in tasks):
                self._remarks.add(
                    "code-of-other-task",
                    "warning",
                    item.span,
                    subject=id_,
                    code=item.code,
                    task="、".join(tasks),
                )
        self._counts[kind, tasks[0]] = count + len(things)
        return things

    def _mentions(self, cells: dict[str, Span], uncoded: bool) -> dict[str, tuple[Mention, ...]]:
        mentions: dict[str, dict[str, Mention]] = {"K": {}, "S": {}}
        registers = {"K": self.knowledge, "S": self.skills}
        for own, column in (("K", "knowledge"), ("S", "skill")):
            found = scan(
                self._document,
                cells.get(column, _NOWHERE),
                "competency",
                Serials(),
                self._remarks,
            )
            if uncoded and found.uncoded:
                nothing = Span(found.lead.start, found.lead.start)
                item = Item(own, "", nothing, found.lead)
                self._keep(registers[own].mention(item), mentions[own], item)
            for item in found.items:
                mention = registers[item.letter].mention(item)
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
    return max((index for index, cell in enumerate(line.cells, 1) if _filled(cell)), default=0)


def _filled(cell: Span) -> bool:
    return cell.start < cell.end


def _belongs(code: str, task: str) -> bool:
    """Whether O1.2.1 belongs to T1.2; a two-part code (O1.1) belongs to the duty of the task."""
    prefix = code[1:].split(".")[:-1]
    return "/" in task or task.partition("~")[0][1:].split(".")[: len(prefix)] == prefix
