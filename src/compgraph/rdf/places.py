"""Where the things of a standard stand in its document."""

from __future__ import annotations

from typing import Protocol

from compgraph.model import Span, Standard


class _Placed(Protocol):
    """A thing with an id that knows where it stands."""

    @property
    def id(self) -> str: ...
    @property
    def span(self) -> Span | None: ...


def places(standard: Standard) -> dict[str, list[Span]]:
    """Return the spans of each thing by id: every mention of a competency, too.

    Under "" stand the plain fields of the standard itself; a row of the table has the place of its
    level.
    """
    found: dict[str, list[Span]] = {"": [span for _, span in standard.spans]}

    def note(name: str, *spans: Span | None) -> None:
        found.setdefault(name, []).extend(span for span in spans if span)

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
    return found
