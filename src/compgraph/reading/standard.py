"""A standard from a document: the engine that all formats share."""

from __future__ import annotations

from dataclasses import replace

from compgraph import codes
from compgraph.model import Span, Standard, headed, nameable
from compgraph.reading.attitudes import read_attitudes
from compgraph.reading.characters import check_characters
from compgraph.reading.classifications import classifications
from compgraph.reading.completeness import check_completeness
from compgraph.reading.consistency import check_consistency
from compgraph.reading.coverage import uncovered
from compgraph.reading.document import Document, Line
from compgraph.reading.glossary import linked
from compgraph.reading.ids import Ids
from compgraph.reading.labels import is_title
from compgraph.reading.levels import level_of
from compgraph.reading.notes import Notes, read_notes
from compgraph.reading.profile import Profile, read_profile
from compgraph.reading.record import Reading, Source
from compgraph.reading.refusal import refused
from compgraph.reading.remarks import Remarks, excerpt
from compgraph.reading.sections import Sections, sections
from compgraph.reading.table import Table
from compgraph.reading.versions import read_versions

_LONGEST_TITLE = 60
_FIELDS = ("job_family", "occupation_name", "description")


def understood(document: Document, source: Source) -> Reading:
    """Return what the document prints; `source.text` is the text of the document.

    Raises SourceRefused where there is no standard to read: no table, no task, or nothing that
    names it.
    """
    source = replace(source, places=document.places)
    remarks = Remarks(source.name, document)
    parts = sections(document)
    profile = read_profile(document, parts.profile)
    title = _title(document, parts.title, remarks)
    code = _code(document, profile, source)
    remarks.code = code or _name(document, profile, title)
    headers = profile.headers + parts.footers
    ids = Ids()
    notes = read_notes(document, parts.notes, ids, headers)
    draft = _standard(
        document,
        parts,
        profile,
        notes,
        code,
        title=title,
        headers=headers,
        ids=ids,
        remarks=remarks,
    )
    if not draft.tasks:
        rule = "no-task" if parts.table else "no-table"
        place = document.place_of(parts.table[0].span.start) if parts.table else document.end
        raise refused(rule, source.name, place=place)
    _check_name(draft, profile, source, remarks)
    check_characters(document, remarks)
    check_completeness(draft, parts, notes, remarks)
    check_consistency(draft, remarks)
    reading = Reading(draft, (), source, tuple(sorted(set(headers))))
    for span in joined(document, uncovered(reading)):
        remarks.add("text-not-recognised", "warning", span)
    return replace(reading, findings=remarks.findings())


def _standard(
    document: Document,
    parts: Sections,
    profile: Profile,
    notes: Notes,
    code: str,
    *,
    title: Span | None,
    headers: list[Span],
    ids: Ids,
    remarks: Remarks,
) -> Standard:
    level = profile.place("level")
    level_as_printed = document.stored(level) if level else ""
    if level and level_of(level_as_printed) is None:
        remarks.add("level-not-1-6", "warning", level, subject="")
    classes = classifications(document, profile, ids, headers, remarks)
    table = Table(document, ids, remarks, headers)
    table.read(parts.table)
    texts = {"title": title, **{name: profile.place(name) for name in _FIELDS}}
    places = {"code": profile.place("code"), **texts, "level_as_printed": level}
    return Standard(
        code=code,
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
    """Return the code of the standard, "" where none is printed."""
    place = profile.place("code")
    if place is None:
        return ""
    code = document.key(place)
    unit = any(document.key(label).rstrip(":") == "職能單元代碼" for label in profile.headers)
    if not (codes.UNIT if unit else codes.STANDARD).fullmatch(code):
        raise refused(
            "code-not-legible",
            source.name,
            place=document.place_of(place.start),
            printed=excerpt(document.printed(place)),
        )
    return code


def _name(document: Document, profile: Profile, title: Span | None) -> str:
    """Return what names a standard without a code, as `Standard.id` does."""
    named = profile.place("occupation_name") or profile.place("job_family")
    if named:
        return nameable(document.stored(named))
    return nameable(headed(document.stored(title))) if title else ""


def _check_name(standard: Standard, profile: Profile, source: Source, remarks: Remarks) -> None:
    """Note that no code is printed; refuse what has no name either: nothing could be said of it."""
    if standard.code:
        return
    first = profile.headers[0] if profile.headers else None
    if not standard.id:
        place = remarks.document.place_of(first.start if first else 0)
        raise refused("no-code", source.name, place=place)
    remarks.add("standard-code-missing", "warning", first, subject="", name=standard.id)


def _title(document: Document, lines: list[Line], remarks: Remarks) -> Span | None:
    """Return the heading of the document: the first line that ends with 職能基準, else has it."""
    single = [line.filled[0] for line in lines if len(line.filled) == 1]
    words = [(cell, document.key(cell)) for cell in single]
    title = next((cell for cell, word in words if is_title(word)), None) or next(
        (cell for cell, word in words if "職能基準" in word and len(word) <= _LONGEST_TITLE), None
    )
    if title is None:
        remarks.add("title-missing", "warning", None, subject="")
    return title


def joined(document: Document, gaps: tuple[Span, ...]) -> list[Span]:
    """Return the gaps; those that only blanks of one line separate become one."""
    runs: list[Span] = []
    for gap in gaps:
        between = document.text[runs[-1].end : gap.start] if runs else "\n"
        if not between.strip() and "\n" not in between and "\r" not in between:
            runs[-1] = Span(runs[-1].start, gap.end)
        else:
            runs.append(gap)
    return runs
