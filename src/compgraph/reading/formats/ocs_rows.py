"""Duties, tasks, rows and competencies of the OCS form: codes and names stand apart in it.

A code is a code of its kind only when it is nothing else (a full stop or colon behind it aside);
what stands there instead is kept as printed, with an id by kind and ordinal and a finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compgraph.model import Block, Competency, Duty, Indicator, Mention, Output, Span, Task
from compgraph.reading.attitudes import attitude_of
from compgraph.reading.cells import Item, Serials, scan
from compgraph.reading.competencies import Competencies
from compgraph.reading.document import Document, Place
from compgraph.reading.formats.ocs_form import Group, Pair, Row, Unit
from compgraph.reading.formats.ocs_remarks import OcsRemarks
from compgraph.reading.ids import Ids
from compgraph.reading.labels import NAMES
from compgraph.reading.levels import level_of
from compgraph.reading.sharing import belongs
from compgraph.reading.work import taken, texts


class _Coded(NamedTuple):
    """An output or indicator before it is one: id, printed code, text, place."""

    id: str
    code: str
    text: str
    span: Span


class Rows:
    """What was found so far."""

    def __init__(
        self, document: Document, ids: Ids, remarks: OcsRemarks, headers: list[Span]
    ) -> None:
        self.duties: list[Duty] = []
        self.tasks: list[Task] = []
        self.blocks: list[Block] = []
        self.knowledge = Competencies("knowledge", document, ids, remarks)
        self.skills = Competencies("skill", document, ids, remarks)
        self._document = document
        self._ids = ids
        self._remarks = remarks
        self._headers = headers
        self._printed: dict[tuple[str, str], str] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self._serials = Serials()

    def read(self, units: Sequence[Unit]) -> None:
        """Read the duties with everything under them."""
        for unit in units:
            duty = self._duty(unit.duty)
            for group in unit.groups:
                self._group(group, duty)

    def attitudes(self, pairs: Sequence[Pair]) -> tuple[Competency, ...]:
        """Return the attitudes in their order."""
        found: list[Competency] = []
        for pair in pairs:
            item = self._item(pair, "attitude")
            if not pair.empty:
                id_ = self._id(item, f"attitude/{len(found) + 1}")
                found.append(attitude_of(self._document, id_, item.printed, item.text))
        return tuple(found)

    def _duty(self, pair: Pair) -> str | None:
        """Return the id of a duty, None where neither code nor name is given."""
        if pair.empty:
            return None
        item = self._item(pair, "duty")
        if known := self._printed_before(item):
            return known
        id_ = self._new(item, f"duty/{len(self.duties) + 1}")
        self.duties.append(Duty(id_, *texts(self._document, item), item.span))
        return id_

    def _group(self, group: Group, duty: str | None) -> None:
        tasks = tuple(dict.fromkeys(self._task(pair, duty) for pair in group.tasks))
        if not tasks:
            tasks = (self._unnamed(duty),)
            at = Place(line=group.line)
            rule = "ocs-group-without-task"
            self._remarks.doubt(rule, "warning", None, at=at, subject=tasks[0])
        if not group.rows:
            at = Place(line=group.line)
            tasks_ = "、".join(tasks)
            self._remarks.doubt("ocs-no-row", "warning", None, at=at, subject=tasks[0], task=tasks_)
            nothing = Span(0, 0)
            group.rows.append(Row(nothing, [], [], [], []))
        for row in group.rows:
            self._block(row, tasks)

    def _unnamed(self, duty: str | None) -> str:
        parent = f"{duty}/" if duty else ""
        id_ = self._ids.take(f"{parent}task/{len(self.tasks) + 1}")
        self.tasks.append(Task(id_, "", "", duty))
        return id_

    def _task(self, pair: Pair, duty: str | None) -> str:
        item = self._item(pair, "task")
        if known := self._printed_before(item):
            return known
        parent = f"{duty}/" if duty else ""
        id_ = self._new(item, f"{parent}task/{len(self.tasks) + 1}")
        self.tasks.append(Task(id_, *texts(self._document, item), duty, item.span))
        number = item.code.split(".", maxsplit=1)[0]
        if item.code and duty and "/" not in duty and duty.partition("~")[0] != number:
            self._remarks.add(
                "task-of-other-duty", "warning", item.span, subject=id_, code=item.code, duty=duty
            )
        return id_

    def _block(self, row: Row, tasks: tuple[str, ...]) -> None:
        id_ = f"block/{len(self.blocks) + 1}"
        level = self._document.trimmed(row.level.start, row.level.end)
        printed = self._document.stored(level)
        if printed and level_of(printed) is None:
            self._remarks.add("level-not-1-6", "warning", level, subject=id_)
        knowledge, skills = self._mentions(row, tasks)
        self.blocks.append(
            Block(
                id=id_,
                tasks=tasks,
                outputs=tuple(Output(*one) for one in self._coded(row.outputs, "output", tasks)),
                indicators=tuple(
                    Indicator(*one) for one in self._coded(row.indicators, "indicator", tasks)
                ),
                level=level_of(printed),
                level_as_printed=printed,
                knowledge=knowledge,
                skills=skills,
                level_span=level if printed else None,
            )
        )

    def _coded(self, pairs: Sequence[Pair], kind: str, tasks: tuple[str, ...]) -> list[_Coded]:
        things: list[_Coded] = []
        count = self._counts.get((kind, tasks[0]), 0)
        for pair in pairs:
            if pair.empty:
                continue
            item = self._item(pair, kind)
            id_ = self._id(item, f"{tasks[0]}/{kind}/{count + len(things) + 1}")
            things.append(_Coded(id_, *texts(self._document, item), item.span))
            if item.code and not any(belongs(item.code, task) for task in tasks):
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

    def _mentions(
        self, row: Row, tasks: tuple[str, ...]
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        kept: dict[str, dict[str, Mention]] = {"K": {}, "S": {}}
        registers = {"K": self.knowledge, "S": self.skills}
        for own, column, pairs in (("K", "knowledge", row.knowledge), ("S", "skill", row.skills)):
            for pair in pairs:
                if pair.empty:
                    continue
                item = self._item(pair, "competency", own)
                mention = registers[item.letter].mention(item, tasks)
                if not item.code:
                    self._check_legible(item, mention.competency)
                if kept[item.letter].setdefault(mention.competency, mention) is not mention:
                    self._headers.append(mention.span or item.span)
                    subject = mention.competency
                    self._remarks.add(
                        "printed-twice", "info", item.span, subject=subject, code=item.code
                    )
                if item.letter != own:
                    name = NAMES[column]
                    self._remarks.add(
                        "code-in-other-column", "warning", item.span, code=item.code, column=name
                    )
        return tuple(kept["K"].values()), tuple(kept["S"].values())

    def _item(self, pair: Pair, kind: str, letter: str = "") -> Item:
        """Return the code and the text of a pair; no code where what stands there is none."""
        printed = self._document.trimmed(pair.code.start, pair.code.end)
        behind = self._document.trimmed(pair.text.start, pair.text.end)
        found = scan(self._document, printed, kind, Serials(), self._remarks).items
        if len(found) == 1 and found[0].printed.start == printed.start and _whole(found[0]):
            item = found[0]
            self._check_digits(item, behind)
            return Item(item.letter, item.code, item.printed, behind)
        return Item(letter, "", printed, behind)

    def _check_digits(self, item: Item, behind: Span) -> None:
        """Note a code that seems to end with digits of the name: O2.3.13 「D設計」 after O2.3.0.

        The same rule as where code and name stand in one text, but here the JSON says which is
        which, and it is left as it says.
        """
        *prefix, serial = item.code.split(".")
        if item.letter in "KSA":
            return
        expected = self._serials.following(tuple(prefix))
        self._serials.last[tuple(prefix)] = int(serial) if serial.isdecimal() else 0
        if (
            prefix
            and int(serial) > 9
            and int(serial) != expected
            and serial.startswith(str(expected))
            and behind.start < behind.end
        ):
            self._serials.last[tuple(prefix)] = expected
            self._remarks.doubt(
                "ocs-code-took-digits",
                "warning",
                Span(item.printed.start, behind.end),
                code=item.code,
                shorter=".".join((*prefix, str(expected))),
                name=serial[len(str(expected)) :] + self._document.stored(behind)[:12],
            )

    def _id(self, item: Item, wish: str) -> str:
        """Return an id; a second use of a code, a missing code and a missing name are noted."""
        if item.code:
            return taken(item, self._ids, self._remarks)
        id_ = self._ids.take(wish)
        if not self._check_legible(item, id_):
            self._remarks.add("code-missing", "warning", item.text, subject=id_)
        return id_

    def _check_legible(self, item: Item, id_: str) -> bool:
        """Note what is printed in the place of a code and is none; return whether there is any."""
        printed = item.printed.start < item.printed.end
        if printed:
            self._remarks.doubt("ocs-code-not-legible", "warning", item.printed, subject=id_)
        return printed

    def _new(self, item: Item, wish: str) -> str:
        id_ = self._id(item, wish)
        if item.code:
            self._printed[item.code, self._document.key(item.text)] = id_
        return id_

    def _printed_before(self, item: Item) -> str | None:
        """Return the id of the duty or task that this prints again; that counts as a header."""
        known = self._printed.get((item.code, self._document.key(item.text)))
        if known:
            self._headers.append(item.span)
        return known


def _whole(item: Item) -> bool:
    """Whether nothing stands behind the code."""
    return item.text.start == item.text.end
