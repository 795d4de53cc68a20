"""What a query answers: rows, a yes or no, or triples; and how one term of it is written.

An engine may lower-case language tags; `literal` restores their proper case, so a label leaves a
store as it went in (`zh-Hant`).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal as OneOf

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from compgraph.rdf.terms import datatype, language_tag, quoted

Kind = OneOf["select", "ask", "construct"]
Triple = tuple[Node, Node, Node]

_STRING = str(XSD.string)  # once: asking the namespace takes longer than making a term
# Production [139] IRIREF of SPARQL 1.1: what may not stand between < and >.
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one query.

    `select`: `variables` (without ?) and `rows`, one term or None per variable, in the query's
    order. `ask`: `boolean`. `construct` (also DESCRIBE): `triples`, sorted, each once.
    `truncated` says that a cap cut rows or triples off.
    """

    kind: Kind
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()
    boolean: bool | None = None
    triples: tuple[Triple, ...] = ()
    truncated: bool = False

    def column(self, variable: str) -> tuple[Node | None, ...]:
        """Return the terms of one variable, row by row. Raises KeyError for an unknown one."""
        if variable not in self.variables:
            raise KeyError(variable)
        place = self.variables.index(variable)
        return tuple(row[place] for row in self.rows)

    def iris(self) -> tuple[str, ...]:
        """Return the IRIs that occur in the answer, each once, in its order."""
        terms = (term for row in (*self.rows, *self.triples) for term in row)
        return tuple(dict.fromkeys(str(term) for term in terms if isinstance(term, URIRef)))


def literal(lexical: str, language: str | None = None, type_: str | None = None) -> Literal:
    """Return a literal exactly as written, however odd its value is for its datatype `type_`."""
    if language:
        return Literal(lexical, lang=language_tag(language))
    if type_ is None or type_ == _STRING:
        return Literal(lexical)
    return Literal(lexical, datatype=URIRef(type_), normalize=False)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-typed literal of a stranger."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)


def serialised(term: Node) -> str:
    """Return a term as SPARQL, Turtle and TSV results write it, on one line.

    rdflib's own `n3()` switches to long quotes for text with line breaks, where a final
    backslash and quote can end the literal early; here every literal has short quotes and every
    character that could end it is escaped. Raises ValueError for an IRI that cannot be written.
    """
    if isinstance(term, URIRef):
        if _NOT_IN_IRI.search(term):
            raise ValueError(f"not an IRI: {term!r}")
        return f"<{term}>"
    if isinstance(term, BNode):
        return f"_:{term}"
    if not isinstance(term, Literal):
        raise ValueError(f"not a term of an answer: {term!r}")
    if term.language:
        return f"{quoted(str(term))}@{term.language}"
    declared = datatype(term)
    return quoted(str(term)) + (f"^^{serialised(URIRef(declared))}" if declared else "")


def in_order(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """Return triples, each once, sorted by their written form: the same from every engine."""
    return tuple(sorted(set(triples), key=lambda triple: tuple(map(_written, triple))))


def _written(term: Node) -> str:
    return str(term) if isinstance(term, URIRef) else f"~{term!r}"
