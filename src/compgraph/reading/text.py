"""The tab layout: a standard as plain text, one table row a line, cells separated by tabs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from compgraph import codes
from compgraph.model import Span, Standard
from compgraph.reading.attitudes import read_attitudes
from compgraph.reading.completeness import check_completeness
from compgraph.reading.consistency import check_consistency
from compgraph.reading.coverage import uncovered
from compgraph.reading.document import Document, Line
from compgraph.reading.glossary import linked
from compgraph.reading.ids import Ids
from compgraph.reading.levels import level_of
from compgraph.reading.notes import Notes, read_notes
from compgraph.reading.profile import Profile, classifications, read_profile
from compgraph.reading.record import Reading, Source
from compgraph.reading.refusal import refused
from compgraph.reading.remarks import Remarks, excerpt
from compgraph.reading.sections import Sections, sections
from compgraph.reading.spaces import INVISIBLE, LOST
from compgraph.reading.table import Table
from compgraph.reading.versions import read_versions

FORMAT = "text"

_WORD = re.compile(r"\S+")

_FIELDS = ("job_family", "occupation_name", "description")


def read_text(source: Source) -> Reading:
    """Return what `source` prints.

    Raises SourceRefused where there is no standard to read: no code, no table, no task.
    """
    document = Document(source.text)
    remarks = Remarks(source.name, document)
    parts = sections(document)
    profile = read_profile(document, parts.profile)
    remarks.code = _code(document, profile, source)
    headers = profile.headers + parts.footers
    ids = Ids()
    notes = read_notes(document, parts.notes, ids, headers)
    standard = _standard(document, parts, profile, notes, headers=headers, ids=ids, remarks=remarks)
    if not standard.tasks:
        rule = "no-task" if parts.table else "no-table"
        line = parts.table[0].number if parts.table else len(document.lines)
        raise refused(rule, source.name, line)
    _characters(document, remarks)
    check_completeness(standard, parts, notes, remarks)
    check_consistency(standard, remarks)
    draft = Reading(standard, (), source, tuple(sorted(set(headers))))
    for span in _joined(document, uncovered(draft)):
        remarks.add("text-not-recognised", "warning", span)
    return replace(draft, findings=remarks.findings())


def _standard(
    document: Document,
    parts: Sections,
    profile: Profile,
    notes: Notes,
    *,
    headers: list[Span],
    ids: Ids,
    remarks: Remarks,
) -> Standard:
    title = _title(document, parts.title, remarks)
    level = profile.values.get("level")
    level_as_printed = document.stored(level) if level else ""
    if level and level_of(level_as_printed) is None:
        remarks.add("level-not-1-6", "warning", level, subject="")
    classes = classifications(document, profile, ids, headers, remarks)
    table = Table(document, ids, remarks, headers)
    table.read(parts.table)
    texts = {"title": title, **{name: profile.values.get(name) for name in _FIELDS}}
    places = {"code": profile.values["code"], **texts, "level_as_printed": level}
    return Standard(
        code=remarks.code,
        **{name: document.stored(span) if span else "" for name, span in texts.items()},
        level=level_of(level_as_printed),
        level_as_printed=level_as_printed,
        classifications=classes,
        versions=read_versions(document, parts.versions, ids, headers, remarks),
        duties=tuple(table.work.duties),
        tasks=tuple(table.work.tasks),
        blocks=tuple(table.blocks),
        knowledge=table.knowledge.found,
        skills=table.skills.found,
        attitudes=read_attitudes(document, parts.attitudes, ids, headers, remarks),
        requirements=tuple(notes.requirements),
        terms=linked(notes.terms, [one for block in table.blocks for one in block.indicators]),
        notes=tuple(notes.notes),
        spans=tuple((name, span) for name, span in places.items() if span),
    )


def _code(document: Document, profile: Profile, source: Source) -> str:
    """Return the code of the standard; it names everything, so there is no reading without it."""
    place = profile.values.get("code")
    if place is None:
        line = document.line_of(profile.headers[0].start) if profile.headers else 1
        raise refused("no-code", source.name, line)
    code = document.key(place)
    if not codes.STANDARD.fullmatch(code):
        printed = excerpt(document.printed(place))
        raise refused(
            "code-not-legible", source.name, document.line_of(place.start), printed=printed
        )
    return code


def _title(document: Document, lines: list[Line], remarks: Remarks) -> Span | None:
    """Return the heading of the document: the first line that ends with 職能基準."""
    single = [line.filled[0] for line in lines if len(line.filled) == 1]
    title = next((cell for cell in single if document.key(cell).endswith("職能基準")), None)
    if title is None:
        remarks.add("title-missing", "warning", None, subject="")
    return title


def _characters(document: Document, remarks: Remarks) -> None:
    """Tell of characters that were left out, lost before, or stored in another form."""
    for match in INVISIBLE.finditer(document.text):
        points = " ".join(dict.fromkeys(f"U+{ord(one):04X}" for one in match.group()))
        remarks.add("invisible-characters", "info", Span(*match.span()), points=points)
    for match in LOST.finditer(document.text):
        remarks.add("characters-lost", "warning", Span(*match.span()))
    if unicodedata.is_normalized("NFC", document.text):
        return
    for match in _WORD.finditer(document.text):
        if not unicodedata.is_normalized("NFC", match.group()):
            remarks.add(
                "characters-normalised",
                "info",
                Span(*match.span()),
                kept=excerpt(unicodedata.normalize("NFC", match.group())),
            )


def _joined(document: Document, gaps: tuple[Span, ...]) -> list[Span]:
    """Join the gaps of one line that only blanks separate."""
    joined: list[Span] = []
    for gap in gaps:
        between = document.text[joined[-1].end : gap.start] if joined else "\n"
        if not between.strip() and "\n" not in between and "\r" not in between:
            joined[-1] = Span(joined[-1].start, gap.end)
        else:
            joined.append(gap)
    return joined
