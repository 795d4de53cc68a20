"""When two results are the same: as the suite says, or but for the spelling of values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import permutations, product

from w3c.results import Result, Row, Term

_XSD = "http://www.w3.org/2001/XMLSchema#"
_EXACT = frozenset({f"{_XSD}decimal", f"{_XSD}integer"})
_FLOATING = frozenset({f"{_XSD}double", f"{_XSD}float"})
_MOST_WAYS = 100_000


def same(one: Result, other: Result) -> bool:
    """Return whether two results are the same.

    The same kind and columns, the same rows however often each comes and in whatever order, blank
    nodes of one standing for those of the other, one for one.
    """
    if (one.kind, one.boolean, one.variables) != (other.kind, other.boolean, other.variables):
        return False
    return _isomorphic(one.rows, other.rows)


def by_value(result: Result) -> Result:
    """Return the result with each number and boolean spelt in one way; datatypes stay."""
    rows = tuple(tuple(_spelt(term) for term in row) for row in result.rows)
    return Result(result.kind, result.boolean, result.variables, rows)


def _spelt(term: Term | None) -> Term | None:
    if term is None or term[0] in {"u", "b"}:
        return term
    kind, text, language, datatype = term
    try:
        if datatype in _EXACT:
            return (kind, str(Decimal(text).normalize()), language, datatype)
        if datatype == f"{_XSD}boolean":
            return (kind, {"0": "false", "1": "true"}.get(text, text), language, datatype)
        if datatype in _FLOATING or kind == "c":
            return (kind, repr(float(text)), language, datatype)
    except (InvalidOperation, ValueError):
        return term
    return term


def _isomorphic(left: tuple[Row, ...], right: tuple[Row, ...]) -> bool:
    if len(left) != len(right):
        return False
    wanted = Counter(right)
    return any(Counter(_renamed(left, way)) == wanted for way in _ways(left, right))


def _ways(left: tuple[Row, ...], right: tuple[Row, ...]) -> Iterator[Mapping[Term, Term]]:
    """Yield the ways in which blank nodes of `left` may be those of `right`, by where they stand."""
    ours, theirs = _alike(left), _alike(right)
    if {key: len(nodes) for key, nodes in ours.items()} != {
        key: len(nodes) for key, nodes in theirs.items()
    }:
        return
    choices = [
        [dict(zip(nodes, order, strict=True)) for order in permutations(theirs[key])]
        for key, nodes in ours.items()
    ]
    for number, chosen in enumerate(product(*choices)):
        assert number < _MOST_WAYS, "too many blank nodes that look alike"
        yield {node: other for part in chosen for node, other in part.items()}


def _alike(rows: tuple[Row, ...]) -> dict[str, list[Term]]:
    """Return the blank nodes by where they stand: row by row, and what stands beside them there."""
    nodes = list(dict.fromkeys(term for row in rows for term in row if term and term[0] == "b"))
    colours, apart = dict.fromkeys(nodes, "0"), 0
    while apart < len(set(colours.values())):
        apart = len(set(colours.values()))
        seen = {node: _colour(node, rows, colours) for node in nodes}
        # Numbered anew each time, or colours would double in length.
        numbers = {colour: str(place) for place, colour in enumerate(sorted(set(seen.values())))}
        colours = {node: numbers[seen[node]] for node in nodes}
    found: dict[str, list[Term]] = {}
    for node in nodes:
        found.setdefault(_colour(node, rows, colours), []).append(node)
    return found


def _colour(node: Term, rows: tuple[Row, ...], colours: Mapping[Term, str]) -> str:
    seen = [
        ["*" if term == node else colours.get(term, term) if term else "" for term in row]
        for row in rows
        if node in row
    ]
    return repr([colours[node], *sorted(map(repr, seen))])


def _renamed(rows: tuple[Row, ...], names: Mapping[Term, Term]) -> Iterator[Row]:
    for row in rows:
        yield tuple(names.get(term, term) if term else None for term in row)
