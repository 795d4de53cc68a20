"""What stands above the main table in aligned text: title, versions, and the profile.

The profile is rows of label and value, parted by two blanks or by what is known to be a label. A
line without a label goes on with the value above that it stands below. A label in the middle of
its value, or lines that may belong to the value above or below, stay paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from compgraph.grid import Cell, Paragraph, Piece, Row, Table
from compgraph.reading.formats.aligned_lines import Line
from compgraph.reading.formats.aligned_versions import versions_in
from compgraph.reading.labels import PROFILE
from compgraph.reading.spaces import key

_CODE_LABELS = frozenset(label for label in PROFILE if label.endswith("別代碼"))
_NEAR = 1
"""Characters by which the lines of one value may begin beside each other."""
_RIGHT = 200.0


@dataclass
class _Field:
    """A text of the profile and where it begins; `label` tells that it is one of the labels."""

    text: str
    start: int
    label: bool


@dataclass
class _FormRow:
    """A line of the profile with its texts; a line without a label is none."""

    line: Line
    fields: list[_Field] = field(default_factory=list)

    @property
    def labelled(self) -> bool:
        """Whether any text is a label."""
        return any(one.label for one in self.fields)


def form_pieces(lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield tables for the versions and the profile, paragraphs for everything else."""
    place = 0
    free: list[Line] = []
    while place < len(lines):
        found = versions_in(lines, place)
        if found is None:
            free.append(lines[place])
            place += 1
            continue
        yield from _profile(free)
        free = []
        yield found[0]
        place += found[1]
    yield from _profile(free)


def paragraphs(lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield a paragraph for each block of lines without an empty one between."""
    block: list[Line] = []
    for line in lines:
        if block and (line.number != block[-1].number + 1 or line.page != block[-1].page):
            yield _paragraph(block)
            block = []
        block.append(line)
    if block:
        yield _paragraph(block)


def _paragraph(block: Sequence[Line]) -> Paragraph:
    return Paragraph("\n".join(line.text for line in block), block[0].page, block[0].number)


def _profile(lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield the rows of the profile as tables, the lines before, between and behind as paragraphs."""
    rows = [_FormRow(line, list(_fields(line))) for line in lines]
    _join_labels(rows)
    rows = [row for row in rows if row.fields]
    _join_values(rows)
    free: list[Line] = []
    table: list[_FormRow] = []
    for row in rows:
        if row.labelled and free:
            yield from paragraphs(free)
            free = []
        elif row.fields and not row.labelled and table:
            yield _table(table)
            table = []
        if row.labelled:
            table.append(row)
        elif row.fields:
            free.append(row.line)
    if table:
        yield _table(table)
    yield from paragraphs(free)


def _table(rows: Sequence[_FormRow]) -> Table:
    found = []
    for count, row in enumerate(rows, start=1):
        fields = row.fields if len(row.fields) > 1 else [*row.fields, _Field("", 1 << 8, False)]
        edges = [*(float(one.start) for one in fields[1:]), _RIGHT + fields[-1].start]
        lefts = [float(fields[0].start), *edges]
        cells = (
            Cell(one.text, left, right)
            for one, left, right in zip(fields, lefts, edges, strict=False)
        )
        found.append(Row(tuple(cells), row.line.page, count, row.line.number))
    return Table(tuple(found))


def _fields(line: Line) -> Iterator[_Field]:
    """Yield the texts of a line: chunks, cut behind a label and before a label of codes."""
    for chunk in line.chunks:
        held: _Field | None = None
        for word in chunk:
            known = PROFILE if held is None or _is_part(held.text) else _CODE_LABELS
            label = key(word.text) in known
            if held is None or held.label or label:
                if held is not None:
                    yield held
                held = _Field(word.text, word.start, label)
            else:
                held.text += f" {word.text}"
        if held is not None:
            whole = key(held.text) in PROFILE
            yield replace(held, label=held.label or whole)


def _is_part(text: str) -> bool:
    """Whether this is the first or last line of a label that is printed over two."""
    word = key(text)
    return word not in PROFILE and any(
        label.startswith(word) or label.endswith(word) for label in PROFILE
    )


def _join_labels(rows: Sequence[_FormRow]) -> None:
    """Put together labels printed over two lines: 「所屬」 above 「類別」."""
    above: _Field | None = None
    for row in rows:
        first = row.fields[0]
        both = f"{above.text}\n{first.text}" if above else ""
        alone = len(row.fields) == 1 or row.labelled
        if above and alone and not first.label and key(both) in PROFILE:
            above.text, above.label = both, True
            row.fields = row.fields[1:]
            above = None
        elif above and first.start > above.start + _NEAR:
            continue  # a label of the second column: 「所屬」 is beside 「職業別」
        elif first.label or _is_part(first.text):
            above = first


def _join_values(rows: Sequence[_FormRow]) -> None:
    """Put lines without a label behind the value that they stand below, where that is certain."""
    labelled = [index for index, row in enumerate(rows) if row.labelled]
    for turn, index in enumerate(labelled):
        end = labelled[turn + 1] if turn + 1 < len(labelled) else len(rows)
        block = rows[index + 1 : end]
        after = labelled[turn + 2] if turn + 2 < len(labelled) else len(rows)
        if not block or (end < len(rows) and _may_be_below(rows[end], after > end + 1)):
            continue
        row = rows[index]
        for one in block:
            if one.line.number != row.line.number + 1 or not _goes_on(one, rows[index]):
                break
            row = one
            one.fields = []


def _may_be_below(row: _FormRow, has_lines: bool) -> bool:
    """Whether lines above this label may belong to its value: it has none, or lines below, too."""
    return row.fields[-1].label or has_lines


def _goes_on(row: _FormRow, above: _FormRow) -> bool:
    """Put the texts of `row` behind the values that they stand below; tell whether all do."""
    pairs = []
    for one in row.fields:
        values = [
            value
            for value in above.fields
            if not value.label and abs(value.start - one.start) <= _NEAR
        ]
        if len(values) != 1:
            return False
        pairs.append((values[0], one))
    for value, one in pairs:
        value.text += f"\n{one.text}"
    return True
