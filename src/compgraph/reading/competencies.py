"""The knowledge and skills of a document: one Competency for each code and name, many mentions.

A code printed again with the same name (footnote marks and widths aside) is the same competency;
with another name it is a second one (`K03~2`).
"""

from __future__ import annotations

from typing import Literal

from compgraph.model import Competency, Mention, Span
from compgraph.reading.cells import Item
from compgraph.reading.document import Document
from compgraph.reading.ids import Ids
from compgraph.reading.remarks import Remarks
from compgraph.reading.spaces import key, unmarked


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

    @property
    def found(self) -> tuple[Competency, ...]:
        """The competencies so far."""
        return tuple(self._known.values())

    def mention(self, item: Item) -> Mention:
        """Return the mention that `item` is; its competency is kept when it is new."""
        name = self._document.stored(item.text)
        wanted = (item.code, unmarked(name))
        if wanted not in self._known:
            self._known[wanted] = self._new(item, name)
        competency = self._known[wanted]
        return Mention(competency.id, self._extent(item, competency.name))

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
        """Return the place of the mention without marks that the competency's name lacks.

        Such marks (「【T3.1】」 behind a name kept with 「【T2.3】」) have no field in the record;
        left outside, they are reported.
        """
        if key(self._document.printed(item.text)) in (key(name), unmarked(name)):
            return item.span
        mark = self._document.folded.find("【", item.text.start, item.text.end)
        end = mark if mark >= 0 else item.text.end
        while end > item.printed.end and self._document.folded[end - 1] in "、,; ":
            end -= 1
        return Span(item.span.start, self._document.trimmed(item.printed.end, end).end)
