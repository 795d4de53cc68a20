"""The vocabulary under OWL 2 RL (the rules of the W3C's profile, as owlrl applies them)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given, settings
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from compgraph import resources
from compgraph.model import Standard
from compgraph.rdf.encode import encode
from compgraph.rdf.source import encode_source
from compgraph.rdf.vocab import CG
from compgraph.reading.record import Reading
from compgraph.store import open_store
from standards import standards

EX = Namespace("urn:example:")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
FILES = ("compgraph.ttl", "alignments.ttl", "schemes/competency-levels.ttl")


def vocabulary() -> Graph:
    """Return the vocabulary, the alignments and the levels."""
    graph = Graph()
    for name in FILES:
        graph.parse(resources.ontology() / name, format="turtle")
    return graph


def axioms() -> Graph:
    """Return the vocabulary without words, and the classes it is aligned below: quicker to close."""
    graph = Graph()
    ours, theirs = (Graph().parse(resources.ontology() / name) for name in FILES[:2])
    for triple in (*ours, *theirs.triples((None, RDFS.subClassOf, None))):
        if not isinstance(triple[2], Literal):
            graph.add(triple)
    return graph


def closed(graph: Graph) -> Graph:
    """Add to the graph all that follows from it."""
    DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    return graph


def faults(graph: Graph) -> list[str]:
    """Return what the closure of a graph contradicts itself in."""
    return sorted(map(str, closed(graph).objects(predicate=ERROR)))


@pytest.fixture(scope="module")
def stated(reading: Reading) -> Graph:
    """The default graph of a store with the shipped standard, and where its things stand."""
    with open_store() as store:
        store.put(reading)
        return store.graph() + encode_source(reading)


@pytest.fixture(scope="module")
def shipped(stated: Graph) -> Graph:
    """The closure of the vocabulary, the alignments and everything that is stated."""
    return closed(vocabulary() + stated)


def witnesses() -> Graph:
    """Return a thing of every class, and a pair of things for every property."""
    graph = axioms()
    properties = (OWL.ObjectProperty, OWL.DatatypeProperty)
    for cls in list(graph.subjects(RDF.type, OWL.Class)):
        graph.add((EX[f"a{cls.removeprefix(str(CG))}"], RDF.type, cls))
    for kind in properties:
        for relation in list(graph.subjects(RDF.type, kind)):
            name = relation.removeprefix(str(CG))
            value = EX[f"{name}-to"] if kind == OWL.ObjectProperty else Literal("x", lang="en")
            if kind == OWL.DatatypeProperty and (relation, RDFS.range, RDF.langString) not in graph:
                continue  # a literal of the right datatype tells nothing about classes
            graph.add((EX[f"{name}-from"], relation, value))
    return graph


def test_the_shipped_standard_contradicts_nothing(shipped: Graph) -> None:
    """No rule of OWL 2 RL finds an inconsistency, and nothing belongs to no class at all."""
    assert not list(shipped.objects(predicate=ERROR))
    assert not list(shipped.subjects(RDF.type, OWL.Nothing))


def test_no_class_is_empty_by_definition(shipped: Graph) -> None:
    """No class of ours is, or lies below, owl:Nothing; each can have a member."""
    for relation in (OWL.equivalentClass, RDFS.subClassOf):
        assert set(shipped.subjects(relation, OWL.Nothing)) <= {OWL.Nothing}
    assert not faults(witnesses())


def test_no_thing_is_two_things(shipped: Graph) -> None:
    """No individual has two classes of ours that are disjoint, by every pair that is declared."""
    pairs = [
        pair
        for declared in set(shipped.objects(predicate=OWL.members))
        for pair in combinations(Collection(shipped, declared), 2)
    ]
    assert len(pairs) == 17 * 16 // 2 + 3 + 3
    for one, other in pairs:
        shared = set(shipped.subjects(RDF.type, one)) & set(shipped.subjects(RDF.type, other))
        assert not shared, (one, other)


def test_what_follows_is_what_the_encoder_states(stated: Graph, shipped: Graph) -> None:
    """The closure gives no thing of ours a class that the encoder has not given it.

    The encoder types knowledge as a competency itself, so a query needs no reasoning; only the
    common class of the three classifications is left to inference.
    """
    for thing in set(stated.subjects()):
        classes = {cls for cls in shipped.objects(thing, RDF.type) if str(cls).startswith(str(CG))}
        assert classes - {CG.Classification} == set(stated.objects(thing, RDF.type))


def test_a_small_standard_follows_the_same_rules() -> None:
    """From sub-properties, domains and ranges alone the classes of a small standard come back."""
    graph = axioms()
    graph.add((EX.task, CG.requiresKnowledge, EX.law))
    graph.add((EX.task, CG.inDuty, EX.duty))
    graph.add((EX.law, CG.hasConcept, EX.concept))
    closed(graph)
    assert (EX.task, CG.requires, EX.law) in graph
    assert {CG.Knowledge, CG.Competency} <= set(graph.objects(EX.law, RDF.type))
    assert (EX.duty, RDF.type, CG.Duty) in graph
    assert (EX.concept, RDF.type, SKOS.Concept) in graph
    assert not list(graph.objects(predicate=ERROR))


@settings(max_examples=2, deadline=None, derandomize=True)
@given(standards())
def test_made_standards_contradict_nothing(standard: Standard) -> None:
    """Standards with shared rows, notes, mentions and odd levels are consistent too."""
    assert not faults(axioms() + encode(standard))


def twice_typed(graph: Graph) -> None:
    """One thing that is both knowledge and skill."""
    graph.add((EX.both, RDF.type, CG.Knowledge))
    graph.add((EX.both, RDF.type, CG.Skill))


def duty_that_requires(graph: Graph) -> None:
    """A duty that requires something becomes a task by the domain."""
    graph.add((EX.duty, RDF.type, CG.Duty))
    graph.add((EX.duty, CG.requires, EX.law))


def knowledge_as_skill(graph: Graph) -> None:
    """A knowledge that a task requires as a skill."""
    graph.add((EX.law, RDF.type, CG.Knowledge))
    graph.add((EX.task, CG.requiresSkill, EX.law))


def both_first(graph: Graph) -> None:
    """Two things that each come before the other."""
    graph.add((EX.one, CG.comesBefore, EX.two))
    graph.add((EX.two, CG.comesBefore, EX.one))


def before_itself(graph: Graph) -> None:
    """A thing that comes before itself."""
    graph.add((EX.one, CG.comesBefore, EX.one))


@pytest.mark.parametrize(
    "fault", [twice_typed, duty_that_requires, knowledge_as_skill, both_first, before_itself]
)
def test_a_contradiction_is_found(fault: Callable[[Graph], None]) -> None:
    """The reasoner speaks up where something is wrong: its silence above means something."""
    graph = axioms()
    fault(graph)
    assert faults(graph)
