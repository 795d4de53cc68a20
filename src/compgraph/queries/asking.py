"""Asking a store: a shipped question in this process, anything else guarded and in a child."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import BNode, URIRef

from compgraph.errors import LimitReached, UsageError
from compgraph.messages import text
from compgraph.queries import worker
from compgraph.queries.guard import examine
from compgraph.queries.library import Question, parsed, question
from compgraph.queries.limits import Limits
from compgraph.queries.values import values
from compgraph.rdf.answer import Answer, in_order, literal, quiet
from compgraph.rdf.terms import PREFIXES
from compgraph.store.store import Store

if TYPE_CHECKING:
    from rdflib.term import Node

_NAME = re.compile(r"[\w.-]+")
_DEFAULT = Limits()


def ask(
    store: Store,
    query: str | Path | Question,
    params: Mapping[str, str] | None = None,
    *,
    standard: str | None = None,
    limits: Limits = _DEFAULT,
) -> Answer:
    """Return the answer of the store to a question.

    `query` is the name of a shipped question, a .rq file, or SPARQL text; `params` are values as
    people write them (`T1.1`, `ISD3512-001v3/K01`, an IRI, `2`), `standard` the code of the standard
    they belong to where the store has several. Shipped questions run as they are; any other
    text is examined (`compgraph.queries.guard`) and runs in a child process within `limits`.

    Raises UsageError or UnknownCode for what cannot be asked, LimitReached when a limit stops it.
    """
    asked = query if isinstance(query, Question) else _question(query)
    bound = asked.bound(values(store, asked, params or {}, standard))
    if asked.shipped:
        return store.query(bound)
    verdict = examine(bound, store.graphs())
    if "replica" not in store.abilities:  # a server has limits of its own
        return _cut(store.query(verdict.text), limits)
    try:
        return _answer(*worker.run(store.replica(), verdict.text, PREFIXES, limits))
    except worker.Refused as error:
        raise UsageError(
            text("queries.refused", reason=error.why), text("queries.syntax-remedy")
        ) from error
    except worker.Stopped as error:
        raise LimitReached(
            text(f"queries.stopped-{error.why}", seconds=f"{limits.seconds:g}"),
            text("queries.stopped-remedy"),
        ) from error


def _cut(answer: Answer, limits: Limits) -> Answer:
    """Return the answer with as many rows as the limits allow."""
    if max(len(answer.rows), len(answer.triples)) <= limits.rows:
        return answer
    return replace(
        answer,
        rows=answer.rows[: limits.rows],
        triples=answer.triples[: limits.rows],
        truncated=True,
    )


def _question(query: str | Path) -> Question:
    if isinstance(query, Path):
        return question(query)
    one_line = query.strip()
    if _NAME.fullmatch(one_line) or (one_line.endswith(".rq") and "{" not in one_line):
        return question(one_line)
    return parsed(query, "")


def _answer(header: dict[str, Any], rows: list[Any], truncated: bool) -> Answer:
    """Return the child's lines as an Answer."""
    if header["kind"] == "ask":
        return Answer("ask", boolean=header["boolean"])
    with quiet():
        terms = [tuple(map(_term_of, row)) for row in _relabelled(rows)]
    if header["kind"] == "construct":
        return Answer("construct", triples=in_order(terms), truncated=truncated)  # type: ignore[arg-type]
    return Answer("select", tuple(header["variables"]), tuple(terms), truncated=truncated)


def _relabelled(rows: list[Any]) -> Iterator[list[Any]]:
    """Yield the rows with blank nodes b1, b2, … as they come: the engine's labels are random."""
    labels: dict[str, str] = {}
    for row in rows:
        yield [
            ["b", labels.setdefault(cell[1], f"b{len(labels) + 1}")]
            if cell and cell[0] == "b"
            else cell
            for cell in row
        ]


def _term_of(cell: list[Any] | None) -> Node | None:
    return _term(*cell) if cell else None


@lru_cache(maxsize=4096)
def _term(kind: str, value: str, language: str | None = None, datatype: str | None = None) -> Node:
    if kind == "u":
        return URIRef(value)
    return BNode(value) if kind == "b" else literal(value, language, datatype)
