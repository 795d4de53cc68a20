"""職能內涵（A=attitude 態度）: 「A01名稱：說明」, a name alone, or a paragraph without a code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compgraph.model import Competency, Span
from compgraph.reading.bullets import without_bullet
from compgraph.reading.cells import Serials, opens_with_code, scan
from compgraph.reading.document import Document, Line
from compgraph.reading.ids import Ids
from compgraph.reading.labels import heading
from compgraph.reading.remarks import Remarks
from compgraph.reading.sentences import ends

_COLON = re.compile("[：:]")
_TAB = re.compile("\t+")


def read_attitudes(
    document: Document, lines: list[Line], ids: Ids, headers: list[Span], remarks: Remarks
) -> tuple[Competency, ...]:
    """Return the attitudes in printed order; the heading goes to `headers`.

    Left to be reported are a row of several cells without a code, and behind coded attitudes a
    line without a code that is no sentence: a remark of the page, not an attitude.
    """
    found: list[Competency] = []
    for paragraph in paragraphs(document, lines, headers):
        cell = scan(document, paragraph, "attitude", Serials(), remarks)
        alone = not found or not found[-1].code or ends(document.printed(cell.lead))
        if cell.uncoded and alone and "\t" not in document.printed(cell.lead):
            id_ = ids.take(f"attitude/{len(found) + 1}")
            remarks.add("code-missing", "warning", cell.lead, subject=id_)
            found.append(
                attitude_of(document, id_, Span(cell.lead.start, cell.lead.start), cell.lead)
            )
        for item in cell.items:
            id_ = ids.take(item.code)
            if id_ != item.code:
                remarks.add("duplicate-code", "warning", item.span, subject=id_, code=item.code)
            found.append(attitude_of(document, id_, item.printed, item.text))
    return tuple(found)


def paragraphs(document: Document, lines: list[Line], headers: list[Span]) -> Iterator[Span]:
    """Yield the paragraphs: a line without a code goes on with the line directly above it."""
    current: Span | None = None
    number = 0
    for line in lines:
        whole, _ = without_bullet(document, line, headers)
        if heading(document.printed(whole)) is not None:
            headers.append(whole)
            continue
        goes_on = (
            current is not None
            and line.number == number + 1
            and not opens_with_code(document, whole)
            and not ends(document.printed(current))
        )
        if current is not None and goes_on:
            current = Span(current.start, whole.end)
        else:
            if current is not None:
                yield current
            current = whole
        number = line.number
    if current is not None:
        yield current


def attitude_of(document: Document, id_: str, printed: Span, text: Span) -> Competency:
    """Return the attitude whose code stands at `printed`: its name ends at a colon or a tab."""
    colon = _COLON.search(document.text, text.start, text.end) or _TAB.search(
        document.text, text.start, text.end
    )
    name = document.trimmed(text.start, colon.start() if colon else text.end)
    description = document.trimmed(colon.end(), text.end) if colon else Span(text.end, text.end)
    return Competency(
        id=id_,
        kind="attitude",
        code=document.stored(printed),
        name=document.stored(name),
        description=document.stored(description),
        span=Span(printed.start, max(printed.end, text.end)),
    )
