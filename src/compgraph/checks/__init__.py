"""Checks: shapes and violation queries over the graphs of standards, as findings in order.

A rule is a named shape of ontology/shapes.ttl, or a file queries/<rule>-violation.rq; each says
how severe it is, and what to tell and to advise in both languages. SHACL is what defines the shapes,
and any SHACL engine can run the file; here it is read once and every shape becomes a question in
SPARQL, which Oxigraph answers for a thousand standards in the time that a SHACL engine written in
Python takes for some dozens. The tests hold the answers against pySHACL's, case by case.

A rule that the readers have too has the same id there, so that whoever shows both can drop the
second. The readers' rules that need nothing but names and codes (`compgraph.reading.consistency`)
run here as well: a standard's findings do not depend on its being RDF.
"""

from __future__ import annotations

from compgraph.checks.graphs import Graphs, check, check_files
from compgraph.checks.shapes import shapes
from compgraph.checks.stored import Checked, check_store
from compgraph.checks.sweep import Moved
from compgraph.checks.violations import violation_queries

__all__ = [
    "Checked",
    "Graphs",
    "Moved",
    "check",
    "check_files",
    "check_store",
    "shapes",
    "violation_queries",
]
