"""What stands on each sheet of the workbook.

Codes are the ids of things within their standard, so that two things printed under one code stay
apart (`K03`, `K03~2`). Several standards share a sheet, told apart by a first column; only the
matrix is one sheet a standard, since its columns are the standard's own tasks.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from compgraph.exports import findings
from compgraph.exports.chapter import Chapter
from compgraph.exports.order import facts
from compgraph.exports.workbook.sheet import Cell, Sheet
from compgraph.messages import Language, text
from compgraph.model import Standard

_SHARE = "0.000"


def sheets(chapters: Sequence[Chapter], language: Language) -> list[Sheet]:
    """Return the sheets of the workbook in order."""
    many = len(chapters) > 1
    matrices = [
        _matrix(chapter.standard, language, number if many else None)
        for number, chapter in enumerate(chapters, start=1)
    ]
    tables = [
        _told_apart(make(chapter, language) for chapter in chapters)
        for make in (_shared, _pairs, _order, _findings)
        if chapters
    ]
    if not many:
        tables = [_without_standard(sheet) for sheet in tables]
    return [*matrices, *tables, _about(chapters, language)]


def _matrix(standard: Standard, language: Language, number: int | None) -> Sheet:
    """Return competencies down, tasks across, and in the cells the level of the task's row.

    A mark where the document prints no level; levels apart by a slash where several rows differ.
    """
    levels = _levels(standard)
    title = text("workbook.matrix").in_(language)
    rows: list[list[Cell]] = []
    for one in standard.competencies:
        cells = [levels.get((task.id, one.id)) for task in standard.tasks]
        kind = text(f"tables.kind-{one.kind}").in_(language)
        count = sum(cell is not None for cell in cells)
        rows.append([one.id, one.name, kind, count, *cells])
    tasks = [f"{task.id} {task.name}".rstrip() for task in standard.tasks]
    return Sheet(
        title=title if number is None else f"{title} {standard.id}",
        name=f"matrix_{number or 1}",
        header=[*_columns(["code", "competency", "kind", "count"], language), *tasks],
        rows=rows,
        frozen=2,
        centred=frozenset(range(2, 4 + len(tasks))),
        widest=dict.fromkeys(range(4, 4 + len(tasks)), 16),
    )


def _levels(standard: Standard) -> dict[tuple[str, str], Cell]:
    """Return what the matrix shows for each task and competency that it requires."""
    found: dict[tuple[str, str], list[int]] = {}
    for task in standard.tasks:
        for block in standard.blocks_of(task.id):
            for mention in block.requires:
                levels = found.setdefault((task.id, mention.competency), [])
                if block.level is not None and block.level not in levels:
                    levels.append(block.level)
    return {
        link: levels[0] if len(levels) == 1 else "/".join(map(str, sorted(levels))) or "●"
        for link, levels in found.items()
    }


def _shared(chapter: Chapter, language: Language) -> Sheet:
    standard = chapter.standard
    names = _names(standard)
    kinds = {one.id: text(f"tables.kind-{one.kind}").in_(language) for one in standard.competencies}
    return Sheet(
        title=text("workbook.shared").in_(language),
        name="shared_competencies",
        header=_columns(["standard", "code", "competency", "kind", "count", "tasks"], language),
        rows=[
            [
                standard.id,
                one.code,
                names.get(one.code, ""),
                kinds.get(one.code, ""),
                len(one.tasks),
                _listed(one.tasks, names),
            ]
            for one in chapter.overlap.competencies
        ],
        frozen=3,
        centred=frozenset({3, 4}),
    )


def _pairs(chapter: Chapter, language: Language) -> Sheet:
    names = _names(chapter.standard)
    columns = ["standard", "task-a", "name-a", "task-b", "name-b", "shared-count", "jaccard"]
    return Sheet(
        title=text("workbook.pairs").in_(language),
        name="task_pairs",
        header=_columns([*columns, "a-in-b", "b-in-a", "shared-codes"], language),
        rows=[
            [
                chapter.standard.id,
                pair.a,
                names.get(pair.a, ""),
                pair.b,
                names.get(pair.b, ""),
                len(pair.shared),
                *(_share(share) for share in (pair.jaccard, pair.a_in_b, pair.b_in_a)),
                _listed(pair.shared, names),
            ]
            for pair in chapter.overlap.pairs
        ],
        frozen=5,
        centred=frozenset({5, 6, 7, 8}),
        formats=dict.fromkeys((6, 7, 8), _SHARE),
        widest={2: 20, 4: 20},
    )


def _order(chapter: Chapter, language: Language) -> Sheet:
    names = _names(chapter.standard)
    columns = ["standard", "step", "task", "task-name", "time", "opens-at", "new-count", "new"]
    return Sheet(
        title=text("workbook.order").in_(language),
        name="learning_order",
        header=_columns(columns, language),
        rows=[
            [
                chapter.standard.id,
                place,
                step.task,
                names.get(step.task, ""),
                step.time,
                step.opens_at,
                len(step.new),
                _listed(step.new, names),
            ]
            for place, step in enumerate(chapter.order.steps, start=1)
        ],
        frozen=4,
        centred=frozenset({1, 4, 5, 6}),
    )


def _findings(chapter: Chapter, language: Language) -> Sheet:
    return Sheet(
        title=text("workbook.findings").in_(language),
        name="findings",
        header=_columns(["standard", *findings.COLUMNS], language),
        rows=[
            [chapter.standard.id, *findings.row(finding, language)] for finding in chapter.findings
        ],
        centred=frozenset({1, 4}),
        widest={2: 24, 3: 24, 6: 30},
    )


def _about(chapters: Sequence[Chapter], language: Language) -> Sheet:
    """Return what each sheet means, and for each standard its source and the order's proof."""
    everywhere = text("workbook.every-standard").in_(language)
    rows: list[list[Cell]] = [
        [everywhere, text(f"workbook.{name}").in_(language), said.in_(language)]
        for name, said in (
            (name, text(f"workbook.{name}-means"))
            for name in ("matrix", "shared", "pairs", "order", "findings")
        )
    ]
    choice = text("planning.choice").in_(language)
    rows.append([everywhere, text("workbook.objective").in_(language), choice])
    for chapter in chapters:
        told = [
            (text("workbook.name").in_(language), chapter.standard.name),
            (text("workbook.source").in_(language), chapter.source_name),
            *(
                (label.in_(language), value.in_(language))
                for label, value in facts(chapter.standard.id, chapter.order)[1:]
            ),
        ]
        rows += [[chapter.standard.id, label, value] for label, value in told]
    return Sheet(
        title=text("workbook.about").in_(language),
        name="about",
        header=_columns(["standard", "item", "content"], language),
        rows=rows,
        frozen=2,
        widest={2: 90},
    )


def _told_apart(parts: Iterable[Sheet]) -> Sheet:
    """Return one sheet with the rows of all of them."""
    found = list(parts)
    return replace(found[0], rows=[row for part in found for row in part.rows])


def _without_standard(sheet: Sheet) -> Sheet:
    """Return the sheet without its first column, which tells standards apart."""
    return replace(
        sheet,
        header=sheet.header[1:],
        rows=[row[1:] for row in sheet.rows],
        frozen=max(1, sheet.frozen - 1),
        centred=frozenset(column - 1 for column in sheet.centred),
        formats={column - 1: form for column, form in sheet.formats.items()},
        widest={column - 1: width for column, width in sheet.widest.items()},
    )


def _names(standard: Standard) -> dict[str, str]:
    tasks = {task.id: task.name for task in standard.tasks}
    return tasks | {one.id: one.name for one in standard.competencies}


def _listed(codes: Iterable[str], names: dict[str, str]) -> str:
    return "\n".join(f"{code} {names.get(code, '')}".rstrip() for code in codes)


def _share(share: float) -> Cell:
    return "–" if math.isnan(share) else share


def _columns(names: Iterable[str], language: Language) -> list[str]:
    return [text(f"workbook.column-{name}").in_(language) for name in names]
