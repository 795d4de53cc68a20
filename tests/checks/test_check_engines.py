"""Our questions give what a SHACL engine gives: the same results of the same shapes.

pySHACL is that engine here. It sees the failing documents (in one graph, each with addresses of its
own), the shipped standard damaged, and random graphs over the vocabulary.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from compgraph import resources
from compgraph.checks.fault import Fault
from compgraph.checks.shapes import shape_questions
from compgraph.checks.sweep import Sweep
from compgraph.rdf.vocab import CG, ICAP, short, thing
from compgraph.store import open_store
from shacl_reference import shacl_faults

CASES = Path(__file__).parents[1] / "cases" / "checks"
CODE = "ISD3512-001v3"
CHECKED = URIRef("urn:checked")


def our_faults(graph: Graph) -> set[Fault]:
    """Return what our questions find by the shapes alone."""
    rules = {question.rule.id for question in shape_questions()}
    with open_store() as store:
        store.put_graph(CHECKED, graph)
        sweep = Sweep(store, {str(CHECKED): None}, together=f"FROM <{CHECKED}>")
        return {fault for _, fault in sweep.faults() if fault.rule in rules}


def test_all_failing_documents_at_once() -> None:
    """Every shape finds something, and both engines find the same."""
    graph = Graph()
    for number, document in enumerate(sorted(CASES.glob("*.fail.ttl"))):
        own = document.read_text("utf-8").replace("TST1234", f"TST{number:04d}")
        graph.parse(data=own, format="turtle")
    ours = our_faults(graph)
    assert {fault.rule for fault in ours} == {one.rule.id for one in shape_questions()}
    assert ours == shacl_faults(graph)


def test_the_shipped_standard_in_pieces(shipped: Graph) -> None:
    """Whatever statements are missing: here those whose written form has a length of 7, 14 …"""
    damaged = Graph()
    for triple in shipped:
        if sum(len(str(term)) for term in triple) % 7:
            damaged.add(triple)
    ours = our_faults(damaged)
    assert len(ours) > 50
    assert ours == shacl_faults(damaged)


def test_classes_below_ours_count_as_ours() -> None:
    """A graph that declares a class of its own below cg:Task has tasks of it."""
    graph = Graph()
    own = URIRef("http://example.org/Chore")
    graph.add((own, RDFS.subClassOf, CG.Task))
    graph.add((thing(CODE, "T1.1"), RDF.type, own))
    ours = our_faults(graph)
    assert "task-without-row" in {fault.rule for fault in ours}
    assert ours == shacl_faults(graph)


def portable_queries() -> list[str]:
    """The rules whose queries need neither the code lists nor several graphs."""
    texts = {
        path.name.removesuffix("-violation.rq"): path.read_text("utf-8")
        for path in resources.queries().glob("*-violation.rq")
    }
    return sorted(rule for rule, text in texts.items() if "GRAPH" not in text)


@pytest.mark.parametrize("rule", portable_queries())
def test_violation_queries_in_rdflib(rule: str) -> None:
    """Asked as they stand, of the graph of a document alone: the same things as in Oxigraph."""
    document = CASES / f"{rule}.fail.ttl"
    query = (resources.queries() / f"{rule}-violation.rq").read_text("utf-8")
    expected = document.read_text("utf-8").split("\n")[0].partition(" finds: ")[2]
    graph = Graph().parse(document, format="turtle")
    found = {short(str(row.subject)) for row in graph.query(query)}
    assert found == set(expected.split())


THINGS = [thing(CODE), *(thing(CODE, name) for name in ("T1", "T1.1", "K01", "block/1", "P1.1.1"))]
KINDS = [
    CG.Standard,
    CG.Duty,
    CG.Task,
    CG.Block,
    CG.Knowledge,
    CG.Competency,
    CG.Indicator,
    CG.Mention,
]
PROPERTIES = [
    *(RDF.type, RDF.type, RDFS.label, RDFS.label, DCTERMS.description, DCTERMS.issued),
    *(DCTERMS.replaces, SKOS.definition, CG.code, CG.codeAsPrinted, CG.level, CG.levelAsPrinted),
    *(CG.inStandard, CG.position, CG.title, CG.inDuty, CG.coversTask, CG.lists, CG.requires),
    *(CG.hasIndicator, CG.explains, CG.inBlock, CG.mentions, CG.servesTask, CG.dateAsPrinted),
    *(CG.hasClassification, CG.printedOrder, CG.span, CG.place, CG.sha256),
]
VALUES = [
    *THINGS,
    *KINDS,
    URIRef(f"{ICAP}TST1234-001v1"),
    *(Literal(text, lang="zh-Hant") for text in ("資料分析", "", " ")),
    *(Literal("data analysis", lang="en"), Literal("data", lang="EN"), Literal("資料分析")),
    *(Literal(text) for text in ("T1.1", "K01", "Ｋ０１", "3/2/5", "12-15 20-21", "Skill S01")),
    *(Literal(number) for number in (0, 1, 6, 7, -3, 2.5, True)),
    Literal("四", datatype=XSD.integer, normalize=False),
    Literal("2024-12-15", datatype=XSD.date),
    Literal("2024-13-15", datatype=XSD.date, normalize=False),
]
TRIPLES = st.tuples(*map(st.sampled_from, (THINGS, PROPERTIES, VALUES)))


@pytest.mark.filterwarnings("ignore:Failed to convert Literal")
@given(st.lists(TRIPLES, min_size=20, max_size=120))
@settings(max_examples=12, deadline=None, derandomize=True, phases=[Phase.generate])
def test_random_graphs(triples: list[tuple[URIRef, URIRef, URIRef]]) -> None:
    """Nonsense over the vocabulary: wrong kinds, several values, ill-typed ones, circles."""
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    assert our_faults(graph) == shacl_faults(graph)
