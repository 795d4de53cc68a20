"""What a command works on: sources read into a store in memory, or a store folder opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from compgraph import resources
from compgraph.codes import order
from compgraph.errors import SourceRefused, UsageError
from compgraph.finding import Finding
from compgraph.messages import text
from compgraph.model import Standard
from compgraph.publication import published

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

    from compgraph.reading.record import Reading
    from compgraph.store import Store

RDF = (".ttl", ".nt", ".trig", ".nq", ".jsonld")
DOCUMENTS = (".txt", ".pdf", ".odt", ".docx", ".xlsx", ".html", ".htm", ".json")
READ_IN_FOLDERS = (*DOCUMENTS, *RDF)
_OTHER_USES = (".xlsx", ".html", ".htm", ".json")
"""Suffixes of files that often lie beside standards and are none: passed over in folders."""
_NO_STANDARD = ("no-table", "ocs-not-json", "ocs-other-form", "not-this-format")
BUILT = "graph.trig"
"""The file of a build that says everything its other files say."""


@dataclass(frozen=True)
class Loaded:
    """The store, the standards put into it by this call, and what their readers noticed."""

    store: Store
    standards: tuple[Standard, ...] = ()
    readings: tuple[Reading, ...] = ()
    notices: tuple[Finding, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything the readers noticed, source by source."""
        read = tuple(finding for reading in self.readings for finding in reading.findings)
        return self.notices + read

    def source_of(self, code: str) -> str:
        """Return the name of the file that a standard of this call was read from, else its code."""
        return self.files.get(code, code)


def load(
    sources: Iterable[Path],
    store_folder: Path | None = None,
    *,
    encoding: str | None = None,
    reader: str | None = None,
) -> Loaded:
    """Open `store_folder`, or read `sources` (the shipped standard when there are none).

    Raises UsageError when both or an unusable store are named, SourceRefused for a source.
    """
    paths = tuple(sources)
    if store_folder is not None:
        if paths:
            raise UsageError(text("cli.sources-and-store"))
        return Loaded(_opened(store_folder))
    return _read(paths or (resources.shipped_standard(),), encoding, reader)


def _opened(folder: Path) -> Store:
    from compgraph.store import open_store

    if not folder.is_dir():
        raise UsageError(text("cli.store-missing", folder=folder), text("cli.store-missing-remedy"))
    store = open_store(folder, read_only=True)
    if not store.list():
        raise UsageError(text("cli.store-empty", folder=folder))
    return store


def _read(paths: tuple[Path, ...], encoding: str | None, reader: str | None) -> Loaded:
    from compgraph.store import open_store

    readings: list[Reading] = []
    standards: dict[str, tuple[Standard, Path]] = {}
    contents: dict[str, Reading | Standard] = {}
    graphs: dict[URIRef, Graph] = {}
    files, notices = _files(paths)
    for path, named in files:
        if path.suffix.lower() in RDF:
            found, sources = _decoded(path)
            if not found and not named:
                notices.append(_passed_over(path))
                continue
            if not found:
                raise _no_standard(path)
            for standard in found:  # a document read for the same code says more: its places
                contents.setdefault(standard.id, standard)
            graphs.update(sources)
        else:
            reading = _document(path, encoding, reader, named=named)
            if reading is None:
                notices.append(_passed_over(path))
                continue
            readings.append(reading)
            found = [reading.standard]
            contents[found[0].id] = reading
        for standard in found:
            _refuse_other_content(standard, path, standards)
            standards.setdefault(standard.id, (standard, path))
    if not contents:
        raise _empty(paths[0])
    store = open_store()
    store.put(*contents.values())
    for name, graph in graphs.items():
        store.put_graph(name, graph)
    return Loaded(
        store,
        tuple(standard for standard, _ in standards.values()),
        tuple(readings),
        tuple(notices),
        {code: path.name for code, (_, path) in standards.items()},
    )


def _document(
    path: Path, encoding: str | None, reader: str | None, *, named: bool
) -> Reading | None:
    """Return the reading of a document, None for a file in a folder that is no standard at all."""
    from compgraph.reading import read

    try:
        return read(path, encoding=encoding, reader=reader)
    except SourceRefused as refusal:
        if named or path.suffix.lower() not in _OTHER_USES or refusal.rule not in _NO_STANDARD:
            raise
        return None


def _refuse_other_content(
    standard: Standard, path: Path, known: dict[str, tuple[Standard, Path]]
) -> None:
    before = known.get(standard.id)
    if before and before[0] != standard:
        raise UsageError(
            text("cli.same-code-twice", first=before[1], second=path, code=standard.id),
            text("cli.same-code-twice-remedy"),
        )


def _files(paths: Iterable[Path]) -> tuple[list[tuple[Path, bool]], list[Finding]]:
    """Return the files to read, each with whether the user named it, and what is passed over."""
    files: list[tuple[Path, bool]] = []
    notices: list[Finding] = []
    for path in paths:
        if not path.is_dir():
            files.append((path, True))
            continue
        inside = sorted(
            (one for one in path.rglob("*") if one.is_file() and not one.name.startswith(".")),
            key=lambda one: [order(part) for part in one.relative_to(path).parts],
        )
        ours = {one for one in inside if one.name in published(one.parent)}
        readable = [
            one
            for one in inside
            if one.suffix.lower() in READ_IN_FOLDERS and (one not in ours or one.name == BUILT)
        ]
        if not readable:
            raise _empty(path)
        files.extend((one, False) for one in readable)
        passed = (one for one in inside if one not in readable and one not in ours)
        notices.extend(map(_passed_over, passed))
    return files, notices


def _passed_over(path: Path) -> Finding:
    return Finding("file-passed-over", "info", text("cli.passed-over"), source=str(path))


def _empty(folder: Path) -> SourceRefused:
    return SourceRefused(
        "folder-empty",
        text("cli.empty-folder", folder=folder),
        text("cli.empty-folder-remedy", suffixes=" ".join(READ_IN_FOLDERS)),
        source=str(folder),
    )


def _decoded(path: Path) -> tuple[list[Standard], dict[URIRef, Graph]]:
    """Return the standards of an RDF file (there may be none), and where their items stood."""
    from rdflib import Graph

    from compgraph.rdf.decode import decode, standards_in
    from compgraph.rdf.parse import parse

    graphs = parse(path)
    sources = {name: graph for name, graph in graphs.items() if name and name.endswith("/source")}
    asserted = Graph()
    for name, graph in graphs.items():
        if name is None or name not in sources:
            for triple in graph:
                asserted.add(triple)
    codes = standards_in(asserted)
    return [decode(asserted, code) for code in codes], sources


def _no_standard(path: Path) -> SourceRefused:
    return SourceRefused(
        "rdf-no-standard",
        text("rdf.no-standard"),
        text("rdf.no-standard-remedy"),
        source=str(path),
    )


def pick(loaded: Loaded, wanted: str | None) -> str:
    """Return the code of the one standard to answer about; a usage error lists the choices."""
    codes = loaded.store.list()
    listed = ", ".join(codes)
    if wanted is not None:
        if wanted not in codes:
            raise UsageError(
                text("cli.unknown-standard", code=wanted, codes=listed), text("cli.choose-standard")
            )
        return wanted
    if len(codes) != 1:
        raise UsageError(text("cli.several-standards", codes=listed), text("cli.choose-standard"))
    return codes[0]
