"""Decisions: the review list of `compgraph concepts review`, as a person hands it back.

Columns are found by their titles in either language, wherever they stand; rows may come in any
order, and some may be gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from compgraph.codes import plain
from compgraph.errors import SourceRefused
from compgraph.messages import Text, text
from compgraph.tables.row import Row
from compgraph.tables.rows import read_rows

_COLUMNS = ("a", "b", "verdict", "note", "key")
_NEEDED = ("a", "b", "verdict", "key")
_MOST_LISTED = 8
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")  # how a workbook writes _x000D_ as it stands


class Decision(NamedTuple):
    """One row: `line` is its number in the sheet; "" is a verdict that is left open."""

    line: int
    key: str
    a: str
    b: str
    verdict: Literal["accepted", "rejected", ""]
    note: str


class Fault(NamedTuple):
    """What is wrong with one row, and what to do."""

    line: int
    rule: str
    message: Text
    remedy: Text


def decisions(path: str | Path) -> list[Decision]:
    """Return the rows of a review list that say something: a decision, a note, or both.

    Raises SourceRefused with the first row that cannot be understood and the numbers of the others,
    for a table without the columns, and as `read_rows`.
    """
    source = Path(path).name
    rows = read_rows(path)
    columns = _columns(rows[0] if rows else Row(1, ()), source)
    found: list[Decision] = []
    faults: list[Fault] = []
    for row in rows[1:]:
        said = _decision(row, columns)
        if isinstance(said, Fault):
            faults.append(said)
        elif said.verdict or said.note:
            found.append(said)
    faults += _twice(found)
    if faults:
        raise refused_rows(source, faults)
    return found


def refused_rows(source: str, faults: Sequence[Fault]) -> SourceRefused:
    """Return the refusal for the first fault by row; its sentence names the other rows too."""
    first, *others = sorted(faults, key=lambda fault: fault.line)
    message = first.message
    lines = sorted({fault.line for fault in others} - {first.line})
    if lines:
        rest = " …" if len(lines) > _MOST_LISTED else ""
        rows = ", ".join(map(str, lines[:_MOST_LISTED])) + rest
        message = text("concepts.also-rows", message=message, rows=rows)
    return SourceRefused(first.rule, message, first.remedy, source=source, line=first.line)


def fault(line: int, rule: str, **values: object) -> Fault:
    """Return the fault `row-<rule>` of a row, with its sentences."""
    return Fault(
        line,
        f"decision-{rule}",
        text(f"concepts.row-{rule}", row=line, **values),
        text(f"concepts.row-{rule}-remedy"),
    )


def _columns(header: Row, source: str) -> Mapping[str, int]:
    titles = {plain(title): name for name in _COLUMNS for title in text(f"concepts.column-{name}")}
    columns: dict[str, int] = {}
    for place, printed in enumerate(header.cells):
        name = titles.get(plain(printed))
        if name in columns:
            raise _refused("header-twice", source, header.line, name=printed)
        if name:
            columns[name] = place
    for name in _NEEDED:
        if name not in columns:
            missing = text(f"concepts.column-{name}")
            raise _refused("no-header", source, header.line, missing=missing)
    return columns


def _refused(rule: str, source: str, line: int, **values: object) -> SourceRefused:
    return SourceRefused(
        f"decision-{rule}",
        text(f"concepts.{rule}", **values),
        text(f"concepts.{rule}-remedy"),
        source=source,
        line=line,
    )


def _decision(row: Row, columns: Mapping[str, int]) -> Decision | Fault:
    cells = {
        name: _ESCAPED.sub("_", row.cells[place]) if place < len(row.cells) else ""
        for name, place in columns.items()
    }
    verdict = _verdict(cells["verdict"])
    if verdict is None:
        return fault(row.line, "verdict", printed=cells["verdict"])
    note = cells.get("note", "")
    if not cells["key"] and (verdict or note):
        return fault(row.line, "no-key")
    return Decision(row.line, cells["key"], cells["a"], cells["b"], verdict, note)


def _verdict(printed: str) -> Literal["accepted", "rejected", ""] | None:
    word = plain(printed)
    if not word:
        return ""
    if word in {plain(title) for title in text("concepts.accepted")} | {"ACCEPTED"}:
        return "accepted"
    if word in {plain(title) for title in text("concepts.rejected")} | {"REJECTED"}:
        return "rejected"
    return None


def _twice(found: Sequence[Decision]) -> Iterator[Fault]:
    first: dict[str, Decision] = {}
    for one in found:
        earlier = first.setdefault(one.key, one)
        if (one.verdict, one.note) != (earlier.verdict, earlier.note):
            yield fault(one.line, "twice", first=earlier.line)
