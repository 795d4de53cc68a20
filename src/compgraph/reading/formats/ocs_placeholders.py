"""What in an OCS JSON looks filled in by a program instead of printed in a document.

Programs that make this JSON are known to write 3 where they read no level, "Unknown" for a name or
code they did not find, the name of the standard for the name of its 職業別, and the end of a name
twice. All of it is kept as it is; each is reported, because only the document can tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from compgraph.model import Competency, Duty, Output, Severity, Span, Standard, Task
from compgraph.reading.formats.ocs_remarks import OcsRemarks
from compgraph.reading.spaces import key

PLACEHOLDERS = frozenset(
    {
        *("unknown", "n/a", "none", "null", "nil", "nan", "undefined", "tbd", "todo"),
        *("placeholder", "未知", "不明", "未提供", "待補", "待確認", "待定"),
    }
)
"""Words that stand for no value, as their keys in lower case."""

DEFAULT_LEVEL = 3
"""The level that programs are known to fill in."""

LONGEST_NAME = 200
"""Characters of a name beyond which no end is looked for twice."""


def check_placeholders(standard: Standard, remarks: OcsRemarks) -> None:
    """Note every value that looks like a placeholder, and repeated ends of names."""
    for id_, said, span in _values(standard):
        if key(said).casefold() in PLACEHOLDERS:
            remarks.doubt("ocs-placeholder", "warning", span, subject=id_, value=said)
    named: tuple[Duty | Task, ...] = (*standard.duties, *standard.tasks)
    for thing in named:
        if tail := _repeated(key(thing.name)):
            remarks.doubt("ocs-tail-twice", "warning", thing.span, subject=thing.id, tail=tail)
    for one in standard.classifications:
        if one.kind == "occupation" and one.name and key(one.name) == key(standard.name):
            remarks.doubt("ocs-name-for-occupation", "info", one.span, subject=one.id)
    levels = [row.level_as_printed for row in standard.blocks]
    if len(levels) > 1 and set(levels) == {str(DEFAULT_LEVEL)}:
        severity: Severity = "info" if standard.level == DEFAULT_LEVEL else "warning"
        first = standard.blocks[0].level_span
        remarks.doubt("ocs-levels-all-default", severity, first, subject="", level=DEFAULT_LEVEL)


def _values(standard: Standard) -> Iterator[tuple[str, str, Span | None]]:
    """Yield (id, value, place) of every code and name."""
    spans = dict(standard.spans)
    for name in ("job_family", "occupation_name", "description", "level_as_printed"):
        yield "", getattr(standard, name), spans.get(name)
    for one in standard.classifications:
        yield one.id, one.code, one.code_span
        yield one.id, one.name, one.span
    outputs = [output for row in standard.blocks for output in row.outputs]
    named: tuple[Duty | Task | Output | Competency, ...] = (
        *standard.duties,
        *standard.tasks,
        *outputs,
        *standard.competencies,
        *standard.attitudes,
    )
    for thing in named:
        yield thing.id, thing.code, thing.span
        yield thing.id, thing.name, thing.span
    for row in standard.blocks:
        yield row.id, row.level_as_printed, row.level_span
        for indicator in row.indicators:
            yield indicator.id, indicator.code, indicator.span
            yield indicator.id, indicator.text, indicator.span


def _repeated(name: str) -> str:
    """Return the longest end of the name that stands twice in a row, at least three characters."""
    if len(name) > LONGEST_NAME:
        return ""
    for length in range(len(name) // 2, 2, -1):
        if name[-length:] == name[-2 * length : -length]:
            return name[-length:]
    return ""
