"""SHACL's constraint components as conditions in SPARQL: when a shape holds of a node.

Only the components that ontology/shapes.ttl uses; any other is an error when the file is read, so
that no constraint is passed over in silence. Their names and meaning are those of the W3C
Recommendation "Shapes Constraint Language (SHACL)" of 2017-07-20, section 4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from rdflib import RDF, SH, XSD, Graph, URIRef

from compgraph.checks.paths import members, path
from compgraph.rdf.answer import serialised

if TYPE_CHECKING:
    from rdflib.term import Node

# Literals whose written form can be wrong for their datatype, and how one tells.
_WELL_FORMED = {
    XSD.integer: 'REGEX(STR({v}), "^[+-]?[0-9]+$")',
    XSD.decimal: 'REGEX(STR({v}), "^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)$")',
    XSD.date: "xsd:date(STR({v})) = xsd:date(STR({v}))",
    XSD.string: "true",
    RDF.langString: "true",
}
_KINDS = {SH.IRI: "isIRI({v})", SH.Literal: "isLiteral({v})"}


class Constraints:
    """The constraints of the shapes in a graph.

    `typed` is how a condition asks for the class of a node: "a", or a path that follows subclasses
    where the data has any.
    """

    def __init__(self, shapes: Graph, typed: str = "a") -> None:
        self.shapes = shapes
        self.typed = typed
        self._count = 0

    def of_values(self, shape: Node, value: str) -> list[str]:
        """Return the conditions on a value node of the shape, the variable `value`."""
        return self._conditions(shape, value, _OF_VALUES)

    def of_focus(self, shape: Node, focus: str) -> list[str]:
        """Return the conditions on all values of a property shape together."""
        return self._conditions(shape, focus, _OF_FOCUS)

    def holds(self, shape: Node, focus: str) -> str:
        """Return when a shape within a shape holds of the node `focus`."""
        if self.shapes.value(shape, SH.path) is None:
            return every(self.of_values(shape, focus))
        value = self.fresh()
        conditions = self.of_focus(shape, focus)
        each = self.of_values(shape, value)
        if each:
            reached = f"{focus} {self.path_of(shape)} {value}"
            conditions.append(f"(!EXISTS {{ {reached} FILTER(!{every(each)}) }})")
        return every(conditions)

    def path_of(self, shape: Node) -> str:
        """Return the path of a property shape in SPARQL."""
        node = self.shapes.value(shape, SH.path)
        if node is None:
            raise ValueError(f"not a property shape: {shape!r}")
        return path(self.shapes, node)

    def fresh(self) -> str:
        """Return a variable that nothing else uses."""
        self._count += 1
        return f"?v{self._count}"

    def different(self, shape: Node, focus: str, count: int) -> str:
        """Return whether the path of the shape leads from `focus` to `count` different nodes."""
        way = self.path_of(shape)
        values = [self.fresh() for _ in range(count)]
        reached = " . ".join(f"{focus} {way} {value}" for value in values)
        apart = "".join(f" FILTER(!sameTerm({a}, {b}))" for a, b in combinations(values, 2))
        return f"EXISTS {{ {reached}{apart} }}"

    def _conditions(self, shape: Node, variable: str, wanted: Wanted) -> list[str]:
        found = []
        for predicate, parameter in sorted(self.shapes.predicate_objects(shape), key=str):
            if str(predicate).startswith(str(SH)) and predicate not in _KNOWN:
                raise ValueError(f"a constraint that cannot be asked for: {predicate}")
            if predicate in _OF_FOCUS and self.shapes.value(shape, SH.path) is None:
                raise ValueError(f"a constraint of property shapes only: {predicate}")
            if predicate in wanted:
                found.append(wanted[URIRef(str(predicate))](self, shape, parameter, variable))
        return found


Component = Callable[[Constraints, "Node", "Node", str], str]
Wanted = dict[URIRef, Component]


def every(conditions: Iterable[str]) -> str:
    """Return the condition that all of these hold."""
    return f"({' && '.join(conditions) or 'true'})"


def _sure(condition: str) -> str:
    """Return a condition that is false where it would be an error: IRIs have no language."""
    return f"COALESCE({condition}, false)"


def _term(node: Node) -> str:
    return serialised(node)


# ── on each value ────────────────────────────────────────────────────────────────────────────────


def _class(here: Constraints, _: Node, wanted: Node, value: str) -> str:
    return f"EXISTS {{ {value} {here.typed} {_term(wanted)} }}"


def _datatype(_: Constraints, __: Node, wanted: Node, value: str) -> str:
    formed = _WELL_FORMED[URIRef(str(wanted))].format(v=value)
    return _sure(f"datatype({value}) = {_term(wanted)} && {formed}")


def _kind(_: Constraints, __: Node, wanted: Node, value: str) -> str:
    return _KINDS[URIRef(str(wanted))].format(v=value)


def _one_of(here: Constraints, _: Node, listed: Node, value: str) -> str:
    same = (f"sameTerm({value}, {_term(one)})" for one in members(here.shapes, listed))
    return f"({' || '.join(same)})"


def _pattern(here: Constraints, shape: Node, pattern: Node, value: str) -> str:
    flags = here.shapes.value(shape, SH.flags)
    more = "" if flags is None else f", {_term(flags)}"
    return _sure(f"REGEX(STR({value}), {_term(pattern)}{more})")


def _compared(comparison: str) -> Component:
    def component(_: Constraints, __: Node, limit: Node, value: str) -> str:
        return _sure(comparison.format(v=value, limit=_term(limit)))

    return component


def _language(here: Constraints, _: Node, listed: Node, value: str) -> str:
    tags = members(here.shapes, listed)
    known = (f"langMatches(lang({value}), {_term(tag)})" for tag in tags)
    return _sure(f"({' || '.join(known)})")


def _or(here: Constraints, _: Node, listed: Node, value: str) -> str:
    return f"({' || '.join(_held(here, listed, value))})"


def _and(here: Constraints, _: Node, listed: Node, value: str) -> str:
    return every(_held(here, listed, value))


def _xone(here: Constraints, _: Node, listed: Node, value: str) -> str:
    counted = (f"IF({one}, 1, 0)" for one in _held(here, listed, value))
    return f"({' + '.join(counted)} = 1)"


def _not(here: Constraints, _: Node, shape: Node, value: str) -> str:
    return f"(!{here.holds(shape, value)})"


def _held(here: Constraints, listed: Node, value: str) -> list[str]:
    return [here.holds(shape, value) for shape in members(here.shapes, listed)]


_OF_VALUES: Wanted = {
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH.nodeKind: _kind,
    SH["in"]: _one_of,
    SH.pattern: _pattern,
    SH.minLength: _compared("STRLEN(STR({v})) >= {limit}"),
    SH.maxLength: _compared("STRLEN(STR({v})) <= {limit}"),
    SH.minInclusive: _compared("{v} >= {limit}"),
    SH.maxInclusive: _compared("{v} <= {limit}"),
    SH.languageIn: _language,
    SH["or"]: _or,
    SH["and"]: _and,
    SH.xone: _xone,
    SH["not"]: _not,
}


# ── on all values together ───────────────────────────────────────────────────────────────────────


def _at_least(here: Constraints, shape: Node, count: Node, focus: str) -> str:
    return here.different(shape, focus, int(str(count)))


def _at_most(here: Constraints, shape: Node, count: Node, focus: str) -> str:
    return f"(!{here.different(shape, focus, int(str(count)) + 1)})"


def _has(here: Constraints, shape: Node, value: Node, focus: str) -> str:
    return f"EXISTS {{ {focus} {here.path_of(shape)} {_term(value)} }}"


def _unique_language(here: Constraints, shape: Node, wanted: Node, focus: str) -> str:
    if str(wanted) != "true":
        return "true"
    way, one, other = here.path_of(shape), here.fresh(), here.fresh()
    return (
        f"(!EXISTS {{ {focus} {way} {one} . {focus} {way} {other} "
        f"FILTER(!sameTerm({one}, {other}) && lang({one}) != '' "
        f"&& LCASE(lang({one})) = LCASE(lang({other}))) }})"
    )


_OF_FOCUS: Wanted = {
    SH.minCount: _at_least,
    SH.maxCount: _at_most,
    SH.hasValue: _has,
    SH.uniqueLang: _unique_language,
}

# What says nothing about when a shape holds.
_UNCONDITIONAL = (
    SH.path,
    SH.property,
    SH.message,
    SH.severity,
    SH.flags,
    SH.targetClass,
    SH.targetSubjectsOf,
)
_KNOWN = {*_OF_VALUES, *_OF_FOCUS, *_UNCONDITIONAL}
