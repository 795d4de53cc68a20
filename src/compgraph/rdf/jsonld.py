"""JSON-LD 1.1 with its context inline, so that nothing has to be fetched; or naming it by address.

The context itself is shipped, ontology/context.jsonld (a test keeps it equal to `shared_context`).
Things are addressed as people write them (`ISD3512-001v3/K01`, relative to the base in the
context), terms of our vocabulary stand bare (`requires`), others with their prefix
(`dcterms:description`). Things come in the document's order, keys sorted.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from typing import Literal as OneOf

from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef

from compgraph.codes import order
from compgraph.rdf.arrangement import Arrangement
from compgraph.rdf.blank import labels
from compgraph.rdf.terms import PREFIXES, Graphs, as_graphs, datatype, language_tag, legal
from compgraph.rdf.vocab import CG, CONTEXT, ICAP, LANGUAGE

if TYPE_CHECKING:
    from rdflib.term import Node

Json = Any
ContextForm = OneOf["inline", "url"]

_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_RELATIVE = re.compile(r"[\w~-][\w.~-]*(?:/[\w~-][\w.~-]*)*")
_INTEGER_TYPE, _BOOLEAN_TYPE = str(XSD.integer), str(XSD.boolean)
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_LINKS = {
    relation: relation.removeprefix(str(CG))
    for relation in (
        CG.inStandard,
        CG.hasClassification,
        CG.inDuty,
        CG.coversTask,
        CG.lists,
        CG.inBlock,
        CG.mentions,
        CG.servesTask,
        CG.hasOutput,
        CG.hasIndicator,
        CG.requires,
        CG.requiresKnowledge,
        CG.requiresSkill,
        CG.explains,
        CG.hasConcept,
        CG.comesBefore,
        CG.support,
    )
}
_TEXTS = {
    RDFS.label: "label",
    DCTERMS.description: "description",
    SKOS.definition: "definition",
    **{CG[name]: name for name in ("title", "jobFamily", "occupationName", "status", "updateNote")},
}
_TERMS: dict[str, Json] = {
    **{name: {"@id": str(iri), "@type": "@id"} for iri, name in _LINKS.items()},
    **{name: {"@id": str(iri), "@language": LANGUAGE} for iri, name in _TEXTS.items()},
}
_BARE = {CG[name]: name for name in CG.__annotations__ if name not in {"label", "_NS", "_fail"}}


def to_jsonld(graphs: Graph | Graphs, *, context: ContextForm = "inline") -> str:
    """Return the graph, or the graphs (None names the default one), as JSON-LD.

    With `context="url"` the file names our context by its address, which is not registered yet: it
    is shorter, and only who has the shipped context can read it. Raises SourceRefused when an IRI
    of a graph is none.
    """
    return _Writing(as_graphs(graphs)).text(context)


def shared_context() -> Json:
    """Return the content of ontology/context.jsonld: every term and prefix of our files.

    It has no `@base`: a context that is named by address cannot set it.
    """
    return {"@context": {"@vocab": str(CG), **PREFIXES, **_TERMS}}


class _Writing:
    """One file on its way to JSON."""

    def __init__(self, graphs: Graphs) -> None:
        self.graphs = graphs
        self.labels = labels(graphs)
        self.arrangement = Arrangement(graphs, self.labels.__getitem__)
        schemes = {
            term.partition(":")[0]
            for graph in graphs.values()
            for triple in graph
            for term in triple
            if isinstance(term, URIRef)
        }
        # An IRI whose scheme is the name of a prefix (`sh:x`) would be read as a shortened one.
        self.prefixes = {name: iri for name, iri in PREFIXES.items() if name not in schemes}
        self.used: set[str] = set()
        self.written: dict[str, str] = {}

    def text(self, context: ContextForm) -> str:
        """Return the whole file."""
        content: list[Json] = []
        for name in sorted(self.graphs, key=lambda name: (name is not None, order(name or ""))):
            nodes = self._nodes(self.graphs[name])
            content += nodes if name is None else [{"@id": self._address(name), "@graph": nodes}]
        written = self._context() if context == "inline" else self._named_context()
        document = {"@context": written, "@graph": content}
        return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    def _context(self) -> Json:
        used = {prefix: self.prefixes[prefix] for prefix in self.used}
        return {"@base": ICAP, "@vocab": str(CG), **used, **_TERMS}

    def _named_context(self) -> Json:
        """Return the address of the context, and beside it what no context named so can say."""
        unusable = {prefix: None for prefix in PREFIXES if prefix not in self.prefixes}
        return [CONTEXT, {"@base": ICAP, **unusable}]

    def _nodes(self, graph: Graph) -> list[Json]:
        return [self._node(graph, subject) for subject in self.arrangement.subjects(graph)]

    def _node(self, graph: Graph, subject: Node) -> Json:
        node: Json = {"@id": self._address(subject)}
        for predicate, values in self.arrangement.statements(graph, subject):
            relation = URIRef(str(predicate))
            types = [v for v in values if relation == RDF.type and not isinstance(v, Literal)]
            others = [v for v in values if v not in types]
            if types:
                node["@type"] = _one([self._type(value) for value in types])
            if others:
                node[self._key(relation)] = _one([self._value(relation, v) for v in others])
        return node

    def _value(self, relation: URIRef, value: Node) -> Json:
        if not isinstance(value, Literal):
            address = self._address(value)
            return address if relation in _LINKS else {"@id": address}
        text, kind = str(value), datatype(value)
        if value.language:
            tag = language_tag(value.language)
            spoken = relation in _TEXTS and tag == LANGUAGE
            return text if spoken else {"@language": tag, "@value": text}
        if kind is None:
            return {"@value": text} if relation in _TEXTS or relation in _LINKS else text
        native = None if relation in _LINKS else _native(text, kind)
        return {"@type": self._term(kind), "@value": text} if native is None else native

    def _type(self, node: Node) -> str:
        return self._address(node) if isinstance(node, BNode) else self._term(str(node))

    def _key(self, relation: URIRef) -> str:
        return _TEXTS.get(relation) or self._term(relation)

    def _term(self, iri: str) -> str:
        """Write the name of a property, class or datatype."""
        if iri not in self.written:
            self.written[iri] = _BARE.get(URIRef(iri)) or self._shortened(iri)
        return self.written[iri]

    def _shortened(self, iri: str) -> str:
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        return legal(iri)

    def _address(self, node: Node) -> str:
        if isinstance(node, BNode):
            return f"_:{self.labels[node]}"
        if not isinstance(node, URIRef):
            raise TypeError(f"neither IRI nor blank node: {node!r}")
        if node.startswith(ICAP) and _RELATIVE.fullmatch(node, len(ICAP)):
            return node[len(ICAP) :]
        return legal(node)


def _one(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values


def _native(text: str, kind: str) -> int | bool | None:
    """Return the JSON number or truth value that reads back as this literal, if there is one."""
    if kind == _INTEGER_TYPE and _INTEGER.fullmatch(text):
        return int(text)
    if kind == _BOOLEAN_TYPE and text in {"true", "false"}:
        return text == "true"
    return None
