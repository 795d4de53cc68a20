"""All findings of what is loaded: the readers' and the checks', each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compgraph.cli.rdf_files import graphs_of
from compgraph.cli.sources import Loaded, passed_over, pick, unknown_standard
from compgraph.finding import Finding, ordered

if TYPE_CHECKING:
    from compgraph.checks import Graphs, Moved
    from compgraph.model import Span
    from compgraph.reading.record import Reading
    from compgraph.store import Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in one standard; `code` is "" for what is about no single one."""

    code: str
    name: str
    findings: tuple[Finding, ...]


def outcomes(
    loaded: Loaded, wanted: str | None = None, moved: Moved | None = None
) -> tuple[Outcome, ...]:
    """Return the findings of every loaded standard (or of `wanted`), standard by standard.

    What is about no single standard comes first. `moved` is told of the progress. Raises
    UsageError when `wanted` is none of them, SourceRefused for an RDF file that cannot be read.
    """
    notices, names = list(loaded.notices), {one.id: one.name for one in loaded.standards}
    checked = _checked(loaded, wanted, _Told(notices, names), moved)
    for reading in loaded.readings:
        code = reading.standard.id
        if code in checked:
            rest = _not_reported(checked[code], reading.findings)
            checked[code] = ordered([*reading.findings, *rest])
    general = (*notices, *checked.pop("", ()))
    outside = () if wanted or not general else (Outcome("", "", general),)
    return outside + tuple(
        Outcome(code, names.get(code, ""), found)
        for code, found in checked.items()
        if wanted in (None, code)
    )


@dataclass
class _Told:
    """What is learnt of the sources on the way: files that hold no standard, names of standards."""

    notices: list[Finding]
    names: dict[str, str]


def _checked(
    loaded: Loaded, wanted: str | None, told: _Told, moved: Moved | None
) -> dict[str, tuple[Finding, ...]]:
    from compgraph.checks import check_files, check_store

    places = {reading.standard.id: _spans(reading) for reading in loaded.readings}
    if loaded.undecoded:
        checked = check_files(_graphs(loaded, told), places=places, moved=moved)
        codes = tuple(code for code in checked if code)
        if wanted is not None and wanted not in codes:
            raise unknown_standard(wanted, codes)
        return checked
    picked = None if wanted is None else (pick(loaded, wanted),)
    if not loaded.standards:
        told.names |= _stored_names(loaded.store, picked or loaded.store.list())
    return check_store(loaded.store, picked, sources=loaded.files, places=places, moved=moved)


def _stored_names(store: Store, codes: Iterable[str]) -> dict[str, str]:
    from compgraph.rdf.vocab import thing
    from compgraph.store import labels

    addresses = {code: str(thing(code)) for code in codes}
    named = labels(store, addresses.values())
    return {code: named.get(address, "") for code, address in addresses.items()}


def _graphs(loaded: Loaded, told: _Told) -> Iterator[tuple[str, Graphs]]:
    """Yield every source with its graphs: those of documents, then RDF files as they stand."""
    from rdflib import RDFS

    from compgraph.rdf.decode import standards_in
    from compgraph.rdf.vocab import graph, thing

    for code in loaded.store.list():
        yield loaded.source_of(code), {graph(code): loaded.store.graph(graph(code))}
    for path, named in loaded.undecoded:
        graphs = graphs_of(path, named=named)
        if graphs is None:
            told.notices.append(passed_over(path))
            continue
        for one in graphs.values():
            for code in standards_in(one):
                told.names.setdefault(code, str(one.value(thing(code), RDFS.label) or ""))
        yield path.name, graphs


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
