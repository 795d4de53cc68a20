"""The knowledge and skills of a document: one Competency for each code and name, many mentions.

A code printed again with the same name (footnote marks and widths aside) is the same competency;
with another name it is a second one (`K03~2`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from compgraph.model import Competency, Mention, Span
from compgraph.reading.cells import Item
from compgraph.reading.document import Document
from compgraph.reading.ids import Ids
from compgraph.reading.remarks import Remarks
from compgraph.reading.spaces import TASK_MARK, TASK_MARKS, key, unmarked


class Competencies:
    """The competencies of one kind ("knowledge" or "skill") in the order of their first print."""

    def __init__(
        self,
        kind: Literal["knowledge", "skill"],
        document: Document,
        ids: Ids,
        remarks: Remarks,
    ) -> None:
        self.kind = kind
        self._document = document
        self._ids = ids
        self._remarks = remarks
        self._known: dict[tuple[str, str], Competency] = {}
        self._first: dict[str, Competency] = {}
        self.highest = 0

    @property
    def found(self) -> tuple[Competency, ...]:
        """The competencies so far."""
        return tuple(self._known.values())

    def mention(self, item: Item, row: Sequence[str]) -> Mention:
        """Return the mention that `item` is in a row with these tasks; a new competency is kept."""
        name = TASK_MARKS.sub("", self._document.stored(item.text))
        wanted = (item.code, unmarked(name))
        if wanted not in self._known:
            self._known[wanted] = self._new(item, name)
            self.highest = max(self.highest, int(item.code[1:] or 0))
        competency = self._known[wanted]
        tasks = self._served(item, row)
        return Mention(competency.id, tasks, self._extent(item, competency.name))

    def _served(self, item: Item, row: Sequence[str]) -> tuple[str, ...]:
        """Return the tasks of the row that the marks behind the name tell, none for all of them."""
        marks = self._document.folded[item.text.start : item.text.end]
        named = [match.group(1) for match in TASK_MARK.finditer(marks)]
        unknown = [task for task in named if task not in row]
        if unknown:
            self._remarks.add(
                "task-mark-unknown", "warning", item.span, code=item.code, task="、".join(unknown)
            )
        tasks = tuple(task for task in row if task in named)
        return () if len(tasks) == len(row) else tasks

    def _new(self, item: Item, name: str) -> Competency:
        id_ = self._ids.take(item.code or f"{self.kind}/{len(self._known) + 1}")
        competency = Competency(
            id=id_,
            kind=self.kind,
            code=self._document.stored(item.printed),
            name=name,
            span=item.span,
        )
        first = self._first.setdefault(item.code, competency)
        if not item.code:
            self._remarks.add("code-missing", "warning", item.text, subject=id_)
        elif not name:
            self._remarks.add("name-missing", "warning", item.span, subject=id_, code=item.code)
        elif first is not competency:
            self._remarks.add(
                "code-with-two-names",
                "warning",
                item.span,
                subject=id_,
                code=item.code,
                first=first.name,
                second=name,
            )
        return competency

    def _extent(self, item: Item, name: str) -> Span:
        """Return the place of the mention without footnote marks that the competency's name lacks.

        Such marks (「【註2】」 behind a name first printed without) have no field in the record; left
        outside, they are reported.
        """
        printed = key(self._document.printed(item.text))
        if TASK_MARKS.sub("", printed) in (key(name), unmarked(name)):
            return item.span
        mark = self._document.folded.find("【", item.text.start, item.text.end)
        end = mark if mark >= 0 else item.text.end
        while end > item.printed.end and self._document.folded[end - 1] in "、,; ":
            end -= 1
        return Span(item.span.start, self._document.trimmed(item.printed.end, end).end)
