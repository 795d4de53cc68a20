"""What a record says, one fact at a time: the measure for what an export holds of it.

A row of the table is told by what follows from it: which outputs, indicators, level, knowledge and
skills each of its tasks has. Only where that does not give the row back (several tasks in a row,
several rows for a task) the row itself is a fact too (`block.row`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from compgraph.model import Block, Competency, Standard
from compgraph.rdf.order import in_order, numbered

Pairs = Iterable[tuple[str, str]]


class Fact(NamedTuple):
    """A field (`task.name`) of a thing, by its id ("" is the standard itself), and its value."""

    field: str
    subject: str
    value: str


class _Named(Protocol):
    @property
    def id(self) -> str: ...


LISTS = (
    "classifications",
    "versions",
    "duties",
    "tasks",
    "outputs",
    "indicators",
    "knowledge",
    "skills",
    "attitudes",
    "requirements",
    "terms",
    "notes",
)


def facts(standard: Standard, before: Pairs = (), places: Pairs = ()) -> tuple[Fact, ...]:
    """Return all facts of the record, each once, and what the graphs beside it say.

    `before` are (earlier, later) pairs of ids, `places` says where in the document the thing with an
    id stands. Empty values are no facts.
    """
    found = (
        *_profile(standard),
        *_printed(standard),
        *_relations(standard),
        *_orders(standard),
        *(Fact("comesBefore", earlier, later) for earlier, later in before),
        *(Fact("place", name, where) for name, where in places),
    )
    return tuple(dict.fromkeys(fact for fact in found if fact.value))


def order(kind: str, ids: Sequence[str]) -> Fact:
    """Return the fact of the order of a list (one of `LISTS`); none where nothing is to order."""
    different = list(dict.fromkeys(ids))
    return Fact("order", kind, " ".join(different) if len(different) > 1 else "")


def row(
    tasks: Iterable[str],
    outputs: Iterable[str],
    indicators: Iterable[str],
    level: str,
    needs: Iterable[str],
) -> str:
    """Return a row of the table as one value."""
    cells = (tasks, outputs, indicators, [level], needs)
    return " | ".join(" ".join(cell) for cell in cells)


def needs_itself(standard: Standard) -> frozenset[str]:
    """Return the ids of the rows that do not follow from what is said of single tasks."""
    rows = Counter(task for block in standard.blocks for task in block.tasks)
    return frozenset(
        block.id
        for block in standard.blocks
        if len(set(block.tasks)) != 1 or rows[block.tasks[0]] > 1
    )


def _profile(standard: Standard) -> Iterator[Fact]:
    yield Fact("standard.code", "", standard.code)
    yield Fact("standard.title", "", standard.title)
    yield Fact("standard.jobFamily", "", standard.job_family)
    yield Fact("standard.occupationName", "", standard.occupation_name)
    yield Fact("standard.description", "", standard.description)
    yield from _level("standard", "", standard.level, standard.level_as_printed)
    for value in standard.classifications:
        yield Fact("classification.kind", value.id, value.kind)
        yield Fact("classification.code", value.id, value.code)
        yield Fact("classification.name", value.id, value.name)
    for entry in standard.versions:
        for name in ("label", "code", "name", "status", "note", "date"):
            yield Fact(f"version.{name}", entry.id, getattr(entry, name))


def _printed(standard: Standard) -> Iterator[Fact]:
    for duty in standard.duties:
        yield from (Fact("duty.code", duty.id, duty.code), Fact("duty.name", duty.id, duty.name))
    for task in standard.tasks:
        yield from (Fact("task.code", task.id, task.code), Fact("task.name", task.id, task.name))
    for block in standard.blocks:
        for output in block.outputs:
            yield Fact("output.code", output.id, output.code)
            yield Fact("output.name", output.id, output.name)
        for indicator in block.indicators:
            yield Fact("indicator.code", indicator.id, indicator.code)
            yield Fact("indicator.text", indicator.id, indicator.text)
    for item in (*standard.competencies, *standard.attitudes):
        yield from _competency(item)
    for requirement in standard.requirements:
        yield Fact("requirement.text", requirement.id, requirement.text)
    for term in standard.terms:
        yield Fact("term.name", term.id, term.name)
        yield Fact("term.description", term.id, term.description)
    for note in standard.notes:
        yield Fact("note.text", note.id, note.text)


def _competency(item: Competency) -> Iterator[Fact]:
    yield Fact("competency.kind", item.id, item.kind)
    yield Fact("competency.code", item.id, item.code)
    yield Fact("competency.name", item.id, item.name)
    yield Fact("competency.description", item.id, item.description)


def _relations(standard: Standard) -> Iterator[Fact]:
    for task in standard.tasks:
        yield Fact("task.duty", task.id, task.duty or "")
        for block in standard.blocks_of(task.id):
            yield from _task(task.id, block)
    apart = needs_itself(standard)
    for block in standard.blocks:
        yield from _level("block", block.id, None, _odd_level(block))
        yield Fact("block.row", block.id, _row(block) if block.id in apart else "")
    yield from _cell_orders(standard)
    for term in standard.terms:
        yield from (Fact("term.indicator", term.id, name) for name in term.indicators)


def _task(task: str, block: Block) -> Iterator[Fact]:
    """Yield what a row says of one of its tasks."""
    yield from (Fact("task.output", task, output.id) for output in block.outputs)
    yield from (Fact("task.indicator", task, indicator.id) for indicator in block.indicators)
    yield Fact("task.level", task, "" if block.level is None else str(block.level))
    yield from (
        Fact("task.requires", task, mention.competency) for mention in block.required_by(task)
    )


def _row(block: Block) -> str:
    return row(
        block.tasks,
        (output.id for output in block.outputs),
        (indicator.id for indicator in block.indicators),
        str(block.level or ""),
        (mention.competency for mention in block.requires),
    )


def _odd_level(block: Block) -> str:
    return "" if block.level_as_printed == str(block.level or "") else block.level_as_printed


def _level(kind: str, subject: str, level: int | None, printed: str) -> Iterator[Fact]:
    number = "" if level is None else str(level)
    yield Fact(f"{kind}.level", subject, number)
    yield Fact(f"{kind}.levelAsPrinted", subject, printed if printed != number else "")


def _cell_orders(standard: Standard) -> Iterator[Fact]:
    """Yield the order within a cell of a row where it is not that of the whole standard."""
    positions = {kind: numbered(ids) for kind, ids in _lists(standard).items()}
    for block in standard.blocks:
        cells = {
            "tasks": block.tasks,
            "outputs": [output.id for output in block.outputs],
            "indicators": [indicator.id for indicator in block.indicators],
            "knowledge": [mention.competency for mention in block.knowledge],
            "skills": [mention.competency for mention in block.skills],
        }
        for kind, ids in cells.items():
            if list(ids) != in_order(ids, positions[kind]):
                yield Fact("block.order", block.id, " ".join(ids))


def _orders(standard: Standard) -> Iterator[Fact]:
    for kind, ids in _lists(standard).items():
        yield order(kind, ids)


def _lists(standard: Standard) -> dict[str, list[str]]:
    parts: dict[str, Iterable[_Named]] = {
        "outputs": (output for block in standard.blocks for output in block.outputs),
        "indicators": (one for block in standard.blocks for one in block.indicators),
    }
    return {
        kind: [item.id for item in parts.get(kind) or getattr(standard, kind)] for kind in LISTS
    }
