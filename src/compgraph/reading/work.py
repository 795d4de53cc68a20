"""The first two columns of the main table: 工作職責 and 工作任務.

A duty or task printed again with the same code and name (on a later page) is the same one; its
second print counts among the headers.
"""

from __future__ import annotations

from compgraph.model import Duty, Span, Task
from compgraph.reading.cells import Cell, Item, Serials, scan
from compgraph.reading.document import Document
from compgraph.reading.ids import Ids
from compgraph.reading.remarks import Remarks


class Work:
    """The duties and tasks found so far, and the duty that the next row goes on with."""

    def __init__(self, document: Document, ids: Ids, remarks: Remarks, headers: list[Span]) -> None:
        self.duties: list[Duty] = []
        self.tasks: list[Task] = []
        self._document = document
        self._ids = ids
        self._remarks = remarks
        self._headers = headers
        self._duty: str | None = None
        self._printed: dict[tuple[str, str], str] = {}
        self._serials = Serials()

    def scan(self, cell: Span, kind: str) -> Cell:
        """Split a cell into items; serials go on from the rows above."""
        return scan(self._document, cell, kind, self._serials, self._remarks)

    def read_duty(self, cell: Span, *, whole: bool) -> bool:
        """Read the duty cell; return whether it names another duty than the current one."""
        before = self._duty
        found = self.scan(cell, "duty")
        if whole and found.uncoded:
            name = self._document.stored(found.lead)
            self._duty = self._ids.take(f"duty/{len(self.duties) + 1}")
            self.duties.append(Duty(self._duty, "", name, found.lead))
            self._remarks.add("code-missing", "warning", found.lead, subject=self._duty)
        for item in found.items:
            known = self._printed_before(item)
            self._duty = known or self._new(item)
            if not known:
                self.duties.append(Duty(self._duty, *texts(self._document, item), item.span))
        return self._duty != before

    def read_tasks(self, cell: Span, *, whole: bool) -> tuple[str, ...]:
        """Read the task cell; return the ids of its tasks, none where it is empty."""
        found = self.scan(cell, "task")
        named = []
        if whole and found.uncoded:
            parent = f"{self._duty}/" if self._duty else ""
            id_ = self._ids.take(f"{parent}task/{len(self.tasks) + 1}")
            name = self._document.stored(found.lead)
            self.tasks.append(Task(id_, "", name, self._duty, found.lead))
            self._remarks.add("code-missing", "warning", found.lead, subject=id_)
            named.append(id_)
        for item in found.items:
            known = self._printed_before(item)
            id_ = known or self._new(item)
            named.append(id_)
            if not known:
                self.tasks.append(Task(id_, *texts(self._document, item), self._duty, item.span))
                self._check_duty(item, id_)
        return tuple(dict.fromkeys(named))

    def unnamed_task(self, place: Span) -> str:
        """Return the id of a task of the current duty whose cell is empty; `place` is its row's."""
        parent = f"{self._duty}/" if self._duty else ""
        id_ = self._ids.take(f"{parent}task/{len(self.tasks) + 1}")
        self.tasks.append(Task(id_, "", "", self._duty))  # nothing is printed: no place
        self._remarks.add("task-cell-empty", "warning", place, subject=id_)
        return id_

    def _check_duty(self, item: Item, id_: str) -> None:
        number = item.code.split(".", maxsplit=1)[0]
        if self._duty and "/" not in self._duty and self._duty.partition("~")[0] != number:
            self._remarks.add(
                "task-of-other-duty",
                "warning",
                item.span,
                subject=id_,
                code=item.code,
                duty=self._duty,
            )

    def _printed_before(self, item: Item) -> str | None:
        """Return the id of the duty or task that this prints again."""
        known = self._printed.get((item.code, self._document.key(item.text)))
        if known:
            self._headers.append(item.span)
        return known

    def _new(self, item: Item) -> str:
        id_ = taken(item, self._ids, self._remarks)
        self._printed[item.code, self._document.key(item.text)] = id_
        return id_


def texts(document: Document, item: Item) -> tuple[str, str]:
    """Return the code as printed and the text of an item."""
    return document.stored(item.printed), document.stored(item.text)


def taken(item: Item, ids: Ids, remarks: Remarks) -> str:
    """Return an id for a coded item; a code used before and a missing name are noted."""
    id_ = ids.take(item.code)
    if id_ != item.code:
        remarks.add("duplicate-code", "warning", item.span, subject=id_, code=item.code)
    if item.text.start == item.text.end:
        remarks.add("name-missing", "warning", item.span, subject=id_, code=item.code)
    return id_
