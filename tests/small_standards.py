"""Small standards from a few lines, for tests that need many of them.

T1 規劃                a duty
T1.1 訪談 | 3          a task in the duty above, and the level of its row
row | 4                another row of that task
O1.1.1 紀錄            an output, an indicator (P1.1.1) of the row above
> K01 S01              what that row requires
K01 名稱               a competency; A01 名稱：說明
條件 大專以上          an entry requirement
名詞 雲端：說明        a term
備註 略                a note
職業別 3512 技術員     a classification (職類別, 職業別, 行業別)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from compgraph.model import (
    Block,
    Classification,
    Competency,
    Duty,
    EntryRequirement,
    Indicator,
    Mention,
    Note,
    Output,
    Standard,
    Task,
    Term,
)

_KINDS = {"職類別": "category", "職業別": "occupation", "行業別": "industry"}
_COMPETENCY = {"K": "knowledge", "S": "skill", "A": "attitude"}


@dataclass
class _Draft:
    duties: list[Duty] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    competencies: list[Competency] = field(default_factory=list)
    requirements: list[EntryRequirement] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    classifications: list[Classification] = field(default_factory=list)

    def row(self, task: str, level: str) -> None:
        number = int(level) if re.fullmatch("[1-6]", level) else None
        self.blocks.append(
            Block(f"block/{len(self.blocks) + 1}", (task,), (), (), number, level, (), ())
        )

    def grow(self, part: Output | Indicator) -> None:
        row = self.blocks[-1]
        if isinstance(part, Output):
            self.blocks[-1] = replace(row, outputs=(*row.outputs, part))
        else:
            self.blocks[-1] = replace(row, indicators=(*row.indicators, part))

    def require(self, codes: list[str]) -> None:
        self.blocks[-1] = replace(
            self.blocks[-1],
            knowledge=tuple(Mention(code) for code in codes if code[0] == "K"),
            skills=tuple(Mention(code) for code in codes if code[0] == "S"),
        )


def small(lines: str, code: str = "ABC1234-001v2", **fields: object) -> Standard:
    """Return the standard that the lines describe; `fields` are those of the record."""
    draft = _Draft()
    for line in filter(None, map(str.strip, lines.strip().splitlines())):
        _read(draft, line)
    kinds = {
        kind: tuple(item for item in draft.competencies if item.kind == kind)
        for kind in _COMPETENCY.values()
    }
    record = Standard(
        code=code,
        title="茶園管理人員職能基準",
        job_family="",
        occupation_name="茶園管理人員",
        description="管理茶園。",
        level=3,
        level_as_printed="3",
        classifications=tuple(draft.classifications),
        versions=(),
        duties=tuple(draft.duties),
        tasks=tuple(draft.tasks),
        blocks=tuple(draft.blocks),
        knowledge=kinds["knowledge"],
        skills=kinds["skill"],
        attitudes=kinds["attitude"],
        requirements=tuple(draft.requirements),
        terms=tuple(draft.terms),
        notes=tuple(draft.notes),
    )
    return replace(record, **fields)  # type: ignore[arg-type]


def _read(draft: _Draft, line: str) -> None:
    head, _, rest = line.partition(" ")
    if head[0] in "TOPKSA>" or head == "row":
        _read_table(draft, head, rest)
        return
    name, _, told = rest.partition("：")
    if head == "條件":
        draft.requirements.append(
            EntryRequirement(f"requirement/{len(draft.requirements) + 1}", rest)
        )
    elif head == "名詞":
        draft.terms.append(Term(f"term/{len(draft.terms) + 1}", name, told))
    elif head == "備註":
        draft.notes.append(Note(f"note/{len(draft.notes) + 1}", rest))
    else:
        code, _, label = rest.partition(" ")
        kind = _KINDS[head]
        draft.classifications.append(Classification(f"{kind}/1", kind, code, label))  # type: ignore[arg-type]


def _read_table(draft: _Draft, head: str, rest: str) -> None:
    if re.fullmatch(r"T[0-9]+", head):
        draft.duties.append(Duty(head, head, rest))
    elif head[0] == "T":
        task, _, level = (part.strip() for part in rest.partition("|"))
        duty = draft.duties[-1].id if draft.duties else None
        draft.tasks.append(Task(head, head, task, duty))
        draft.row(head, level)
    elif head == "row":
        draft.row(draft.tasks[-1].id, rest.removeprefix("|").strip())
    elif head[0] in "OP":
        draft.grow((Output if head[0] == "O" else Indicator)(head, head, rest))
    elif head == ">":
        draft.require(rest.split())
    else:
        name, _, told = rest.partition("：")
        kind = _COMPETENCY[head[0]]
        draft.competencies.append(Competency(head, kind, head, name, told))  # type: ignore[arg-type]
