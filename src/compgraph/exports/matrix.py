"""matrix.html: tasks × competencies, the DACUM chart, and what each two tasks share. No script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compgraph.exports.chapter import Chapter
from compgraph.exports.pages import Section, page, sections
from compgraph.exports.things import Thing


@dataclass(frozen=True, slots=True)
class Group:
    """A duty and its tasks; `duty` is None for tasks whose duty is not printed."""

    duty: Thing | None
    tasks: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What the page tells of one standard.

    `needs` holds the ids of the competencies of each task; `shared` the competencies that two
    tasks (ids, in the tasks' order) have in common.
    """

    section: Section
    groups: tuple[Group, ...]
    tasks: tuple[Thing, ...]
    needs: dict[str, frozenset[str]]
    shared: dict[tuple[str, str], tuple[Thing, ...]]

    def links(self) -> int:
        """Return the number of filled cells."""
        return sum(len(needs) for needs in self.needs.values())

    def most_shared(self) -> int:
        """Return the largest number of competencies two tasks share, at least 1."""
        return max((len(items) for items in self.shared.values()), default=1) or 1


def matrix_page(chapters: Sequence[Chapter]) -> str:
    """Return matrix.html, a section a standard."""
    tables = [_table(section) for section in sections(chapters)]
    most = max((len(table.tasks) for table in tables), default=0)
    return page(
        "matrix",
        chapters,
        styles=("matrix.css", "dacum.css"),
        rules="\n".join(_column_rule(number) for number in range(1, most + 1)),
        tables=tables,
    )


def _column_rule(number: int) -> str:
    """Return the rule that lights up the column of the task a link points to."""
    return (
        f".matrix:has(.tasks th:nth-child({number}):target) tbody td:nth-child({number + 1})"
        " { background: var(--mark); }"
    )


def groups(section: Section) -> tuple[Group, ...]:
    """Return the duties with their tasks, in the document's order."""
    things = section.things
    found = [Group(duty, things.before(duty.id, "inDuty")) for duty in things.of("duty")]
    loose = tuple(thing for thing in things.before("", "inStandard") if thing.kind == "task")
    return tuple(found + ([Group(None, loose)] if loose else []))


def _table(section: Section) -> Table:
    things = section.things
    grouped = groups(section)
    shared = {
        (a, b): tuple(things[code] for code in pair.shared if code in things.all)
        for pair in section.chapter.overlap.pairs
        for a, b in ((pair.a, pair.b), (pair.b, pair.a))
    }
    return Table(
        section,
        grouped,
        tuple(task for group in grouped for task in group.tasks),
        {
            task.id: frozenset(need.id for need in things.needs(task.id))
            for task in things.of("task")
        },
        shared,
    )
