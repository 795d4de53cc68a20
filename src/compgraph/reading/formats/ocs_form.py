"""The OCS form in JSON: its keys, and where each of its values stands in the transcript."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from compgraph.model import ClassificationKind, Span
from compgraph.reading.document import Line, Place
from compgraph.reading.formats.json_values import Value, line_starts
from compgraph.reading.remarks import excerpt

PARTS = ("version_info", "ocs_profile", "ocs_content", "ocs_attitude", "notes")
"""The keys of the form itself; `_provenance`, where the JSON was made from, is no part of it."""

VERSION = ("version", "ocs_code", "ocs_name", "status", "update_note", "update_date")
"""The keys of a row of the version table, in the order of the fields of a VersionEntry."""

CATEGORIES: dict[str, ClassificationKind] = {
    "job_categories": "category",
    "occupations": "occupation",
    "industries": "industry",
}
"""The keys of 所屬類別 → the kinds of a Classification."""

LONGEST_PATH = 120
"""Characters of a path of keys in a message, at most."""

_NOTHING = Value("null", 0)


@dataclass(frozen=True, slots=True)
class Pair:
    """A code and the name or text beside it; an empty span for what is null or not there."""

    code: Span
    text: Span

    @property
    def empty(self) -> bool:
        """Whether neither is there."""
        return self.code.start == self.code.end and self.text.start == self.text.end


@dataclass
class Row:
    """One of the `competency_blocks`."""

    level: Span
    outputs: list[Pair]
    indicators: list[Pair]
    knowledge: list[Pair]
    skills: list[Pair]


@dataclass
class Group:
    """One of the `tasks`: the tasks that share rows, and the rows."""

    tasks: list[Pair]
    rows: list[Row]
    line: int


@dataclass
class Unit:
    """One of the `ocu_units`: a duty and what stands under it."""

    duty: Pair
    groups: list[Group]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is not as the form wants it: the rule, where, under which keys, and what is found."""

    rule: str
    line: int
    span: Span | None
    path: str
    found: str


@dataclass
class Form:
    """Where everything stands: spans of `text`, the transcript; `places` tell the lines of JSON."""

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    places: list[tuple[int, Place]] = field(default_factory=list)
    profile: dict[str, Span] = field(default_factory=dict)
    classifications: list[tuple[ClassificationKind, Pair]] = field(default_factory=list)
    versions: list[tuple[Span, ...]] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    attitudes: list[Pair] = field(default_factory=list)
    prerequisites: list[Span] = field(default_factory=list)
    supplements: list[Span] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def form_of(value: Value, page: str) -> Form:
    """Return the form that `value`, read from the JSON text `page`, fills in.

    Nothing is refused: what does not fit stands in the transcript, in no span, and among `faults`.
    """
    walk = _Walk(page)
    parts = walk.members(value, "", PARTS, beside=("_provenance",))
    form = walk.form
    for row in walk.table(parts["version_info"], "version_info", "versions"):
        form.versions.append(walk.row(row, f"version_info.versions[{len(form.versions)}]"))
    walk.profile(parts["ocs_profile"])
    for number, unit in enumerate(walk.table(parts["ocs_content"], "ocs_content", "ocu_units")):
        form.units.append(walk.unit(unit, f"ocs_content.ocu_units[{number}]"))
    attitudes = walk.members(parts["ocs_attitude"], "ocs_attitude", ("attitudes",))
    form.attitudes = walk.pairs(attitudes["attitudes"], "ocs_attitude.attitudes", "name")
    notes = walk.members(parts["notes"], "notes", ("prerequisites", "supplements"))
    form.prerequisites = walk.lines(notes["prerequisites"], "notes.prerequisites")
    form.supplements = walk.lines(notes["supplements"], "notes.supplements")
    form.text = "".join(walk.written)
    return form


