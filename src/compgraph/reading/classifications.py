"""所屬類別: 職類別, 職業別 and 行業別, of which a standard may have several."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest

from compgraph.model import Classification, ClassificationKind, Span
from compgraph.reading.document import Document
from compgraph.reading.ids import Ids
from compgraph.reading.labels import PROFILE
from compgraph.reading.profile import Profile
from compgraph.reading.remarks import Remarks

_KINDS: tuple[ClassificationKind, ...] = ("category", "occupation", "industry")
_CODE = re.compile(r"[^;、,/\s]+")
_LINES = re.compile("[;；\n]")
_REGULAR = {
    "category": re.compile(r"[A-Z]{3}"),
    "occupation": re.compile(r"[0-9]{2,4}"),
    "industry": re.compile(r"[A-Z](?:[0-9]{2,4})?"),
}
"""What codes usually look like: any other print is told and kept."""


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
            for code_span, name_span in _pairs(
                document, kind, name, code, headers=headers, remarks=remarks
            ):
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
    kind: ClassificationKind,
    name: Span | None,
    code: Span | None,
    *,
    headers: list[Span],
    remarks: Remarks,
) -> list[tuple[Span | None, Span | None]]:
    """Return (code, name) for each value in one cell of names and one of codes."""
    codes = _codes(document, code, headers) or [None]
    codes = _unglued(document, codes, name, kind, remarks)
    for place in codes:
        if place and not _REGULAR[kind].fullmatch(document.key(place)):
            remarks.add(
                "classification-code-irregular", "info", place, subject="", label=_label(kind)
            )
    names = _names(document, name, len(codes), headers, remarks)
    return list(zip(codes, names, strict=True))


def _unglued(
    document: Document,
    codes: list[Span | None],
    name: Span | None,
    kind: ClassificationKind,
    remarks: Remarks,
) -> list[Span | None]:
    """Return codes printed without anything between them as codes of their own.

    Codes of 職類別 have three letters each; those of 職業別 are cut into fours only where as many
    names are printed (「212144」 could be 21 and 2144, or 2121 and 44: it stays as printed).
    """
    if len(codes) != 1 or codes[0] is None:
        return codes
    glued, whole = document.key(codes[0]), codes[0]
    names = len(_LINES.findall(document.printed(name))) + 1 if name else 1
    if kind == "category" and re.fullmatch(r"(?:[A-Z]{3}){2,}", glued):
        size = 3
    elif kind == "occupation" and names > 1 and re.fullmatch(rf"(?:[0-9]{{4}}){{{names}}}", glued):
        size = 4
    else:
        return codes
    if len(glued) != whole.end - whole.start:
        return codes
    remarks.add("codes-glued", "warning", whole, subject="", label=_label(kind))
    return [Span(at, at + size) for at in range(whole.start, whole.end, size)]


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
    cuts = [match.start() for match in _LINES.finditer(page, name.start, name.end)]
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
