"""All findings of what is loaded: the readers' and the checks', each once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from compgraph.cli.sources import Loaded, pick
from compgraph.finding import Finding, ordered

if TYPE_CHECKING:
    from compgraph.model import Span
    from compgraph.reading.record import Reading


def all_findings(loaded: Loaded, wanted: str | None = None) -> tuple[Finding, ...]:
    """Return the findings of every loaded standard (or of `wanted`), in order."""
    codes = (pick(loaded, wanted),) if wanted else loaded.store.list()
    return loaded.notices + tuple(
        finding for code in codes for finding in findings_of(loaded, code)
    )


def findings_of(loaded: Loaded, code: str) -> tuple[Finding, ...]:
    """Return what the reader and the checks say of one standard, by place in the source."""
    from compgraph.checks import check
    from compgraph.rdf.vocab import graph

    reading = next((one for one in loaded.readings if one.standard.id == code), None)
    checked = check(
        loaded.store.graph(graph(code)),
        source=loaded.source_of(code),
        spans=_spans(reading) if reading else None,
    )
    read = reading.findings if reading else ()
    return ordered([*read, *_not_reported(checked, read)])


def _not_reported(checked: Iterable[Finding], read: Iterable[Finding]) -> list[Finding]:
    """Drop a check's finding where the reader already reported the same rule of the same thing."""
    reported = {(finding.rule, finding.subject) for finding in read}
    return [finding for finding in checked if (finding.rule, finding.subject) not in reported]


def _spans(reading: Reading) -> dict[str, tuple[int, Span]]:
    """Return line and span of every item of a document, by `ISD3512-001v3/K01`."""
    standard = reading.standard
    return {
        f"{standard.id}/{item.id}": (_line(reading.source.text, item.span.start), item.span)
        for item in standard.items
        if item.span is not None
    }


def _line(text: str, offset: int) -> int:
    return len(text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n"))
