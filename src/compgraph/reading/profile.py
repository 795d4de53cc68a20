"""The profile above the table: label cells and the values beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from compgraph.model import Classification, ClassificationKind, Span
from compgraph.reading.document import Document, Line, filled
from compgraph.reading.ids import Ids
from compgraph.reading.labels import PROFILE
from compgraph.reading.remarks import Remarks

_KINDS: tuple[ClassificationKind, ...] = ("category", "occupation", "industry")
_COLON = re.compile("[：:]")
_LONGEST_LABEL = 24
_CODE = re.compile(r"[^;、,/\s]+")


@dataclass
class Profile:
    """Where each field of the profile stands; a field of several rows has several places."""

    values: dict[str, list[Span]] = field(default_factory=dict)
    headers: list[Span] = field(default_factory=list)

    def place(self, name: str) -> Span | None:
        """Return where the field stands, its first place where it has several."""
        return next(iter(self.values.get(name, ())), None)


def opens_profile(document: Document, line: Line) -> bool:
    """Whether this line begins with a label of the profile and has room for a value."""
    found = line.filled
    if len(line.cells) == 1 and found:
        return with_colon(document, found[0]) is not None
    return len(line.cells) > 1 and bool(found) and document.key(found[0]) in PROFILE


def with_colon(document: Document, cell: Span) -> tuple[Span, Span] | None:
    """Return (label, value) where a line outside of tables reads 「職能基準代碼：ISD3512-001v3」."""
    colon = _COLON.search(document.text, cell.start, min(cell.end, cell.start + _LONGEST_LABEL))
    if colon is None:
        return None
    label, value = Span(cell.start, colon.end()), document.trimmed(colon.end(), cell.end)
    named = document.key(Span(cell.start, colon.start())) in PROFILE
    return (label, value) if named and filled(value) else None


def read_profile(document: Document, lines: list[Line]) -> Profile:
    """Find the values; a second value for a field that has one is left to be reported.

    職類別, 職業別 and 行業別 may have several rows.
    """
    profile = Profile()
    last = ""
    for line in lines:
        label = ""
        labelled = False
        pair = with_colon(document, line.cells[0]) if len(line.cells) == 1 else None
        for index, cell in enumerate(pair or line.cells):
            if not filled(cell):
                continue
            word = document.key(cell).rstrip(":")
            if word in PROFILE:
                label, labelled = PROFILE[word], True
                profile.headers.append(cell)
            elif index in line.reached:
                continue
            elif label and (label not in profile.values or label.partition("_")[0] in _KINDS):
                profile.values.setdefault(label, []).append(cell)
                last, label = label, ""
        if not labelled and last == "description" and len(line.cells) == 1:
            start = profile.values[last][0].start
            profile.values[last] = [Span(start, line.cells[0].end)]
        elif not labelled:
            last = ""
    return profile


def classifications(
    document: Document, profile: Profile, ids: Ids, headers: list[Span], remarks: Remarks
) -> tuple[Classification, ...]:
    """Return 職類別, 職業別 and 行業別, one Classification for each printed code.

    Separators between several values go to `headers`.
    """
    found: list[Classification] = []
    for kind in _KINDS:
        names = profile.values.get(kind, [])
        codes = profile.values.get(f"{kind}_code", [])
        if not names and not codes:
            remarks.add("field-missing", "warning", None, subject="", field=_label(kind))
            continue
        for name, code in zip_longest(names, codes):
            for code_span, name_span in _pairs(document, name, code, headers, remarks):
                found.append(
                    Classification(
                        id=ids.take(f"{kind}/{1 + sum(one.kind == kind for one in found)}"),
                        kind=kind,
                        code=document.stored(code_span) if code_span else "",
                        name=document.stored(name_span) if name_span else "",
                        span=name_span,
                        code_span=code_span,
                    )
                )
    return tuple(found)


def _pairs(
    document: Document,
    name: Span | None,
    code: Span | None,
    headers: list[Span],
    remarks: Remarks,
) -> list[tuple[Span | None, Span | None]]:
    """Return (code, name) for each value in one cell of names and one of codes."""
    codes = _codes(document, code, headers) or [None]
    names = _names(document, name, len(codes), headers, remarks)
    return list(zip(codes, names, strict=True))


def _label(kind: str) -> str:
    return next(word for word, field in PROFILE.items() if field == kind)


def _codes(document: Document, codes: Span | None, headers: list[Span]) -> list[Span | None]:
    if codes is None:
        return []
    return _parts(
        [match.span() for match in _CODE.finditer(document.folded, codes.start, codes.end)],
        document,
        codes,
        headers,
    )


def _names(
    document: Document, name: Span | None, count: int, headers: list[Span], remarks: Remarks
) -> list[Span | None]:
    """Cut the printed names into `count` parts, one for each code."""
    if name is None:
        return [None] * count
    if count == 1:
        return [name]
    page = document.folded
    cuts = [match.start() for match in re.compile("[;\n]").finditer(page, name.start, name.end)]
    if len(cuts) != count - 1:
        cuts = _commas(page, name, count)
        remarks.add("names-and-codes", "warning", name, subject="", count=count)
    if len(cuts) != count - 1:
        return [name] + [None] * (count - 1)
    borders = [name.start - 1, *cuts, name.end]
    pairs = [(left + 1, right) for left, right in pairwise(borders)]
    return _parts(pairs, document, name, headers)


def _commas(page: str, name: Span, count: int) -> list[int]:
    """Cut 「大類/中類、大類/中類」 at the first 、 after each stroke but the last."""
    strokes = [place for place in range(name.start, name.end) if page[place] == "/"]
    if len(strokes) != count:
        commas = [place for place in range(name.start, name.end) if page[place] == "、"]
        return commas if len(commas) == count - 1 else []
    cuts = [page.find("、", left, right) for left, right in pairwise(strokes)]
    return [] if -1 in cuts else cuts


def _parts(
    pairs: list[tuple[int, int]], document: Document, whole: Span, headers: list[Span]
) -> list[Span | None]:
    """Return the trimmed parts and count the separators between them among the headers."""
    parts = [document.trimmed(start, end) for start, end in pairs]
    borders = [whole.start, *(edge for part in parts for edge in (part.start, part.end)), whole.end]
    for start, end in zip(borders[::2], borders[1::2], strict=True):
        between = document.trimmed(start, end)
        if between.start < between.end:
            headers.append(between)
    return [part if part.start < part.end else None for part in parts]
