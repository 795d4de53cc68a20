"""RDF/XML from our own writer: in the document's order, the same bytes for the same graph.

XML cannot hold most control characters, not even escaped, and not every address can be the name of
an element: where a graph cannot be written so that it reads back equal, it is refused.

The format: "RDF 1.1 XML Syntax", W3C Recommendation, 25 February 2014.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from rdflib import RDF, BNode, Graph, Literal, URIRef

from compgraph.errors import SourceRefused
from compgraph.messages import text
from compgraph.rdf.arrangement import Arrangement
from compgraph.rdf.blank import labels
from compgraph.rdf.terms import PREFIXES, datatype, language_tag, legal
from compgraph.rdf.vocab import short

if TYPE_CHECKING:
    from rdflib.term import Node

# Namespaces in XML 1.0, production [4] NCName, by the ranges of XML 1.0, [4] and [4a].
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = re.compile(f"[{_START}][{_START}0-9.\u00b7\u0300-\u036f\u203f-\u2040-]*\\Z")
# XML 1.0, production [2] Char.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile('[&<>"\r\t\n]')
_AS_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_AS_VALUE = {**_AS_TEXT, '"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
# Section 5.1: names of the syntax itself, which no property or class may have in XML.
_SYNTAX = frozenset(
    f"{RDF}{name}"
    for name in (
        "Description",
        "RDF",
        "ID",
        "about",
        "parseType",
        "resource",
        "nodeID",
        "datatype",
        "li",
        "aboutEach",
        "aboutEachPrefix",
        "bagID",
    )
)


def to_rdfxml(graph: Graph) -> str:
    """Return the graph as RDF/XML, always the same text for the same graph.

    Raises SourceRefused, naming the thing, for an IRI that is none, a property that no XML name
    can stand for, and a text with characters that XML cannot hold.
    """
    return _Writing(graph).text()


class _Writing:
    """One file on its way to XML."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.labels = labels({None: graph})
        self.arrangement = Arrangement({None: graph}, self.labels.__getitem__)
        predicates = {iri for iri in graph.predicates() if isinstance(iri, URIRef)}
        spaces = sorted({_split(iri)[0] for iri in predicates} - set(PREFIXES.values()) - {""})
        others = {namespace: f"ns{number}" for number, namespace in enumerate(spaces, start=1)}
        self.prefixes = {namespace: prefix for prefix, namespace in PREFIXES.items()} | others
        self.used = {str(RDF)}

    def text(self) -> str:
        """Return the whole file: the namespaces that are used, then the things."""
        nodes = [
            line
            for subject in self.arrangement.subjects(self.graph)
            for line in self._node(subject)
        ]
        declared = sorted(
            f'xmlns:{self.prefixes[namespace]}="{_value(legal(namespace))}"'
            for namespace in self.used
        )
        head = '<?xml version="1.0" encoding="UTF-8"?>'
        root = "\n    ".join(("<rdf:RDF", *declared))
        return "".join(f"{line}\n" for line in (head, f"{root}>", *nodes, "</rdf:RDF>"))

    def _node(self, subject: Node) -> list[str]:
        said = self.arrangement.statements(self.graph, subject)
        name, typed = "rdf:Description", None
        for value in (
            value for relation, values in said if relation == RDF.type for value in values
        ):
            written = self._class(value)
            if written:
                name, typed = written, value
                break
        lines = [
            self._property(subject, relation, value)
            for relation, values in said
            for value in values
            if not (relation == RDF.type and value == typed)
        ]
        start = f"  <{name} {self._address('about', subject)}"
        return [f"{start}>", *lines, f"  </{name}>"] if lines else [f"{start}/>"]

    def _class(self, value: Node) -> str | None:
        """Return the name of an element for a class of a vocabulary that we know, else None."""
        if not isinstance(value, URIRef):
            return None
        namespace, local = _split(value)
        if namespace not in PREFIXES.values() or namespace == str(RDF):
            return None
        return self._name(namespace, local)

    def _property(self, subject: Node, relation: Node, value: Node) -> str:
        namespace, local = _split(str(relation))
        if not local or str(relation) in _SYNTAX:
            _refuse("not-an-xml-name", iri=legal(str(relation)), subject=_said(subject))
        name = self._name(namespace, local)
        if not isinstance(value, Literal):
            return f"    <{name} {self._address('resource', value)}/>"
        if _NOT_XML.search(value):
            _refuse("not-xml", subject=_said(subject), property=short(str(relation)))
        kind, about = datatype(value), ""
        if value.language:
            about = f' xml:lang="{language_tag(value.language)}"'
        elif kind is not None:
            about = f' rdf:datatype="{_value(legal(kind))}"'
        return f"    <{name}{about}>{_escaped(str(value), _AS_TEXT)}</{name}>"

    def _name(self, namespace: str, local: str) -> str:
        self.used.add(namespace)
        return f"{self.prefixes[namespace]}:{local}"

    def _address(self, attribute: str, node: Node) -> str:
        if isinstance(node, BNode):
            return f'rdf:nodeID="{self.labels[node]}"'
        if not isinstance(node, URIRef):
            raise TypeError(f"neither IRI nor blank node: {node!r}")
        if _NOT_XML.search(node):
            _refuse("not-xml", subject=_said(node), property=attribute)
        return f'rdf:{attribute}="{_value(legal(node))}"'


@lru_cache(maxsize=4096)
def _split(iri: str) -> tuple[str, str]:
    """Return namespace and local name, the latter "" where no end of the IRI is a name in XML."""
    for namespace in PREFIXES.values():
        if iri.startswith(namespace) and _NAME.match(iri, len(namespace)):
            return namespace, iri[len(namespace) :]
    found = _NAME.search(iri)
    if not found or not found.start():
        return "", ""
    return iri[: found.start()], found[0]


def _escaped(value: str, marks: dict[str, str]) -> str:
    return _ESCAPED.sub(lambda found: marks.get(found[0], found[0]), value)


def _value(value: str) -> str:
    return _escaped(value, _AS_VALUE)


def _said(node: Node) -> str:
    return short(str(node)).encode("utf-8", "backslashreplace").decode()


def _refuse(sentence: str, **values: str) -> NoReturn:
    raise SourceRefused(
        f"rdf-{sentence}",
        text(f"rdf.{sentence}", **values),
        text(f"rdf.{sentence}-remedy"),
        source="RDF/XML",
    )
