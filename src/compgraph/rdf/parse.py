"""RDF files, read without ever going out: file → graphs by name.

| suffix          | format    |
|-----------------|-----------|
| .ttl            | Turtle    |
| .nt             | N-Triples |
| .trig           | TriG      |
| .nq             | N-Quads   |
| .jsonld         | JSON-LD   |

A JSON-LD file must carry its context inline: a context named by address would be fetched.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rdflib import Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from compgraph.errors import SourceRefused
from compgraph.messages import text

FORMATS = {".ttl": "turtle", ".nt": "nt", ".trig": "trig", ".nq": "nquads", ".jsonld": "json-ld"}
MOST_BYTES = 200_000_000

Graphs = dict[URIRef | None, Graph]


def parse(path: Path) -> Graphs:
    """Return the graphs of an RDF file by IRI, the default graph under None.

    Raises SourceRefused for a file that is missing, too large, not UTF-8, malformed, or that
    would have to fetch something.
    """
    name = str(path)
    form = FORMATS[path.suffix.lower()]
    content = _content(path, name)
    if form == "json-ld":
        _refuse_remote_contexts(content, name)
    dataset = Dataset()
    try:
        with warnings.catch_warnings():  # rdflib's parsers call what rdflib has deprecated
            warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"rdflib\.")
            dataset.parse(data=content, format=form, publicID="urn:x-compgraph:relative/")
    except Exception as error:  # rdflib's parsers raise whatever they please
        line = getattr(error, "lines", None)
        raise SourceRefused(
            "rdf-malformed",
            text("rdf.malformed", form=form, reason=_first_line(error)),
            text("rdf.malformed-remedy"),
            source=name,
            line=line + 1 if isinstance(line, int) else None,
        ) from error
    return _graphs(dataset)


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


def _refuse_remote_contexts(content: str, name: str) -> None:
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SourceRefused(
            "rdf-malformed",
            text("rdf.malformed", form="json-ld", reason=_first_line(error)),
            text("rdf.malformed-remedy"),
            source=name,
            line=getattr(error, "lineno", None),
        ) from error
    for context in _contexts(document):
        for part in _flat(context):
            if isinstance(part, str) or (isinstance(part, dict) and "@import" in part):
                raise SourceRefused(
                    "rdf-remote-context",
                    text(
                        "rdf.remote-context", context=part if isinstance(part, str) else "@import"
                    ),
                    text("rdf.remote-context-remedy"),
                    source=name,
                )


def _flat(context: Any) -> Iterator[Any]:
    """Yield the contexts of a list, however deep: the parser follows lists within lists."""
    waiting = [context]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(part)
        else:
            yield part


def _contexts(document: Any) -> Iterator[Any]:
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if "@context" in value:
                yield value["@context"]
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _graphs(dataset: Dataset) -> Graphs:
    graphs: Graphs = {}
    for subject, predicate, object_, name in dataset.quads():
        key = None if name in (None, DATASET_DEFAULT_GRAPH_ID) else URIRef(str(name))
        graphs.setdefault(key, Graph()).add((subject, predicate, object_))
    return graphs


def _first_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
