"""SKOS: nothing but SKOS, and the integrity conditions of its reference hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.plugins.sparql import prepareQuery

from compgraph.exports.skos import to_skos
from compgraph.model import Standard
from compgraph.rdf.turtle import to_turtle
from compgraph.rdf.vocab import thing
from standards import standards

CODE = "ISD3512-001v3"
# Integrity conditions of the SKOS Reference, W3C Recommendation 18 August 2009, as questions: any
# answer is a violation.
CONDITIONS = {
    "S9": "ASK { ?x a skos:ConceptScheme, skos:Concept }",
    "S13": "ASK { VALUES (?p ?q) { (skos:prefLabel skos:altLabel) (skos:prefLabel skos:hiddenLabel) "
    "(skos:altLabel skos:hiddenLabel) } ?x ?p ?label ; ?q ?label }",
    "S14": "ASK { ?x skos:prefLabel ?a, ?b FILTER(?a != ?b && LANG(?a) = LANG(?b)) }",
    "S27": "ASK { ?x skos:related ?y . ?x skos:broader+ ?y }",
    "S37": "ASK { ?x skos:member ?y ; a skos:Concept }",
    "S46": "ASK { ?x skos:exactMatch ?y . { ?x skos:broadMatch ?y } UNION "
    "{ ?y skos:broadMatch ?x } UNION { ?x skos:relatedMatch ?y } }",
}


PREPARED = {
    name: prepareQuery(question, initNs={"skos": SKOS}) for name, question in CONDITIONS.items()
}


def violated(graph: Graph) -> set[str]:
    return {name for name, question in PREPARED.items() if graph.query(question).askAnswer}


@pytest.fixture(scope="module")
def view(shipped: Standard) -> Graph:
    return to_skos(shipped)


def test_the_conditions_hold(view: Graph) -> None:
    """S9, S13, S14, S27, S46 of the reference, and S37: no collection is a concept."""
    assert violated(view) == set()


@pytest.mark.parametrize(
    ("name", "relation", "value"),
    [
        ("S9", RDF.type, SKOS.ConceptScheme),
        ("S13", SKOS.altLabel, Literal("評估應用可行性", lang="zh-Hant")),
        ("S14", SKOS.prefLabel, Literal("別的", lang="zh-Hant")),
        ("S27", SKOS.related, thing(CODE, "T1")),
        ("S37", SKOS.member, thing(CODE, "T1.2")),
    ],
)
def test_the_questions_find_violations(
    name: str, relation: URIRef, value: URIRef, view: Graph
) -> None:
    """One wrong statement about T1.1, and its condition is violated."""
    broken = Graph()
    for triple in view:
        broken.add(triple)
    broken.add((thing(CODE, "T1.1"), relation, value))
    assert violated(broken) == {name}


def test_nine_real_standards(nine: tuple[Standard, ...]) -> None:
    """The conditions hold for them, too."""
    for standard in nine:
        assert violated(to_skos(standard)) == set()


@settings(max_examples=8, deadline=None)
@given(standards())
def test_any_standard(standard: Standard) -> None:
    """And for whatever a document may print; everything is a concept of the scheme."""
    graph = to_skos(standard)
    assert violated(graph) == set()
    scheme = thing(standard.id)
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        assert (concept, SKOS.inScheme, scheme) in graph
        top = (concept, SKOS.topConceptOf, scheme) in graph
        assert top != ((concept, SKOS.broader, None) in graph)


def test_there_is_nothing_but_skos(view: Graph) -> None:
    """Properties and classes of SKOS, and two of Dublin Core."""
    others = {
        relation
        for relation in view.predicates()
        if not str(relation).startswith(str(SKOS)) and relation not in (RDF.first, RDF.rest)
    }
    assert others == {RDF.type, DCTERMS.title, DCTERMS.description}
    classes = set(view.objects(None, RDF.type))
    assert classes == {SKOS.ConceptScheme, SKOS.Concept, SKOS.OrderedCollection}


def test_a_task(view: Graph) -> None:
    """T1.2 by hand from the document: name, code, duty, output and indicators, needs, level."""
    task = thing(CODE, "T1.2")
    assert set(view.objects(task, SKOS.prefLabel)) == {Literal("擬訂應用可行方案", lang="zh-Hant")}
    assert set(view.objects(task, SKOS.notation)) == {Literal("T1.2")}
    assert set(view.objects(task, SKOS.broader)) == {thing(CODE, "T1")}
    assert set(view.objects(task, SKOS.narrower)) == {
        thing(CODE, name) for name in ("O1.2.1", "P1.2.1", "P1.2.2", "P1.2.3")
    }
    assert set(view.objects(task, SKOS.related)) == {
        thing(CODE, name) for name in ("K01", "K02", "K03", "K04", "K05", "K06", "S02", "S03")
    }
    assert set(view.objects(task, SKOS.scopeNote)) == {Literal("職能級別：4", lang="zh-Hant")}


def test_relations_go_both_ways(view: Graph) -> None:
    """narrower answers broader, and related itself: programs need not infer anything."""
    for one, other in view.subject_objects(SKOS.broader):
        assert (other, SKOS.narrower, one) in view
    for one, other in view.subject_objects(SKOS.related):
        assert (other, SKOS.related, one) in view


def test_collections_keep_the_order(view: Graph) -> None:
    """The skills as printed, S01 to S21, also as plain members (S36)."""
    collection = thing(CODE, "collection/skills")
    head = view.value(collection, SKOS.memberList)
    assert head is not None
    skills = list(Collection(view, head))
    assert skills == [thing(CODE, f"S{number:02}") for number in range(1, 22)]
    assert set(view.objects(collection, SKOS.member)) == set(skills)
    turtle = to_turtle(view)
    assert "skos:memberList (" in turtle
    assert "_:" not in turtle
