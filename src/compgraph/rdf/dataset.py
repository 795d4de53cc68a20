"""A data set described: how many things of each class, how many statements of each property.

The description is VoID (W3C Interest Group Note, 2011) and DCAT (W3C Recommendation, 2020).
ontology/dataset.ttl is that of the shipped standard; `compgraph vocabulary --format void` writes
that of any sources or store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from rdflib import (
    DCAT,
    DCTERMS,
    FOAF,
    OWL,
    RDF,
    RDFS,
    SKOS,
    VOID,
    XSD,
    Graph,
    Literal,
    Namespace,
    URIRef,
)

from compgraph._version import __version__
from compgraph.codes import order
from compgraph.messages import Text, text
from compgraph.rdf.answer import Answer
from compgraph.rdf.terms import PREFIXES
from compgraph.rdf.vocab import BASE, CG, ICAP, LANGUAGE

if TYPE_CHECKING:
    from rdflib.term import Node

DATASET = URIRef(f"{BASE}dataset")

_PARTS = Namespace(f"{DATASET}#")
_LICENCE = URIRef("https://spdx.org/licenses/MIT")
_LANGUAGES = Namespace("http://id.loc.gov/vocabulary/iso639-1/")
_MEDIA = Namespace("https://www.iana.org/assignments/media-types/")
_TURTLE = URIRef("http://www.w3.org/ns/formats/Turtle")

_SUBJECTS = f"""
SELECT (COUNT(*) AS ?subjects)
  (SUM(IF(ISIRI(?s) && STRSTARTS(STR(?s), "{ICAP}"), 1, 0)) AS ?entities)
