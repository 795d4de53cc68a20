"""Expected answers of the shipped questions, as tests/cases/queries/<question>.tsv gives them.

Such a file says how its answer was found (`#`), the parameters (`# params:`), where it was asked
(`# standards:` for the four small documents in tests/cases/queries/standards, else the shipped
standard), the columns and the rows; things by their code, an empty cell where nothing is bound.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from rdflib import Dataset, URIRef

from compgraph.queries import Question
from compgraph.queries.library import library
from compgraph.queries.values import values
from compgraph.rdf.answer import in_order
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.vocab import ICAP, shared_graph
from compgraph.store import Store

CASES = Path(__file__).parent / "cases" / "queries"
DOCUMENTS = CASES / "standards"
CODE = "ISD3512-001v3"
OTHER = "ISD3512-002v1"
SHIPPED = {name: one for name, one in library().items() if not one.is_violation}
# Answers that depend on digests, places or derived graphs; test_provenance.py proves them.
PROVED = {
    "derive-task-overlap",
    "derived-graphs",
    "documents-read",
    "items-on-a-page",
    "reviews",
    "what-is-derived-from-an-item",
    "where-an-item-stands",
}


class Case(NamedTuple):
    """One expected answer; `of_four` says that it is that of the four small documents."""

    params: dict[str, str]
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    of_four: bool


def case(name: str) -> Case:
    """Return the case in tests/cases/queries/<name>.tsv."""
    params: dict[str, str] = {}
    of_four = False
    lines: list[tuple[str, ...]] = []
    for line in (CASES / f"{name}.tsv").read_text("utf-8").split("\n"):
        if line.startswith("# params:"):
            params = dict(pair.split("=", 1) for pair in line.removeprefix("# params:").split())
        elif line.startswith("# standards:"):
            of_four = True
        elif line and not line.startswith("#"):
            lines.append(tuple(line.split("\t")))
    return Case(params, lines[0], lines[1:], of_four)


def cell(term: object) -> str:
    """Return a term as the cases write it."""
    if term is None:
        return ""
    if isinstance(term, URIRef):
        for prefix in (f"{ICAP}{CODE}/", ICAP):
            if term.startswith(prefix):
                return term.removeprefix(prefix)
        for prefix in ("cg", "rdf", "rdfs"):
            if term.startswith(PREFIXES[prefix]):
                return f"{prefix}:{term.removeprefix(PREFIXES[prefix])}"
    return str(term)


def cells(rows: object) -> list[tuple[str, ...]]:
    """Return rows of terms as the cases write them."""
    return [tuple(map(cell, row)) for row in rows]  # type: ignore[attr-defined]


def examples(question: Question, other: str = "") -> dict[str, str]:
    """Return the values in the file for all parameters; `other` as the second of two standards."""
    written = {param.name: param.sample() for param in question.params}
    second = [one.name for one in question.params if (one.kind, other != "") == ("Standard", True)]
    return written | {name: other for name in second if name in ("b", "wanted")}


def both(store: Store, plain: Dataset, name: str, params: dict[str, str]) -> tuple[object, object]:
    """Return what Oxigraph and rdflib answer to the same bound question."""
    question = SHIPPED[name]
    bound = question.bound(values(store, question, params))
    theirs = plain.query(bound)
    ours = store.query(bound)
    if theirs.type == "CONSTRUCT":
        return ours.triples, in_order(theirs)  # type: ignore[arg-type]
    assert [str(variable) for variable in theirs.vars or ()] == list(ours.variables)
    return ours.rows, tuple(tuple(row) for row in theirs)  # type: ignore[arg-type]


def in_rdflib(store: Store, *, lists: bool = True) -> Dataset:
    """Return the content of the store as an rdflib dataset; without `lists`, no code lists."""
    dataset = Dataset(default_union=False)
    for triple in store.graph():
        dataset.default_graph.add(triple)
    for name in store.graphs():
        if lists or name != shared_graph("schemes"):
            for triple in store.graph(name):
                dataset.graph(name).add(triple)
    return dataset
