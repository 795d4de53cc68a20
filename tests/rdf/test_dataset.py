"""The description of a data set says what is there, counted by hand or another way."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from rdflib import DCAT, DCTERMS, FOAF, OWL, RDF, VOID, Graph, Literal, URIRef

from compgraph import resources
from compgraph._version import __version__
from compgraph.rdf.dataset import DATASET, Counts, File, counted, description
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.turtle import to_turtle
from compgraph.rdf.vocab import CG, ICAP, thing
from compgraph.reading.record import Reading
from compgraph.store import Store, open_store
from compgraph.store.terms import answer_of

LANGUAGES = {"zh-Hant", "en"}
SHIPPED = "standards/ISD3512-001v3.ttl"
AGAIN = "run: compgraph vocabulary --format void --out ontology/dataset.ttl"
# Counted on the printed pages of ISD3512-001v3.
PRINTED = {
    CG.Standard: 1,
    CG.VersionEntry: 3,
    CG.Duty: 2,
    CG.Task: 7,
    CG.Output: 9,
    CG.Indicator: 17,
    CG.Knowledge: 17,
    CG.Skill: 21,
    CG.Attitude: 7,
    CG.EntryRequirement: 2,
    CG.Term: 4,
}


@pytest.fixture(scope="module")
def store(reading: Reading) -> Iterator[Store]:
    """A store with the shipped standard."""
    with open_store() as store:
        store.put(reading)
        yield store


@pytest.fixture(scope="module")
def shipped() -> Graph:
    """The description that is shipped."""
    return Graph().parse(resources.ontology() / "dataset.ttl", format="turtle")


def number(graph: Graph, predicate: URIRef, subject: URIRef = DATASET) -> int:
    """Return the number that a description gives."""
    (value,) = graph.objects(subject, predicate)
    assert isinstance(value, Literal)
    return int(value)


def parts(graph: Graph, relation: URIRef, term: URIRef, size: URIRef) -> dict[URIRef, int]:
    """Return the numbers of the partitions by their class or property."""
    found = {}
    for part in graph.objects(DATASET, relation):
        assert isinstance(part, URIRef)
        (named,) = graph.objects(part, term)
        found[URIRef(str(named))] = number(graph, size, part)
    return found


def test_the_shipped_description_is_that_of_the_shipped_standard(store: Store) -> None:
    """ontology/dataset.ttl is what the description function says of the shipped data today."""
    size = (resources.ontology() / SHIPPED).stat().st_size
    made = to_turtle(description(counted(store.query), [File(f"ontology/{SHIPPED}", size)]))
    assert (resources.ontology() / "dataset.ttl").read_text("utf-8") == made, AGAIN


def test_the_numbers_are_those_of_the_default_graph(store: Store, shipped: Graph) -> None:
    """Counted again over the triples themselves, without SPARQL."""
    triples = list(store.graph())
    subjects = {subject for subject, _, _ in triples}
    assert number(shipped, VOID.triples) == len(triples), AGAIN
    assert number(shipped, VOID.distinctSubjects) == len(subjects)
    assert number(shipped, VOID.distinctObjects) == len({value for _, _, value in triples})
    assert number(shipped, VOID.entities) == sum(str(one).startswith(ICAP) for one in subjects)
    members = Counter(value for _, predicate, value in triples if predicate == RDF.type)
    uses = Counter(predicate for _, predicate, _ in triples)
    classes = parts(shipped, VOID.classPartition, VOID["class"], VOID.entities)
    properties = parts(shipped, VOID.propertyPartition, VOID.property, VOID.triples)
    assert classes == members
    assert properties == uses
    assert number(shipped, VOID.classes) == len(members)
    assert number(shipped, VOID.properties) == len(uses)
    assert sum(properties.values()) == len(triples)


def test_the_numbers_are_those_of_the_printed_pages(shipped: Graph) -> None:
    """Seven tasks, nine outputs and so on, as one counts them on paper."""
    classes = parts(shipped, VOID.classPartition, VOID["class"], VOID.entities)
    assert {cls: classes[cls] for cls in PRINTED} == PRINTED
    assert classes[CG.Competency] == 17 + 21 + 7


def test_it_says_what_whose_and_on_which_terms(shipped: Graph) -> None:
    """Title, description and rights in both languages; the publisher and whose the text is."""
    assert {VOID.Dataset, DCAT.Dataset} == set(shipped.objects(DATASET, RDF.type))
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.rights, DCAT.keyword):
        assert {said.language for said in shipped.objects(DATASET, predicate)} == LANGUAGES
    holders = {
        str(name)
        for agent in shipped.objects(DATASET, DCTERMS.rightsHolder)
        for name in shipped.objects(agent, FOAF.name)
    }
    assert "勞動部勞動力發展署" in holders
    assert list(shipped.objects(DATASET, DCTERMS.publisher))
    # the licence is that of the description: the text of the standards is not ours to license
    assert not list(shipped.objects(DATASET, DCTERMS.license))
    (document,) = shipped.subjects(FOAF.primaryTopic, DATASET)
    assert str(shipped.value(document, DCTERMS.license)) == "https://spdx.org/licenses/MIT"
    assert str(shipped.value(DATASET, OWL.versionInfo)) == __version__


def test_every_address_it_gives_leads_somewhere(store: Store, shipped: Graph) -> None:
    """Examples and roots are things of the data; the file is there and as large as it says."""
    described = set(store.graph().subjects())
    examples = set(shipped.objects(DATASET, VOID.exampleResource))
    assert {thing("ISD3512-001v3"), thing("ISD3512-001v3", "T1.1")} <= examples <= described
    assert set(shipped.objects(DATASET, VOID.rootResource)) == {thing("ISD3512-001v3")}
    assert str(shipped.value(DATASET, VOID.uriSpace)) == ICAP
    (distribution,) = shipped.objects(DATASET, DCAT.distribution)
    name = str(shipped.value(distribution, DCTERMS.title))
    file = resources.ontology() / name.removeprefix("ontology/")
    assert number(shipped, DCAT.byteSize, URIRef(str(distribution))) == file.stat().st_size


def test_every_vocabulary_is_one_that_is_used(shipped: Graph) -> None:
    """Each term that is counted belongs to a vocabulary that is named."""
    named = {str(vocabulary) for vocabulary in shipped.objects(DATASET, VOID.vocabulary)}
    terms = [*shipped.objects(predicate=VOID["class"]), *shipped.objects(predicate=VOID.property)]
    assert all(str(term).startswith(tuple(named)) for term in terms)
    assert str(CG) in named


def test_our_words_about_it_exist(shipped: Graph) -> None:
    """Every term of VoID, DCAT, Dublin Core and FOAF that is used is defined there."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for space in (VOID, DCAT, DCTERMS, FOAF):
            used = {
                term for triple in shipped for term in triple[1:] if term.startswith(str(space))
            }
            assert all(term in space or term == URIRef(str(space)) for term in used), space


