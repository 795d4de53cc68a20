"""Turtle and TriG from our own writer: pleasant to read, and the same bytes for the same graph.

Things are grouped by kind in the document's order, under headings; addresses within a standard
are written relative to it (`<T1.1>`), the standards themselves as `icap:ISD3512-001v3`. Any other
graph can be written as well: unknown namespaces in full, blank nodes in place where they can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rdflib import RDF, XSD, BNode, Graph, Literal, URIRef

from compgraph.messages import text
from compgraph.messages.graph import SENTENCES
from compgraph.rdf.arrangement import Arrangement
from compgraph.rdf.blank import BlankNodes
from compgraph.rdf.terms import PREFIXES, Graphs, datatype, language_tag, legal, quoted
from compgraph.rdf.vocab import CG, ICAP, standard_of, thing

if TYPE_CHECKING:
    from rdflib.term import Node

_WIDTH = 100
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_RELATIVE = re.compile(r"[\w~-][\w.~-]*(?:/[\w~-][\w.~-]*)*")
_BARE = {
    str(XSD.integer): re.compile(r"-?(?:0|[1-9][0-9]*)"),
    str(XSD.decimal): re.compile(r"-?(?:0|[1-9][0-9]*)\.(?:0|[0-9]*[1-9])"),
    str(XSD.boolean): re.compile(r"true|false"),
}
_NAMESPACES = sorted(
    ((namespace, prefix) for prefix, namespace in PREFIXES.items()),
    key=lambda pair: (-len(pair[0]), pair[0]),
)


def to_turtle(graph: Graph) -> str:
    """Return the graph as Turtle, always the same text for the same graph.

    Raises SourceRefused when an IRI of the graph is none (it could not be read back).
    """
    return _Writing({None: graph}).text()


def to_trig(graphs: Graphs) -> str:
    """Return the graphs as TriG; the one under None is the default graph.

    Raises SourceRefused when an IRI of a graph is none.
    """
    return _Writing(graphs).text()


class _Writing:
    """One file on its way to text."""

    def __init__(self, graphs: Graphs) -> None:
        self.graphs = graphs
        self.blank = BlankNodes(graphs)
        self.arrangement = Arrangement(graphs, self.blank.order, self.blank.hidden)
        self.base = ""
        self.used: set[str] = set()
        self.written: dict[str, str] = {}

    def text(self) -> str:
        """Return the whole file: the prefixes that are used, then the graphs."""
        lines: list[str] = []
        if None in self.graphs:
            lines.extend(self._body(self.graphs[None], rebasing=True))
        named = [name for name in self.graphs if name is not None]
        for name in sorted(named, key=self.arrangement.key):
            lines.extend(self._enclosed(name, self.graphs[name]))
        prefixes = [
            f"@prefix {prefix}: <{namespace}> ."
            for prefix, namespace in PREFIXES.items()
            if prefix in self.used
        ]
        return "".join(f"{line}\n" for line in (*prefixes, *lines)).lstrip("\n")

    def _enclosed(self, name: URIRef, graph: Graph) -> Iterator[str]:
        """Write a named graph; the base cannot change inside its braces."""
        bases = {base for base in map(self._base, graph.subjects()) if base}
        if bases:
            yield from self._rebased(bases.pop() if len(bases) == 1 else ICAP)
        yield ""
        yield f"<{legal(name)}> {{"
        for number, line in enumerate(self._body(graph, rebasing=False)):
            if line:
                yield f"    {line}"
            elif number:
                yield ""
        yield "}"

    def _body(self, graph: Graph, *, rebasing: bool) -> Iterator[str]:
        """Write what a graph says, by standard and kind; statements of one line stand together."""
        heading = ""
        previous = 0
        for subject in self.arrangement.subjects(graph):
            base = self._base(subject)
            if rebasing and base and base != self.base:
                yield from self._rebased(base)
                heading, previous = "", 0
            new = self._heading(subject)
            if new != heading:
                heading, previous = new, 0
                if new:
                    yield ""
                    yield f"# {new}"
            statement = self._statement(graph, subject)
            if previous != 1 or len(statement) > 1:
                yield ""
            yield from statement
            previous = len(statement)

    def _rebased(self, base: str) -> Iterator[str]:
        if base != self.base:
            self.base = base
            self.written.clear()
            yield ""
            yield f"@base <{base}> ."

    def _base(self, subject: Node) -> str | None:
        """Return the address that a thing of ours is written relative to."""
        if not isinstance(subject, URIRef) or not subject.startswith(ICAP):
            return None
        code = standard_of(subject)
        if code is None:
            return ICAP
        return None if self.arrangement.in_passing(subject) else f"{thing(code)}/"

    def _heading(self, subject: Node) -> str:
        kind = self.arrangement.kind(subject)
        key = f"things-{kind.removeprefix(str(CG))}" if kind else ""
        if key not in SENTENCES or not str(subject).startswith(ICAP):
            return ""
        heading = text(f"graph.{key}")
        return f"{heading.zh} {heading.en}"

    def _statement(self, graph: Graph, subject: Node) -> list[str]:
        nameless = isinstance(subject, BNode) and self.blank.anonymous(subject)
        name = "[]" if nameless else self._value(graph, subject, 0)
        pairs = self._pairs(graph, subject, 4)
        return f"{name} {f' ;{chr(10)}    '.join(pairs)} .".split("\n")

    def _pairs(self, graph: Graph, subject: Node, indent: int) -> list[str]:
        return [
            self._pair(graph, predicate, values, indent)
            for predicate, values in self.arrangement.statements(graph, subject)
        ]

    def _pair(self, graph: Graph, predicate: Node, values: list[Node], indent: int) -> str:
        name = "a" if predicate == RDF.type else self._iri(str(predicate))
        said = [self._value(graph, value, indent) for value in values]
        if len(said) == 1 or any("\n" in value for value in said):
            return f"{name} {', '.join(said)}"
        lines = [f"{name} {said[0]}"]
        for value in said[1:]:
            if indent + len(lines[-1]) + len(value) + 4 > _WIDTH:
                lines[-1] += ","
                lines.append(f"    {value}")
            else:
                lines[-1] += f", {value}"
        return f"\n{' ' * indent}".join(lines)

    def _value(self, graph: Graph, node: Node, indent: int) -> str:
        """Write a term as subject or object; a blank node in place goes over several lines."""
        if isinstance(node, URIRef):
            return self._iri(node)
        if isinstance(node, Literal):
            return self._literal(node)
        if not isinstance(node, BNode):
            raise TypeError(f"neither IRI, literal nor blank node: {node!r}")
        if node not in self.blank.inline:
            return f"_:{self.blank.label(node)}"
        if node in self.blank.lists:
            members = [self._value(graph, value, indent + 4) for value in self.blank.lists[node]]
            return self._bracketed("(", members, "", ")", indent)
        return self._bracketed("[", self._pairs(graph, node, indent + 4), " ;", "]", indent)

    def _bracketed(self, left: str, parts: list[str], mark: str, right: str, indent: int) -> str:
        line = f"{mark} ".join(parts)
        if not parts:
            return f"{left}{right}"
        if "\n" not in line and indent + len(line) < _WIDTH - 40:
            return f"{left} {line} {right}"
        inner = f"{mark}\n{' ' * (indent + 4)}".join(parts)
        return f"{left}\n{' ' * (indent + 4)}{inner}\n{' ' * indent}{right}"

    def _literal(self, literal: Literal) -> str:
        value, kind = str(literal), datatype(literal)
        if literal.language:
            return f"{quoted(value)}@{language_tag(literal.language)}"
        if kind is None:
            return quoted(value)
        if kind in _BARE and _BARE[kind].fullmatch(value):
            return value
        return f"{quoted(value)}^^{self._iri(kind)}"

    def _iri(self, iri: str) -> str:
        if iri not in self.written:
            self.written[iri] = self._shortened(iri)
        return self.written[iri]

    def _shortened(self, iri: str) -> str:
        for namespace, prefix in _NAMESPACES:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        if self.base and iri.startswith(self.base) and _RELATIVE.fullmatch(iri, len(self.base)):
            return f"<{iri[len(self.base) :]}>"
        return f"<{legal(iri)}>"
