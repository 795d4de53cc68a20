"""The things of a standard with what stands around them: what a comparison looks at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from compgraph.analysis.changes.likeness import normalised
from compgraph.analysis.changes.record import Item, Kind
from compgraph.model import Block, Standard

Key = tuple[str, str]
"""What tells a thing from all others of its standard: its family of kinds, and its id."""
Level = tuple[int | None, str]
"""A level: the number, None where there is none, and what is printed."""

_COMPETENCIES = ("knowledge", "skill", "attitude")
_PART = 3.0
"""How much an output or an indicator says about its task; a competency, which many tasks may
require, and a duty say 1."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of one standard. `around` are its neighbours, each with what it weighs.

    `rows` are the rows that print it, `index` is its place in the document among its kind.
    """

    item: Item
    index: int
    key: str
    description: str = ""
    around: dict[Key, float] = field(default_factory=dict)
    rows: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()

    @property
    def kind(self) -> Kind:
        """What kind of thing it is."""
        return self.item.kind

    @property
    def id(self) -> Key:
        """What tells it from the others."""
        return key_of(self.item.kind, self.item.id)


def key_of(kind: Kind, name: str) -> Key:
    """Return the key of a thing; a competency keeps it when it becomes one of another kind."""
    return ("competency" if kind in _COMPETENCIES else kind, name)


class Things:
    """The nodes of a standard, by key and in the document's order."""

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self.nodes: dict[Key, Node] = {}
        self.coded: dict[str, Item] = {}
        self._of: defaultdict[Kind, list[Node]] = defaultdict(list)
        self._rows_of = _rows_of(standard)
        self._needed_by: defaultdict[str, list[str]] = defaultdict(list)
        self.needs = standard.needs()
        for task, names in self.needs.items():
            for name in names:
                self._needed_by[name].append(task)
        for node in (*self._work(), *self._parts(), *self._competencies(), *self._aside()):
            if node.id not in self.nodes:
                self.nodes[node.id] = node
                self._of[node.kind].append(node)
                self.coded.setdefault(node.item.meant, node.item)

    def of(self, kind: Kind) -> list[Node]:
        """Return the nodes of a kind in the document's order."""
        return self._of.get(kind, [])

    def labels(self, kind: Kind, ids: Iterable[str]) -> str:
        """Return the labels of things of one kind, joined."""
        found = (self.nodes.get(key_of(kind, name)) for name in ids)
        return "、".join(node.item.label for node in found if node)

    def _work(self) -> Iterator[Node]:
        standard = self.standard
        tasks_of = defaultdict(list)
        for task in standard.tasks:
            tasks_of[task.duty].append(task.id)
        for index, duty in enumerate(standard.duties):
            around = {("task", task): 1.0 for task in tasks_of[duty.id]}
            yield _node("duty", index, duty.id, duty.code, duty.name, around=around)
        for index, task in enumerate(standard.tasks):
            rows = tuple(standard.blocks_of(task.id))
            around = {("duty", task.duty): 1.0} if task.duty is not None else {}
            around |= {key: weight for row in rows for key, weight in _printed(row).items()}
            around |= {("competency", name): 1.0 for name in self.needs[task.id]}
            yield _node(
                "task",
                index,
                task.id,
                task.code,
                task.name,
                place=(task.duty,) if task.duty is not None else (),
                around=around,
                rows=tuple(row.id for row in rows),
                levels=tuple(dict.fromkeys((row.level, row.level_as_printed) for row in rows)),
            )
        for index, row in enumerate(standard.blocks):
            around = {("task", task): _PART for task in row.tasks} | _printed(row)
            around |= {("competency", one.competency): 1.0 for one in row.requires}
            yield _node("block", index, row.id, "", "", place=row.tasks, around=around)

    def _parts(self) -> Iterator[Node]:
        rows = self.standard.blocks
        outputs = {one.id: (one.code, one.name) for row in rows for one in row.outputs}
        indicators = {one.id: (one.code, one.text) for row in rows for one in row.indicators}
        kinds: tuple[tuple[Kind, dict[str, tuple[str, str]]], ...] = (
            ("output", outputs),
            ("indicator", indicators),
        )
        for kind, parts in kinds:
            for index, (name, (code, printed)) in enumerate(parts.items()):
                listing = self._rows_of[kind, name]
                tasks = tuple(dict.fromkeys(task for row in listing for task in row.tasks))
                yield _node(
                    kind,
                    index,
                    name,
                    code,
                    printed,
                    place=tasks,
                    around={("task", task): 1.0 for task in tasks},
                    rows=tuple(row.id for row in listing),
                )

    def _competencies(self) -> Iterator[Node]:
        standard = self.standard
        for items in (standard.knowledge, standard.skills, standard.attitudes):
            for index, item in enumerate(items):
                tasks = tuple(self._needed_by[item.id])
                yield _node(
                    item.kind,
                    index,
                    item.id,
                    item.code,
                    item.name,
                    place=tasks,
                    description=item.description,
                    around={("task", task): 1.0 for task in tasks},
                    rows=tuple(row.id for row in self._rows_of["competency", item.id]),
                )

    def _aside(self) -> Iterator[Node]:
        standard = self.standard
        for index, value in enumerate(standard.classifications):
            yield _node(value.kind, index, value.id, value.code, value.name)
        for index, requirement in enumerate(standard.requirements):
            yield _node("requirement", index, requirement.id, "", requirement.text)
        for index, term in enumerate(standard.terms):
            yield _node("term", index, term.id, "", term.name, description=term.description)
        for index, note in enumerate(standard.notes):
            yield _node("note", index, note.id, "", note.text)


def standard_item(standard: Standard) -> Item:
    """Return the standard itself as a thing."""
    return Item("standard", standard.id, standard.code, standard.name)


def _node(
    kind: Kind,
    index: int,
    name: str,
    code: str,
    printed: str,
    *,
    place: tuple[str, ...] = (),
    description: str = "",
    around: dict[Key, float] | None = None,
    rows: tuple[str, ...] = (),
    levels: tuple[Level, ...] = (),
) -> Node:
    item = Item(kind, name, code, printed, place)
    return Node(item, index, normalised(printed), description, around or {}, rows, levels)


def _rows_of(standard: Standard) -> defaultdict[Key, list[Block]]:
    found: defaultdict[Key, list[Block]] = defaultdict(list)
    for row in standard.blocks:
        for key in (*_printed(row), *(("competency", one.competency) for one in row.requires)):
            if row not in found[key]:
                found[key].append(row)
    return found


def _printed(row: Block) -> dict[Key, float]:
    """Return the outputs and indicators of a row."""
    return {("output", one.id): _PART for one in row.outputs} | {
        ("indicator", one.id): _PART for one in row.indicators
    }
