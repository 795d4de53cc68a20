"""The vocabulary, its alignments and the scheme of levels are complete and agree."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import Namespace

from compgraph import resources
from compgraph._version import __version__
from compgraph.rdf.vocab import CG, item_id, shared, shared_graph, short, standard_of, thing
from compgraph.rdf.vocab import graph as graph_name

SCHEMA = Namespace("https://schema.org/")
LANGUAGES = {"zh-Hant", "en"}
LEVELS = [thing("level", str(number)) for number in range(1, 7)]


def parsed(name: str) -> Graph:
    return Graph().parse(resources.ontology() / name, format="turtle")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return parsed("compgraph.ttl")


def test_the_file_and_the_module_name_the_same_terms(ontology: Graph) -> None:
    """Every name of vocab.py is defined in compgraph.ttl, and nothing else is."""
    defined = {short for s in ontology.subjects() if (short := s.removeprefix(str(CG))) != str(s)}
    assert defined == set(CG.__annotations__)


def test_every_term_is_explained_in_both_languages(ontology: Graph) -> None:
    """One label and one definition in Chinese and in English for each class and property."""
    for name in CG.__annotations__:
        for predicate in (RDFS.label, SKOS.definition):
            said = [value.language for value in ontology.objects(CG[name], predicate)]
            assert sorted(said) == sorted(LANGUAGES), (name, predicate)


def test_classes_begin_with_a_capital_and_properties_do_not(ontology: Graph) -> None:
    """A term is a class or a property, and its name shows which."""
    for name in CG.__annotations__:
        kinds = set(ontology.objects(CG[name], RDF.type))
        assert (OWL.Class in kinds) == name[0].isupper()
        assert kinds & {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


def test_domains_and_ranges_are_classes_of_ours_or_datatypes(ontology: Graph) -> None:
    """No property is tied to a class that does not exist."""
    several = (SCHEMA.domainIncludes, SCHEMA.rangeIncludes)
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf, *several):
        for value in ontology.objects(predicate=predicate):
            ours = value.startswith(str(CG))
            assert (value, RDF.type, OWL.Class) in ontology if ours else "XMLSchema" in value


def test_what_is_quoted_names_its_source(ontology: Graph) -> None:
    """The sentences of the development guide are given with the guide and its page."""
    for term in (CG.Standard, CG.Output, CG.Indicator, CG.Knowledge, CG.Skill, CG.Attitude):
        (source,) = ontology.objects(term, DCTERMS.source)
        assert source.startswith("職能基準發展指引（勞動部勞動力發展署，2022），第 ")


def test_the_version_is_the_programs(ontology: Graph) -> None:
    """owl:versionInfo and owl:versionIRI say which compgraph the vocabulary belongs to."""
    (header,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert str(ontology.value(header, OWL.versionInfo)) == __version__
    assert str(ontology.value(header, OWL.versionIRI)) == f"{header}/{__version__}"


def test_rows_list_and_tasks_have(ontology: Graph) -> None:
    """What a row prints hangs on one property; needs, outputs and indicators are those of tasks."""
    assert list(ontology[CG.lists : RDFS.domain]) == [CG.Block]
    needs = (CG.requires, CG.requiresKnowledge, CG.requiresSkill)
    for relation in (CG.hasOutput, CG.hasIndicator, *needs):
        assert list(ontology[relation : RDFS.domain]) == [CG.Task]
        assert not list(ontology[relation : SCHEMA.domainIncludes])


def test_the_kinds_of_needs_are_needs(ontology: Graph) -> None:
    """A knowledge or skill that is required is required; what comes first is the subject."""
    for part in (CG.requiresKnowledge, CG.requiresSkill):
        assert (part, RDFS.subPropertyOf, CG.requires) in ontology
    english = {v.language: v for v in ontology.objects(CG.comesBefore, SKOS.definition)}["en"]
    assert english.startswith("The subject comes first")


def test_alignments_speak_of_our_terms_only() -> None:
    """Every statement goes from a term of ours to one of another vocabulary."""
    for subject, predicate, value in parsed("alignments.ttl"):
        if subject == URIRef("https://w3id.org/compgraph/alignments"):
            continue
        assert subject.removeprefix(str(CG)) in CG.__annotations__
        assert not value.startswith(str(CG))
        assert str(predicate).startswith((str(SKOS), str(RDFS)))


def test_there_are_six_levels_in_one_scheme() -> None:
    """Levels 1 to 6, each with its number, the official text, and an English note marked as ours."""
    scheme = parsed("schemes/competency-levels.ttl")
    assert set(scheme.subjects(RDF.type, SKOS.Concept)) == set(LEVELS)
    for number, level in enumerate(LEVELS, start=1):
        assert scheme.value(level, CG.levelNumber).toPython() == number
        (definition,) = scheme.objects(level, SKOS.definition)
        assert definition.language == "zh-Hant"
        (note,) = scheme.objects(level, SKOS.scopeNote)
        assert note.startswith("compgraph's gloss, not official: ")
        assert note.language == "en"


def test_the_levels_are_worded_as_a_standard_prints_them(outside: Path) -> None:
    """PSS5320-001v1 prints the whole table of levels; ours is word for word the same."""
    printed = (outside / "icap" / "text" / "PSS5320-001v1.txt").read_text(encoding="utf-8")
    scheme = parsed("schemes/competency-levels.ttl")
    for number, level in enumerate(LEVELS, start=1):
        assert f"級別{number}：{scheme.value(level, SKOS.definition)}" in printed


def test_a_misspelt_name_is_an_error() -> None:
    """A term that the vocabulary lacks is never written by accident."""
    with pytest.raises(AttributeError):
        CG.requireKnowledge  # noqa: B018


@pytest.mark.parametrize(
    ("code", "item", "address"),
    [
        ("ISD3512-001v3", "", "ISD3512-001v3"),
        ("ISD3512-001v3", "K03~2", "ISD3512-001v3/K03~2"),
        ("ISD3512-001v3", "T1.1/output/2", "ISD3512-001v3/T1.1/output/2"),
        ("A/B", "雲 端%", "A%2FB/雲%20端%25"),
        ("A", "<K>?#", "A/%3CK%3E%3F%23"),
    ],
)
def test_addresses_say_code_and_id_and_give_them_back(code: str, item: str, address: str) -> None:
    """An address is made of the document's codes; what an IRI cannot hold is percent-encoded."""
    iri = thing(code, item)
    assert short(str(iri)) == address
    assert standard_of(str(iri)) == code
    assert item_id(code, str(iri)) == (item or None)


def test_what_belongs_to_no_standard_has_none() -> None:
    """Concepts, levels and shared graphs are not taken for standards."""
    assert standard_of(str(graph_name("A", "source"))) == "A"
    for iri in (shared("concept", "skill", "溝通"), shared_graph("concepts"), LEVELS[0], CG.Task):
        assert standard_of(str(iri)) is None
    assert item_id("A", str(thing("AB", "K01"))) is None
    assert str(shared("concept", "skill", "a/b")).endswith("icap/concept/skill/a%2Fb")
