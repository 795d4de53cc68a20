"""The shapes of ontology/shapes.ttl, and each of them as a question.

A shape that holds of too few or too many values has the thing itself at fault; one that does not hold
of a value has that value printed. All constraints of one property are asked for together: what is
told of them is one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef

from compgraph import resources
from compgraph.checks.constraints import Constraints, every
from compgraph.checks.fault import Rule
from compgraph.checks.paths import members
from compgraph.checks.question import Question
from compgraph.messages import Text
from compgraph.model import Severity
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.vocab import CG, LANGUAGE

if TYPE_CHECKING:
    from rdflib.term import Node

_SEVERITIES: dict[Node | None, Severity] = {
    SH.Violation: "violation",
    SH.Warning: "warning",
    SH.Info: "info",
}
SUBCLASSES = f"a/<{RDFS.subClassOf}>*"
"""How the class of a node is asked for where the data has subclasses of its own."""


# What a thing without any value fails; the other constraints are broken by values only.
_LOWER = (SH.minCount, SH.hasValue)


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


@cache
def shape_questions(typed: str = "a") -> tuple[Question, ...]:
    """Return the questions of all shapes, rule by rule. Raises ValueError for what has none."""
    return tuple(
        question
        for shape in sorted(shapes().subjects(RDF.type, SH.NodeShape), key=str)
        for question in _questions(shape, Constraints(shapes(), typed))
    )


def rule_of(part: Node) -> Rule:
    """Return the rule that a shape, or a property shape of it, stands for."""
    name = str(part).removeprefix(PREFIXES["cgsh"]).partition("/")[0]
    return Rule(
        id=name,
        severity=_SEVERITIES[shapes().value(part, SH.severity)],
        message=_spoken(part, SH.message),
        remedy=_spoken(URIRef(PREFIXES["cgsh"] + name), CG.remedy),
    )


def _spoken(shape: Node, predicate: URIRef) -> Text:
    said = {
        value.language: str(value)
        for value in shapes().objects(shape, predicate)
        if isinstance(value, Literal)
    }
    return Text(said[LANGUAGE], said["en"])


def _questions(shape: Node, constraints: Constraints) -> Iterator[Question]:
    targets = _targets(shape, constraints)
    of_itself = constraints.of_values(shape, "?subject")
    if of_itself:
        yield _of_subject(shape, targets, of_itself)
    for part in sorted(shapes().objects(shape, SH.property), key=str):
        way = f"?subject {constraints.path_of(part)}"
        enough = _first_steps(part) <= set(shapes().objects(shape, SH.targetSubjectsOf))
        together = constraints.of_focus(part, "?subject")
        if together:
            limited = enough and not any(shapes().value(part, one) for one in _LOWER)
            yield _of_subject(part, f"{way} ?any ." if limited else targets, together)
        each = constraints.of_values(part, "?printed")
        if each:
            reached = f"{way} ?printed ."
            where = reached if enough else f"{targets} {reached}"
            yield Question(
                rule_of(part),
                "SELECT DISTINCT ?graph ?subject ?printed",
                f"WHERE {{ GRAPH ?graph {{ {where} FILTER(!{every(each)}) }} }}",
                shared=True,
            )


def _of_subject(part: Node, targets: str, conditions: list[str]) -> Question:
    """Return the question for things of which the conditions do not hold; their names are printed."""
    return Question(
        rule_of(part),
        "SELECT ?graph ?subject (MIN(STR(?name)) AS ?printed)",
        f"WHERE {{ GRAPH ?graph {{ {targets} FILTER(!{every(conditions)}) "
        f"OPTIONAL {{ ?subject <{RDFS.label}> ?name }} }} }} GROUP BY ?graph ?subject",
        shared=True,
    )


def _first_steps(part: Node) -> set[Node]:
    """Return the properties that the path of a property shape begins with: who has one is reached."""
    path = shapes().value(part, SH.path)
    choice = shapes().value(path, SH.alternativePath)
    steps = {path} if choice is None else set(members(shapes(), choice))
    return {step for step in steps if step is not None}


def _targets(shape: Node, constraints: Constraints) -> str:
    """Return the pattern of the things that a shape is about."""
    classes = sorted(shapes().objects(shape, SH.targetClass), key=str)
    properties = sorted(shapes().objects(shape, SH.targetSubjectsOf), key=str)
    if bool(classes) == bool(properties):
        raise ValueError(f"not one kind of targets: {shape}")
    listed = " ".join(f"<{iri}>" for iri in classes or properties)
    if classes:
        return f"VALUES ?class {{ {listed} }} ?subject {constraints.typed} ?class ."
    return f"VALUES ?property {{ {listed} }} ?subject ?property ?any ."
