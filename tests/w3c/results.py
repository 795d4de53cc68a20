"""Results as rows of plain terms, from each notation that the suite and the endpoint have.

Read by pyoxigraph's and Python's own parsers, never by ours: what our writers wrote is judged here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from typing import Any

import pyoxigraph as ox

# A term: kind (u IRI, b blank node, l literal, c cell of a CSV file), text, language, datatype.
Term = tuple[str, str, str, str]
Row = tuple[Term | None, ...]
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_TABLES = {
    "srx": ox.QueryResultsFormat.XML,
    "srj": ox.QueryResultsFormat.JSON,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True)
class Result:
    """What a query gave: a yes or no, rows with the names of their columns, or a graph."""

    kind: str
    boolean: bool | None = None
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


def table(variables: Iterable[str], rows: Iterable[Iterable[Term | None]]) -> Result:
    """Return rows, their columns in the order of their names: no order of columns is meant."""
    names = list(variables)
    places = sorted(range(len(names)), key=names.__getitem__)
    listed = [tuple(row) for row in rows]
    ordered = tuple(tuple(row[place] for place in places) for row in listed)
    return Result("select", variables=tuple(sorted(names)), rows=ordered)


def graph(triples: Iterable[Iterable[Term]]) -> Result:
    """Return a graph: each statement once."""
    return Result("construct", rows=tuple(dict.fromkeys(tuple(triple) for triple in triples)))


def parsed(content: bytes, notation: str, base: str = "http://example.org/") -> Result:
    """Return what a result file says, by the suffix of its notation; relative IRIs are of `base`."""
    if notation == "csv":
        return _csv(content.decode())
    if notation in _TABLES:
        found = ox.parse_query_results(content, format=_TABLES[notation])
        if isinstance(found, ox.QueryBoolean):
            return Result("ask", boolean=bool(found))
        names = [variable.value for variable in found.variables]
        return table(names, ([term(value) for value in row] for row in found))
    triples = [quad.triple for quad in ox.parse(content, format=_GRAPHS[notation], base_iri=base)]
    if any(triple.object == ox.NamedNode(f"{_RS}ResultSet") for triple in triples):
        return _solutions(triples)
    return graph([term(part) for part in triple] for triple in triples)


def wired(header: dict[str, Any], rows: Iterable[Any]) -> Result:
    """Return what a worker's answer says (`compgraph.store.replica.evaluated`)."""
    if header["kind"] == "ask":
        return Result("ask", boolean=header["boolean"])
    terms = ([_wired(cell) for cell in row] for row in rows)
    if header["kind"] == "construct":
        return graph(terms)
    return table(header["variables"], terms)


def term(value: Any) -> Term | None:
    """Return a term of the engine in plain form; language tags have no case (RDF 1.1 § 3.3)."""
    if value is None:
        return None
    if isinstance(value, ox.Literal):
        return ("l", value.value, (value.language or "").lower(), value.datatype.value)
    return ("u" if isinstance(value, ox.NamedNode) else "b", value.value, "", "")


def _wired(cell: Any) -> Term | None:
    if cell is None:
        return None
    if cell[0] == "l":
        return ("l", cell[1], (cell[2] or "").lower(), cell[3])
    return (cell[0], cell[1], "", "")


def _csv(content: str) -> Result:
    """Return the cells of a CSV result; all they tell apart is blank nodes and everything else."""
    header, *lines = csv.reader(StringIO(content, newline=""))
    return table(
        header,
        (
            [("b" if cell.startswith("_:") else "c", cell, "", "") for cell in line]
            for line in lines
        ),
    )


def _solutions(triples: list[ox.Triple]) -> Result:
    """Return the rows of a table that is written as a graph, with the vocabulary of the suite."""

    def of(subject: Any, name: str) -> list[Any]:
        predicate = ox.NamedNode(_RS + name)
        return [
            one.object for one in triples if (one.subject, one.predicate) == (subject, predicate)
        ]

    (whole,) = (one.subject for one in triples if one.object == ox.NamedNode(f"{_RS}ResultSet"))
    names = [name.value for name in of(whole, "resultVariable")]
    rows = []
    for solution in of(whole, "solution"):
        assert not of(solution, "index"), "an order is asked for, and nobody compares it here"
        bound = {
            of(binding, "variable")[0].value: term(of(binding, "value")[0])
            for binding in of(solution, "binding")
        }
        rows.append([bound.get(name) for name in names])
    return table(names, rows)