def test_an_empty_store_is_described_too() -> None:
    """Nothing counted is nothing: no examples, no parts."""
    with open_store() as empty:
        counts = counted(empty.query)
    assert counts == Counts(0, 0, 0, 0, {}, {}, ())
    graph = description(counts)
    assert number(graph, VOID.triples) == 0
    assert not list(graph.objects(DATASET, VOID.exampleResource))


def test_blank_nodes_are_subjects_and_no_things_of_ours() -> None:
    """A server that others write to may hold them; addresses of others are no things of ours, either."""
    words = f'<http://x/a> <http://x/p> [ <http://x/p> "b" ] . <{thing("A")}> <http://x/p> "c" .'
    graph = ox.Store()
    graph.load(words.encode(), format=ox.RdfFormat.TURTLE)
    counts = counted(lambda query: answer_of(graph.query(query, prefixes=PREFIXES)))
    assert (counts.triples, counts.subjects, counts.entities, counts.objects) == (3, 3, 1, 3)


def test_terms_of_unknown_vocabularies_have_parts_of_their_own() -> None:
    """Two terms with the same last name do not become one part."""
    terms = {"http://a.example/x": 1, "http://b.example/x": 2}
    counts = Counts(3, 1, 1, 0, {}, terms, ())
    found = parts(description(counts), VOID.propertyPartition, VOID.property, VOID.triples)
    assert {str(term): count for term, count in found.items()} == terms
