"""What a standard is: frozen, ordered records of what one document prints.

Words are those of the document (職能基準, 工作職責 …; the class docstrings give them). Two
records are equal when all printed content is equal: where it stood (`span`) does not count.

`id` names a thing within its standard and ends its IRI: the printed code in its standard form
(`T1.1`, `K01`; `K03~2` for a second thing printed under the same code), else kind and ordinal
(`block/3`, `T1.1/output/2`). `code` is the code exactly as printed, "" where none is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

_AROUND_NAME = " \t:：|｜-–—─~～"
_NOT_IN_IRI = re.compile(r"[\s\x00-\x20<>\"{}|^`\\/?#%\[\]\x7f-\xa0]+")


def headed(title: str) -> str:
    """Return the name in a heading: what stands before 職能基準, else behind it."""
    before, _, behind = title.replace("職能單元", "職能基準").partition("職能基準")
    return before.strip(_AROUND_NAME) or behind.strip(_AROUND_NAME)


def nameable(name: str) -> str:
    """Return a name without what no IRI can hold."""
    return _NOT_IN_IRI.sub("", name)


Severity = Literal["violation", "warning", "info"]
CompetencyKind = Literal["knowledge", "skill", "attitude"]
ClassificationKind = Literal["category", "occupation", "industry"]


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Characters [start, end) of the source text, counted in code points from 0."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")


@dataclass(frozen=True, order=True, slots=True)
class Classification:
    """One value of 所屬類別: 職類別 (category), 職業別 (occupation) or 行業別 (industry)."""

    id: str
    kind: ClassificationKind
    code: str
    name: str
    span: Span | None = field(default=None, compare=False)
    code_span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, order=True, slots=True)
class VersionEntry:
    """版本: a row of the version table, not a standard. All fields as printed."""

    id: str
    label: str
    code: str
    name: str
    status: str
    note: str
    date: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, order=True, slots=True)
class Duty:
    """工作職責 (主要職責), printed code T1."""

    id: str
    code: str
    name: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, order=True, slots=True)
class Task:
    """工作任務, printed code T1.1; `duty` is the id of its Duty, None where none is printed."""

    id: str
    code: str
    name: str
    duty: str | None
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, order=True, slots=True)
class Output:
    """工作產出, printed code O1.1.1."""

    id: str
    code: str
    name: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, order=True, slots=True)
class Indicator:
    """行為指標 (績效指標), printed code P1.1.1."""

    id: str
    code: str
    text: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, order=True, slots=True)
class Mention:
    """One place where a Block's row prints a Knowledge or Skill (by the id of the Competency).

    `tasks` are the tasks of the row that it serves where the document says so (【T1.1】 behind the
    name); without such marks, or with marks for all of them, it is empty: it serves them all.
    """

    competency: str
    tasks: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, order=True, slots=True)
class Block:
    """A row of the main table: it ties its tasks (ids) to outputs, indicators, level, K and S.

    `level` is 職能級別: 1–6, or None where none (or none legible) is printed, in which case
    `level_as_printed` keeps what stands there.
    """

    id: str
    tasks: tuple[str, ...]
    outputs: tuple[Output, ...]
    indicators: tuple[Indicator, ...]
    level: int | None
    level_as_printed: str
    knowledge: tuple[Mention, ...]
    skills: tuple[Mention, ...]
    level_span: Span | None = field(default=None, compare=False)

    @property
    def requires(self) -> tuple[Mention, ...]:
        """Everything the row needs: knowledge, then skills, in printed order."""
        return self.knowledge + self.skills

    def required_by(self, task: str) -> Iterator[Mention]:
        """Yield what the row says that this task of it needs, in the same order."""
        return (mention for mention in self.requires if task in (mention.tasks or self.tasks))


@dataclass(frozen=True, order=True, slots=True)
class Competency:
    """職能內涵: a Knowledge (K01), Skill (S01) or Attitude (A01) as this document prints it."""

    id: str
    kind: CompetencyKind
    code: str
    name: str
    description: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, order=True, slots=True)
class EntryRequirement:
    """建議擔任此職類/職業之學歷/經驗/或能力條件: one line of it."""

    id: str
    text: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, order=True, slots=True)
class Term:
    """其他補充說明: a word explained; `indicators` are the ids of the Indicators that use it."""

    id: str
    name: str
    description: str
    indicators: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, order=True, slots=True)
class Note:
    """A line of 說明與補充事項 that is neither a requirement nor a term."""

    id: str
    text: str
    span: Span | None = field(default=None, compare=False)


Item = (
    Classification
    | VersionEntry
    | Duty
    | Task
    | Output
    | Indicator
    | Competency
    | EntryRequirement
    | Term
    | Note
)
"""A thing in a standard that has an id and a place in the document."""


@dataclass(frozen=True, order=True, slots=True)
class Standard:
    """職能基準: everything one document prints, in the document's order.

    `title` is the heading line; `job_family` and `occupation_name` are the two cells 職類 and
    職業 of 職能基準名稱 (擇一填寫); `level` is 基準級別. `spans` tells where the fields that are
    plain text stand, as (field name, span) pairs.
    """

    code: str
    title: str
    job_family: str
    occupation_name: str
    description: str
    level: int | None
    level_as_printed: str
    classifications: tuple[Classification, ...]
    versions: tuple[VersionEntry, ...]
    duties: tuple[Duty, ...]
    tasks: tuple[Task, ...]
    blocks: tuple[Block, ...]
    knowledge: tuple[Competency, ...]
    skills: tuple[Competency, ...]
    attitudes: tuple[Competency, ...]
    requirements: tuple[EntryRequirement, ...]
    terms: tuple[Term, ...]
    notes: tuple[Note, ...]
    spans: tuple[tuple[str, Span], ...] = field(default=(), compare=False)

    @property
    def name(self) -> str:
        """職能基準名稱: the occupation's name, else the job family's, else the heading's."""
        return self.occupation_name or self.job_family or headed(self.title)

    @property
    def id(self) -> str:
        """What ends the IRI of the standard: its code, else its name."""
        return self.code or nameable(self.name)

    @property
    def competencies(self) -> tuple[Competency, ...]:
        """Knowledge, then skills: what tasks require. Attitudes belong to the whole standard."""
        return self.knowledge + self.skills

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything in the standard that has an id and stands somewhere, kind by kind."""
        return (
            *self.classifications,
            *self.versions,
            *self.duties,
            *self.tasks,
            *(output for block in self.blocks for output in block.outputs),
            *(indicator for block in self.blocks for indicator in block.indicators),
            *self.competencies,
            *self.attitudes,
            *self.requirements,
            *self.terms,
            *self.notes,
        )

    def blocks_of(self, task: str) -> Iterator[Block]:
        """Yield the blocks (rows) of the task with this id, in the document's order."""
        return (block for block in self.blocks if task in block.tasks)

    def needs(self) -> dict[str, tuple[str, ...]]:
        """Return, for each task id in order, the ids of the knowledge and skills it requires."""
        skills = {skill.id for skill in self.skills}
        return {
            task.id: tuple(
                dict.fromkeys(
                    mention.competency
                    for mention in sorted(
                        (
                            one
                            for block in self.blocks_of(task.id)
                            for one in block.required_by(task.id)
                        ),
                        key=lambda one: one.competency in skills,
                    )
                )
            )
            for task in self.tasks
        }