class _Walk:
    """The walk through the form; it writes the transcript as it goes."""

    def __init__(self, page: str) -> None:
        self.form = Form()
        self.written: list[str] = []
        self._length = 0
        self._starts = line_starts(page)

    def members(
        self, value: Value, path: str, names: tuple[str, ...], beside: tuple[str, ...] = ()
    ) -> dict[str, Value]:
        """Return the named members of an object, null for those that are not there."""
        if value.kind not in ("object", "null"):
            self._left(value, "ocs-wrong-type", path or "JSON")
        for key, member in value.members.items():
            if key not in (*names, *beside):
                self._left(member, "ocs-key-unknown", f"{path}.{key}" if path else key)
        return {name: value.members.get(name, _NOTHING) for name in names}

    def items(self, value: Value, path: str) -> tuple[Value, ...]:
        """Return the items of an array."""
        if value.kind not in ("array", "null"):
            self._left(value, "ocs-wrong-type", path)
        return value.items

    def table(self, value: Value, path: str, name: str) -> tuple[Value, ...]:
        """Return the items of the array that is the one member of an object."""
        return self.items(self.members(value, path, (name,))[name], f"{path}.{name}")

    def row(self, value: Value, path: str, names: tuple[str, ...] = VERSION) -> tuple[Span, ...]:
        """Write the members of an object as one line."""
        return self._written(self._plain(self.members(value, path, names), path))

    def pairs(self, value: Value, path: str, text: str) -> list[Pair]:
        """Write each item of an array, a code and a text, as one line."""
        return [
            Pair(*self.row(item, f"{path}[{number}]", ("code", text)))
            for number, item in enumerate(self.items(value, path))
        ]

    def lines(self, value: Value, path: str) -> list[Span]:
        """Write each item of an array of strings as one line."""
        return [
            self._written(self._plain({f"[{number}]": item}, path))[0]
            for number, item in enumerate(self.items(value, path))
        ]

    def profile(self, value: Value) -> None:
        """Write the profile, one field a line."""
        path, spans = "ocs_profile", self.form.profile
        names = ("ocs_code", "ocs_name", "category", "job_description", "ocs_level")
        found = self.members(value, path, names)
        named = self.members(
            found["ocs_name"], f"{path}.ocs_name", ("job_category_name", "occupation_name")
        )
        for field_, key, holder in (
            ("code", "ocs_code", found),
            ("job_family", "job_category_name", named),
            ("occupation_name", "occupation_name", named),
            ("description", "job_description", found),
            ("level_as_printed", "ocs_level", found),
        ):
            plain = self._plain({key: holder[key]}, path, numbers=key == "ocs_level")
            spans[field_] = self._written(plain)[0]
        where = f"{path}.category"
        kinds = self.members(found["category"], where, tuple(CATEGORIES))
        for key, kind in CATEGORIES.items():
            pairs = self.pairs(kinds[key], f"{where}.{key}", "name")
            self.form.classifications.extend((kind, pair) for pair in pairs)

    def unit(self, value: Value, path: str) -> Unit:
        """Write a duty and everything under it."""
        found = self.members(value, path, ("ocu_code", "ocu_name", "tasks"))
        plain = self._plain({name: found[name] for name in ("ocu_code", "ocu_name")}, path)
        duty = Pair(*self._written(plain))
        return Unit(duty, list(self._groups(found["tasks"], f"{path}.tasks")))

    def _groups(self, value: Value, path: str) -> Iterator[Group]:
        for number, item in enumerate(self.items(value, path)):
            where = f"{path}[{number}]"
            found = self.members(item, where, ("task_codes", "competency_blocks"))
            tasks = self.pairs(found["task_codes"], f"{where}.task_codes", "name")
            blocks = self.items(found["competency_blocks"], f"{where}.competency_blocks")
            rows = [
                self._block(block, f"{where}.competency_blocks[{place}]")
                for place, block in enumerate(blocks)
            ]
            yield Group(tasks, rows, self._line(item))

    def _block(self, value: Value, path: str) -> Row:
        names = ("competency_level", "outputs", "indicators", "knowledge", "skills")
        found = self.members(value, path, names)
        level = self._plain({"competency_level": found["competency_level"]}, path, numbers=True)
        return Row(
            self._written(level)[0],
            self.pairs(found["outputs"], f"{path}.outputs", "name"),
            self.pairs(found["indicators"], f"{path}.indicators", "text"),
            self.pairs(found["knowledge"], f"{path}.knowledge", "name"),
            self.pairs(found["skills"], f"{path}.skills", "name"),
        )

    def _plain(
        self, values: Mapping[str, Value], path: str, *, numbers: bool = False
    ) -> list[Value]:
        """Return the values, nothing in the place of what is neither a text nor a number.

        A number where the form has a text is taken as written, and told of unless `numbers`.
        """
        plain = []
        for name, value in values.items():
            where = f"{path}{name}" if name.startswith("[") else f"{path}.{name}"
            fits = value.kind in ("string", "number", "null")
            if not fits:
                self._left(value, "ocs-wrong-type", where)
            elif value.kind == "number" and not numbers:
                self._fault("ocs-number-for-text", value, None, where)
            plain.append(value if fits else Value("null", value.start))
        return plain

    def _written(self, cells: list[Value]) -> tuple[Span, ...]:
        """Write a line of cells with tabs between them; return the place of each."""
        standing = [cell.start for cell in cells if cell.kind != "null"]
        spans = []
        start = self._length
        for cell in cells:
            shown = cell.text.replace("\t", " ")
            spans.append(Span(start, start + len(shown)))
            start += len(shown) + 1
            self.written += [shown, "\t"]
        self.written[-1:] = ["\n"]
        number = len(self.form.lines) + 1
        self.form.lines.append(Line(number, Span(self._length, start - 1), tuple(spans)))
        if standing:
            self.form.places.append((self._length, Place(line=self._line_at(min(standing)))))
        self._length = start
        return tuple(spans)

    def _left(self, value: Value, rule: str, path: str) -> None:
        """Write what has no field as one line that belongs to nothing, and tell of it."""
        leaves = list(value.leaves())
        spans = self._written(leaves) if leaves else ()
        place = Span(spans[0].start, spans[-1].end) if spans else None
        self._fault(rule, value, place, path)

    def _fault(self, rule: str, value: Value, span: Span | None, path: str) -> None:
        line, short = self._line(value), excerpt(path, LONGEST_PATH)
        self.form.faults.append(Fault(rule, line, span, short, excerpt(value.text)))

    def _line(self, value: Value) -> int:
        return self._line_at(value.start)

    def _line_at(self, place: int) -> int:
        return bisect_right(self._starts, place)
