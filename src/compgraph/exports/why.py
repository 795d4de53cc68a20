"""Why something is in the graph: where the document prints it, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from compgraph.messages import Language, Text, text
from compgraph.model import Span

_AROUND = 24
"""Characters shown before and behind a print."""
_LINE_END = "⏎"
_CELL_END = " │ "


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a document prints at a place, with the text around it on one line."""

    before: str
    printed: str
    after: str


@dataclass(frozen=True, slots=True)
class Print:
    """One place where the thing is printed; all numbers count from 1, the span from 0.

    `field` names the plain field of a standard that stands there; `excerpt` is None where the
    document is not at hand.
    """

    span: Span
    page: int | None = None
    table: int | None = None
    row: int | None = None
    line: int | None = None
    field: str | None = None
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """A statement that no document prints: what it says, and the rule that found it."""

    property: str
    other: str
    label: str
    rule: str
    parameters: str
    graph: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a thing comes from. `sha256` is the digest of the document's bytes."""

    subject: str
    standard: str
    item: str
    kind: str
    name: str
    file: str
    sha256: str
    reader: str
    prints: tuple[Print, ...]
    derived: tuple[Derived, ...]


def excerpt(content: str, span: Span) -> Excerpt:
    """Return what `content` holds at `span`, line ends and cell borders made visible."""
    start, end = max(0, span.start - _AROUND), span.end + _AROUND
    return Excerpt(
        ("…" if start else "") + _on_one_line(content[start : span.start]),
        _on_one_line(content[span.start : span.end]),
        _on_one_line(content[span.end : end]) + ("…" if end < len(content) else ""),
    )


def _on_one_line(part: str) -> str:
    lines = part.replace("\t", _CELL_END).splitlines(keepends=True)
    return "".join(line.rstrip("\r\n") + _LINE_END * (line[-1:] in "\r\n") for line in lines)


def as_record(origin: Origin) -> dict[str, Any]:
    """Return the documented JSON shape (`schemas/why.schema.json`)."""
    record = asdict(origin)
    for one in record["prints"]:
        one["span"] = [one["span"]["start"], one["span"]["end"]]
    return record


def as_text(origin: Origin, language: Language) -> str:
    """Return the origin for people, a place a line."""
    return "\n".join(line.in_(language) for line in _lines(origin)) + "\n"


def _lines(origin: Origin) -> Iterator[Text]:
    yield Text(*(f"{origin.subject.rpartition('/icap/')[2]} {origin.name}",) * 2)
    yield text("why.kind", kind=text(f"columns.kind-{origin.kind}"))
    yield text("why.document", file=origin.file, sha256=origin.sha256, reader=origin.reader)
    if not origin.prints:
        yield text("why.not-printed")
    for number, one in enumerate(origin.prints, 1):
        said = text("why.field", field=one.field) if one.field else ""
        yield text(
            "why.print",
            number=number,
            field=said,
            place=_place(one),
            start=one.span.start,
            end=one.span.end,
        )
        if one.excerpt:
            part = one.excerpt
            yield Text(*(f"     {part.before}⟦{part.printed}⟧{part.after}",) * 2)
    if origin.prints and not any(one.excerpt for one in origin.prints):
        yield text("why.no-text", file=origin.file)
    for derived in origin.derived:
        yield text(
            "why.derived",
            property=derived.property,
            other=derived.other.rpartition("/icap/")[2],
            label=derived.label,
        )
        yield text("why.rule", rule=derived.rule, parameters=derived.parameters)


def _place(one: Print) -> Text:
    parts = [
        text(f"load.place-{name}", number=number)
        for name in ("page", "table", "row", "line")
        if (number := getattr(one, name)) is not None
    ]
    if not parts:
        return Text("", "")
    return Text(
        "".join(part.zh for part in parts) + "，", ", ".join(part.en for part in parts) + ", "
    )
