"""Where the things of a standard stand in its document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from compgraph.model import Span, Standard

if TYPE_CHECKING:
    from compgraph.reading.record import Source


class _Placed(Protocol):
    """A thing with an id that knows where it stands."""

    @property
    def id(self) -> str: ...
    @property
    def span(self) -> Span | None: ...


def places(standard: Standard) -> dict[str, list[Span]]:
    """Return the spans of each thing by id, sorted and once each: every mention of a competency.

    Under "" stand the plain fields of the standard itself; a row of the table has the place of its
    level. A thing that the document does not print has no spans.
    """
    found: dict[str, set[Span]] = {"": {span for _, span in standard.spans}}

    def note(name: str, *spans: Span | None) -> None:
        found.setdefault(name, set()).update(span for span in spans if span)

    for classification in standard.classifications:
        note(classification.id, classification.code_span, classification.span)
    placed: list[_Placed] = [
        *standard.versions,
        *standard.duties,
        *standard.tasks,
        *standard.knowledge,
        *standard.skills,
        *standard.attitudes,
        *standard.requirements,
        *standard.terms,
        *standard.notes,
    ]
    for item in placed:
        note(item.id, item.span)
    for block in standard.blocks:
        note(block.id, block.level_span)
        for output in block.outputs:
            note(output.id, output.span)
        for indicator in block.indicators:
            note(indicator.id, indicator.span)
        for mention in block.requires:
            note(mention.competency, mention.span)
    return {name: sorted(spans) for name, spans in found.items()}


def in_tables(source: Source, spans: list[Span]) -> str:
    """Return page, table and row of each span ("3/2/5", several with a space between).

    All count from 1 and `-` stands for what the format does not have; "" where it has none of
    them, as a text has only lines.
    """
    printed = [source.place_of(span.start) for span in spans]
    if not any(place.page or place.table for place in printed):
        return ""
    return " ".join(
        "/".join(str(part or "-") for part in (place.page, place.table, place.row))
        for place in printed
    )
