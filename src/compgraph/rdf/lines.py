"""What a document says as N-Triples, written straight from its record.

The same lines as N-Quads of the graphs of `compgraph.rdf.encode`, in a fifth of the time: loading a
thousand documents makes some million terms that nobody looks at before they are text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rdflib import XSD, URIRef

from compgraph.model import Standard
from compgraph.rdf.encode import Encoding
from compgraph.rdf.source import source_statements
from compgraph.rdf.terms import language_tag, quoted

if TYPE_CHECKING:
    from rdflib.term import Node

    from compgraph.reading.record import Reading


def lines(standard: Standard) -> str:
    """Return what the standard asserts, a statement a line, sorted, each once.

    Raises ValueError as `encode` does.
    """
    encoding = _Lines(standard)
    encoding.run()
    return "".join(sorted(encoding.lines))


def source_lines(reading: Reading) -> str:
    """Return where each item stands in its source, a statement a line, sorted, each once."""
    found = {
        f"{_term(subject)} {_term(predicate)} {_term(value)} .\n"
        for subject, predicate, value in source_statements(reading, _written)
    }
    return "".join(sorted(found))


class _Written(str):
    """A literal as it is written."""

    __slots__ = ()


class _Lines(Encoding):
    """One standard on its way into lines."""

    def __init__(self, standard: Standard) -> None:
        self.lines: set[str] = set()
        super().__init__(standard)

    def _literal(
        self, value: str, language: str | None = None, datatype: URIRef | None = None
    ) -> Node:
        return _written(value, language, datatype)

    def _number(self, value: int) -> Node:
        return _numbered(value)

    def _add(self, subject: URIRef, predicate: URIRef, value: Node) -> None:
        self.lines.add(f"{_term(subject)} {_term(predicate)} {_term(value)} .\n")


def _written(value: str, language: str | None = None, datatype: URIRef | None = None) -> Node:
    tail = f"@{_tag(language)}" if language else f"^^<{datatype}>" if datatype else ""
    return _Written(f"{quoted(value)}{tail}")  # type: ignore[return-value]  # text in a term's place


def _term(term: Node) -> str:
    return term if isinstance(term, _Written) else f"<{term}>"


@cache
def _tag(language: str) -> str:
    return language_tag(language)


@cache
def _numbered(value: int) -> Node:
    return _written(str(value), datatype=XSD.integer)
