"""Checks: shapes and violation queries over the graph of a standard, as findings in order.

A rule is a named shape of ontology/shapes.ttl, or a file queries/<rule>-violation.rq; each says
how severe it is, and what to tell and to advise in both languages. A rule that the readers have
too has the same id there, so that whoever shows both can drop the second. The readers' rules that
need nothing but the record (`compgraph.reading.consistency`: similar names, say) run here as well,
on every standard that can be decoded: a standard's findings do not depend on its being RDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

import pyshacl
import rdflib
from rdflib import RDF, RDFS, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import _toPythonMapping

from compgraph import resources
from compgraph.errors import SourceRefused
from compgraph.finding import Finding, ordered
from compgraph.messages import Text
from compgraph.model import Severity, Span
from compgraph.rdf.blank import labels
from compgraph.rdf.decode import decode, standards_in
from compgraph.rdf.terms import PREFIXES, legal
from compgraph.rdf.vocab import CG, LANGUAGE, short, thing
from compgraph.reading.consistency import check_consistency
from compgraph.reading.document import Document
from compgraph.reading.remarks import Remarks
from compgraph.store import open_store

if TYPE_CHECKING:
    from rdflib.term import Node

Places = Mapping[str, tuple[int, Span]]

_SEVERITIES: Mapping[Node | None, Severity] = {SH.Warning: "warning", SH.Info: "info"}
_HEAD = re.compile(r"^#\+ (severity|message|remedy): (.+)$", re.MULTILINE)
_SELECT = re.compile(r"^SELECT\b.*?(?=\bWHERE\b)", re.MULTILINE | re.DOTALL)
_SUFFIX = "-violation"
_CHECKED = URIRef("urn:compgraph:checked")
_BLANK = "urn:compgraph:blank:"


def check(
    graph: Graph, *, source: str | None = None, spans: Places | None = None
) -> tuple[Finding, ...]:
    """Return what the shapes and the violation queries find in a graph, in order.

    `source` names the graph in the findings; `spans` gives line and span of things in the
    document, by `ISD3512-001v3/K01`. The graph is not changed.
    """
    tidy, refused = _tidy(graph)
    found = [*refused, *_by_shapes(tidy), *_by_queries(tidy)]
    known = {(fault.rule, fault.subject) for fault in found}
    found += [fault for fault in _by_readers(tidy) if (fault.rule, fault.subject) not in known]
    placed = (_placed(fault, source, spans or {}) for fault in dict.fromkeys(found))
    return ordered(placed)


@dataclass(frozen=True, slots=True)
class _Fault:
    """One thing that one rule found; `subject` is an IRI."""

    rule: str
    severity: Severity
    message: Text
    remedy: Text | None
    subject: str
    printed: str | None


def _placed(fault: _Fault, source: str | None, spans: Places) -> Finding:
    blank = fault.subject.startswith(_BLANK)
    subject = f"_:{fault.subject.removeprefix(_BLANK)}" if blank else short(fault.subject)
    line, span = spans.get(subject, (None, None))
    return Finding(
        rule=fault.rule,
        severity=fault.severity,
        message=fault.message,
        remedy=fault.remedy,
        source=source,
        line=line,
        span=span,
        printed=fault.printed,
        subject=subject,
    )


def _tidy(graph: Graph) -> tuple[Graph, list[_Fault]]:
    """Return the graph with names for blank nodes, without what no RDF file can hold."""
    blank = {node: URIRef(f"{_BLANK}{name}") for node, name in labels({None: graph}).items()}
    refused: dict[Node, _Fault] = {}
    for term in {term for triple in graph for term in triple if isinstance(term, URIRef)}:
        try:
            legal(term)
        except SourceRefused as error:
            refused[term] = _Fault(
                "illegal-iri", "violation", error.message, error.remedy, str(term), str(term)
            )
    if not blank and not refused:
        return graph, []
    tidy = Graph(bind_namespaces="none")
    for triple in graph:
        if not any(term in refused for term in triple):
            subject, predicate, value = (
                blank[term] if isinstance(term, BNode) else term for term in triple
            )
            tidy.add((subject, predicate, value))
    return tidy, list(refused.values())


# ── shapes ───────────────────────────────────────────────────────────────────────────────────────


@cache
def shapes() -> Graph:
    """Return the shapes, every property shape under the address of its rule (`…/1`)."""
    read = Graph().parse(resources.ontology() / "shapes.ttl", format="turtle")
    named: dict[Node, Node] = {}
    for rule in set(read.subjects(RDF.type, SH.NodeShape)):
        for number, part in enumerate(read.objects(rule, SH.property), start=1):
            named[part] = URIRef(f"{rule}/{number}")
    result = Graph()
    for subject, predicate, value in read:
        result.add((named.get(subject, subject), predicate, named.get(value, value)))
    return result


def _by_shapes(graph: Graph) -> Iterator[_Fault]:
    with _literal_rules_kept():
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes(), inplace=True)
    if not isinstance(report, Graph):
        raise report
    for result in report.subjects(RDF.type, SH.ValidationResult):
        part = cast("Node", report.value(result, SH.sourceShape))
        subject = cast("Node", report.value(result, SH.focusNode))
        yield _shape_fault(graph, part, subject, report.value(result, SH.value))


def _shape_fault(graph: Graph, part: Node, subject: Node, value: Node | None) -> _Fault:
    name = str(part).removeprefix(PREFIXES["cgsh"]).partition("/")[0]
    printed = value if value is not None else _name(graph, subject)
    return _Fault(
        rule=name,
        severity=_SEVERITIES.get(shapes().value(part, SH.severity), "violation"),
        message=_spoken(part, SH.message),
        remedy=_spoken(URIRef(PREFIXES["cgsh"] + name), CG.remedy),
        subject=str(subject),
        printed=None if printed is None else short(str(printed)),
    )


def _spoken(shape: Node, predicate: URIRef) -> Text:
    said = {
        value.language: str(value)
        for value in shapes().objects(shape, predicate)
        if isinstance(value, Literal)
    }
    return Text(said[LANGUAGE], said["en"])


def _name(graph: Graph, subject: Node) -> str | None:
    names = sorted(map(str, graph.objects(subject, RDFS.label)))
    return names[0] if names else None


@contextmanager
def _literal_rules_kept() -> Iterator[None]:
    """Give rdflib its rules for literals back: pyshacl changes them for everybody."""
    normalise, boolean = rdflib.NORMALIZE_LITERALS, _toPythonMapping[XSD.boolean]
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = normalise
        _toPythonMapping[XSD.boolean] = boolean


# ── violation queries ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Query:
    """A violation query, its head read: what any of its rows means."""

    rule: str
    severity: Severity
    message: Text
    remedy: Text
    text: str


@cache
def violation_queries() -> tuple[_Query, ...]:
    """Return the shipped violation queries by name."""
    paths = sorted(resources.queries().glob(f"*{_SUFFIX}.rq"), key=lambda path: path.name)
    return tuple(
        _query(path.stem.removesuffix(_SUFFIX), path.read_text(encoding="utf-8")) for path in paths
    )


def _query(rule: str, text: str) -> _Query:
    head = dict(_HEAD.findall(text))
    return _Query(
        rule=rule,
        severity=cast("Severity", head["severity"]),
        message=Text(*head["message"].split(" / ")),
        remedy=Text(*head["remedy"].split(" / ")),
        # The graph to check becomes the default graph of the query.
        text=_SELECT.sub(lambda found: f"{found[0]}FROM <{_CHECKED}> ", text, count=1),
    )


def _by_queries(graph: Graph) -> Iterator[_Fault]:
    """Ask in Oxigraph: 15 queries take 1.1 s in rdflib, most of it parsing, and 0.01 s there."""
    with open_store() as store:
        store.put_graph(_CHECKED, graph)
        for query in violation_queries():
            answer = store.query(query.text)
            for row in answer.rows:
                yield _row_fault(query, dict(zip(answer.variables, row, strict=True)))


def _row_fault(query: _Query, row: Mapping[str, Node | None]) -> _Fault:
    said = {name: "" if value is None else short(str(value)) for name, value in row.items()}
    return _Fault(
        rule=query.rule,
        severity=query.severity,
        message=Text(*(sentence.format_map(said) for sentence in query.message)),
        remedy=query.remedy,
        subject=str(row["subject"]),
        printed=said.get("printed") or None,
    )


# ── rules of the readers ─────────────────────────────────────────────────────────────────────────


def _by_readers(graph: Graph) -> Iterator[_Fault]:
    """Run the readers' rules about the record; what cannot be decoded is the shapes' business."""
    for code in standards_in(graph):
        try:
            standard = decode(graph, code)
        except SourceRefused:
            continue
        remarks = Remarks(code, Document(""))
        remarks.code = code
        check_consistency(standard, remarks)
        for finding in remarks.findings():
            item = (finding.subject or code).removeprefix(code).removeprefix("/")
            subject = thing(code, item)
            yield _Fault(
                rule=finding.rule,
                severity=finding.severity,
                message=finding.message,
                remedy=finding.remedy,
                subject=str(subject),
                printed=_name(graph, subject),
            )
