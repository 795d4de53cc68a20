r"""The OCS JSON of standards that peers exchange (ocs_profile, ocs_content, …) as a Standard.

Where things stand: in JSON a Chinese character may be written \u4e2d, and code and name are two
strings with keys between them, so the text of an item is no run of characters of the file. Hence
`Reading.source.text` is a transcript of the values: one object of a code and a name, one row of the
version table, or one plain value a line, in the order of the form, tabs between the values of a
line (a tab within a value is a blank there). Spans are places in the transcript, and the line of a
finding is the line of the JSON file. What has no field is on a line that nothing claims, so
`uncovered` finds it.

What the JSON says is taken as it says it: null stays absent, a level is 1–6 or absent, a placeholder
is kept and reported. Ids, terms, notes and marks follow the rules of the other readers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from compgraph import codes
from compgraph.errors import SourceRefused
from compgraph.messages import text
from compgraph.model import (
    Classification,
    EntryRequirement,
    Note,
    Span,
    Standard,
    VersionEntry,
    nameable,
)
from compgraph.reading.bullets import without_bullet
from compgraph.reading.characters import check_characters
from compgraph.reading.completeness import check_completeness
from compgraph.reading.consistency import check_consistency
from compgraph.reading.coverage import uncovered
from compgraph.reading.document import Document, Line, Place
from compgraph.reading.formats.json_values import values_of
from compgraph.reading.formats.ocs_form import CATEGORIES, PARTS, Fault, Form, form_of
from compgraph.reading.formats.ocs_placeholders import PLACEHOLDERS, check_placeholders
from compgraph.reading.formats.ocs_remarks import OcsRemarks
from compgraph.reading.formats.ocs_rows import Rows
from compgraph.reading.glossary import linked
from compgraph.reading.ids import Ids
from compgraph.reading.labels import PROFILE
from compgraph.reading.levels import level_of
from compgraph.reading.notes import Notes, term
from compgraph.reading.record import Reading, Source
from compgraph.reading.refusal import refused
from compgraph.reading.remarks import excerpt
from compgraph.reading.sections import Sections
from compgraph.reading.standard import joined
from compgraph.reading.versions import LABEL

FORMAT = "ocs"
"""The name of this reader."""

_FIELDS = ("label", "code", "name", "status", "note", "date")


def read_ocs(source: Source) -> Reading:
    """Return what the JSON `source` says; the text of the reading's source is the transcript.

    Raises SourceRefused for what is no JSON or no such form, and where there is no standard to
    read: no task, no code and no name, or a code that is none.
    """
    value = values_of(source.text, source.name)
    if value.kind != "object" or not any(part in value.members for part in PARTS):
        raise _refused("ocs-other-form", source.name, 1, keys="、".join(PARTS))
    form = form_of(value, source.text)
    reader = _Reader(form, source.name)
    _check_code(reader, source)
    standard = reader.standard()
    if not standard.tasks:
        raise _refused("ocs-no-task", source.name, None)
    _check_name(standard, reader, source)
    reader.check(standard)
    draft = Reading(
        standard,
        (),
        replace(source, text=form.text),
        tuple(sorted(set(reader.headers))),
    )
    for span in joined(reader.document, uncovered(draft)):
        reader.remarks.add("text-not-recognised", "warning", span)
    return replace(draft, findings=reader.remarks.findings())


def standard_in(page: str) -> Standard:
    """Return the standard in the OCS JSON text `page`, without checks: a text of our own.

    The JSON may be of any size and lack what `read_ocs` asks for: tasks, or a code or a name.
    Raises SourceRefused for what is no JSON.
    """
    return _Reader(form_of(values_of(page, most=len(page)), page), "").standard()


def _refused(rule: str, source: str, line: int | None, **values: object) -> SourceRefused:
    return SourceRefused(
        rule,
        text(f"ocs.{rule}", **values),
        text(f"ocs.{rule}.remedy", **values),
        source=source,
        line=line,
    )


def _check_code(reader: _Reader, source: Source) -> None:
    """Refuse a code of the standard that is none; a placeholder counts as no code."""
    place = reader.place("code")
    if place and not reader.code:
        if reader.document.key(place).casefold() not in PLACEHOLDERS:
            raise refused(
                "code-not-legible",
                source.name,
                place=reader.document.place_of(place.start),
                printed=excerpt(reader.document.printed(place)),
            )
        value = reader.document.stored(place)
        reader.remarks.doubt("ocs-placeholder", "warning", place, subject="", value=value)


def _check_name(standard: Standard, reader: _Reader, source: Source) -> None:
    """Note that there is no code; refuse what has no name either: nothing could be said of it."""
    if standard.code:
        return
    if not standard.id:
        raise refused("no-code", source.name)
    reader.remarks.add("standard-code-missing", "warning", None, subject="", name=standard.id)


class _Reader:
    """A form while it is read."""

    def __init__(self, form: Form, source: str) -> None:
        self.document = Document(form.text, form.lines, form.places)
        self.remarks = OcsRemarks(source, self.document)
        self.headers: list[Span] = []
        self.notes = Notes()
        self._form = form
        self._ids = Ids()
        place = self.place("code")
        code = self.document.key(place) if place else ""
        self.code = code if codes.STANDARD.fullmatch(code) else ""
        named = self.place("occupation_name") or self.place("job_family")
        name = nameable(self.document.stored(named)) if named else ""
        self.remarks.code = self.code or name

    def place(self, name: str) -> Span | None:
        """Return where a field of the profile stands, None where it is null, blank or not there."""
        return self._filled(self._form.profile[name])

    def standard(self) -> Standard:
        """Return the standard; what is odd about the rows is noted on the way."""
        places = {name: self.place(name) for name in self._form.profile}
        said = {
            name: self.document.stored(span) if span else ""
            for name, span in places.items()
            if name != "code"
        }
        level = places["level_as_printed"]
        if level and level_of(said["level_as_printed"]) is None:
            self.remarks.add("level-not-1-6", "warning", level, subject="")
        classifications = self._classifications()
        rows = Rows(self.document, self._ids, self.remarks, self.headers)
        rows.read(self._form.units)
        self._notes()
        if not self.code:
            places["code"] = None
        return Standard(
            code=self.code,
            title="",
            **said,
            level=level_of(said["level_as_printed"]),
            classifications=classifications,
            versions=self._versions(),
            duties=tuple(rows.duties),
            tasks=tuple(rows.tasks),
            blocks=tuple(rows.blocks),
            knowledge=rows.knowledge.found,
            skills=rows.skills.found,
            attitudes=rows.attitudes(self._form.attitudes),
            requirements=tuple(self.notes.requirements),
            terms=linked(self.notes.terms, [one for row in rows.blocks for one in row.indicators]),
            notes=tuple(self.notes.notes),
            spans=tuple((name, span) for name, span in places.items() if span),
        )

    def check(self, standard: Standard) -> None:
        """Note everything that is odd about the form, its characters and the standard."""
        for fault in self._form.faults:
            self._fault(fault)
        check_characters(self.document, self.remarks)
        sections = Sections(
            versions=self._lines([one.span for one in standard.versions]),
            attitudes=self._lines([one.span for one in standard.attitudes]),
            notes=self._lines([*self._form.prerequisites, *self._form.supplements]),
        )
        check_completeness(standard, sections, self.notes, self.remarks)
        check_consistency(standard, self.remarks)
        check_placeholders(standard, self.remarks)

    def _fault(self, fault: Fault) -> None:
        at = Place(line=fault.line)
        said = {"path": fault.path, "found": fault.found}
        self.remarks.doubt(fault.rule, "warning", fault.span, at=at, **said)

    def _filled(self, span: Span) -> Span | None:
        place = self.document.trimmed(span.start, span.end)
        return place if place.start < place.end else None

    def _lines(self, spans: Sequence[Span | None]) -> list[Line]:
        """Return the lines of the transcript on which these stand."""
        lines = self.document.lines
        starts = [line.span.start for line in lines]
        numbers = {bisect_right(starts, span.start) - 1 for span in spans if span}
        return [lines[number] for number in sorted(numbers) if lines[number].filled]

    def _classifications(self) -> tuple[Classification, ...]:
        found: list[Classification] = []
        for kind, pair in self._form.classifications:
            code, name = self._filled(pair.code), self._filled(pair.text)
            if code is None and name is None:
                continue
            number = 1 + sum(one.kind == kind for one in found)
            found.append(
                Classification(
                    id=self._ids.take(f"{kind}/{number}"),
                    kind=kind,
                    code=self.document.stored(code) if code else "",
                    name=self.document.stored(name) if name else "",
                    span=name,
                    code_span=code,
                )
            )
        for kind in CATEGORIES.values():
            if all(one.kind != kind for one in found):
                label = next(word for word, field in PROFILE.items() if field == kind)
                self.remarks.add("field-missing", "warning", None, subject="", field=label)
        return tuple(found)

    def _versions(self) -> tuple[VersionEntry, ...]:
        found: list[VersionEntry] = []
        for cells in self._form.versions:
            filled = [place for place in map(self._filled, cells) if place]
            if not filled:
                continue
            label = self.document.key(cells[0]).upper()
            wish = label if LABEL.fullmatch(label) else str(len(found) + 1)
            found.append(
                VersionEntry(
                    self._ids.take(f"version/{wish}"),
                    **dict(zip(_FIELDS, map(self.document.stored, cells), strict=True)),
                    span=Span(filled[0].start, filled[-1].end),
                )
            )
        return tuple(found)

    def _notes(self) -> None:
        for part, spans in (
            ("requirements", self._form.prerequisites),
            ("supplement", self._form.supplements),
        ):
            for span in spans:
                line = Line(0, span, (span,))
                place, _ = without_bullet(self.document, line, self.headers)
                if place.start < place.end:
                    self.notes.headings.setdefault(part, place)
                    self._note(part, place)

    def _note(self, part: str, place: Span) -> None:
        found, stored = self.notes, self.document.stored(place)
        if part == "requirements":
            id_ = self._ids.take(f"requirement/{len(found.requirements) + 1}")
            found.requirements.append(EntryRequirement(id_, stored, place))
        elif explained := term(self.document, place, f"term/{len(found.terms) + 1}"):
            found.terms.append(explained)
        else:
            id_ = self._ids.take(f"note/{len(found.notes) + 1}")
            found.notes.append(Note(id_, stored, place))
