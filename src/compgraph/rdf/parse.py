"""RDF files, read without ever going out: file → graphs by name.

| suffix          | format    |
|-----------------|-----------|
| .ttl            | Turtle    |
| .nt             | N-Triples |
| .trig           | TriG      |
| .nq             | N-Quads   |
| .jsonld         | JSON-LD   |
| .rdf .xml       | RDF/XML   |

A JSON-LD file must carry its context inline, or name ours, which is shipped: any other context
would have to be fetched. An RDF/XML file must not have a document type.
"""

from __future__ import annotations

import warnings
from pathlib import Path

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from compgraph.errors import SourceRefused
from compgraph.messages import text
from compgraph.rdf.answer import quiet
from compgraph.rdf.terms import is_iri
from compgraph.rdf.untrusted import checked_jsonld, checked_xml, illegal, line_of, malformed

FORMATS = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".trig": "trig",
    ".nq": "nquads",
    ".jsonld": "json-ld",
    ".rdf": "xml",
    ".xml": "xml",
}
MOST_BYTES = 200_000_000

Graphs = dict[URIRef | None, Graph]
_CHECKED = {"json-ld": checked_jsonld, "xml": checked_xml}


def parse(path: Path) -> Graphs:
    """Return the graphs of an RDF file by IRI, the default graph under None.

    Raises SourceRefused for a file that is missing, too large, not UTF-8, malformed, that would
    have to fetch something, or that holds an address no RDF notation can hold.
    """
    name = str(path)
    form = FORMATS[path.suffix.lower()]
    content = _content(path, name)
    checked = _CHECKED[form](content, name) if form in _CHECKED else content
    dataset = Dataset()
    try:
        with warnings.catch_warnings(), quiet():  # rdflib's parsers call what it has deprecated
            warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"rdflib\.")
            dataset.parse(data=checked, format=form, publicID="urn:x-compgraph:relative/")
    except Exception as error:  # rdflib's parsers raise whatever they please
        line = getattr(error, "lines", None)
        number = line + 1 if isinstance(line, int) else None
        raise malformed(form, error, name, number) from error
    graphs = _graphs(dataset)
    _refuse_illegal(graphs, content, name)
    return graphs


def _refuse_illegal(graphs: Graphs, content: str, name: str) -> None:
    """Refuse addresses that could be read but never written again, nor stored."""
    found: set[str] = {iri for iri in graphs if iri is not None}
    for graph in graphs.values():
        for term in (term for triple in graph for term in triple):
            if isinstance(term, URIRef):
                found.add(term)
            elif isinstance(term, Literal) and term.datatype is not None:
                found.add(term.datatype)
    wrong = sorted(iri for iri in found if not is_iri(iri))
    if wrong:
        lines = {iri: line_of(content, f"<{iri}>", iri) for iri in wrong}
        first = min(wrong, key=lambda iri: (lines[iri] is None, lines[iri] or 0, iri))
        raise illegal(first, name, lines[first])


def _content(path: Path, name: str) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SourceRefused(
                "rdf-too-large", text("rdf.too-large", most=MOST_BYTES // 1_000_000), source=name
            )
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceRefused(
            "rdf-not-utf-8", text("rdf.not-utf-8", position=error.start), source=name
        ) from error
    except OSError as error:
        raise SourceRefused(
            "rdf-unreadable", text("rdf.unreadable", reason=error.strerror or error), source=name
        ) from error


def _graphs(dataset: Dataset) -> Graphs:
    graphs: Graphs = {}
    for subject, predicate, object_, name in dataset.quads():
        key = None if name in (None, DATASET_DEFAULT_GRAPH_ID) else URIRef(str(name))
        graphs.setdefault(key, Graph()).add((subject, predicate, object_))
    return graphs
