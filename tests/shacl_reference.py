"""What pySHACL, an engine of its own, finds by the same shapes: the measure of our questions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyshacl
import rdflib
from rdflib import RDF, RDFS, SH, XSD, Graph
from rdflib.term import Node, _toPythonMapping

from compgraph.checks.fault import Fault
from compgraph.checks.shapes import rule_of, shapes
from compgraph.rdf.vocab import short


def shacl_faults(graph: Graph) -> set[Fault]:
    """Return the results of a validation, as our questions tell them."""
    with literal_rules_kept():
        _, report, said = pyshacl.validate(graph, shacl_graph=shapes(), inplace=True)
    assert isinstance(report, Graph), said
    return {_fault(graph, report, one) for one in report.subjects(RDF.type, SH.ValidationResult)}


def _fault(graph: Graph, report: Graph, result: Node) -> Fault:
    rule = rule_of(report.value(result, SH.sourceShape))
    subject = report.value(result, SH.focusNode)
    value = report.value(result, SH.value)
    if value is None or report.value(result, SH.resultPath) is None:  # about the thing itself
        value = min((str(name) for name in graph.objects(subject, RDFS.label)), default="")
    printed = short(str(value)) or None
    return Fault(rule.id, rule.severity, rule.message, rule.remedy, str(subject), printed or None)


@contextmanager
def literal_rules_kept() -> Iterator[None]:
    """Give rdflib its rules for literals back: pySHACL changes them for everybody."""
    normalise, boolean = rdflib.NORMALIZE_LITERALS, _toPythonMapping[XSD.boolean]
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = normalise
        _toPythonMapping[XSD.boolean] = boolean
