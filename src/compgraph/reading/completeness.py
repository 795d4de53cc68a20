"""What a standard seems to lack: sections, fields, serials, levels, ends of sentences.

This is what betrays a damaged document: a reader cannot know what is not there, but it can see that
a number is skipped, a heading has nothing below it, or a sentence has no end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from compgraph.model import Competency, Duty, Indicator, Output, Severity, Span, Standard, Task
from compgraph.reading.document import Line
from compgraph.reading.labels import BULLETS, heading
from compgraph.reading.notes import Notes
from compgraph.reading.remarks import Remarks
from compgraph.reading.sections import Sections
from compgraph.reading.sentences import ends
from compgraph.reading.spaces import key

_Coded = Duty | Task | Output | Indicator | Competency
_CODED = re.compile(r"([TOPKSA](?:[0-9]+\.)*)([0-9]+)(?:~[0-9]+)?")
_LABEL = re.compile(r"[vV]([0-9]{1,3})")
_VERSION = re.compile(r"[vV]([0-9]{1,3})$")


def check_completeness(standard: Standard, parts: Sections, notes: Notes, remarks: Remarks) -> None:
    """Note what seems to be missing."""
    _sections(standard, parts, remarks)
    _notes(notes, remarks)
    _fields(standard, remarks)
    _versions(standard, remarks)
    _gaps(standard, remarks)
    _levels(standard, remarks)
    _sentences(standard, parts, remarks)


def _sections(standard: Standard, parts: Sections, remarks: Remarks) -> None:
    for section, label, found in (
        (parts.versions, "版本", standard.versions),
        (parts.attitudes, "職能內涵（A=attitude 態度）", standard.attitudes),
        (
            parts.notes,
            "說明與補充事項",
            (*standard.requirements, *standard.terms, *standard.notes),
        ),
    ):
        if not section:
            severity: Severity = "info" if section is parts.versions else "warning"
            remarks.add("section-missing", severity, None, subject="", section=label)
        elif not found:
            remarks.add("section-empty", "warning", section[0].span, subject="", section=label)


def _notes(notes: Notes, remarks: Remarks) -> None:
    """Find the one part of 說明與補充事項 that is not there or holds nothing."""
    if not (notes.requirements or notes.terms or notes.notes):
        return
    for name, label, found in (
        ("requirements", "建議擔任此職類/職業之學歷/經驗/或能力條件", notes.requirements),
        ("supplement", "其他補充說明", [*notes.terms, *notes.notes]),
    ):
        place = notes.headings.get(name)
        if place is None:
            remarks.add("section-missing", "info", None, subject="", section=label)
        elif place is not None and not found:
            remarks.add("section-empty", "info", place, subject="", section=label)


def _fields(standard: Standard, remarks: Remarks) -> None:
    for label, value in (
        ("職能基準名稱", standard.occupation_name or standard.job_family),
        ("工作描述", standard.description),
        ("基準級別", standard.level_as_printed),
    ):
        if not value:
            remarks.add("field-missing", "warning", None, subject="", field=label)


def _versions(standard: Standard, remarks: Remarks) -> None:
    """Find versions from V1 to the standard's own that have no row."""
    if not standard.versions:
        return
    rows = {
        int(m.group(1)) for e in standard.versions if (m := re.match("[vV]([0-9]+)", key(e.label)))
    }
    own = _VERSION.search(standard.code)
    newest = max([*rows, int(own.group(1)) if own else 1])
    missing = [f"V{number}" for number in range(1, min(newest, 99) + 1) if number not in rows]
    if missing:
        remarks.add(
            "version-missing",
            "warning",
            standard.versions[-1].span,
            subject="",
            label="、".join(missing),
        )


def _gaps(standard: Standard, remarks: Remarks) -> None:
    """Find serials that no code of their kind has although a later one is printed."""
    outputs = [one for block in standard.blocks for one in block.outputs]
    indicators = [one for block in standard.blocks for one in block.indicators]
    kinds: tuple[tuple[Sequence[_Coded], Severity], ...] = (
        (standard.duties, "warning"),
        (standard.tasks, "warning"),
        (outputs, "warning"),
        (indicators, "warning"),
        (standard.knowledge, "info"),
        (standard.skills, "info"),
        (standard.attitudes, "warning"),
    )
    for things, severity in kinds:
        for missing, after in _absent((one.id, one.span) for one in things):
            remarks.add("gap-in-codes", severity, after, subject="", code=missing)


def _absent(things: Iterable[tuple[str, Span | None]]) -> Iterator[tuple[str, Span | None]]:
    """Yield (code or range of codes that is absent, place of the next code that is there)."""
    serials: dict[str, dict[int, Span | None]] = defaultdict(dict)
    for id_, span in things:
        if match := _CODED.fullmatch(id_):
            serials[match.group(1)].setdefault(int(match.group(2)), span)
    for prefix, there in serials.items():
        width = 2 if prefix in ("K", "S", "A") else 1
        expected = 1
        for number in sorted(there):
            if number > expected:
                codes = dict.fromkeys(f"{prefix}{end:0{width}d}" for end in (expected, number - 1))
                yield "–".join(codes), there[number]
            expected = number + 1


def _levels(standard: Standard, remarks: Remarks) -> None:
    """Find rows without a level; a table may have none at all (some old standards say so)."""
    if not any(block.level_as_printed for block in standard.blocks):
        remarks.add("levels-missing", "info", None, subject="")
        return
    places = {task.id: task.span for task in standard.tasks}
    for block in standard.blocks:
        if not block.level_as_printed:
            remarks.add(
                "level-missing",
                "info",
                places.get(block.tasks[0]),
                subject=block.id,
                task="、".join(block.tasks),
            )


def _sentences(standard: Standard, parts: Sections, remarks: Remarks) -> None:
    """Find texts of whole sentences whose last one has no end, and a document without an end."""
    told = -1
    for subject, sentence, span in _texts(standard):
        if sentence and span and not ends(sentence):
            remarks.add("ends-mid-sentence", "warning", span, subject=subject, end=sentence[-12:])
            told = span.end
    last = max((line for line in (*parts.attitudes, *parts.notes)), default=None, key=_place)
    if last is None:
        return
    place = last.filled[-1]
    printed = remarks.document.printed(place)
    place = Span(place.end - len(printed.lstrip(BULLETS + " ")), place.end)
    printed = remarks.document.printed(place).rstrip("*")
    if place.end != told and not ends(printed) and heading(printed) is None:
        remarks.add("ends-mid-sentence", "warning", place, subject="", end=printed[-12:])


def _place(line: Line) -> int:
    return line.number


def _texts(standard: Standard) -> Iterator[tuple[str, str, Span | None]]:
    yield "", standard.description, dict(standard.spans).get("description")
    for block in standard.blocks:
        for indicator in block.indicators:
            yield indicator.id, indicator.text, indicator.span
    for attitude in standard.attitudes:
        yield attitude.id, attitude.description, attitude.span
    for requirement in standard.requirements:
        yield requirement.id, requirement.text, requirement.span
    for term in standard.terms:
        yield term.id, term.description, term.span
    for note in standard.notes:
        if re.search("[，；。,;]", note.text) and not note.text.endswith(("：", ":")):
            yield note.id, note.text, note.span
