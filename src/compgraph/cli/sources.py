"""What a command works on: sources read into a store in memory, or a store folder opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from compgraph import resources
from compgraph.cli.rdf_files import decoded, no_standard
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

RDF = (".ttl", ".nt", ".trig", ".nq", ".jsonld", ".rdf", ".xml")
DOCUMENTS = (".txt", ".pdf", ".odt", ".docx", ".xlsx", ".html", ".htm", ".json")
READ_IN_FOLDERS = (*DOCUMENTS, *(suffix for suffix in RDF if suffix != ".xml"))
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
    undecoded: tuple[tuple[Path, bool], ...] = ()
    """RDF files left as they are, each with whether the user named it (`load(decoded=False)`)."""

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
    store_folder: Path | str | None = None,
    *,
    encoding: str | None = None,
    reader: str | None = None,
    decoded: bool = True,
) -> Loaded:
    """Open `store_folder`, or read `sources` (the shipped standard when there are none).

    RDF files become standards of the store unless `decoded` is False: then they are `undecoded`,
    and `graphs_of` reads them as they stand. Raises UsageError when both or an unusable store are
    named, SourceRefused for a source.
    """
    paths = tuple(sources)
    if store_folder is not None:
        if paths:
            raise UsageError(text("cli.sources-and-store"))
        return Loaded(_opened(store_folder))
    files, notices = _files(paths or (resources.shipped_standard(),))
    apart = () if decoded else tuple(one for one in files if one[0].suffix.lower() in RDF)
    gathered = _Gathered(notices, encoding, reader)
    for path, named in files:
        if (path, named) not in apart:
            gathered.add(path, named=named)
    read = gathered.loaded()
    if not read.standards and not apart:
        raise _empty(paths[0])
    return replace(read, undecoded=apart)


def _opened(folder: Path | str) -> Store:
    from compgraph.store import open_store

    if isinstance(folder, Path) and not folder.is_dir():
        raise UsageError(text("cli.store-missing", folder=folder), text("cli.store-missing-remedy"))
    store = open_store(folder, read_only=True)
    if not store.list():
        raise UsageError(text("cli.store-empty", folder=folder))
    return store


class _Gathered:
    """What the files of one call say, file by file."""

    def __init__(self, notices: list[Finding], encoding: str | None, reader: str | None) -> None:
        self._notices, self._encoding, self._reader = notices, encoding, reader
        self._readings: list[Reading] = []
        self._standards: dict[str, tuple[Standard, Path]] = {}
        self._contents: dict[str, Reading | Standard] = {}
        self._graphs: dict[URIRef, Graph] = {}

    def add(self, path: Path, *, named: bool) -> None:
        """Read one file; what is no standard is passed over unless the user named it."""
        is_rdf = path.suffix.lower() in RDF
        found = self._of_rdf(path) if is_rdf else self._of_document(path, named=named)
        if not found and is_rdf and named:
            raise no_standard(path)
        if not found:
            self._notices.append(passed_over(path))
        for standard in found:
            _refuse_other_content(standard, path, self._standards)
            self._standards.setdefault(standard.id, (standard, path))

    def _of_rdf(self, path: Path) -> list[Standard]:
        found, graphs = decoded(path)
        for standard in found:  # a document read for the same code says more: its places
            self._contents.setdefault(standard.id, standard)
        if found:
            self._graphs.update(graphs)
        return found

    def _of_document(self, path: Path, *, named: bool) -> list[Standard]:
        reading = _document(path, self._encoding, self._reader, named=named)
        if reading is None:
            return []
        self._readings.append(reading)
        self._contents[reading.standard.id] = reading
        return [reading.standard]

    def loaded(self) -> Loaded:
        """Return everything, in a store in memory."""
        from compgraph.store import open_store

        store = open_store()
        store.put(*self._contents.values())
        for name, graph in self._graphs.items():
            _put(store, name, graph)
        return Loaded(
            store,
            tuple(standard for standard, _ in self._standards.values()),
            tuple(self._readings),
            tuple(self._notices),
            {code: path.name for code, (_, path) in self._standards.items()},
        )


def _put(store: Store, name: URIRef, graph: Graph) -> None:
    from compgraph.rdf.reviews import decode_reviews
    from compgraph.rdf.vocab import shared_graph_named

    if shared_graph_named(name) == "reviewed":
        store.put_reviews(*decode_reviews(graph))
    else:
        store.put_graph(name, graph)


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
        notices.extend(map(passed_over, passed))
    return files, notices


def passed_over(path: Path) -> Finding:
    """Return the notice that a file in a folder is no standard."""
    return Finding("file-passed-over", "info", text("cli.passed-over"), source=str(path))


def _empty(folder: Path) -> SourceRefused:
    return SourceRefused(
        "folder-empty",
        text("cli.empty-folder", folder=folder),
        text("cli.empty-folder-remedy", suffixes=" ".join(READ_IN_FOLDERS)),
        source=str(folder),
    )


def pick(loaded: Loaded, wanted: str | None) -> str:
    """Return the code of the one standard to answer about; a usage error lists the choices."""
    codes = loaded.store.list()
    listed = ", ".join(codes)
    if wanted is not None:
        if wanted not in codes:
            raise unknown_standard(wanted, codes)
        return wanted
    if len(codes) != 1:
        raise UsageError(text("cli.several-standards", codes=listed), text("cli.choose-standard"))
    return codes[0]


def unknown_standard(wanted: str, codes: Iterable[str]) -> UsageError:
    """Return the usage error that lists the standards there are."""
    return UsageError(
        text("cli.unknown-standard", code=wanted, codes=", ".join(codes)),
        text("cli.choose-standard"),
    )
