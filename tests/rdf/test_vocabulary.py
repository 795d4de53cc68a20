"""The vocabulary, its alignments and the scheme of levels are complete and agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, VANN, XSD, Graph, Literal, URIRef
from rdflib.namespace import Namespace

from compgraph import resources
from compgraph._version import __version__
from compgraph.rdf.encode import encode
from compgraph.rdf.source import encode_source
from compgraph.rdf.vocab import CG, item_id, shared, shared_graph, short, standard_of, thing
from compgraph.rdf.vocab import graph as graph_name
from compgraph.reading.record import Reading

SCHEMA = Namespace("https://schema.org/")
ESCO = Namespace("http://data.europa.eu/esco/model#")
CETERMS = Namespace("https://purl.org/ctdl/terms/")
CEASN = Namespace("https://purl.org/ctdlasn/terms/")
ASN = Namespace("http://purl.org/ASN/schema/core/")
OA = Namespace("http://www.w3.org/ns/oa#")
ALIGNMENTS = URIRef("https://w3id.org/compgraph/alignments")
BEFORE = str(CG.comesBefore)
KINDS = ("close", "broad", "narrow", "related")
# What other vocabularies define, as far as we name it: ESCO's model 1.1; CTDL and CTDL-ASN as
# Credential Engine publishes them; the Web Annotation vocabulary (W3C Recommendation, 2017).
TERMS = {
    ESCO: {"Occupation", "Skill", "relatedEssentialSkill", "relatedOptionalSkill"},
    CETERMS: {"Occupation", "WorkRole", "Task", "hasTask", "occupationType", "industryType"},
    CEASN: {
        *("CompetencyFramework", "Competency", "isPartOf", "codedNotation"),
        *("publicationStatusType", "complexityLevel", "prerequisiteAlignment"),
        *("knowledgeEmbodied", "skillEmbodied", "abilityEmbodied"),
    },
    ASN: {"hasProgressionLevel", "ProgressionLevel", "ProgressionModel"},
    OA: {"Annotation", "TextPositionSelector", "start", "end", "hasTarget", "bodyValue"},
}
LANGUAGES = {"zh-Hant", "en"}
GUIDE = "職能基準發展指引（勞動部勞動力發展署，2022），第 "
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


def test_a_definition_says_more_than_the_label(ontology: Graph) -> None:
    """No definition repeats its label, and no two terms share a definition."""
    seen: set[str] = set()
    for name in CG.__annotations__:
        labels = {str(label).lower() for label in ontology.objects(CG[name], RDFS.label)}
        for definition in map(str, ontology.objects(CG[name], SKOS.definition)):
            assert definition.rstrip("。.").lower() not in labels, name
            assert definition not in seen, name
            seen.add(definition)


def test_every_term_has_an_example(ontology: Graph) -> None:
    """One can see of each class and property what it is for."""
    for name in CG.__annotations__:
        assert list(ontology.objects(CG[name], SKOS.example)), name


def test_every_property_says_what_it_joins(ontology: Graph) -> None:
    """Domain and range as axioms, else the classes that are meant; labels of things need neither."""
    for name in CG.__annotations__:
        if name[0].islower():
            for axiom, meant in (
                (RDFS.domain, SCHEMA.domainIncludes),
                (RDFS.range, SCHEMA.rangeIncludes),
            ):
                axioms = list(ontology.objects(CG[name], axiom))
                assert len(axioms) <= 1, name
                assert axioms or list(ontology.objects(CG[name], meant)), (name, axiom)


def test_every_definition_says_where_it_is_from(ontology: Graph) -> None:
    """The guide with its page, a field of the printed standard, or the vocabulary itself."""
    (header,) = ontology.subjects(RDF.type, OWL.Ontology)
    for name in CG.__annotations__:
        sources = list(ontology.objects(CG[name], DCTERMS.source))
        if sources == [header]:
            continue
        said = {source.language: str(source) for source in sources}
        assert set(said) == LANGUAGES, name
        assert said["zh-Hant"].startswith(
            (GUIDE, "職能基準 ISD3512-001v3（勞動部勞動力發展署 iCAP")
        ), name


def test_classes_begin_with_a_capital_and_properties_do_not(ontology: Graph) -> None:
    """A term is a class or a property, and its name shows which."""
    for name in CG.__annotations__:
        kinds = set(ontology.objects(CG[name], RDF.type))
        assert (OWL.Class in kinds) == name[0].isupper()
        assert kinds & {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


def test_domains_and_ranges_are_classes_or_datatypes(ontology: Graph) -> None:
    """No property is tied to a class that does not exist."""
    others = {SKOS.Concept, SH.NodeShape, RDF.langString}
    several = (SCHEMA.domainIncludes, SCHEMA.rangeIncludes)
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf, *several):
        for value in ontology.objects(predicate=predicate):
            ours = value.startswith(str(CG))
            known = (value, RDF.type, OWL.Class) in ontology if ours else value in others
            assert known or value.startswith(str(XSD)), value


def test_every_use_fits_domain_and_range(ontology: Graph, reading: Reading) -> None:
    """What the shipped standard says, it says of things that its properties are defined for."""
    graph = encode(reading.standard) + encode_source(reading)
    used = {term for triple in graph for term in triple[1:] if term.startswith(str(CG))}
    assert used <= {CG[name] for name in CG.__annotations__}
    for subject, predicate, value in graph:
        if not predicate.startswith(str(CG)):
            continue
        for thing_, axiom, meant in (
            (subject, RDFS.domain, SCHEMA.domainIncludes),
            (value, RDFS.range, SCHEMA.rangeIncludes),
        ):
            allowed = {*ontology.objects(predicate, axiom), *ontology.objects(predicate, meant)}
            if isinstance(thing_, Literal):
                kinds = {RDF.langString} if thing_.language else {thing_.datatype or XSD.string}
            elif allowed == {SKOS.Concept}:
                continue  # entries of the code lists stand in a graph of their own
            else:
                kinds = set(graph.objects(thing_, RDF.type))
                kinds |= {sup for kind in kinds for sup in ontology.objects(kind, RDFS.subClassOf)}
            assert kinds & allowed, (subject, predicate, value)


def test_what_is_quoted_names_its_source(ontology: Graph) -> None:
    """The sentences of the development guide are given with the guide and its page."""
    for term in (CG.Standard, CG.Output, CG.Indicator, CG.Knowledge, CG.Skill, CG.Attitude):
        said = {source.language: source for source in ontology.objects(term, DCTERMS.source)}
        assert said["zh-Hant"].startswith(GUIDE)


def test_the_version_is_the_programs(ontology: Graph) -> None:
    """owl:versionInfo and owl:versionIRI say which compgraph the vocabulary belongs to."""
    (header,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert str(ontology.value(header, OWL.versionInfo)) == __version__
    assert str(ontology.value(header, OWL.versionIRI)) == f"{header}/{__version__}"
    assert str(ontology.value(CG.readerVersion, SKOS.example)) == __version__
    alignments = parsed("alignments.ttl")
    assert str(alignments.value(ALIGNMENTS, OWL.versionInfo)) == __version__
    assert str(alignments.value(ALIGNMENTS, OWL.versionIRI)) == f"{ALIGNMENTS}/{__version__}"


def test_the_header_tells_prefix_licence_and_rights(ontology: Graph) -> None:
    """Which prefix and namespace, under which licence, and whose the quoted text is."""
    (header,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert str(ontology.value(header, VANN.preferredNamespacePrefix)) == "cg"
    assert str(ontology.value(header, VANN.preferredNamespaceUri)) == str(CG)
    assert str(ontology.value(header, DCTERMS.license)) == "https://spdx.org/licenses/MIT"
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.rights, SKOS.editorialNote):
        assert {said.language for said in ontology.objects(header, predicate)} == LANGUAGES


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


def matches() -> Iterator[tuple[str, URIRef, URIRef]]:
    """Return the alignments: a term of ours, the relation, the term beside it."""
    for subject, predicate, value in parsed("alignments.ttl"):
        if isinstance(subject, URIRef) and subject != ALIGNMENTS:
            assert isinstance(value, URIRef)
            yield str(subject), URIRef(str(predicate)), value


def test_alignments_speak_of_our_terms_only() -> None:
    """Every statement goes from a term of ours to one of another vocabulary."""
    for subject, predicate, value in matches():
        assert subject.removeprefix(str(CG)) in CG.__annotations__
        assert not value.startswith(str(CG))
        assert predicate in {RDFS.subClassOf, *(SKOS[f"{kind}Match"] for kind in KINDS)}


def test_all_seven_vocabularies_are_aligned() -> None:
    """SKOS, PROV-O, schema.org, ESCO, CTDL, CTDL-ASN and Web Annotation each have matches."""
    targets = [value for _, _, value in matches()]
    for namespace in (SKOS, PROV, SCHEMA, ESCO, CETERMS, CEASN, OA):
        assert any(value.startswith(str(namespace)) for value in targets), namespace


def test_every_aligned_term_exists_there() -> None:
    """No match leads to a term that the other vocabulary does not define (three come in rdflib)."""
    listed = {str(space[name]) for space, names in TERMS.items() for name in names}
    for _, _, value in matches():
        assert str(value) in listed or any(value in space for space in (SKOS, PROV, SDO)), value


def test_every_match_says_why() -> None:
    """Each skos match is annotated with its reason in both languages, and nothing else is."""
    graph = parsed("alignments.ttl")
    explained = {}
    for axiom in graph.subjects(RDF.type, OWL.Axiom):
        parts = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
        statement = tuple(graph.value(axiom, part) for part in parts)
        assert statement not in explained
        explained[statement] = {reason.language for reason in graph.objects(axiom, RDFS.comment)}
    stated = {
        (URIRef(subject), predicate, value)
        for subject, predicate, value in matches()
        if predicate != RDFS.subClassOf
    }
    assert explained == dict.fromkeys(stated, LANGUAGES)


def test_no_pair_is_matched_twice() -> None:
    """Two terms are near each other in one way only."""
    pairs = [(subject, value) for subject, _, value in matches()]
    assert len(pairs) == len(set(pairs))


def test_what_comes_first_is_the_subject_in_every_match() -> None:
    """CTDL-ASN puts the earlier one first as we do; the terms that put it last are no matches."""
    beside = {(predicate, value) for subject, predicate, value in matches() if subject == BEFORE}
    assert beside == {(SKOS.closeMatch, CEASN.prerequisiteAlignment)}
    targets = {value for _, _, value in matches()}
    assert SCHEMA.coursePrerequisites not in targets
    assert CETERMS.prerequisite not in targets


def test_no_code_is_said_to_be_one_of_isco() -> None:
    """Terms are aligned, codes are not: the file says so in both languages and names no ISCO IRI."""
    graph = parsed("alignments.ttl")
    warning = {said.language: str(said) for said in graph.objects(ALIGNMENTS, SKOS.scopeNote)}
    assert set(warning) == LANGUAGES
    assert all("ISCO-08" in said for said in warning.values())
    assert not [value for _, _, value in matches() if "isco" in value.lower()]


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