WHERE {{ SELECT DISTINCT ?s WHERE {{ ?s ?p ?o }} }}
"""
_OBJECTS = "SELECT (COUNT(DISTINCT ?o) AS ?objects) WHERE { ?s ?p ?o }"
_CLASSES = "SELECT ?term (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?term } GROUP BY ?term"
_PROPERTIES = "SELECT ?term (COUNT(*) AS ?n) WHERE { ?s ?term ?o } GROUP BY ?term"
_STANDARDS = f"SELECT ?standard WHERE {{ ?standard a <{CG.Standard}> }}"
_EXAMPLES = f"""
SELECT ?thing WHERE {{
  ?thing <{CG.inStandard}> <%s> ; <{CG.position}> 1 ; a ?kind
  VALUES ?kind {{ <{CG.Duty}> <{CG.Task}> <{CG.Knowledge}> <{CG.Skill}> }}
}}
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a graph holds: `entities` are the things of ours that it describes.

    `classes` counts members and `properties` statements, by the IRI of the term; `standards` are
    the IRIs of the standards, in natural order, `examples` those of some things of the first.
    """

    triples: int
    subjects: int
    objects: int
    entities: int
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    standards: tuple[str, ...]
    examples: tuple[str, ...] = ()

    def of(self, iri: str) -> int:
        """Return how often a class has a member, or a property is stated; 0 for other terms."""
        return self.classes.get(iri, self.properties.get(iri, 0))


@dataclass(frozen=True, slots=True)
class File:
    """A file that holds the data set as Turtle."""

    name: str
    size: int


def counted(ask: Callable[[str], Answer]) -> Counts:
    """Return the counts of the default graph that `ask` (such as `Store.query`) answers from."""
    ((subjects, entities),) = (map(_number, row) for row in ask(_SUBJECTS).rows)
    ((objects,),) = (map(_number, row) for row in ask(_OBJECTS).rows)
    classes, properties = (
        {str(term): _number(count) for term, count in ask(query).rows}
        for query in (_CLASSES, _PROPERTIES)
    )
    standards = _listed(ask(_STANDARDS))
    examples = _listed(ask(_EXAMPLES % standards[0])) if standards else ()
    triples = sum(properties.values())
    return Counts(triples, subjects, objects, entities, classes, properties, standards, examples)


def description(counts: Counts, files: Sequence[File] = ()) -> Graph:
    """Return the VoID and DCAT description of a data set with these counts, in these files."""
    graph = Graph(identifier=DATASET, bind_namespaces="none")
    for statements in (_said(counts), _sized(counts), _partitions(counts), _files(files)):
        for subject, predicate, value in statements:
            graph.add((subject, predicate, value))
    return graph


_Statements = Iterable[tuple[URIRef, URIRef, "Node"]]


def _said(counts: Counts) -> _Statements:
    """Say what the data set is, whose it is, what one may do with it."""
    document, makers, ministry = URIRef(f"{DATASET}.ttl"), _PARTS.makers, _PARTS.ministry
    yield document, RDF.type, VOID.DatasetDescription
    yield document, FOAF.primaryTopic, DATASET
    yield document, DCTERMS.license, _LICENCE
    yield DATASET, RDF.type, VOID.Dataset
    yield DATASET, RDF.type, DCAT.Dataset
    values = {"count": len(counts.standards)}
    yield from _both(DATASET, DCTERMS.title, text("vocabulary.dataset-title"))
    yield from _both(DATASET, DCTERMS.description, text("vocabulary.dataset-said", **values))
    yield from _both(DATASET, DCTERMS.rights, text("vocabulary.dataset-rights"))
    yield from _both(DATASET, DCTERMS.source, text("vocabulary.dataset-source"))
    for word in ("standards", "competency", "tasks"):
        yield from _both(DATASET, DCAT.keyword, text(f"vocabulary.keyword-{word}"))
    for agent, role, name in (
        (makers, DCTERMS.publisher, "makers"),
        (ministry, DCTERMS.rightsHolder, "ministry"),
    ):
        yield DATASET, role, agent
        yield agent, RDF.type, FOAF.Agent
        yield from _both(agent, FOAF.name, text(f"vocabulary.{name}"))
    yield DATASET, DCTERMS.language, _LANGUAGES.zh
    yield DATASET, DCTERMS.conformsTo, URIRef(f"{BASE}ontology")
    yield DATASET, OWL.versionInfo, Literal(__version__)


def _sized(counts: Counts) -> _Statements:
    """Say how large it is, and where to begin."""
    for predicate, count in (
        (VOID.triples, counts.triples),
        (VOID.entities, counts.entities),
        (VOID.distinctSubjects, counts.subjects),
        (VOID.distinctObjects, counts.objects),
        (VOID.classes, len(counts.classes)),
        (VOID.properties, len(counts.properties)),
    ):
        yield DATASET, predicate, Literal(count)
    yield DATASET, VOID.uriSpace, Literal(ICAP)
    for vocabulary in _vocabularies(counts):
        yield DATASET, VOID.vocabulary, URIRef(vocabulary)
    for standard in counts.standards:
        yield DATASET, VOID.rootResource, URIRef(standard)
    for example in (*counts.standards[:1], *counts.examples):
        yield DATASET, VOID.exampleResource, URIRef(example)


def _partitions(counts: Counts) -> _Statements:
    """Say how much there is of each class and property; a part is named after its term."""
    for terms, relation, names, size in (
        (counts.classes, VOID.classPartition, VOID["class"], VOID.entities),
        (counts.properties, VOID.propertyPartition, VOID.property, VOID.triples),
    ):
        for term in terms:
            part = _PARTS[_part(term)]
            yield DATASET, relation, part
            yield part, RDF.type, VOID.Dataset
            yield part, names, URIRef(term)
            yield part, size, Literal(terms[term])


def _files(files: Sequence[File]) -> _Statements:
    for file in files:
        part = _PARTS[f"file-{file.name.rpartition('/')[2]}"]
        yield DATASET, DCAT.distribution, part
        yield DATASET, VOID.feature, _TURTLE
        yield part, RDF.type, DCAT.Distribution
        yield part, DCTERMS.title, Literal(file.name)
        yield part, DCAT.mediaType, _MEDIA["text/turtle"]
        yield part, DCAT.byteSize, Literal(file.size, datatype=XSD.nonNegativeInteger)
        yield from _both(part, DCTERMS.rights, text("vocabulary.dataset-rights"))


def _vocabularies(counts: Counts) -> list[str]:
    used = (*counts.classes, *counts.properties)
    known = (str(CG), str(DCTERMS), str(RDF), str(RDFS), str(SKOS))
    return [namespace for namespace in known if any(term.startswith(namespace) for term in used)]


def _part(iri: str) -> str:
    """Return the name of the part of a term: `cg-Task`; of an unknown vocabulary, its whole IRI."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}-{quote(iri[len(namespace) :], safe='')}"
    return quote(iri, safe="")


def _both(subject: URIRef, predicate: URIRef, said: Text) -> _Statements:
    yield subject, predicate, Literal(said.zh, lang=LANGUAGE)
    yield subject, predicate, Literal(said.en, lang="en")


def _listed(answer: Answer) -> tuple[str, ...]:
    return tuple(sorted((str(iri) for (iri,) in answer.rows), key=order))


def _number(node: Node | None) -> int:
    return int(str(node))
