"""RDF/XML: what two other programs read is what was written, or it is not written at all."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from compgraph.errors import SourceRefused
from compgraph.model import Standard
from compgraph.rdf.encode import encode
from compgraph.rdf.rdfxml import to_rdfxml
from compgraph.rdf.vocab import CG, thing

EX = Namespace("http://example.org/")

nodes = st.sampled_from(
    [
        thing("A", "T1.2"),
        thing("A"),
        EX["雲&x"],
        EX["a?b='c'&amp;"],
        URIRef("urn:a:b"),
        CG.Task,
        RDF.nil,
        BNode("n1"),
        BNode("n2"),
    ]
)
relations = st.sampled_from(
    [RDF.type, RDF.first, RDF.rest, RDFS.label, CG.requires, EX.p, EX["雲"], EX["a.b-c"], EX["1a"]]
)
texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=8
).filter(lambda text: all(letter >= " " or letter in "\t\n\r" for letter in text))
literals = st.one_of(
    texts.map(Literal),
    st.sampled_from(["]]>", "<&\"'>", "a\r\nb\rc\n", "  a\t ", "\u2028\x85\ufeff"]).map(Literal),
    texts.map(lambda text: Literal(text, lang="zh-Hant")),
    texts.map(lambda text: Literal(text, datatype=EX["a&b"])),
    st.integers().map(Literal),
    st.just(Literal("2024-12-15", datatype=XSD.date)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(nodes, relations, st.one_of(nodes, literals)), max_size=12))
def test_any_graph_comes_back(triples: list[tuple[URIRef, URIRef, URIRef]]) -> None:
    """rdflib and Oxigraph read the graph that was written: line ends, quotes, CJK names and all."""
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    content = to_rdfxml(graph)
    assert isomorphic(Graph().parse(data=content, format="xml"), graph)
    read = list(pyoxigraph.parse(content.encode(), format=pyoxigraph.RdfFormat.RDF_XML))
    assert len(read) == len(graph)


def test_it_reads_well(standard: Standard) -> None:
    """Things in the document's order, each an element of its class; T1.2 before T2.1."""
    content = to_rdfxml(encode(standard))
    tasks = [line.split('"')[1] for line in content.split("\n") if "<cg:Task " in line]
    numbers = ["1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5"]
    assert tasks == [str(thing("ISD3512-001v3", f"T{number}")) for number in numbers]
    assert '<rdfs:label xml:lang="zh-Hant">評估應用可行性</rdfs:label>' in content
    assert content == to_rdfxml(encode(standard))


@pytest.mark.parametrize("letter", ["\x0c", "\x00", "\ufffe", "\x1b"])
def test_what_xml_cannot_hold_is_refused_by_name(letter: str) -> None:
    """A form feed from a PDF: the thing and the property are named, another notation is advised."""
    graph = Graph().add((thing("A", "K01"), RDFS.label, Literal(f"a{letter}b")))
    with pytest.raises(SourceRefused, match="A/K01") as refusal:
        to_rdfxml(graph)
    assert refusal.value.rule == "rdf-not-xml"
    assert refusal.value.remedy
    assert "turtle" in refusal.value.remedy.en


@pytest.mark.parametrize("iri", ["http://example.org/12", "http://example.org/a#", f"{RDF}li"])
def test_a_property_without_an_xml_name_is_refused(iri: str) -> None:
    """No element can have this name: RDF 1.1 XML Syntax, sections 5.1 and 8."""
    with pytest.raises(SourceRefused) as refusal:
        to_rdfxml(Graph().add((EX.a, URIRef(iri), EX.b)))
    assert refusal.value.rule == "rdf-not-an-xml-name"


def test_an_illegal_address_is_refused() -> None:
    """The same refusal as in the other notations."""
    with pytest.raises(SourceRefused):
        to_rdfxml(Graph().add((EX.a, EX.b, URIRef("http://example.org/a b"))))
